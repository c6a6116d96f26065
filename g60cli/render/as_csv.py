"""CSV: one table an answer, with the JSON's keys as columns."""

import csv
import io
import re

from g60cli.answer import Answer
from g60cli.render.rows import flat_rows
from g60cli.render.screen import Screen

_MARK = "\ufeff"
# What a spreadsheet takes for a formula. A plain number is none, whatever its sign.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?")


def render(answer: Answer, screen: Screen) -> str:
    """The rows as CSV; for a spreadsheet with a byte order mark, and with cells it would run set in quotes."""
    keys, rows = flat_rows(answer)
    if not keys:
        return ""
    if screen.spreadsheet:
        rows = [[guarded(cell) for cell in row] for row in rows]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(keys)
    writer.writerows(rows)
    return (_MARK if screen.spreadsheet else "") + text.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
