"""Compare, rank, trend, shares, map: what each promises, as somebody types it."""

import csv
import io
import json
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from g60cli.answer import Answer, Bars, Lines, Map
from g60cli.questions.keys import KEYS
from tests.answered_facts import facts_in
from tests.conftest import Run
from tests.small_answers import ANSWERS
from tests.test_json_contract import FACT, numbers_only_in_blocks

COMPARE = {"entities", "rows", "attributes", "belongings", "statements"}
ROW = {
    "metric", "with", "name", "year", "cells", "ratios", "ratio_precisions", "ratio_displays", "comparable", "mixed",
    "why", "marks", "newer", "others", "computed_from",
}  # fmt: skip
RANK = {"metric", "year", "basis", "mixed", "members", "ranked", "left_out"}
RANKED = {"position", "fact", "ratio", "ratio_precision", "ratio_display", "why", "marks", "computed_from"}
SERIES = {"entity", "with", "name", "sparkline", "points", "left_out"}
POINT = {
    "fact", "change", "change_precision", "change_display", "growth_per_year", "growth_precision", "growth_display",
    "since", "why", "marks", "computed_from",
}  # fmt: skip
SHARE = {
    "metric", "whole", "share", "year", "per_head", "per_head_precision", "per_head_display", "per_area",
    "per_area_precision", "per_area_display", "why", "marks", "newer", "computed_from",
}  # fmt: skip
COMPARING = [name for name in ANSWERS if name.startswith(("compare", "rank", "trend", "shares", "map"))]
WHOLE = [name for name in COMPARING if not name.endswith("columns")]
SHIPPED = (
    ("compare", "Hefei", "Suzhou"),
    ("compare", "Hefei", "Jinhua", "Songjiang", "--allow-mixed"),
    ("compare", "LandSpace", "iFlytek"),
    ("compare", "AI", "aerospace", "integrated circuits"),
    ("rank", "population"),
    ("rank", "GDP"),
    ("rank", "rd-intensity", "--allow-mixed"),
    ("trend", "high-tech-enterprises", "corridor"),
    ("trend", "gdp"),
    ("trend", "gdp", "Hefei", "Suzhou", "Songjiang"),
    ("shares",),
    ("map",),
)


def row_of(outcome: Any, name: str) -> Any:
    return next(row for row in outcome.json()["data"]["rows"] if row["name"] == name)


# Keys and numbers


def test_the_keys_are_those_of_the_contract(rivers: Run) -> None:
    data = rivers("compare", "alder", "birch", "--json").json()["data"]
    assert set(data) == COMPARE == set(KEYS["compare"])
    assert all(set(row) == ROW for row in data["rows"])
    assert set(KEYS["row of compare"]) == ROW
    rank = rivers("rank", "gdp", "--json").json()["data"]
    assert set(rank) == RANK == set(KEYS["rank"])
    assert all(set(row) == RANKED for row in rank["ranked"])
    assert set(KEYS["ranked of rank"]) == RANKED
    assert all(set(item) == {"entity", "fact", "why"} for item in rank["left_out"])
    trend = rivers("trend", "firms", "--json").json()["data"]
    assert set(trend) == {"metric", "series"}
    assert all(set(each) == SERIES for each in trend["series"])
    assert all(set(point) == POINT for each in trend["series"] for point in each["points"])
    assert set(KEYS["point of trend"]) == POINT
    shares = rivers("shares", "--json").json()["data"]
    assert all(set(row) == SHARE for row in shares)
    assert set(KEYS["share"]) == SHARE


@pytest.mark.parametrize("name", WHOLE)
def test_every_fact_is_a_whole_fact(name: str, g60: Run) -> None:
    assert [fact for fact in facts_in(g60(*ANSWERS[name], "--json").json()["data"]) if set(fact) != FACT] == []


@pytest.mark.parametrize("arguments", SHIPPED)
def test_every_number_of_the_shipped_comparisons_stands_in_data(
    arguments: tuple[str, ...], answer_to: Callable[..., Answer]
) -> None:
    answer = answer_to(*arguments, G60_FACTS="builtin")
    assert numbers_only_in_blocks(answer) == set()
    marked = {source for block in answer.blocks for row in block.rows for cell in row for source in cell.sources}
    assert marked == set(answer.sources)


