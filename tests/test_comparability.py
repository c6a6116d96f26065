"""Which two figures may be put together: a matrix of what may part them, and that no mixed row stands unmarked.

Each case is a knowledge file of its own, and what is promised is seen in what ``compare`` and ``rank`` print.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import TESTS, Run

HEAD = """\
format = 1
subject = "region"

[source.almanac]
title = "Almanac"
publisher = "Harbour Press"
published = "2022-06"
type = "official"

[city.northport]
name = "Northport"
province = "Coast"
source = "almanac"

[city.southmere]
name = "Southmere"
province = "Coast"
source = "almanac"

[place.region]
name = "Region"
members = ["northport", "southmere"]
source = "almanac"

[place.coast]
name = "Coast"
within = "region"
source = "almanac"

[place.island]
name = "Island"
source = "almanac"

[industry.optics]
name = "Optics"
source = "almanac"
"""
KINDS = ("stock", "flow", "growth", "ratio")


def metric(id_: str, kind: str, steady: bool = False) -> str:
    return (
        f'\n[metric.{id_}]\nname = "{id_.capitalize()}"\nunit = "units"\nkind = "{kind}"\n'
        f"steady = {str(steady).lower()}\n"
    )


def fact(about: str, metric_: str, number: int, **keys: str) -> str:
    """A fact of so many units; ``about`` may be several ids joined by ``+``."""
    stated = {"period": "2022", **keys}
    subject = ", ".join(f'"{id_}"' for id_ in about.split("+"))
    written = "".join(f'{key} = "{value}"\n' for key, value in stated.items())
    id_ = f"{about}-{metric_}-{number}".replace("+", "-")
    return (
        f'\n[[fact]]\nabout = [{subject}]\nmetric = "{metric_}"\nvalue = {number}\nid = "{id_}"\n{written}'
        f'source = "almanac"\nevidence = ["{number}"]\n'
    )


@pytest.fixture
def compare(g60: Run, tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    """The rows of ``compare Northport Southmere`` over a file of these pieces."""

    def compared(pieces: Sequence[str], *options: str, names: Sequence[str] = ("Northport", "Southmere")) -> Any:
        path = tmp_path / "facts.toml"
        path.write_text(HEAD + "".join(pieces), "utf-8")
        outcome = g60("compare", *names, "--json", "--facts", str(path), *options)
        assert outcome.code == 0, outcome.err
        return outcome.json()["data"]["rows"]

    return compared


# The matrix: what the second figure has other than the first, and what is to be seen of the two.
ALIKE, ASKED, NEVER, ALONE = "a ratio", "a ratio if asked for", "no ratio ever", "one figure alone"
FIRST: dict[str, str] = {}
MATRIX: list[tuple[str, str, dict[str, str], dict[str, str], str, str]] = [
    *((kind, "nothing", FIRST, {}, ALIKE, "") for kind in KINDS),
    *((kind, "basis", FIRST, {"basis": "census"}, NEVER, "another basis: none stated") for kind in KINDS),
    *((kind, "two bases", {"basis": "estimate"}, {"basis": "census"}, NEVER, "another basis") for kind in KINDS),
    *((kind, "the same basis", {"basis": "census"}, {"basis": "census"}, ALIKE, "") for kind in KINDS),
    *((kind, "expected", FIRST, {"status": "expected"}, NEVER, "sort of value: result") for kind in KINDS),
    *((kind, "both expected", {"status": "expected"}, {"status": "expected"}, ALIKE, "") for kind in KINDS),
    *((kind, "target", FIRST, {"status": "target"}, ALONE, "only Northport has a value here") for kind in KINDS),
    *((kind, "preliminary", FIRST, {"status": "preliminary"}, ALIKE, "") for kind in KINDS),
    *((kind, "revised", FIRST, {"status": "revised"}, ALIKE, "revised (Southmere)") for kind in KINDS),
    *((kind, "final", {"status": "final"}, {"status": "final"}, ALIKE, "final") for kind in KINDS),
    *((kind, "deprecated", FIRST, {"rank": "deprecated", "why": "a slip"}, ALONE, "only Northport") for kind in KINDS),
    *((kind, "year", FIRST, {"period": "2021"}, ASKED, "another year: 2022 (Northport), 2021") for kind in KINDS),
    *((kind, "precision", FIRST, {"precision": "more-than"}, ALIKE, "") for kind in KINDS),
    ("stock", "undated", FIRST, {"period": "undated"}, ASKED, "another year: 2022 (Northport), undated (Southmere)"),
    ("stock", "both undated", {"period": "undated"}, {"period": "undated"}, ASKED, "no known year: undated"),
    ("flow", "undated", FIRST, {"period": "undated"}, NEVER, "another length of period: a year (Northport), not known"),
    ("flow", "both undated", {"period": "undated"}, {"period": "undated"}, NEVER, "length of period not known"),
    ("stock", "day of the year", {"period": "2022-11-01"}, {"period": "end-2022"}, ALIKE, ""),
    ("stock", "date of the page", FIRST, {"period": "2022-06", "period_basis": "published"}, ALIKE, ""),
    ("stock", "span", FIRST, {"period": "2021/2022"}, ASKED, "another year: 2022 (Northport), 2021/2022"),
    (
        "flow",
        "length",
        FIRST,
        {"period": "2022-H1"},
        NEVER,
        "another length of period: a year (Northport), half a year",
    ),
    (
        "flow",
        "another half",
        {"period": "2022-H1"},
        {"period": "2022-H2"},
        ASKED,
        "another period: 2022-H1 (Northport)",
    ),
    ("flow", "the same half", {"period": "2022-H1"}, {"period": "2022-H1"}, ALIKE, ""),
    ("flow", "half a year by months", {"period": "2022-H1"}, {"period": "2022-01/2022-06"}, ALIKE, ""),
    ("flow", "span", FIRST, {"period": "2021/2022"}, NEVER, "another length of period: a year (Northport), 2 years"),
    ("flow", "each year of a span", FIRST, {"period": "2021/2022", "per": "year"}, ASKED, "another year"),
    ("flow", "each year of the same", FIRST, {"per": "year"}, ALIKE, ""),
    ("flow", "date of the page", FIRST, {"period": "2022-06", "period_basis": "published"}, NEVER, "not known"),
    (
        "growth",
        "length",
        FIRST,
        {"period": "2022-Q1"},
        NEVER,
        "another length of period: a year (Northport), a quarter",
    ),
    ("steady", "year", FIRST, {"period": "2011"}, ALIKE, ""),
    ("steady", "undated", FIRST, {"period": "undated"}, ALIKE, ""),
    ("steady", "basis", FIRST, {"basis": "with the lake"}, NEVER, "another basis"),
    ("rank", "nothing", FIRST, {}, NEVER, "positions have no ratio"),
]

each_pair = pytest.mark.parametrize(
    ("kind", "what", "first", "second", "verdict", "said"), MATRIX, ids=[f"{row[0]}, {row[1]}" for row in MATRIX]
)


@each_pair
def test_what_parts_two_figures(
    kind: str,
    what: str,
    first: Mapping[str, str],
    second: Mapping[str, str],
    verdict: str,
    said: str,
    compare: Callable[..., list[dict[str, Any]]],
) -> None:
    pieces = [
        metric("things", "stock" if kind == "steady" else kind, kind == "steady"),
        fact("northport", "things", 300, **first),
        fact("southmere", "things", 200, **second),
    ]
    [row] = compare(pieces)
    [mixed] = compare(pieces, "--allow-mixed")
    assert (row["ratios"][1] is not None) == (verdict == ALIKE)
    assert (mixed["ratios"][1] is not None) == (verdict in (ALIKE, ASKED))
    assert row["comparable"] == mixed["comparable"] == (verdict == ALIKE or kind == "rank")
    assert said in "; ".join([row["why"] or "", *row["marks"]])
    assert (row["why"] is None) == (verdict == ALIKE)
    assert mixed["why"] == row["why"]
    assert (row["cells"][1] is None) == (verdict == ALONE)
    assert [cell and cell["value"] for cell in row["cells"]] == ["300", None if verdict == ALONE else "200"]
    if verdict == ASKED:
        assert mixed["ratio_displays"][1].endswith("1.5 (mixed)")


@each_pair
def test_what_parts_two_figures_parts_them_in_an_order_as_well(
    kind: str,
    what: str,
    first: Mapping[str, str],
    second: Mapping[str, str],
    verdict: str,
    said: str,
    g60: Run,
    tmp_path: Path,
) -> None:
    path = tmp_path / "facts.toml"
    defined = metric("things", "stock" if kind == "steady" else kind, kind == "steady")
    figures = fact("northport", "things", 300, **first) + fact("southmere", "things", 200, **second)
    path.write_text(HEAD + defined + figures, "utf-8")
    plain, mixed = (
        g60("rank", "things", "--json", "--facts", str(path), *options).json()["data"]
        for options in ((), ("--allow-mixed",))
    )
    together = verdict == ALIKE or kind == "rank"
    assert len(plain["ranked"]) == (2 if together else 1)
    assert len(mixed["ranked"]) == (2 if together or verdict == ASKED else 1)
    assert mixed["mixed"] == any(row["why"] for row in mixed["ranked"]) == (verdict == ASKED)
    assert all(item["why"] for item in plain["left_out"])
    assert not any(row["why"] for row in plain["ranked"])


def test_two_metrics_are_two_rows(compare: Callable[..., list[dict[str, Any]]]) -> None:
    rows = compare(
        [
            metric("things", "stock"),
            metric("stuff", "stock"),
            fact("northport", "things", 3),
            fact("southmere", "stuff", 2),
        ]
    )
    assert [(row["metric"]["id"], row["comparable"], row["ratios"]) for row in rows] == [
        ("things", False, [None, None]),
        ("stuff", False, [None, None]),
    ]


def test_an_industry_in_a_city_is_not_the_city(compare: Callable[..., list[dict[str, Any]]]) -> None:
    rows = compare([metric("things", "stock"), fact("northport+optics", "things", 3), fact("southmere", "things", 2)])
    assert [(row["name"], row["why"]) for row in rows] == [
        ("Things", "only Southmere has a value here"),
        ("Things (Optics)", "only Northport has a value here"),
    ]


def test_the_same_industry_in_two_cities_is_compared(compare: Callable[..., list[dict[str, Any]]]) -> None:
    [row] = compare(
        [metric("things", "stock"), fact("northport+optics", "things", 3), fact("optics+southmere", "things", 2)]
    )
    assert (row["ratios"], row["comparable"], row["with"][0]["id"]) == ([None, "1.5"], True, "optics")


def test_what_two_have_together_tells_none_from_the_other(compare: Callable[..., list[dict[str, Any]]]) -> None:
    assert compare([metric("things", "stock"), fact("northport+southmere", "things", 3)]) == []


def test_a_part_is_never_divided_by_its_whole(compare: Callable[..., list[dict[str, Any]]]) -> None:
    pieces = [
        metric("things", "stock"),
        fact("region", "things", 9),
        fact("coast", "things", 3),
        fact("island", "things", 1),
    ]
    [row] = compare(pieces, "--allow-mixed", names=("Region", "Coast", "Island"))
    assert (row["ratios"], row["comparable"]) == ([None, None, "9"], False)
    assert row["why"] == "a part and its whole: Coast is part of Region"


# Any two figures: the same question asked of an oracle that knows only what the design says.
PERIODS = (
    "2021", "2022", "2022-H1", "2022-07/2022-12", "2022-03", "2022-11-01", "end-2022", "2021/2022", "undated",
)  # fmt: skip
LENGTHS = {
    "2021": 12, "2022": 12, "2022-H1": 6, "2022-07/2022-12": 6, "2022-03": 1, "2022-11-01": 0, "2021/2022": 24,
}  # fmt: skip
STAGES = {"reported": "result", "preliminary": "result", "final": "result", "expected": "expected"}
FIGURES = st.fixed_dictionaries(
    {"period": st.sampled_from(PERIODS), "status": st.sampled_from(list(STAGES))},
    optional={"basis": st.sampled_from(["census", "estimate"]), "precision": st.sampled_from(["about", "at-most"])},
)


def is_comparable(one: Mapping[str, str], other: Mapping[str, str], kind: str, mixed: bool) -> bool:
    """What the design says: basis, stage and, of flows, length are the same, and the time is if it is not mixed."""
    if (one.get("basis"), STAGES[one["status"]]) != (other.get("basis"), STAGES[other["status"]]):
        return False
    first, second = one["period"], other["period"]
    if kind in ("flow", "growth"):
        if LENGTHS.get(first) is None or LENGTHS.get(first) != LENGTHS.get(second):
            return False
        return mixed or first == second
    return mixed or (first != "undated" and years_of(first) == years_of(second))


def years_of(period: str) -> tuple[str, str]:
    text = period.removeprefix("end-")
    return text[:4], (text.partition("/")[2] or text)[:4]


# Of flows a state at the end of a year is no period.
PAIRS = st.tuples(st.sampled_from(KINDS), FIGURES, FIGURES).filter(
    lambda pair: pair[0] in ("stock", "ratio") or "end-2022" not in (pair[1]["period"], pair[2]["period"])
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(PAIRS, min_size=20, max_size=40))
def test_no_pair_of_figures_is_mixed_without_a_mark(
    pairs: list[tuple[str, dict[str, str], dict[str, str]]], compare: Callable[..., list[dict[str, Any]]]
) -> None:
    pieces = []
    for number, (kind, one, other) in enumerate(pairs):
        pieces += [metric(f"m{number}", kind), fact("northport", f"m{number}", 3, **one)]
        pieces.append(fact("southmere", f"m{number}", 2, **other))
    for row, mixed, (kind, one, other) in zip(compare(pieces), compare(pieces, "--allow-mixed"), pairs, strict=True):
        fits, fits_mixed = (is_comparable(one, other, kind, allowed) for allowed in (False, True))
        assert row["comparable"] == mixed["comparable"] == fits, (kind, one, other)
        assert (row["ratios"][1] is not None) == fits
        assert (mixed["ratios"][1] is not None) == fits_mixed
        assert fits or (row["why"] and mixed["why"])
        if fits_mixed and not fits:
            assert mixed["ratio_displays"][1].endswith(" (mixed)")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(PAIRS, min_size=10, max_size=20))
def test_no_order_has_two_figures_that_are_mixed_without_a_mark(
    pairs: list[tuple[str, dict[str, str], dict[str, str]]], g60: Run, tmp_path: Path
) -> None:
    path = tmp_path / "facts.toml"
    pieces = []
    for number, (kind, one, other) in enumerate(pairs):
        pieces += [metric(f"m{number}", kind), fact("northport", f"m{number}", 3, **one)]
        pieces.append(fact("southmere", f"m{number}", 2, **other))
    path.write_text(HEAD + "".join(pieces), "utf-8")
    for number, (kind, one, other) in enumerate(pairs):
        plain, mixed = (
            g60("rank", f"m{number}", "--json", "--facts", str(path), *options).json()["data"]
            for options in ((), ("--allow-mixed",))
        )
        fits, fits_mixed = (is_comparable(one, other, kind, allowed) for allowed in (False, True))
        assert len(plain["ranked"]) == (2 if fits else 1)
        assert len(mixed["ranked"]) == (2 if fits_mixed else 1)
        assert len(plain["left_out"]) == (0 if fits else 1)
        assert mixed["mixed"] == any(row["why"] for row in mixed["ranked"]) == (fits_mixed and not fits)
        assert all(item["why"] for item in (*plain["left_out"], *mixed["left_out"]))


# The order of the file


def tables_of(text: str) -> tuple[str, list[str]]:
    """The head of a file and its tables, each with what is below it."""
    head, *tables = ("\n" + text).split("\n[")
    return head, [f"\n[{table.rstrip()}\n" for table in tables]


def without_lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("# "))


QUESTIONS = (
    *(("rank", id_) for id_ in ("gdp", "population", "area", "firms", "place", "growth")),
    ("rank", "firms", "--allow-mixed"),
    ("rank", "gdp", "--year", "latest"),
    ("trend", "firms"),
    ("trend", "gdp", "alder", "birch"),
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shuffled=st.randoms(use_true_random=False))
def test_the_order_of_the_file_plays_no_part(shuffled: Any, g60: Run, tmp_path: Path) -> None:
    head, tables = tables_of(without_lines((TESTS / "data/comparing.toml").read_text("utf-8")))
    shuffled.shuffle(tables)
    path = tmp_path / "facts.toml"
    path.write_text(head + "".join(tables), "utf-8")
    for question in QUESTIONS:
        asked = [
            g60(*question, "--json", "--facts", facts).json()["data"] for facts in (str(path), "data/comparing.toml")
        ]
        assert asked[0] == asked[1], question
    rows = [
        g60("compare", "alder", "birch", "cedar", "--json", "--facts", facts).json()["data"]["rows"]
        for facts in (str(path), "data/comparing.toml")
    ]
    one, other = (sorted(each, key=lambda row: str(row["name"])) for each in rows)
    assert one == other


@pytest.mark.parametrize("names", list(permutations(["alder", "birch", "cedar"])))
def test_the_order_of_the_names_turns_the_ratios_and_nothing_else(names: tuple[str, ...], rivers: Run) -> None:
    rows = rivers("compare", *names, "--json").json()["data"]["rows"]
    usual = {row["name"]: row for row in rivers("compare", "alder", "birch", "cedar", "--json").json()["data"]["rows"]}
    for row in rows:
        cells = {cell["id"] for cell in row["cells"] if cell}
        assert cells == {cell["id"] for cell in usual[row["name"]]["cells"] if cell}
        assert (row["year"], row["comparable"]) == (usual[row["name"]]["year"], usual[row["name"]]["comparable"])


# What is taken of several figures that may be put together


@pytest.mark.parametrize("kind", ["flow", "growth"])
def test_whole_years_that_both_have_stand_before_a_later_part_of_one(
    kind: str, compare: Callable[..., list[dict[str, Any]]]
) -> None:
    pieces = [metric("output", kind)]
    for about in ("northport", "southmere"):
        pieces += [fact(about, "output", 40), fact(about, "output", 25, period="2023-H1")]
    [row] = compare(pieces)
    assert [cell["period"] for cell in row["cells"]] == ["2022", "2022"]
    assert [(item["fact"]["period"], item["why"]) for item in row["newer"]] == [
        ("2023-H1", "another length of period: half a year, not a year")
    ] * 2
    [asked] = compare(pieces, "--year", "2023")
    assert [cell["period"] for cell in asked["cells"]] == ["2023-H1", "2023-H1"]
    assert asked["comparable"]


def test_a_part_of_a_year_that_both_have_stands_before_a_whole_year_of_one(
    compare: Callable[..., list[dict[str, Any]]],
) -> None:
    pieces = [metric("output", "flow"), fact("northport", "output", 40)]
    pieces += [fact(about, "output", 25, period="2023-H1") for about in ("northport", "southmere")]
    [row] = compare(pieces)
    assert [cell["period"] for cell in row["cells"]] == ["2023-H1", "2023-H1"]


def test_an_order_of_half_a_year_names_it(g60: Run, tmp_path: Path) -> None:
    pieces = [fact(about, "output", 25, period="2023-H1") for about in ("northport", "southmere")]
    path = tmp_path / "facts.toml"
    path.write_text(HEAD + metric("output", "flow") + "".join(pieces), "utf-8")
    outcome = g60("rank", "output", "--facts", str(path))
    assert outcome.out.startswith("Output · 2023-H1 · 2 of 2 members\n")


def test_the_last_year_there_is_has_twelve_months(g60: Run, tmp_path: Path) -> None:
    pieces = [fact(about, "output", 25, period="9999") for about in ("northport", "southmere")]
    path = tmp_path / "facts.toml"
    path.write_text(HEAD + metric("output", "flow") + "".join(pieces), "utf-8")
    outcome = g60("rank", "output", "--facts", str(path))
    assert outcome.out.startswith("Output · 9999 · 2 of 2 members\n")
