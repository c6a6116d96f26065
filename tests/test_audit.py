"""The audit over a file whose sources disagree in every way that it tells apart, and each identity's verdict."""

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from g60cli.answer import Data
from g60cli.knowledge.vocabulary import Precision
from g60cli.questions.agreement import Agreement, agreement, rounds_to
from tests.conftest import Run

CONFLICTS = "data/conflicts.toml"


@pytest.fixture(scope="module")
def ledger(g60: Run) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = g60("audit", "--json", "--facts", CONFLICTS).json()["data"]
    return entries


def about(ledger: list[dict[str, Any]], kind: str, figure: str) -> list[dict[str, Any]]:
    return [entry for entry in ledger if (entry["kind"], entry["figure"]) == (kind, figure)]


# Conflicts


@pytest.mark.parametrize(
    ("figure", "verdict", "why"),
    [
        ("Aston: Firms", "same", "the same value"),
        ("Aston: Output", "compatible", "within rounding"),
        ("Borly: Firms", "compatible", "within bounds"),
        ("The Mill: Founded", "compatible", "within rounding"),
        ("Colm: Output", "revision", "preliminary, then final"),
        ("Aston: Shops", "revision", "bureau-2023 was published later"),
        ("Borly: Output", "revision", "expected, then reported"),
        ("Nation: Output", "scope", "another basis: none stated, not fifth census"),
        ("Borly: Shops", "scope", "a note of herald-2023-05 says so: includes the stalls of the market"),
        ("Colm: Shops", "scope", "a target and a result"),
        ("Aston: Area", "conflict", "no telling which is later: site has no date of publication"),
        ("Colm: Firms", "conflict", "pedia-2024 is later, but of type encyclopedia against official"),
        ("Rivers: Depth", "conflict", "a later page does not revise what is steady; the file prefers bureau-2022: "),
        ("The Mill: Seat", "conflict", "no telling which is later: site has no date of publication"),
    ],
)
def test_a_conflict_is_of_its_class_and_says_why(
    figure: str, verdict: str, why: str, ledger: list[dict[str, Any]]
) -> None:
    (entry,) = about(ledger, "conflict", figure)
    assert entry["verdict"] == verdict
    assert entry["why"].startswith(why)


def test_figures_of_two_times_or_metrics_are_no_conflict(ledger: list[dict[str, Any]]) -> None:
    conflicts = [entry for entry in ledger if entry["kind"] == "conflict"]
    assert all(len({id_.split("/")[1].partition("@")[0] for id_ in entry["facts"]}) == 1 for entry in conflicts)
    assert about(ledger, "conflict", "The Mill: Output") == []


def test_what_is_ranked_down_takes_no_part_in_a_conflict(ledger: list[dict[str, Any]]) -> None:
    assert about(ledger, "conflict", "Borly: Area") == []


@pytest.mark.parametrize(
    ("figure", "yields_to"),
    [
        ("Borly: Area", "borly/area/2021@bureau-2022"),
        ("Nation: Shops", "nation/shops/2021@bureau-2022"),
        ("Rivers: Firms", "aston/firms/end-2022@bureau-2023"),
        ("Nation: Depth", None),
    ],
)
def test_what_is_ranked_down_names_its_reason_and_the_fact_it_yields_to(
    figure: str, yields_to: str | None, ledger: list[dict[str, Any]], g60: Run
) -> None:
    (entry,) = about(ledger, "deprecated", figure)
    assert entry["yields_to"] == yields_to
    assert entry["why"] in entry["text"]
    alone = g60("fact", entry["facts"][0], "--json", "--facts", CONFLICTS).json()["data"]
    assert alone["yields_to"] == yields_to


# Identities