@pytest.mark.parametrize("arguments", SHIPPED)
def test_each_computed_number_names_the_facts_it_was_computed_from(arguments: tuple[str, ...], shipped: Run) -> None:
    known = {fact["id"]: fact for fact in shipped("stats", "--json").json()["data"]}
    for item in computed(shipped(*arguments, "--json").json()["data"]):
        assert item["computed_from"]
        assert all(id_ in known for id_ in item["computed_from"])


def computed(node: Any) -> list[dict[str, Any]]:
    """Every object with a computed number in it; a row of ``compare`` becomes one for each ratio."""
    found: list[dict[str, Any]] = []
    if isinstance(node, list):
        for value in node:
            found += computed(value)
    elif isinstance(node, dict):
        if "ratios" in node:
            pairs = zip(node["ratios"], node["computed_from"], strict=True)
            found += [{"computed_from": ids} for ratio, ids in pairs if ratio is not None]
        elif any(node.get(key) is not None for key in ("ratio", "change", "growth_per_year", "per_head", "per_area")):
            found.append(node)
        for value in node.values():
            found += computed(value)
    return found


def test_a_ratio_can_be_computed_again_from_the_facts_it_names(shipped: Run) -> None:
    known = {fact["id"]: Fraction(fact["value"]) for fact in shipped("stats", "--json").json()["data"] if fact["value"]}
    rows = shipped("compare", "Hefei", "Suzhou", "Jinhua", "--json").json()["data"]["rows"]
    ratios = [
        (ratio, ids) for row in rows for ratio, ids in zip(row["ratios"], row["computed_from"], strict=True) if ratio
    ]
    assert len(ratios) > 5
    assert all(Fraction(ratio) == known[one] / known[other] for ratio, (one, other) in ratios)


# Compare


def test_a_ratio_says_how_many_times_the_other_the_first_is(rivers: Run) -> None:
    row = row_of(rivers("compare", "alder", "birch", "cedar", "--json"), "Output")
    assert row["ratios"] == [None, "4/3", "1.6"]
    assert row["ratio_displays"] == [None, "1.33", "< 1.6"]
    assert row["ratio_precisions"] == [None, "exact", "less-than"]
    assert row["year"] == "2022"


def test_the_latest_year_that_all_have_is_taken_and_newer_ones_are_named(rivers: Run) -> None:
    row = row_of(rivers("compare", "alder", "birch", "--json"), "Output")
    assert [cell["period"] for cell in row["cells"]] == ["2022", "2022"]
    assert [(item["fact"]["id"], item["why"]) for item in row["newer"]] == [
        ("alder/gdp/2024@courier-2025-02-01", "another basis: census, not none stated"),
        ("birch/gdp/2024-H1@courier-2025-02-01", "another length of period: half a year, not a year"),
    ]


def test_a_year_can_be_asked_for(rivers: Run) -> None:
    row = row_of(rivers("compare", "alder", "birch", "--year", "2023", "--json"), "Output")
    assert [cell and cell["period"] for cell in row["cells"]] == ["2023", None]
    assert (row["why"], row["newer"]) == ("only Alder has a value here", [])


def test_the_latest_year_is_that_of_the_latest_figure(rivers: Run) -> None:
    row = row_of(rivers("compare", "alder", "birch", "--year", "latest", "--metric", "gdp", "--json"), "Output")
    assert row["cells"][0]["period"] == "2024"
    assert not row["comparable"]


def test_figures_of_different_years_are_divided_only_if_asked_and_then_marked(rivers: Run) -> None:
    asked = ("compare", "alder", "birch", "--metric", "firms")
    plain, mixed = rivers(*asked), rivers(*asked, "--allow-mixed")
    assert "1.5" not in plain.out
    assert "--allow-mixed" in plain.err
    assert "1.5 (mixed)" in mixed.out
    assert "another year: 2023 (Alder), 2022 (Birch)" in plain.out
    assert "another year: 2023 (Alder), 2022 (Birch)" in mixed.out


def test_bounds_that_point_in_different_directions_give_an_indicative_ratio(rivers: Run) -> None:
    row = row_of(rivers("compare", "alder", "birch", "--json"), "Mills")
    assert (row["ratio_displays"][1], row["why"].partition(":")[0]) == ("≈ 3", "only indicative")


