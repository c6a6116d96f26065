"""CSV: one table an answer, with the JSON's keys as columns."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from g60cli.answer import Answer, Data
from g60cli.render.rows import cells_of, keys_of, objects_of
from g60cli.render.screen import Screen

_MARK = "\ufeff"
# What a spreadsheet takes for a formula. A plain number is none, whatever its sign.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?")


def render(answer: Answer, screen: Screen) -> str:
    """The rows as CSV; for a spreadsheet with a byte order mark, and with cells it would run set in quotes."""
    return "".join(pieces(keys_of(answer), objects_of(answer), screen))


def pieces(keys: Sequence[str], rows: Iterable[Data], screen: Screen) -> Iterator[str]:
    """The same row by row, the keys first."""
    if not keys:
        return
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    mark = _MARK if screen.spreadsheet else ""
    writer.writerow(keys)
    yield mark + line.getvalue()
    for row in rows:
        line.seek(0)
        line.truncate()
        cells = cells_of(row, keys)
        writer.writerow([guarded(cell) for cell in cells] if screen.spreadsheet else cells)
        yield line.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