@pytest.mark.parametrize(
    ("figure", "start", "verdict"),
    [
        ("Rivers: Area", "2,010.14 km²: 2,010.14 km², the sum of the 3 members is as much", "holds"),
        ("Rivers: Area", "≈ 2,000 km²: 2,010.14 km²", "holds within bounds"),
        ("Rivers: Output", "> 2,844.209 billion CNY: 2,844.209 billion CNY (2022)", "holds within bounds"),
        ("Rivers: Shops", "1,000 shops: 1,260 shops (2021), the sum of the 3 members is 26 % more", "off"),
        (
            "Rivers: Firms",
            "4,000 enterprises (2021) cannot be checked: no figure of the same year",
            "cannot be checked",
        ),
        (
            "Rivers: Share of firms",
            "1/10 (2021): 4,000 enterprises (2021) of 40,000 enterprises (2021) is 1/10",
            "holds",
        ),
        ("Rivers: Share of firms", "1/8 (2021): 4,000 enterprises (2021) of 40,000 enterprises (2021) is 1/10", "off"),
        ("Rivers: Share of firms", "1/9 (2023): 4,000 enterprises (2021)", "cannot be checked"),
        ("Rivers: Share of firms", "1/7 (target) (2030) cannot be checked: it is a target", "cannot be checked"),
        ("Rivers: Share of firms", "1/6 (2012) cannot be checked: no figures of Firms", "cannot be checked"),
        ("Rivers: Share of area", "1/50 (2021): ≈ 2,000 km² (2023) of 100,000 km²", "holds within bounds"),
        ("Rivers: Share of area", "1/50 (2021): 2,010.14 km², the sum of the 3 members, of 100,000", "holds"),
        ("Rivers: Share of shops", "> 10 % (2021): 1,000 shops (2021) of 9,000 shops", "holds within bounds"),
        ("Rivers: Share of exports", "1/5 (2021) cannot be checked: no figures of Exports", "cannot be checked"),
        ("Aston: Share of exports", "1/20 (2021) cannot be checked: no figures of Exports", "cannot be checked"),
        ("The Mill: Growth of output", "12 % (2022): 100 million CNY (2021) to 112 million CNY (2022)", "holds"),
        ("The Mill: Growth of output", "15 % (2022): 100 million CNY (2021) to 112 million CNY (2022)", "off"),
        ("The Mill: Growth of output", "3 % (2019) cannot be checked: no two figures of Output", "cannot be checked"),
        ("The Mill: Growth of output", "9 % a year (2016/2020) cannot be checked: it is the mean", "cannot be checked"),
        ("The Mill: Growth of output", "7 % (2023-05) cannot be checked: the page does not say", "cannot be checked"),
        ("Real growth of output", "1 figure cannot be checked: it is real growth", "cannot be checked"),
        (
            "CNY in USD of 2022",
            "The Mill: 720 million CNY is 100 million USD, 7.2 CNY for one USD",
            "holds within bounds",
        ),
        ("CNY in USD of 2023", "Borly: 7 million CNY is 1 million USD, 7 CNY for one USD", "off"),
        ("CNY in USD of 2020", "Nation: 900 million CNY is 130 million USD", "cannot be checked"),
    ],
)
def test_an_identity_has_its_verdict(figure: str, start: str, verdict: str, ledger: list[dict[str, Any]]) -> None:
    found = [entry for entry in about(ledger, "identity", figure) if entry["text"].startswith(start)]
    assert [entry["verdict"] for entry in found] == [verdict]


def test_an_identity_that_is_off_says_by_how_much_and_one_unchecked_says_why(ledger: list[dict[str, Any]]) -> None:
    identities = [entry for entry in ledger if entry["kind"] == "identity"]
    assert all((entry["off_by"] is not None) == (entry["verdict"] == "off") for entry in identities)
    assert all((entry["why"] is not None) == (entry["verdict"] == "cannot be checked") for entry in identities)
    assert {entry["off_by"] for entry in identities if entry["off_by"]} == {"20 %", "26 %", "14.3 %"}


def test_a_computation_names_the_years_it_mixes(ledger: list[dict[str, Any]]) -> None:
    (entry,) = [entry for entry in about(ledger, "identity", "Rivers: Share of firms") if "1/9" in entry["text"]]
    assert entry["years"] == ["2021", "2023"]
    assert entry["computation"] in entry["text"]
    (growth,) = [entry for entry in about(ledger, "identity", "The Mill: Growth of output") if entry["off_by"]]
    assert growth["years"] == ["2021", "2022"]


def test_shares_that_say_the_same_are_one_entry_with_all_their_facts(shipped: Run) -> None:
    entries = shipped("audit", "--json").json()["data"]
    (entry,) = [
        entry
        for entry in entries
        if entry["metric"] == "share-of-gdp" and entry["text"].startswith("1/15 (2021-03, 2021-11")
    ]
    assert sum("/share-of-gdp/" in id_ for id_ in entry["facts"]) > 3
    assert "120,472.4 billion CNY (2022)" in entry["computation"]


# What the shipped file holds, as its editors found it by hand


