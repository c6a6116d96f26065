"""The shipped knowledge: valid, whole, and what its articles say; compared with the texts where they are at hand.

The texts and the research tables are not part of the project: they lie beside it, in ``../shared``.
"""

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import tomli

from g60cli.knowledge.layers import builtin_path
from tests.conftest import Run
from tests.maintenance import coverage, observations

SHARED = Path(__file__).parents[2] / "shared"
NEEDS_SHARED = pytest.mark.skipif(not SHARED.is_dir(), reason="the texts of the articles are not at hand")
NINE = ["songjiang", "jiaxing", "hangzhou", "jinhua", "suzhou", "huzhou", "xuancheng", "wuhu", "hefei"]


@pytest.fixture(scope="module")
def knowledge() -> dict[str, Any]:
    return tomli.loads(builtin_path().read_text(encoding="utf-8"))


# As a file


def test_it_is_valid_to_the_last_warning(shipped: Run) -> None:
    outcome = shipped("check", "--strict")
    assert (outcome.code, outcome.out) == (0, "")


def test_it_expects_of_itself_all_that_it_holds(knowledge: dict[str, Any], shipped: Run) -> None:
    counts = shipped("--json").json()["data"]["counts"]
    kinds = {kind: count for kind, count in counts.items() if kind not in ("figures",)}
    kinds["quantities"] = sum("metric" in fact for fact in knowledge["fact"])
    assert knowledge["expect"] == kinds
    assert kinds["quantities"] >= 380
    assert kinds["sources"] >= 150


def test_every_metric_can_be_asked_for_in_english_and_in_chinese(knowledge: dict[str, Any]) -> None:
    aliases = {id_: "".join(metric["aliases"]) for id_, metric in knowledge["metric"].items()}
    assert [id_ for id_, text in aliases.items() if text.isascii()] == []
    assert [id_ for id_, metric in knowledge["metric"].items() if not metric.get("summary")] == []


def test_at_least_25_metrics_have_values_in_several_years_or_places(knowledge: dict[str, Any]) -> None:
    values = defaultdict(set)
    for fact in knowledge["fact"]:
        if "metric" in fact:
            values[fact["metric"]].add((str(fact["about"]), fact.get("period")))
    assert sum(len(places) >= 2 for places in values.values()) >= 25


def test_facts_of_a_subject_and_metric_stand_together(knowledge: dict[str, Any]) -> None:
    runs: Counter[tuple[str, str]] = Counter()
    before = None
    for fact in knowledge["fact"]:
        key = (str(fact["about"]), fact.get("metric", "text"))
        runs[key] += key != before
        before = key
    scattered = {key for key, count in runs.items() if count > 1 and key[1] != "text"}
    assert scattered == set()


# As it answers


def test_the_members_are_songjiang_and_eight_cities(shipped: Run) -> None:
    assert [city["id"] for city in shipped("cities", "--json").json()["data"]] == NINE


@pytest.mark.parametrize("year", range(2018, 2026))
def test_there_are_figures_of_every_year(year: int, shipped: Run) -> None:
    assert shipped("stats", "--year", str(year), "--json").json()["data"]


def test_gdp_of_2022_is_known_for_all_nine(shipped: Run) -> None:
    facts = shipped("stats", "--metric", "gdp", "--year", "2022", "--json").json()["data"]
    assert set(NINE) <= {fact["about"]["id"] for fact in facts if fact["period"] == "2022"}


@pytest.mark.parametrize("metric", ["population", "area", "gdp", "rd-intensity"])
def test_a_city_has_its_main_figures(metric: str, shipped: Run) -> None:
    facts = shipped("city", "Hefei", "--json").json()["data"]["facts"]
    assert any(fact["metric"] and fact["metric"]["id"] == metric for fact in facts)


def test_the_intensity_that_is_songjiangs_is_not_given_to_the_corridor(shipped: Run) -> None:
    facts = shipped("stats", "--metric", "rd-intensity", "--json").json()["data"]
    ranks = {fact["about"]["id"]: fact["rank"] for fact in facts if fact["value"] == "6.79"}
    assert ranks == {"corridor": "deprecated", "songjiang": "normal"}


def test_a_place_printed_with_swapped_syllables_is_found_by_both_forms(shipped: Run) -> None:
    for name in ("Shidanghu", "Shihudang", "石湖荡"):
        assert shipped("show", name, "--json").json()["data"]["id"] == "shihudang"


def test_a_company_is_where_the_article_places_it_and_its_head_office_where_it_is(shipped: Run) -> None:
    company = shipped("company", "LandSpace", "--json").json()["data"]
    [office] = [fact for fact in company["facts"] if fact["metric"] and fact["metric"]["id"] == "headquarters"]
    assert (company["city"], office["value"]) == ("huzhou", "beijing")


# Against the texts


@NEEDS_SHARED
def test_every_token_of_the_articles_stands_in_their_text(knowledge: dict[str, Any]) -> None:
    evidence = coverage.gather_evidence([knowledge])
    for text in sorted((SHARED / "sources").glob("*.txt")):
        whole = coverage.normalise(text.read_text(encoding="utf-8"))
        assert [token for token in evidence[text.stem] if token not in whole] == []


@NEEDS_SHARED
def test_what_the_articles_say_and_no_fact_does_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    agrees = coverage.main([str(SHARED)]) == 0
    assert agrees, capsys.readouterr().out


@NEEDS_SHARED
def test_every_row_of_the_further_figures_is_a_fact_or_explained(capsys: pytest.CaptureFixture[str]) -> None:
    agrees = observations.main([str(SHARED / "research" / "observations.tsv"), str(builtin_path())]) == 0
    assert agrees, capsys.readouterr().out


def test_the_explanations_are_those_of_the_script() -> None:
    text = coverage.EXPLANATIONS.read_text(encoding="utf-8")
    rows = text.partition("## Figures left out")[2].partition("\n## ")[0]
    assert {
        int(line.split("|")[1]) for line in rows.splitlines() if line.startswith("| ") and line[2].isdigit()
    } == set(observations.EXPLAINED)
