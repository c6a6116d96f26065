"""``g60 init``: the first file of one's own, and the draft that is made from a table of observations."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from g60cli.knowledge.draft_names import Ids, entity_kind, metric_kind, slug, source_parts
from g60cli.knowledge.ids import ID_PATTERN
from g60cli.knowledge.vocabulary import Precision
from tests.conftest import Outcome, Run

COLUMNS = ("about", "metric", "value", "unit", "period", "source", "evidence")
ROW = {
    "about": "Northport",
    "metric": "Population",
    "value": "1200",
    "unit": "people",
    "period": "end-2022",
    "source": "Almanac, Harbour Press, 2023-10-18",
    "evidence": "1,200 people",
}


def table(*rows: dict[str, str], delimiter: str = ",") -> str:
    """A table of rows, each a change of the plain one."""
    text = io.StringIO()
    names = list(dict.fromkeys([*COLUMNS, *(name for row in rows for name in row)]))
    writer = csv.DictWriter(text, names, delimiter=delimiter, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(ROW | row for row in rows)
    return text.getvalue()


@pytest.fixture
def made(g60: Run, tmp_path: Path) -> Callable[..., Any]:
    """The knowledge file made from a table, parsed; it must pass the check."""

    def from_table(text: str, name: str = "table.csv") -> Any:
        (tmp_path / name).write_text(text, encoding="utf-8")
        outcome = g60("init", "made.toml", "--from-csv", name, folder=tmp_path)
        assert outcome.code == 0, outcome.out + outcome.err
        check = g60("check", "made.toml", "--json", folder=tmp_path)
        assert check.code == 0, check.out
        assert {problem["code"] for problem in check.json()["data"]} <= {"K902", "K903", "K905"}
        parsed = tomli.loads((tmp_path / "made.toml").read_text(encoding="utf-8"))
        (tmp_path / "made.toml").unlink()
        return parsed

    return from_table


@pytest.fixture
def refused(g60: Run, tmp_path: Path) -> Callable[..., list[str]]:
    """The problems of a table as ``line:column code``; nothing may have been written."""

    def from_table(text: str | bytes) -> list[str]:
        (tmp_path / "table.csv").write_bytes(text.encode() if isinstance(text, str) else text)
        outcome = g60("init", "made.toml", "--from-csv", "table.csv", "--json", folder=tmp_path)
        assert outcome.code == 3, outcome.out + outcome.err
        assert "nothing was written" in outcome.err
        assert [file.name for file in tmp_path.iterdir()] == ["table.csv"]
        problems = outcome.json()["data"]
        assert all(problem["path"] == "table.csv" and problem["hint"] for problem in problems)
        return [f"{problem['line']}:{problem['column']} {problem['code']}" for problem in problems]

    return from_table


# The first file


def test_a_first_file_is_clean_and_answers(g60: Run, tmp_path: Path) -> None:
    outcome = g60("init", "valley.toml", "--json", folder=tmp_path)
    assert outcome.code == 0, outcome.err
    assert g60("check", "--strict", "valley.toml", folder=tmp_path).out == ""
    assert len(g60("cities", "--facts", "valley.toml", "--json", folder=tmp_path).json()["data"]) == 2
    assert len(g60("stats", "--facts", "valley.toml", "--json", folder=tmp_path).json()["data"]) == 3
    assert len(g60("timeline", "--facts", "valley.toml", "--json", folder=tmp_path).json()["data"]) == 1
    for command in outcome.json()["data"]["try"]:
        assert g60(*command.split()[1:], folder=tmp_path).code == 0


def test_the_answer_counts_what_the_file_holds(g60: Run, tmp_path: Path) -> None:
    data = g60("init", "valley.toml", "--json", folder=tmp_path).json()["data"]
    counts = g60("--facts", "valley.toml", "--json", folder=tmp_path).json()["data"]["counts"]
    assert (data["sources"], data["metrics"], data["facts"]) == tuple(
        counts[key] for key in ("sources", "metrics", "facts")
    )
    assert data["entities"] == counts["cities"] + counts["places"] + counts["companies"] + counts["industries"]
    assert set(data) == {"path", "sources", "metrics", "entities", "facts", "try", "text"}


def test_a_first_file_is_dated_today(g60: Run) -> None:
    assert tomli.loads(g60("init", "-").out)["updated"] == date.today()


def test_a_minus_prints_the_file(g60: Run, tmp_path: Path) -> None:
    outcome = g60("init", "-", folder=tmp_path)
    assert (outcome.code, list(tmp_path.iterdir())) == (0, [])
    assert tomli.loads(outcome.out)["format"] == 1
    assert g60("init", "-", "--json").json()["data"]["text"] == outcome.out


def test_a_file_that_exists_is_never_overwritten(g60: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("mine", encoding="utf-8")
    (tmp_path / "table.csv").write_text(table({}), encoding="utf-8")
    for options in ((), ("--from-csv", "table.csv")):
        outcome = g60("init", "mine.toml", *options, folder=tmp_path)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == "g60: mine.toml exists already and is left as it is; name another file\n"
    assert (tmp_path / "mine.toml").read_text(encoding="utf-8") == "mine"
    assert {file.name for file in tmp_path.iterdir()} == {"mine.toml", "table.csv"}


def test_neither_is_a_folder_nor_a_link_to_nowhere(g60: Run, tmp_path: Path) -> None:
    (tmp_path / "link.toml").symlink_to("nowhere.toml")
    (tmp_path / "folder.toml").mkdir()
    assert [g60("init", name, folder=tmp_path).code for name in ("link.toml", "folder.toml", ".")] == [2, 2, 2]
    assert not (tmp_path / "nowhere.toml").exists()


def test_a_file_in_no_folder_cannot_be_written(g60: Run, tmp_path: Path) -> None:
    outcome = g60("init", "absent/mine.toml", folder=tmp_path)
    assert outcome.code == 2
    assert "absent/mine.toml cannot be written: No such file or directory" in outcome.err


def test_what_to_try_can_be_pasted_into_a_shell(g60: Run, tmp_path: Path) -> None:
    data = g60("init", "my notes.toml", "--json", folder=tmp_path).json()["data"]
    assert data["try"][0] == "g60 check --strict 'my notes.toml'"


# From a table


def test_a_row_becomes_a_source_an_entity_a_metric_and_a_fact(made: Callable[..., Any]) -> None:
    file = made(table({}))
    assert file["source"] == {
        "harbour-press-2023-10-18": {
            "title": "Almanac",
            "publisher": "Harbour Press",
            "published": date(2023, 10, 18),
        }
    }
    assert file["place"] == {"northport": {"name": "Northport", "source": "harbour-press-2023-10-18"}}
    assert file["metric"] == {"population": {"name": "Population", "unit": "people", "kind": "stock"}}
    assert file["fact"] == [
        {
            "about": "northport",
            "metric": "population",
            "value": 1200,
            "period": "end-2022",
            "source": "harbour-press-2023-10-18",
            "evidence": ["1,200 people"],
        }
    ]


def test_the_same_name_is_the_same_thing(made: Callable[..., Any]) -> None:
    file = made(table({}, {"about": "NORTHPORT", "metric": "population", "period": "end-2021"}))
    assert (len(file["place"]), len(file["metric"]), len(file["source"]), len(file["fact"])) == (1, 1, 1, 2)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"value": "1,200"}, {"value": 1200}),
        ({"value": "12.50", "evidence": "12.50"}, {"value": 12.5}),
        ({"evidence": "more than 1,200"}, {"value": 1200, "precision": "more-than"}),
        ({"evidence": "逾1200人"}, {"value": 1200, "precision": "more-than"}),
        ({"evidence": "about 1,200 | in all"}, {"precision": "about", "evidence": ["about 1,200", "in all"]}),
        ({"value": ">1200", "evidence": "more than 1,200"}, {"value": 1200, "precision": "more-than"}),
        ({"value": "more than 1200", "evidence": "at most 1,200"}, {"precision": "at-most"}),
        ({"value": "about 1200"}, {"value": 1200, "precision": "about"}),
        ({"value": "3.65", "unit": "万人", "evidence": "3.65万人"}, {"value": 36500}),
        ({"value": "3.65", "unit": "万人", "evidence": "3.65"}, {"value": 36500, "read_as": "万人"}),
        ({"value": "12", "unit": "10,000 people", "evidence": "12"}, {"value": 120000, "read_as": "10,000 people"}),
        ({"value": "2.1 billion", "unit": "yuan", "evidence": "2.1 billion yuan"}, {"value": 2100000000}),
        ({"value": "2.1", "unit": "billion CNY", "evidence": "2.1 billion yuan"}, {"value": 2100000000}),
        ({"value": "1/15", "unit": "share", "evidence": "one-fifteenth"}, {"value": "1/15"}),
        ({"value": "42%", "unit": "share", "evidence": "42 percent"}, {"value": 0.42}),
        ({"value": "5.8", "unit": "%", "evidence": "5.8%"}, {"value": 5.8}),
        ({"value": "002230", "unit": "code", "evidence": "002230", "period": ""}, {"value": "002230"}),
        ({"value": "Huzhou", "unit": "entity", "evidence": "in Huzhou", "period": ""}, {"value": "huzhou"}),
        ({"status": "target", "basis": "census", "section": "P. 5", "note": "N."}, {"status": "target", "note": "N."}),
    ],
)
def test_a_value_is_read_as_its_cells_say(
    changes: dict[str, str], expected: dict[str, Any], made: Callable[..., Any]
) -> None:
    [fact] = made(table(changes))["fact"]
    assert {key: fact.get(key) for key in expected} == expected
    assert ("precision" in fact) == ("precision" in expected)


def test_decimals_stay_as_written(made: Callable[..., Any], g60: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(table({"value": "12.50", "evidence": "12.50"}), encoding="utf-8")
    assert "value = 12.50\n" in g60("init", "-", "--from-csv", "t.csv", folder=tmp_path).out


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"metric": "Births", "period": "2022"}, "flow"),
        ({"metric": "Population", "period": "2022"}, "stock"),
        ({"metric": "GDP", "unit": "CNY", "period": "2022"}, "flow"),
        ({"metric": "Debt", "unit": "CNY", "period": "end-2022"}, "stock"),
        ({"metric": "GDP growth", "unit": "percent"}, "growth"),
        ({"metric": "R&D intensity", "unit": "percent"}, "ratio"),
        ({"metric": "地区生产总值", "unit": "元", "period": "2022"}, "flow"),
        ({"metric": "Place in the list", "unit": "position", "value": "1", "evidence": "first"}, "rank"),
    ],
)
def test_the_kind_of_a_metric_is_guessed_from_what_is_known(
    changes: dict[str, str], kind: str, made: Callable[..., Any]
) -> None:
    unit = changes.get("unit", "people")
    evidence = {"CNY": "1,200 yuan", "元": "1200元", "percent": "1,200%"}.get(unit, "1,200 people")
    [metric] = made(table({"evidence": evidence} | changes))["metric"].values()
    assert metric["kind"] == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Northport", "place"),
        ("Xi'an City", "city"),
        ("合肥市", "city"),
        ("Lantern Ltd.", "company"),
        ("科大讯飞公司", "company"),
        ("Lake University", "organization"),
        ("University Avenue", "place"),
    ],
)
def test_the_kind_of_an_entity_is_read_from_its_name(name: str, kind: str) -> None:
    assert entity_kind(name) == kind


def test_the_table_may_say_the_kind(made: Callable[..., Any]) -> None:
    assert list(made(table({"kind": "city"}))["city"]) == ["northport"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Almanac, Harbour Press, 2023-10-18", ("Almanac", "Harbour Press", "2023-10-18", None, None)),
        ("Ships, and more, Harbour Press, 2023", ("Ships, and more", "Harbour Press", "2023", None, None)),
        ("Almanac 2023-06", ("Almanac", "[not named]", "2023-06", None, None)),
        ("Page, Lantern, accessed 2024-02-01", ("Page", "Lantern", None, "2024-02-01", None)),
        ("Ships, and more", ("Ships, and more", "[not named]", None, None, None)),
        ("https://a.example/b/c", ("[a.example/b/c]", "a.example", None, None, "https://a.example/b/c")),
        ("Page, Lantern, 2023, https://a.example", ("Page", "Lantern", "2023", None, "https://a.example")),
        ("shine-2023-10-18", ("[shine-2023-10-18]", "[not named]", "2023-10-18", None, None)),
        ("统计公报, 统计局, 2024-03", ("统计公报", "统计局", "2024-03", None, None)),
    ],
)
def test_the_name_of_a_source_is_taken_apart(
    cell: str, expected: tuple[str | None, ...], made: Callable[..., Any]
) -> None:
    assert source_parts(cell) == expected
    assert len(made(table({"source": cell}))["source"]) == 1


def test_a_source_without_a_date_says_that_the_table_has_none(made: Callable[..., Any]) -> None:
    [(id_, source)] = made(table({"source": "wp-landspace"}))["source"].items()
    assert (id_, source["accessed"]) == ("wp-landspace", date.today())
    assert "the table names no date" in source["date_note"]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("R&D intensity", "rd-intensity"),
        ("Łódź", "lodz"),
        ("Zürich (Kreis 1)", "zurich-kreis-1"),
        ("Xi'an", "xian"),
        ("合肥", ""),
        ("Hefei 合肥", "hefei"),
        ("  --  ", ""),
        ("a" * 100, "a" * 60),
        ("long " * 40, "-".join(["long"] * 12)),
    ],
)
def test_an_id_is_made_of_the_letters_of_a_name(name: str, id_: str) -> None:
    assert slug(name) == id_


@given(st.lists(st.text(max_size=80), max_size=20))
def test_ids_are_ids_and_no_two_are_the_same(names: list[str]) -> None:
    ids = Ids()
    made_ = [ids.new(name, "place") for name in names]
    assert all(re.fullmatch(ID_PATTERN, id_) for id_ in made_)
    assert len(set(made_)) == len(names)


def test_names_without_latin_letters_are_numbered(made: Callable[..., Any]) -> None:
    file = made(table({"about": "合肥市"}, {"about": "松江"}, {"about": "湖州", "metric": "人口"}))
    assert (list(file["city"]), list(file["place"])) == (["city-1"], ["place-1", "place-2"])
    assert list(file["metric"]) == ["population", "metric-1"]


def test_a_name_may_be_that_of_a_metric_and_of_a_place(made: Callable[..., Any]) -> None:
    file = made(table({"about": "Population"}))
    assert (list(file["place"]), list(file["metric"])) == (["population"], ["population-2"])


def test_one_name_in_two_units_is_two_metrics(made: Callable[..., Any]) -> None:
    file = made(
        table(
            {"metric": "GDP", "unit": "CNY", "evidence": "1,200 yuan", "period": "2022"},
            {"metric": "GDP", "unit": "USD", "evidence": "1,200 dollars", "period": "2022"},
        )
    )
    assert {id_: metric["name"] for id_, metric in file["metric"].items()} == {"gdp": "GDP", "gdp-usd": "GDP (USD)"}


def test_two_figures_of_the_same_key_both_stand(made: Callable[..., Any]) -> None:
    facts = made(table({}, {"value": "1300", "evidence": "1,300"}))["fact"]
    assert [fact.get("id") for fact in facts] == [None, "northport/population/end-2022@harbour-press-2023-10-18-2"]


# How the table is written


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.csv", table({})),
        ("t.csv", "\ufeff" + table({})),
        ("t.csv", table({}).replace("\n", "\r\n")),
        ("t.tsv", table({}, delimiter="\t")),
        ("t.TAB", table({}, delimiter="\t")),
        ("t.txt", table({}, delimiter="\t")),
        ("t.csv", table({}, delimiter=";")),
        ("t.csv", table({}).replace("about,metric", " About , METRIC ")),
        ("t.csv", table({}) + "\n,,,,,,\n"),
    ],
    ids=["plain", "mark", "CRLF", "tsv", "tab", "tabs by header", "semicolons", "spaces and case", "blank lines"],
)
def test_a_table_is_read_however_it_was_saved(name: str, text: str, made: Callable[..., Any]) -> None:
    assert len(made(text, name)["fact"]) == 1


def test_a_minus_reads_standard_input(g60: Run, tmp_path: Path) -> None:
    outcome = g60("init", "-", "--from-csv", "-", folder=tmp_path, stdin=table({}).encode())
    assert outcome.code == 0, outcome.err
    parsed = tomli.loads(outcome.out)
    assert (parsed["title"], len(parsed["fact"])) == ("Observations from standard input", 1)


# What is wrong with a table


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"value": "many"}, "2:3 K402"),
        ({"value": "1200 or so many"}, "2:3 K402"),
        ({"value": "1/0"}, "2:3 K402"),
        ({"value": "1300"}, "2:7 K405"),
        ({"evidence": "none at all"}, "2:7 K405"),
        ({"evidence": " | "}, "2:7 K405"),
        ({"evidence": ""}, "2:7 K205"),
        ({"about": ""}, "2:1 K205"),
        ({"about": "--"}, "2:1 K205"),
        ({"about": "a\u202eb"}, "2:1 K205"),
        ({"metric": "\x1b[31m"}, "2:2 K205"),
        ({"unit": ""}, "2:4 K205"),
        ({"unit": "100 million"}, "2:4 K207"),
        ({"period": "last year"}, "2:5 K403"),
        ({"period": "2023-13"}, "2:5 K403"),
        ({"period": ""}, "2:5 K201"),
        ({"source": ""}, "2:6 K205"),
        ({"kind": "town"}, "2:8 K204"),
        ({"status": "guessed"}, "2:8 K204"),
        ({"value": "002230", "unit": "code", "evidence": "2230"}, "2:7 K405"),
        ({"value": "Huzhou", "unit": "entity", "evidence": "Suzhou"}, "2:7 K405"),
    ],
)
def test_a_bad_row_is_named_by_its_place(
    changes: dict[str, str], expected: str, refused: Callable[..., list[str]]
) -> None:
    assert refused(table(changes)) == [expected]


def test_all_bad_rows_are_named_in_one_run_and_lines_are_those_of_the_file(refused: Callable[..., list[str]]) -> None:
    text = table({"note": "one\ntwo"}, {"value": "many", "period": "then"}, {"evidence": "5", "period": "2020"})
    assert refused(text) == ["4:5 K403", "5:7 K405"]
    assert refused(table({}, {})) == ["3:1 K408"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ["1:1 K201"]),
        (b"about,metric\n", ["1:1 K201"]),
        (table().encode(), ["1:1 K201"]),
        (table({}).replace("unit", "units").encode(), ["1:4 K202", "1:1 K201"]),
        (table({}).replace("about,", "about,about,").encode(), ["1:2 K301"]),
        (table({}).encode() + b"a,b,c,d,e,f,g,h\n", ["3:8 K202"]),
        (table({}).encode() + b"a,b\n", [f"3:{column} K205" for column in (3, 4, 6, 7)]),
        (table({}).encode() + b'a,"b\n', ["3:1 K101"]),
        (table({}).encode() + b"\xff", ["3:1 K102"]),
        (b"\x00", ["1:1 K202", "1:1 K201"]),
    ],
)
def test_what_is_no_table_of_observations_says_why(
    content: bytes, expected: list[str], refused: Callable[..., list[str]]
) -> None:
    assert sorted(refused(content)) == sorted(expected)


def test_a_table_that_is_not_there_is_named(g60: Run, tmp_path: Path) -> None:
    outcome = g60("init", "made.toml", "--from-csv", "absent.csv", folder=tmp_path)
    assert (outcome.code, list(tmp_path.iterdir())) == (3, [])
    assert outcome.out == "absent.csv:1:1: K101 cannot be read: No such file or directory (check the path)\n"


def test_a_bad_row_is_printed_as_a_problem(g60: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(table({"value": "many"}), encoding="utf-8")
    outcome = g60("init", "-", "--from-csv", "t.csv", folder=tmp_path)
    assert outcome.out == "t.csv:2:3: K402 value: 'many' is no number (write 44200, 12.50 or 1/15)\n"


# Any table

WORDS = {
    Precision.EXACT: "",
    Precision.ABOUT: "about ",
    Precision.MORE_THAN: "more than ",
    Precision.NEARLY: "nearly ",
    Precision.AT_MOST: "at most ",
    Precision.LESS_THAN: "less than ",
}
NAMES = st.text(
    st.characters(categories=("L", "N", "Zs"), include_characters="&'.,-|\"#=[]{}\\"), min_size=1, max_size=12
)


@st.composite
def rows(draw: st.DrawFn) -> dict[str, str]:
    number = draw(st.integers(0, 10**9))
    precision = draw(st.sampled_from(list(WORDS)))
    return {
        "about": draw(NAMES),
        "metric": draw(NAMES),
        "value": draw(st.sampled_from([str(number), f"{number:,}"])),
        "unit": draw(st.sampled_from(["people", "CNY", "km2", "enterprises"])),
        "period": draw(st.sampled_from(["2022", "end-2022", "2022-10", "undated", "2016/2020"])),
        "source": draw(NAMES),
        "evidence": f"{WORDS[precision]}{number:,}",
    }


@given(given_rows=st.lists(rows(), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_table_becomes_a_valid_file_or_a_list_of_problems(
    given_rows: list[dict[str, str]], g60: Run, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text(table(*given_rows), encoding="utf-8")
    outcome = g60("init", "-", "--from-csv", "t.csv", folder=tmp_path)
    if outcome.code == 3:
        assert all(line.startswith("t.csv:") for line in outcome.out.splitlines())
        return
    assert outcome.code == 0, outcome.err
    (tmp_path / "made.toml").write_text(outcome.out, encoding="utf-8")
    assert g60("check", "made.toml", folder=tmp_path).code == 0
    facts = tomli.loads(outcome.out)["fact"]
    assert len(facts) == len(given_rows)
    for fact, row in zip(facts, given_rows, strict=True):
        assert str(fact["value"]) == row["value"].replace(",", "")
        assert WORDS[Precision(fact.get("precision", "exact"))].strip() == row["evidence"].rpartition(" ")[0]


@given(raw=st.binary(max_size=300))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_list_of_problems(raw: bytes, g60: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(raw)
    outcome: Outcome = g60("init", "-", "--from-csv", "t.csv", folder=tmp_path)
    assert (outcome.code, bool(outcome.out)) == (3, True)


def test_the_kind_of_a_metric_knows_no_more_than_it_is_told() -> None:
    assert metric_kind("Bridges", "bridges", is_at_end=False) == "stock"
    assert metric_kind("Patents granted", "patents", is_at_end=True) == "stock"
