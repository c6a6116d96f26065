"""Formats that print a row as it comes: nothing is collected, and the text is that of the whole answer."""

from collections.abc import Iterator

import pytest

from g60cli.answer import Answer, Data
from g60cli.render import ROW_FORMATS, Format, render, render_rows
from g60cli.render.screen import Screen

KEYS = ("id", "value", "evidence")
ROWS: list[Data] = [
    {"id": "first", "value": "=1+1", "evidence": ["more than 100", "家"]},
    {"id": "second", "value": None, "evidence": []},
    {"id": "third", "value": "tab\tand, comma", "evidence": ["1/15"]},
]


@pytest.mark.parametrize("format_", ROW_FORMATS)
def test_a_row_is_printed_before_the_next_one_is_read(format_: Format) -> None:
    read: list[str] = []

    def rows() -> Iterator[Data]:
        for row in ROWS:
            read.append(row["id"])
            yield row

    pieces = render_rows(KEYS, rows(), format_, Screen())
    for piece in pieces:
        if "first" in piece:
            break
    assert read == ["first"]


@pytest.mark.parametrize("format_", ROW_FORMATS)
@pytest.mark.parametrize("screen", [Screen(), Screen(spreadsheet=True), Screen(encoding="ascii")])
def test_row_by_row_the_text_is_that_of_the_whole_answer(format_: Format, screen: Screen) -> None:
    whole = render(Answer("stats", "Figures", ROWS, keys=KEYS), format_, screen)
    assert "".join(render_rows(KEYS, iter(ROWS), format_, screen)) == whole


def test_without_a_row_the_columns_are_still_named() -> None:
    assert list(render_rows(KEYS, iter([]), Format.CSV, Screen())) == ["id,value,evidence\n"]
