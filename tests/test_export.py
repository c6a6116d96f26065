"""``g60 export``: each form is read back by another program and says what g60 itself answers."""

import csv
import json
import re
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from g60cli.knowledge.vocabulary import KINDS, PLURALS
from g60cli.questions import export_objects
from g60cli.questions.export_csv import COLUMNS
from g60cli.questions.knowledge import Knowledge
from tests.conftest import TESTS, Run
from tests.small_files import PREAMBLE

PAGE = (TESTS.parent / "docs" / "tables.md").read_text(encoding="utf-8")
SMALL = str(TESTS / "data" / "small.toml")


@pytest.fixture
def exported(g60: Run, tmp_path: Path) -> Any:
    """Export the small file to a name in an empty folder; the path."""

    def to(name: str, *options: str, facts: str = SMALL) -> Path:
        outcome = g60("export", name, *options, "--facts", facts, folder=tmp_path)
        assert outcome.code == 0, outcome.err
        return tmp_path / name

    return to


def rows_of(file: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(sql).fetchall()


def table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def stated(g60: Run) -> list[dict[str, Any]]:
    """All facts of the small file as g60 answers them."""
    sources = [row["id"] for row in g60("sources", "--json").json()["data"]]
    facts: dict[str, dict[str, Any]] = {}
    for source in sources:
        facts |= {fact["id"]: fact for fact in g60("source", source, "--json").json()["data"]["facts"]}
    return list(facts.values())


# SQLite


@pytest.mark.parametrize("facts", [SMALL, "builtin"], ids=["small", "shipped"])
def test_the_file_is_sound_and_every_reference_in_it_holds(facts: str, exported: Any) -> None:
    file = exported("k.sqlite", facts=facts)
    assert rows_of(file, "PRAGMA integrity_check") == [("ok",)]
    assert rows_of(file, "PRAGMA foreign_key_check") == []


def test_the_facts_are_those_of_the_answers(exported: Any, g60: Run) -> None:
    keys = ("id", "value", "number", "unit", "display", "precision", "status", "period", "text", "source", "note")
    found = rows_of(exported("k.db"), f"SELECT {', '.join(keys)} FROM fact")
    assert sorted(found) == sorted(tuple(fact[key] for key in keys) for fact in stated(g60))


def test_a_subject_and_its_parts_and_conversions_are_rows(exported: Any) -> None:
    file = exported("k.db")
    subject = "SELECT entity FROM fact_about WHERE fact LIKE 'northport+optics/wafers/2025@%' ORDER BY position"
    assert rows_of(file, subject) == [("northport",), ("optics",)]
    [(value, unit)] = rows_of(file, "SELECT value, unit FROM fact_also WHERE fact LIKE 'xi-an/gdp/2022@%'")
    assert (value, unit) == ("275860000", "USD")


def test_names_places_and_relations_of_an_entity_are_rows(exported: Any) -> None:
    file = exported("k.db")
    names = rows_of(file, "SELECT name, language, is_alias FROM entity_name WHERE entity = 'northport' ORDER BY rowid")
    assert names == [("Northport", None, 0), ("北港", "zh", 0), ("North Port City", None, 1), ("北港市", None, 1)]
    assert rows_of(file, "SELECT latitude, longitude, province FROM entity WHERE id = 'southmere'") == [
        (-12.5, -3.75, "Amber Coast")
    ]
    members = "SELECT target FROM relation WHERE entity = 'amber-valley' AND relation = 'members' ORDER BY position"
    assert rows_of(file, members) == [("southmere",), ("northport",), ("southmore",), ("xi-an",)]
    assert rows_of(file, "SELECT source FROM entity_source WHERE entity = 'northport' ORDER BY position") == [
        ("gazette-2024-02-05",),
        ("survey-2022",),
    ]


def test_the_view_has_the_source_beside_the_fact(exported: Any, g60: Run) -> None:
    file = exported("k.db")
    [(name, display, title, when)] = rows_of(
        file,
        "SELECT about_name, display, source_title, source_date FROM sourced "
        "WHERE id = 'northport/rd-intensity/2022@almanac-2023-06'",
    )
    assert (name, display, title, when) == ("Northport", "6.8 %", "Almanac of the Valley", "2023-06")
    assert rows_of(file, "SELECT count(DISTINCT id) FROM sourced") == [(len(stated(g60)),)]


def test_the_page_describes_the_tables_as_they_are(exported: Any) -> None:
    file = exported("k.sqlite")
    names = rows_of(file, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY rowid")
    described = {}
    for name, body in re.findall(r"^## (\w+)\n(.*?)(?=^## )", PAGE, re.MULTILINE | re.DOTALL):
        described[name] = re.findall(r"^\| `(\w+)` \| \S", body, re.MULTILINE)
    actual = {name: [row[1] for row in rows_of(file, f"PRAGMA table_info({name})")] for (name,) in names}
    assert described == actual


# JSON Lines


def test_the_lines_are_the_objects_of_the_answers(exported: Any, g60: Run) -> None:
    lines = [json.loads(line) for line in exported("k.jsonl").read_text(encoding="utf-8").splitlines()]
    facts = {line["id"]: line for line in lines if line["kind"] == "fact"}
    for fact_ in stated(g60):
        assert {key: facts[fact_["id"]][key] for key in fact_} == fact_
    assert len(facts) == len(stated(g60))
    sources = [line for line in lines if line["kind"] == "source"]
    answered = g60("sources", "--json").json()["data"]
    assert [source | {"fact_count": 0} for source in sources] == [
        {"kind": "source"} | source | {"fact_count": 0} for source in answered
    ]
    assert [line for line in lines if line["kind"] == "metric"] == g60("metrics", "--json").json()["data"]
    assert {line["kind"] for line in lines} == {"head", "source", "metric", *KINDS, "fact"}


def test_what_is_referred_to_stands_before_what_refers(exported: Any) -> None:
    seen: set[str] = set()
    for line in exported("k.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if item["kind"] == "fact":
            assert {item["source"], item["about"]["id"]} <= seen
            assert item["metric"] is None or item["metric"]["id"] in seen
        seen.add(item.get("id", ""))


def test_a_minus_is_standard_output(exported: Any, g60: Run) -> None:
    assert g60("export", "-").out.count("\n") == exported("k.jsonl").read_text(encoding="utf-8").count("\n")
    assert g60("export", "-", "--to", "jsonl").out == g60("export", "-").out


# CSV


def test_every_sort_has_its_file_with_its_columns(exported: Any) -> None:
    folder = exported("tables/")
    assert {file.name for file in folder.iterdir()} == set(COLUMNS)
    for name, columns in COLUMNS.items():
        with (folder / name).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == list(columns)


def test_the_page_names_the_columns_of_each_file() -> None:
    described = {
        name: re.findall(r"`(\w+)`", body)
        for name, body in re.findall(r"^### (\S+)\n(.*?)(?=^### |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    }
    assert described == {name: list(columns) for name, columns in COLUMNS.items()}


def test_the_facts_are_the_rows_of_the_csv_of_an_answer(exported: Any, g60: Run) -> None:
    rows = {row["id"]: row for row in table(exported("tables/") / "facts.csv")}
    answered = list(csv.DictReader(g60("stats", "-f", "csv").out.splitlines()))
    assert answered
    for row in answered:
        assert {key: rows[row["id"]][key] for key in row} == row
    assert len(rows) == len(stated(g60))


def test_the_source_stands_beside_each_fact(exported: Any) -> None:
    folder = exported("tables/")
    sources = {row["id"]: row for row in table(folder / "sources.csv")}
    for row in table(folder / "facts.csv"):
        source = sources[row["source"]]
        assert (row["source_title"], row["source_published"]) == (source["title"], source["published"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_entities_of_a_kind_have_a_file(kind: str, exported: Any, g60: Run) -> None:
    rows = table(exported("tables/") / f"{PLURALS[kind]}.csv")
    listed = {"city": "cities", "industry": "industries", "company": "companies"}
    command = (listed[kind],) if kind in listed else ("list", PLURALS[kind])
    assert {row["id"] for row in rows} == {row["id"] for row in g60(*command, "--json").json()["data"]}


def test_a_folder_keeps_what_else_is_in_it(exported: Any, tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "tables" / "facts.csv").write_text("old", encoding="utf-8")
    folder = exported("tables")
    assert {file.name for file in folder.iterdir()} == {*COLUMNS, "mine.txt"}
    assert (folder / "facts.csv").read_text(encoding="utf-8") != "old"


# Which form, and where


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("facts.parquet",), "says no form of export"),
        (("facts",), "says no form of export"),
        (("facts.csv",), "FOLDER/ for CSV"),
        (("-", "--to", "sqlite"), "takes no sqlite"),
        (("-", "--to", "csv"), "takes no csv"),
        (("facts.db", "--to", "xml"), "xml"),
        ((), "PATH"),
        (("absent/facts.db",), "cannot be written"),
        (("absent/deep/facts/",), "cannot be written"),
    ],
)
def test_a_place_that_takes_no_export_is_wrong_usage(
    arguments: tuple[str, ...], said: str, g60: Run, tmp_path: Path
) -> None:
    outcome = g60("export", *arguments, "--facts", SMALL, folder=tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_the_form_may_be_said(exported: Any) -> None:
    assert rows_of(exported("k.bin", "--to", "sqlite"), "SELECT count(*) > 30 FROM fact") == [(1,)]
    assert (exported("k", "--to", "csv") / "facts.csv").is_file()


def test_the_knowledge_itself_is_never_written_over(g60: Run, tmp_path: Path) -> None:
    file = tmp_path / "k.toml"
    file.write_text(PREAMBLE, encoding="utf-8")
    outcome = g60("export", "k.toml", "--to", "jsonl", "--facts", "k.toml", folder=tmp_path)
    assert outcome.code == 2
    assert file.read_text(encoding="utf-8") == PREAMBLE


def test_the_answer_counts_what_was_written(g60: Run, tmp_path: Path) -> None:
    data = g60("export", "k.db", "--facts", SMALL, "--json", folder=tmp_path).json()["data"]
    counted = {table: rows_of(tmp_path / "k.db", f"SELECT count(*) FROM {table}")[0][0] for table in ("fact", "source")}
    assert (data["path"], data["form"]) == ("k.db", "sqlite")
    assert (data["facts"], data["sources"]) == (counted["fact"], counted["source"])


@pytest.mark.parametrize("name", ["k.db", "k.jsonl", "tables"])
def test_a_failed_export_leaves_what_was_there_and_nothing_else(
    name: str, g60: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name == "tables":
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_text("old", encoding="utf-8")

    def full(*_: object) -> Iterator[Any]:
        yield from ()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("g60cli.questions.export_objects.facts", full)
    outcome = g60("export", name, "--facts", SMALL, folder=tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert "No space left on device" in outcome.err
    assert [file.name for file in tmp_path.iterdir()] == [name]
    if name != "tables":
        assert (tmp_path / name).read_text(encoding="utf-8") == "old"


# Size


class Alive(dict[str, Any]):
    """A row that is counted while somebody holds it."""

    count = 0

    def __init__(self, row: dict[str, Any]) -> None:
        super().__init__(row)
        Alive.count += 1
        weakref.finalize(self, Alive.gone)

    @staticmethod
    def gone() -> None:
        Alive.count -= 1


@pytest.mark.parametrize("form", ["sqlite", "jsonl", "csv"])
def test_facts_are_written_one_by_one(form: str, exported: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody holds more than two of them at a time, so that a million need no more memory than a few."""
    read, most = export_objects.facts, []

    def counted(knowledge: Knowledge) -> Iterator[Alive]:
        for row in read(knowledge):
            yield Alive(row)
            most.append(Alive.count)

    monkeypatch.setattr(export_objects, "facts", counted)
    exported("out", "--to", form)
    assert len(most) > 30
    assert max(most) <= 2