def test_positions_and_negative_numbers_have_no_ratio_and_say_so(rivers: Run) -> None:
    outcome = rivers("compare", "alder", "birch", "--json")
    assert row_of(outcome, "Place among cities")["why"] == "positions have no ratio"
    assert row_of(outcome, "Growth of output")["why"] == "no ratio: one figure is not above zero"


def test_what_each_has_that_the_others_lack_is_named(rivers: Run) -> None:
    data = rivers("compare", "Reed Mill", "Rush Mill", "--json").json()["data"]
    products = next(row for row in data["belongings"] if row["what"] == "Products")
    assert [[thing["name"] for thing in things] for things in products["only"]] == [["Reed board"], []]
    assert [item["thing"]["name"] for item in products["shared"]] == ["Plain sheet"]
    assert next(row for row in data["attributes"] if row["attribute"] == "City")["cells"] == ["Alder", "Birch"]
    assert [cell["value"] for row in data["attributes"] if row["metric"] for cell in row["cells"]] == [
        "1999",
        "2005-04-01",
    ]
    assert [fact["about"]["id"] for fact in data["statements"]] == ["reed"]


def test_industries_are_compared_by_what_belongs_to_them(rivers: Run) -> None:
    data = rivers("compare", "Paper", "Glass", "--json").json()["data"]
    only = {row["what"]: [[thing["name"] for thing in things] for things in row["only"]] for row in data["belongings"]}
    shared = {row["what"]: [item["thing"]["name"] for item in row["shared"]] for row in data["belongings"]}
    assert (only["Companies"], shared["Companies"]) == ([["Reed Mill"], []], ["Rush Mill"])
    assert (only["Cities and places"], shared["Cities and places"]) == ([["Alder"], []], ["Birch"])


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("Alder", "Birch"), ["alder", "birch"]),
        (("桤城", "Birch Town"), ["alder", "birch"]),
        (("Alder", "Birch", "Town"), ["alder", "birch"]),
        (("Birch", "Town", "Alder"), ["birch", "alder"]),
        (("Reed", "Mill", "Rush", "Mill"), ["reed", "rush"]),
        (("Reed Mill", "rush"), ["reed", "rush"]),
    ],
)
def test_each_argument_is_a_name_unless_only_a_join_makes_sense(
    words: tuple[str, ...], ids: list[str], rivers: Run
) -> None:
    data = rivers("compare", *words, "--json").json()["data"]
    assert [entity["id"] for entity in data["entities"]] == ids


def test_names_of_the_shipped_knowledge_need_no_quotes_where_that_is_clear(shipped: Run) -> None:
    data = shipped("compare", "LandSpace", "Shanghai", "Advanced", "Silicon", "Technology", "--json").json()["data"]
    assert [entity["id"] for entity in data["entities"]] == ["landspace", "shanghai-advanced-silicon-technology"]


@pytest.mark.parametrize(
    ("words", "code", "exit_", "said"),
    [
        (("Alder",), "wrong-number-of-names", 2, "2 to 9 names"),
        (("Alder", "桤城"), "named-twice", 2, "'Alder' and '桤城' are the same"),
        (("Alder", "Reed Mill"), "different-kinds", 2, "'Alder' is a city, 'Reed Mill' is a company"),
        (("Paper", "Alder"), "different-kinds", 2, "'Paper' is an industry"),
        (("Alder", "Nowhere"), "unknown-name", 1, "no entity is called 'Nowhere'"),
        (("Alder", "Birhc"), "unknown-name", 1, "Birch (birch)"),
        (("Alder", ""), "empty-name", 2, "the name is empty"),
        (("Alder", "GDP"), "other-kind", 1, "'GDP' is no entity but a metric"),
        (("Alder", "Birch", "--metric", "heat"), "unknown-name", 1, "no metric is called 'heat'"),
        (("Alder", "Birch", "--year", "soon"), "bad-year", 2, "'soon' is no year"),
    ],
)
def test_what_cannot_be_compared_says_why(
    words: tuple[str, ...], code: str, exit_: int, said: str, rivers: Run
) -> None:
    outcome = rivers("compare", *words, "--json")
    [error] = outcome.json()["errors"]
    assert (error["code"], outcome.code) == (code, exit_)
    assert said in outcome.err