@pytest.mark.parametrize(
    ("figure", "verdict", "printed"),
    [
        ("Share of the nation's high-tech enterprises", "off", "44,200 enterprises (2023-10) of > 460,000"),
        ("Share of the nation's GDP", "holds within bounds", "> 7,904.296 billion CNY (2022)"),
        ("Share of the nation's population", "holds", "57,927,479 people (2020)"),
        ("Area", "off", "76,200 km²: 76,869.43 km²"),
        ("Share of companies on the STAR Market", "holds within bounds", "1/5 of it would be 112 companies"),
    ],
)
def test_the_shipped_file_yields_what_was_found_by_hand(figure: str, verdict: str, printed: str, shipped: Run) -> None:
    entries = shipped("audit", "--json").json()["data"]
    name = f"G60 Science and Technology Innovation Corridor: {figure}"
    found = [entry["verdict"] for entry in entries if entry["figure"] == name and printed in entry["text"]]
    assert verdict in found


# The command


def test_true_conflicts_stand_first_and_what_is_the_same_last(ledger: list[dict[str, Any]]) -> None:
    assert ledger[0]["verdict"] == "conflict"
    assert ledger[-1]["verdict"] == "same"
    verdicts = [entry["verdict"] for entry in ledger]
    assert verdicts.index("off") > verdicts.index("conflict")


def test_strict_fails_where_a_conflict_is_true_or_a_sum_is_off(g60: Run) -> None:
    assert g60("audit", "--facts", CONFLICTS).code == 0
    assert g60("audit", "--strict", "--facts", CONFLICTS).code == 4
    assert g60("audit", "--strict").code == 0


def test_the_note_counts_each_group(g60: Run) -> None:
    outcome = g60("audit", "--facts", CONFLICTS)
    assert "conflicts: 6" in outcome.err
    assert "said twice and the same: 1" in outcome.err


def test_rows_may_be_chosen_though_they_stand_in_groups(g60: Run, ledger: list[dict[str, Any]]) -> None:
    outcome = g60("audit", "--facts", CONFLICTS, "--limit", "2", "--columns", "verdict,figure")
    assert [line.split("  ")[0] for line in outcome.out.splitlines()[4:6]] == ["conflict", "conflict"]
    limited = g60("audit", "--facts", CONFLICTS, "--limit", "1").out
    assert ledger[0]["text"] in limited
    assert ledger[1]["text"] not in limited
    assert "\nConflicts\n" in limited
    assert "add up" not in limited
    assert len(g60("audit", "--facts", CONFLICTS, "--limit", "9", "--json").json()["data"]) == 9


def test_a_knowledge_without_two_voices_has_nothing_to_audit(g60: Run, tmp_path: Any) -> None:
    file = tmp_path / "one.toml"
    file.write_text('format = 1\n[source.a]\ntitle = "A"\npublisher = "A"\npublished = 2020\ntype = "press"\n', "utf-8")
    outcome = g60("audit", "--strict", "--json", "--facts", str(file))
    assert (outcome.code, outcome.json()["data"]) == (0, [])
    assert "nothing to audit" in outcome.err


# One fact


def test_a_fact_shows_each_rival_with_its_verdict(g60: Run) -> None:
    data = g60("fact", "aston/area/2021@bureau-2022", "--json", "--facts", CONFLICTS).json()["data"]
    assert [(rival["id"], rival["verdict"]) for rival in data["rivals"]] == [("aston/area/undated@site", "conflict")]


@pytest.mark.parametrize(
    ("id_", "figures"),
    [
        ("colm/area/2021@bureau-2022", {"Rivers: Area", "Rivers: Share of area"}),
        ("nation/firms/2021@bureau-2022", {"Rivers: Share of firms"}),
        ("rivers/share-of-firms/2021@bureau-2022", {"Rivers: Share of firms"}),
        ("mill/output/2021@bureau-2022", {"The Mill: Growth of output"}),
        ("colm/exports/2023@pedia-2024", {"CNY in USD of 2023"}),
        ("mill/seat@site", set()),
        ("nation/depth/2023@pedia-2024", set()),
    ],
)
def test_a_fact_shows_the_identities_that_use_it(
    id_: str, figures: set[str], g60: Run, ledger: list[dict[str, Any]]
) -> None:
    used_in = g60("fact", id_, "--json", "--facts", CONFLICTS).json()["data"]["used_in"]
    assert {entry["figure"] for entry in used_in} == figures
    assert all(id_ in entry["facts"] for entry in used_in)


