"""The one module that imports Rich: how wide text is in cells, and drawing a table whose lines are already cut."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from g60cli.render.screen import Screen

_WIDE = 100_000
# Each of these has a contrast of at least 4.5:1 against black and against white; no meaning rests on them alone.
_ACCENT, _GREY, _RED = "color(29)", "color(243)", "color(131)"
TITLE, HEADER, QUIET, PLAIN = "bold", f"bold {_ACCENT}", _GREY, ""
# Spaces at the end of a line, and the escapes among them.
_END = re.compile(r" (?: |\x1b\[[0-9;]*m)*$")
_DOUBT = r"\((?:preliminary|expected|target|deprecated)(?:, deprecated)?\)"


class Drawn(NamedTuple):
    """A column ready to be drawn: title, width in cells, style, and each cell with its line breaks and its indents."""

    title: str
    width: int
    style: str
    cells: Sequence[str]


def width_of(text: str) -> int:
    """The width of a line in terminal cells; a Chinese character takes two, a combining one none."""
    return cell_len(text)


def draw_table(columns: Sequence[Drawn], headed: bool, screen: Screen) -> str:
    """A table of exactly these widths: nothing is cut or wrapped here."""
    table = Table(box=box.SIMPLE_HEAD if headed else None, show_header=headed, show_edge=False, pad_edge=False)
    table.border_style = QUIET
    table.padding = (0, 2 if not headed else 1, 0, 0)
    for column in columns:
        table.add_column(
            Text(column.title),
            header_style=HEADER,
            width=column.width,
            style=column.style,
            no_wrap=True,
            overflow="ignore",
        )
    for row in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*(_cell(cell) for cell in row))
    return _printed(table, screen)


def _cell(text: str) -> Text:
    cell = Text(text)
    if "(" in text:
        cell.highlight_regex(_DOUBT, _RED)
    return cell


def styled(text: str, style: str, screen: Screen) -> str:
    """Lines in a style, or as they are where there is no colour."""
    return _printed(Text(text, style=style), screen) if screen.color and style else text + "\n"


def _printed(renderable: RenderableType, screen: Screen) -> str:
    console = Console(
        width=_WIDE,
        color_system=("256" if screen.many_colors else "standard") if screen.color else None,
        force_terminal=screen.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        safe_box=not screen.can_show("─"),
    )
    with console.capture() as capture:
        console.print(renderable, soft_wrap=True)
    return "".join(_trimmed(line) + "\n" for line in capture.get().splitlines())


def _trimmed(line: str) -> str:
    """A line without the spaces at its end, also those before the escape that ends a style."""
    return _END.sub(lambda match: match[0].replace(" ", ""), line.rstrip())