@pytest.mark.parametrize("words", [("Hefei", "Shanghai"), ("上海", "合肥")])
def test_a_place_beside_a_member_names_the_member_there(words: tuple[str, str], shipped: Run) -> None:
    outcome = shipped("compare", *words, "--json")
    [error] = outcome.json()["errors"]
    assert outcome.code == 2
    assert error["message"].endswith("; in Shanghai the member is Songjiang")
    assert error["suggestions"] == ["songjiang"]


def test_more_than_nine_are_too_many(shipped: Run) -> None:
    cities = [city["id"] for city in shipped("cities", "--json").json()["data"]]
    assert shipped("compare", *cities).code == 0
    places = [place["id"] for place in shipped("list", "places", "--json").json()["data"]]
    assert "2 to 9 names to compare, not 10" in shipped("compare", *places[:10]).err


def test_places_that_overlap_are_told(rivers: Run) -> None:
    said = "Three Rivers and Upland overlap: Alder, Birch"
    assert said in rivers("compare", "Three Rivers", "Upland").err
    assert said in rivers("compare", "Three Rivers", "Upland", "--json").json()["notes"]
    assert "overlap" not in rivers("compare", "Three Rivers", "Land").err + rivers("compare", "alder", "birch").err


# Rank


def test_equal_ones_share_a_position_and_nearly_stands_below(rivers: Run) -> None:
    ranked = rivers("rank", "population", "--json").json()["data"]["ranked"]
    assert [(row["position"], row["fact"]["about"]["id"], row["ratio_display"]) for row in ranked] == [
        (1, "alder", "1"),
        (1, "birch", "1"),
        (3, "cedar", "nearly 1"),
    ]


def test_positions_are_ranked_from_the_first(rivers: Run) -> None:
    ranked = rivers("rank", "place", "--json").json()["data"]["ranked"]
    assert [(row["position"], row["fact"]["about"]["id"], row["ratio"]) for row in ranked] == [
        (1, "birch", None),
        (2, "alder", None),
        (2, "cedar", None),
    ]


def test_what_is_left_out_says_why(rivers: Run) -> None:
    left_out = rivers("rank", "gdp", "--json").json()["data"]["left_out"]
    said = {
        item["fact"]["id"].partition("@")[0] if item["fact"] else item["entity"]["id"]: item["why"] for item in left_out
    }
    assert said == {
        "birch/gdp/2024-H1": "another length of period: half a year, not a year",
        "birch/gdp/2030": "a target, not a result",
        "alder/gdp/2024": "another basis: census, not none stated",
        "alder/gdp/2023": "another year: 2023, not 2022",
        "alder+paper/gdp/2022": "of a part: Alder + Paper",
        "cedar/gdp/2021": "deprecated: a misprint of 2 billion",
        "dogwood": "no value",
    }


def test_a_bound_that_may_move_a_place_is_marked(rivers: Run) -> None:
    ranked = rivers("rank", "gdp", "--json").json()["data"]["ranked"]
    assert [row["marks"] for row in ranked] == [[], ["revised"], ["may stand higher"]]


def test_the_year_and_basis_with_the_most_members_are_taken_and_named(shipped: Run) -> None:
    outcome = shipped("rank", "population")
    assert outcome.out.startswith("Population · 2020 · census 2020 · 9 of 9 members\n")
    assert "2020 (census 2020) is where most members have comparable values" in outcome.err
    assert shipped("rank", "population", "--year", "2023").out.startswith("Population · 2023 · year-end estimate · ")


def test_members_of_other_years_are_ranked_only_if_asked_and_then_marked(rivers: Run) -> None:
    plain, mixed = (rivers("rank", "firms", *options, "--json").json()["data"] for options in ((), ("--allow-mixed",)))
    assert [row["fact"]["about"]["id"] for row in plain["ranked"]] == ["alder"]
    assert [(row["fact"]["about"]["id"], row["why"], row["ratio_display"]) for row in mixed["ranked"]] == [
        ("alder", None, "1"),
        ("birch", "another year: 2022, not 2023", "0.667 (mixed)"),
        ("cedar", "another year: 2021, not 2023", "0.333 (mixed)"),
    ]


