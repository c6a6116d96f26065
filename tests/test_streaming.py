"""Long answers: a list is printed row by row as it is read, and says the same as one that is read whole."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest

from g60cli.commands import output
from g60cli.questions import stats
from g60cli.questions.knowledge import Knowledge, Row
from tests.conftest import Run

# By command line: what prints a row for each of something of which there may be a million.
LISTS = {
    "cities": ("cities",),
    "industries": ("industries",),
    "companies": ("companies",),
    "companies of a city": ("companies", "--city", "Northport"),
    "places": ("list", "places"),
    "people": ("list", "people"),
    "metrics": ("metrics",),
    "sources": ("sources",),
    "events": ("timeline",),
    "events since": ("timeline", "--since", "2020"),
    "figures": ("stats",),
    "figures of a year": ("stats", "--year", "2023"),
    "hits": ("search", "northport"),
}
CARDS = {
    "a city": ("city", "Northport"),
    "a place": ("city", "Southmere"),
    "a company": ("company", "Lantern"),
    "anything": ("show", "Northport"),
    "a metric": ("metric", "gdp"),
    "a source": ("source", "gazette-2024-02-05"),
}
# The latest of each series is known when all are read.
READ_WHOLE = ("stats", "--year", "latest")
NOTHING = {
    "no figure": ("stats", "--year", "1700"),
    "no event": ("timeline", "--until", "1700"),
    "no city": ("cities", "--province", "nowhere"),
    "no hit": ("search", "unheard-of"),
}
SHAPES = ((), ("--columns", "id"), ("--excel",), ("--as-of", "2024"))


@pytest.mark.parametrize("command", [*LISTS.values(), *CARDS.values(), *NOTHING.values(), READ_WHOLE], ids=" ".join)
@pytest.mark.parametrize("format_", ["jsonl", "csv", "tsv"])
def test_row_by_row_an_answer_is_the_same_as_whole(
    format_: str, command: tuple[str, ...], g60: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [(*command, *shape, "-f", format_) for shape in SHAPES if format_ == "csv" or shape != ("--excel",)]
    streamed = [g60(*arguments) for arguments in asked]
    monkeypatch.setattr(output, "ROW_FORMATS", ())
    monkeypatch.setattr(output, "TABLE_FORMATS", ())
    assert streamed == [g60(*arguments) for arguments in asked]
    assert streamed[0].code == 0


@pytest.mark.parametrize(
    ("command", "format_"),
    [
        *((command, format_) for command in LISTS.values() for format_ in ("jsonl", "csv", "tsv")),
        *((command, format_) for command in CARDS.values() for format_ in ("csv", "tsv")),
    ],
    ids=str,
)
def test_a_row_is_printed_before_the_next_is_read(
    command: tuple[str, ...], format_: str, g60: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    asked, written = Knowledge.rows, output.write

    def rows(self: Knowledge, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        for row in asked(self, sql, parameters):
            events.append("read")
            yield row

    def write(pieces: Iterable[str]) -> None:
        written(piece for piece in pieces if events.append("printed") is None)

    monkeypatch.setattr(Knowledge, "rows", rows)
    monkeypatch.setattr(output, "write", write)
    assert g60(*command, "-f", format_).code == 0
    printed = [place for place, event in enumerate(events) if event == "printed"]
    # What CSV and TSV print first are the names of the columns.
    first, last = printed[0 if format_ == "jsonl" else 1], printed[-1]
    assert "read" in events[first:last]


@pytest.mark.parametrize("command", [*LISTS.values(), *CARDS.values(), READ_WHOLE], ids=" ".join)
def test_under_a_limit_an_answer_is_the_beginning_of_the_whole(command: tuple[str, ...], g60: Run) -> None:
    whole, limited = (g60(*command, *limit, "--json").json() for limit in ((), ("--limit", "2")))
    if isinstance(whole["data"], dict):
        assert limited["data"] == {**whole["data"], "facts": whole["data"]["facts"][:2]}
    else:
        assert limited["data"] == whole["data"][:2]
    assert limited["sources"].items() <= whole["sources"].items()


@pytest.mark.parametrize("command", [("stats",), ("source", "almanac-2023-06"), ("list", "places")], ids=" ".join)
@pytest.mark.parametrize("format_", ["table", "json", "plain"])
def test_under_a_limit_no_more_is_read_than_is_shown(
    format_: str, command: tuple[str, ...], g60: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, read = Knowledge.rows, 0

    def rows(self: Knowledge, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        nonlocal read
        for row in asked(self, sql, parameters):
            read += "fact." in sql or "FROM entity WHERE kind" in sql
            yield row

    monkeypatch.setattr(Knowledge, "rows", rows)
    assert g60(*command, "-f", format_).code == 0
    all_read, read = read, 0
    assert g60(*command, "-f", format_, "--limit", "1").code == 0
    assert read <= 2 < all_read


@pytest.mark.parametrize(
    "command",
    [("stats",), ("stats", "--metric", "gdp"), ("stats", "--about", "Northport"), ("search", "valley")],
    ids=" ".join,
)
@pytest.mark.parametrize("shape", [(), ("--as-of", "2024")], ids=" ".join)
def test_the_figures_of_a_year_are_the_same_where_they_are_many(
    shape: tuple[str, ...], command: tuple[str, ...], g60: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (*command, "--year", "2022", *shape, "--json")
    few = g60(*asked)
    monkeypatch.setattr(stats, "_MOST_LOOKED_UP", 0)
    assert g60(*asked) == few
    assert few.json()["data"]