def test_a_merged_identity_reads_the_same_from_each_of_its_facts(shipped: Run) -> None:
    entries = shipped("audit", "--json").json()["data"]
    merged = [entry for entry in entries if entry["metric"] == "share-of-land-area"]
    assert any("1/120 (2023-10, 2024-01, 2025-12): " in entry["text"] and entry["years"] == [] for entry in merged)
    for claim in ("corridor/share-of-land-area/2023-10@shine-2023-10-18", "china/area/undated@china-org-area"):
        used_in = shipped("fact", claim, "--json").json()["data"]["used_in"]
        assert [entry for entry in used_in if entry["metric"] == "share-of-land-area"] == merged


def test_every_identity_of_the_audit_is_found_from_each_of_its_facts(g60: Run, ledger: list[dict[str, Any]]) -> None:
    named = {id_ for entry in ledger if entry["kind"] == "identity" for id_ in entry["facts"]}
    for id_ in sorted(named):
        expected = [
            (entry["verdict"], entry["text"])
            for entry in ledger
            if entry["kind"] == "identity" and id_ in entry["facts"]
        ]
        data = g60("fact", id_, "--json", "--facts", CONFLICTS).json()["data"]
        assert sorted((entry["verdict"], entry["text"]) for entry in data["used_in"]) == sorted(expected)


# Rounding


def fact(value: str, precision: str = "exact", unit: str = "people") -> Data:
    return {"value": value, "precision": precision, "unit": unit}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (fact("5820"), fact("5818.43"), Agreement.ROUNDING),
        (fact("5827"), fact("5820"), Agreement.NONE),
        (fact("4"), fact("3.91"), Agreement.ROUNDING),
        (fact("500"), fact("540"), Agreement.NONE),
        (fact("500", "about"), fact("540"), Agreement.ROUNDING),
        (fact("1810000000000"), fact("1810900000000"), Agreement.ROUNDING),
        (fact("2400000"), fact("2395834"), Agreement.ROUNDING),
        (fact("2000000"), fact("2400000"), Agreement.NONE),
        (fact("1/24"), fact("1/28"), Agreement.NONE),
        (fact("1/15"), fact("0.0667"), Agreement.ROUNDING),
        (fact("100", "more-than"), fact("100"), Agreement.ROUNDING),
        (fact("100", "more-than"), fact("120"), Agreement.BOUNDS),
        (fact("100", "more-than"), fact("90"), Agreement.NONE),
        (fact("100", "more-than"), fact("120", "at-least"), Agreement.BOUNDS),
        (fact("100", "more-than"), fact("90", "at-most"), Agreement.NONE),
        (fact("30000", "nearly"), fact("29000"), Agreement.ROUNDING),
        (fact("30000", "nearly"), fact("31000"), Agreement.NONE),
        (fact("12.50"), fact("12.5"), Agreement.SAME),
    ],
)
def test_two_printed_numbers_agree_or_not(one: Data, other: Data, expected: Agreement) -> None:
    assert agreement(one, other) is expected
    assert agreement(other, one) is expected


@given(st.integers(-(10**12), 10**12), st.integers(1, 6))
def test_a_decimal_stands_for_all_that_is_rounded_to_it(digits: int, places: int) -> None:
    unit = Fraction(1, 10**places)
    written = f"{'-' if digits < 0 else ''}{abs(digits) // 10**places}.{abs(digits) % 10**places:0{places}}"
    value = digits * unit
    assert all(rounds_to(written, Precision.EXACT, value + shift) for shift in (0, unit / 2, -unit / 2))
    assert not any(rounds_to(written, Precision.EXACT, value + shift) for shift in (unit, -unit))


@given(st.integers(2, 500), st.fractions(min_value=Fraction(1, 1000), max_value=1))
def test_one_over_a_number_is_what_is_nearer_to_it_than_to_its_neighbours(number: int, value: Fraction) -> None:
    near = abs(1 / value - number) <= Fraction(1, 2)
    assert rounds_to(f"1/{number}", Precision.EXACT, value) is near


def test_the_verdicts_do_not_depend_on_the_order_of_the_file(g60: Run, tmp_path: Any) -> None:
    """Facts the other way round give the same ledger, entry for entry."""
    from tests.conftest import TESTS

    head, *facts = (TESTS / CONFLICTS).read_text("utf-8").split("[[fact]]")
    file = tmp_path / "turned.toml"
    file.write_text(head + "".join(f"\n[[fact]]{text}" for text in reversed(facts)), "utf-8")
    entries = [g60("audit", "--json", "--facts", path).json()["data"] for path in (CONFLICTS, str(file))]
    said = [
        {json.dumps([entry["kind"], entry["verdict"], entry["figure"], sorted(entry["facts"])]) for entry in found}
        for found in entries
    ]
    assert said[0] == said[1]