def test_beside_a_year_that_is_asked_for_others_stand_only_if_asked_and_marked(rivers: Run) -> None:
    ranked = rivers("rank", "firms", "--year", "2022", "--allow-mixed", "--json").json()["data"]["ranked"]
    assert [(row["fact"]["period"], row["why"]) for row in ranked] == [
        ("2023", "another year: 2023, not 2022"),
        ("2022", None),
        ("2021", "another year: 2021, not 2022"),
    ]
    asked = ("compare", "alder", "birch", "--metric", "firms", "--year", "2022", "--json")
    plain, mixed = (rivers(*asked, *options).json()["data"]["rows"][0] for options in ((), ("--allow-mixed",)))
    assert [cell and cell["period"] for cell in plain["cells"]] == [None, "2022"]
    assert [cell["period"] for cell in mixed["cells"]] == ["2023", "2022"]
    assert mixed["ratio_displays"] == [None, "1.5 (mixed)"]


def test_members_that_only_their_time_keeps_out_can_be_asked_for(shipped: Run) -> None:
    asking = "--allow-mixed ranks them"
    outcome = shipped("rank", "rd-intensity")
    assert asking in outcome.err
    assert "4 of 9 members" in outcome.out
    assert "8 of 9 members" in shipped("rank", "rd-intensity", "--allow-mixed").out
    assert asking not in shipped("rank", "rd-intensity", "--allow-mixed").err
    assert asking not in shipped("rank", "population").err


def test_a_trend_without_a_metric_says_what_it_needs(shipped: Run) -> None:
    assert shipped("trend").err.startswith("g60: g60 trend needs METRIC (a metric")


def test_a_comparison_of_one_metric_names_the_command_that_lists_all(shipped: Run) -> None:
    assert "; g60 metric gdp lists all" in shipped("compare", "Hefei", "Suzhou", "--metric", "GDP").err


def test_an_attribute_cannot_be_ranked_or_drawn_over_time(rivers: Run) -> None:
    for command in ("rank", "trend"):
        outcome = rivers(command, "founded", "--json")
        assert (outcome.code, outcome.json()["errors"][0]["code"]) == (2, "no-numbers")


def test_an_order_of_none_says_so(rivers: Run) -> None:
    outcome = rivers("rank", "mills", "--year", "1900", "--json")
    assert (outcome.code, outcome.json()["data"]["ranked"]) == (0, [])
    assert "no member has a value of Mills in 1900 to rank" in outcome.err


# Trend


def points(outcome: Any) -> list[Any]:
    return [point for series in outcome.json()["data"]["series"] for point in series["points"]]


def test_changes_and_growth_carry_the_bound_of_their_figures(rivers: Run) -> None:
    found = {point["fact"]["period"]: point for point in points(rivers("trend", "firms", "--json"))}
    assert list(found) == ["2018", "2020", "2021", "2022", "2023-10", "2024", "undated"]
    assert (found["2020"]["change"], found["2020"]["growth_per_year"]) == ("21", "0.1")
    assert (found["2021"]["change_display"], found["2021"]["growth_display"]) == ("> +29 firms", "> +23.9 %")
    assert (found["2022"]["change_display"], found["2022"]["change_precision"]) == ("≈ +10 firms", "about")
    assert found["2022"]["marks"] == ["from an inexact figure"]


def test_a_break_says_why_and_has_no_change(rivers: Run) -> None:
    found = {point["fact"]["period"]: point for point in points(rivers("trend", "firms", "--json"))}
    assert (found["2023-10"]["change"], found["2023-10"]["why"]) == (None, "another basis: new count, not none stated")
    assert (found["undated"]["change"], found["undated"]["why"]) == (None, "undated: it has no place in time")
    assert (found["2024"]["change"], found["2024"]["growth_per_year"]) == ("20", None)


def test_a_change_over_a_gap_names_since_when(shipped: Run) -> None:
    found = {point["fact"]["period"]: point for point in points(shipped("trend", "gdp", "Songjiang", "--json"))}
    assert found["2022"]["why"] == "since 2020"
    assert found["2022"]["since"] == found["2020"]["fact"]["id"]
    assert found["2021-H1"]["why"] == "another length of period: half a year, not a year"


def test_growth_between_the_dates_of_pages_is_approximate(shipped: Run) -> None:
    found = points(shipped("trend", "high-tech-enterprises", "corridor", "--json"))
    assert [point["growth_display"] for point in found] == [None, "≈ +20 %", "≈ +26 %", "≈ +23 %"]
    assert [point["change_display"] for point in found[2:]] == ["≈ +7,500 enterprises", "+7,700 enterprises"]


