"""Reading a table of observations: CSV or TSV to rows of named cells, with what is wrong as problems at a place.

The place of a problem is the line of the file and the number of the column. What the cells mean is not looked at here.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from g60cli.knowledge.format import CLEAN_TEXT
from g60cli.knowledge.problems import Code, Problem

REQUIRED = ("about", "metric", "value", "unit", "period", "source", "evidence")
OPTIONAL = ("kind", "status", "basis", "section", "note")
# An attribute may be without a period; whether one is missing shows when the unit is known.
_MAY_BE_EMPTY = ("period", *OPTIONAL)
_TABBED = (".tsv", ".tab")
_CLEAN = re.compile(CLEAN_TEXT)


class Row(NamedTuple):
    """One observation: the line it begins on, and its cells by the names of their columns, blanks at the ends gone."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """What was read: the path as named, the rows, the place of each column, and what is wrong."""

    path: str
    rows: list[Row]
    columns: dict[str, int]
    problems: list[Problem]

    def report(self, line: int, column: str, code: Code, message: str, hint: str = "") -> None:
        """Note a problem in a cell, or in the line as a whole where there is no such column."""
        said = f"{column}: {message}" if column else message
        self.problems.append(Problem(self.path, line, self.columns.get(column, 1), code, said, hint))


def read_table(path: str, raw: bytes) -> Table:
    """The rows of a table of observations; one that cannot be read has none and says why."""
    table = Table(path, [], {}, [])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        table.report(line, "", Code.NOT_UTF8, "not UTF-8 text", "save the table as UTF-8")
        return table
    records = _records(table, text, _delimiter(path, text))
    _, header = next(records, (1, []))
    if _read_header(table, header):
        for line, record in records:
            _read_record(table, header, line, record)
    if not table.rows and not table.problems:
        table.report(1, "", Code.MISSING_KEY, "the table has no rows", "write one observation a line below the header")
    return table


def _delimiter(path: str, text: str) -> str:
    header = text.partition("\n")[0]
    if PurePath(path).suffix.lower() in _TABBED:
        return "\t"
    return next((sign for sign in (",", "\t", ";") if sign in header), ",")


def _records(table: Table, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that is not blank with the line it begins on; a quote that is never closed ends them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                yield before + 1, record
            before = reader.line_num
    except csv.Error as error:
        table.report(before + 1, "", Code.UNREADABLE, f"cannot be read as a table: {error}", "close every quote")


def _read_header(table: Table, header: list[str]) -> bool:
    names = [name.strip().lower() for name in header]
    for number, name in enumerate(names, 1):
        if name in table.columns:
            table.problems.append(
                Problem(table.path, 1, number, Code.DUPLICATE_ID, f"two columns are called '{name}'", "keep one")
            )
        elif name in (*REQUIRED, *OPTIONAL):
            table.columns[name] = number
        else:
            hint = f"the columns are {', '.join(REQUIRED)}; also {', '.join(OPTIONAL)}"
            message = f"there is no column '{name[:60]}'"
            table.problems.append(Problem(table.path, 1, number, Code.UNKNOWN_KEY, _printable(message), hint))
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        hint = f"the first line names the columns: {', '.join(REQUIRED)}"
        table.report(
            1, "", Code.MISSING_KEY, f"the table lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}", hint
        )
    return not table.problems


def _read_record(table: Table, header: list[str], line: int, record: list[str]) -> None:
    if len(record) > len(header):
        message = f"the line has {len(record)} cells, and the header names {len(header)} columns"
        hint = "put a cell that holds the sign between cells into quotes"
        table.problems.append(Problem(table.path, line, len(header) + 1, Code.UNKNOWN_KEY, message, hint))
        return
    cells = dict.fromkeys(table.columns, "")
    for name, cell in zip((name.strip().lower() for name in header), record, strict=False):
        cells[name] = " ".join(cell.split())
    before = len(table.problems)
    for name, cell in cells.items():
        if not cell and name not in _MAY_BE_EMPTY:
            table.report(line, name, Code.BAD_TEXT, "the cell is empty", _HINTS.get(name, "fill it in"))
        elif cell and not _CLEAN.fullmatch(cell):
            message = f"a control, direction or line-break character: {cell[:60]!a}"
            table.report(line, name, Code.BAD_TEXT, message, "write plain text")
    if len(table.problems) == before:
        table.rows.append(Row(line, cells))


_HINTS = {
    "evidence": "write the words as printed in the source, several parted by |",
    "unit": "write people, CNY, km2, percent, share … or entity, date, code, text",
    "source": "write: title, publisher, date",
}


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