def test_shares_change_by_points_and_do_not_grow(rivers: Run) -> None:
    [first, second] = points(rivers("trend", "share-of-gdp", "--json"))
    assert (second["change"], second["change_display"], second["growth_per_year"]) == ("1/12", "≈ +8.3 points", None)
    assert first["change"] is None


def test_without_a_name_it_is_the_subject_or_else_the_members(rivers: Run) -> None:
    def whose(*words: str) -> list[str]:
        return [series["entity"]["id"] for series in rivers("trend", *words, "--json").json()["data"]["series"]]

    assert whose("firms") == ["three-rivers"]
    assert whose("population") == ["birch", "alder", "cedar", "dogwood"]
    assert whose("gdp", "Birch", "Town", "桤城") == ["birch", "alder", "alder"]


def test_a_sparkline_is_drawn_from_zero_and_parted_at_a_break(rivers: Run) -> None:
    [series] = rivers("trend", "firms", "--json").json()["data"]["series"]
    assert series["sparkline"] == "▄▅▆▆ ▇█"


def test_only_a_metric_has_a_trend(rivers: Run) -> None:
    assert "'Alder' is no metric but a city" in rivers("trend", "Alder").err
    assert rivers("trend").code == 2


# Shares


def test_the_corridor_weighs_as_its_shares_say(shipped: Run) -> None:
    rows = {row["metric"]["id"]: row for row in shipped("shares", "--json").json()["data"]}
    gdp = rows["share-of-gdp"]
    assert (gdp["share"]["value"], gdp["per_head"], gdp["per_area"]) == ("1/15", "1.6", "8")
    assert (gdp["year"], gdp["share"]["source"], len(gdp["computed_from"])) == ("2024", "wenhui-2024-01", 3)
    assert {rows[id_]["share"]["source"] for id_ in ("share-of-population", "share-of-land-area")} == {"wenhui-2024-01"}
    assert [fact["display"] for fact in gdp["newer"]] == ["≈ 1/15"]
    assert rows["share-of-star-market-companies"]["whole"]["id"] == "star-market"
    assert rows["share-of-star-market-companies"]["per_head"] is None


def test_a_source_with_a_deprecated_share_weighs_nothing(rivers: Run) -> None:
    rows = {row["metric"]["id"]: row for row in rivers("shares", "--json").json()["data"]}
    assert {row["year"] for row in rows.values()} == {"2023"}
    assert (rows["share-of-gdp"]["per_head"], rows["share-of-gdp"]["per_area"]) == ("2.5", "5")


def test_a_file_without_shares_says_so(g60: Run) -> None:
    outcome = g60("shares", "--json")
    assert [row["per_head"] for row in outcome.json()["data"]] == [None]
    assert "no source gives the shares of GDP, people and land together" in outcome.err


# Map


def test_the_map_has_the_members_in_their_order_with_who_says_where(rivers: Run) -> None:
    outcome = rivers("map", "--json")
    members = outcome.json()["data"]
    assert [(member["order"], member["id"], member["location_source"]) for member in members] == [
        (1, "birch", ["yearbook-2024"]),
        (2, "alder", ["atlas"]),
        (3, "cedar", ["yearbook-2024"]),
        (4, "dogwood", []),
    ]
    assert "where Dogwood lies is not known" in outcome.err


# Pictures, and rows for programs


def test_pictures_hold_the_numbers_of_the_rows(answer_to: Callable[..., Answer]) -> None:
    def picture(*arguments: str) -> Any:
        [found] = answer_to(*arguments, G60_FACTS="data/comparing.toml").pictures
        return found

    ranked = picture("rank", "gdp")
    assert isinstance(ranked, Bars)
    assert [(bar.label, bar.number, bar.text) for bar in ranked.bars][2] == ("Cedar", 2.5e9, "> 2.5 billion CNY")
    assert [bar.label for bar in picture("rank", "gdp", "--sort", "number", "--limit", "2").bars] == ["Cedar", "Birch"]
    lines = picture("trend", "firms")
    assert isinstance(lines, Lines)
    assert [point.after_break for point in lines.lines[0].points] == [False, False, False, False, True, False]
    spots = picture("map")
    assert isinstance(spots, Map)
    assert [(spot.order, spot.label) for spot in spots.spots] == [(1, "Birch"), (2, "Alder"), (3, "Cedar")]
    assert [bar.text for bar in picture("shares").bars] == ["1/4", "1/10", "1/20"]


def test_bars_of_several_periods_say_which(answer_to: Callable[..., Answer]) -> None:
    [picture] = answer_to("shares", G60_FACTS="builtin").pictures
    assert isinstance(picture, Bars)
    assert [bar.text for bar in picture.bars][2:4] == ["1/15 (2024-01)", "nearly 1/7 (2025-12)"]


def test_half_years_are_no_dips_in_a_line_of_years(answer_to: Callable[..., Answer]) -> None:
    [lines] = answer_to("trend", "gdp", "Suzhou", G60_FACTS="builtin").pictures
    assert isinstance(lines, Lines)
    assert [point.label for point in lines.lines[0].points] == ["2018", "2019", "2022", "2024"]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_the_facts_with_what_was_computed_of_them(rivers: Run) -> None:
    ranked = table(rivers("rank", "gdp", "-f", "csv").out)
    assert [(row["position"], row["about"], row["value"], row["ratio"]) for row in ranked] == [
        ("1", "alder", "4000000000", "1"),
        ("2", "birch", "3000000000", "0.75"),
        ("3", "cedar", "2500000000", "0.625"),
    ]
    compared = table(rivers("compare", "alder", "birch", "-f", "csv").out)
    assert [(row["entity"], row["ratio"], row["comparable"]) for row in compared if row["metric"] == "gdp"] == [
        ("alder", "", "true"),
        ("birch", "4/3", "true"),
        ("alder", "", "false"),
    ]
    assert table(rivers("trend", "firms", "-f", "csv").out)[1]["change"] == "21"
    assert [row["per_head"] for row in table(rivers("shares", "-f", "csv").out)] == ["2.5", "", ""]
    assert [row["id"] for row in table(rivers("map", "-f", "csv").out)] == ["birch", "alder", "cedar", "dogwood"]


@pytest.mark.parametrize("name", WHOLE)
def test_every_line_of_csv_names_its_source(name: str, g60: Run) -> None:
    outcome = g60(*ANSWERS[name], "-f", "csv").out
    assert "source" in outcome.partition("\n")[0].split(",")
    assert all(row["source"] for row in table(outcome))


def test_json_lines_are_the_objects_of_data(rivers: Run) -> None:
    for command in (("rank", "gdp"), ("compare", "alder", "birch"), ("trend", "firms"), ("shares",), ("map",)):
        data = rivers(*command, "--json").json()["data"]
        lines = [json.loads(line) for line in rivers(*command, "-f", "jsonl").out.splitlines()]
        assert lines == (data if isinstance(data, list) else [data])


def test_a_limit_shortens_the_rows_and_leaves_the_rest(rivers: Run) -> None:
    whole = rivers("rank", "gdp", "--json").json()["data"]
    assert rivers("rank", "gdp", "--limit", "1", "--json").json()["data"] == {**whole, "ranked": whole["ranked"][:1]}
    assert [row["about"] for row in table(rivers("rank", "gdp", "--sort", "-position", "-f", "csv").out)] == [
        "cedar",
        "birch",
        "alder",
    ]
    chosen = rivers("shares", "--columns", "metric,per_head", "--json").json()["data"]
    assert chosen[0] == {"metric": {"id": "share-of-gdp", "name": "Share of the output"}, "per_head": "2.5"}


def test_rows_that_are_chosen_from_a_comparison_keep_their_reason(rivers: Run) -> None:
    shown = rivers("compare", "alder", "birch", "--metric", "firms", "--limit", "2").out
    assert shown.count("another year: 2023 (Alder), 2022 (Birch)") == 2


@pytest.mark.parametrize("command", ["compare", "rank", "trend", "shares", "map"])
def test_an_unknown_column_lists_the_valid_ones(command: str, rivers: Run) -> None:
    names = {"compare": ("alder", "birch"), "rank": ("gdp",), "trend": ("gdp",)}.get(command, ())
    outcome = rivers(command, *names, "--columns", "colour")
    assert (outcome.code, "there is no column 'colour'; there are" in outcome.err) == (2, True)
