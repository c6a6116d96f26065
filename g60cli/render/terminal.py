"""The one module that imports Rich: how wide text is in cells, and drawing a table whose lines are already cut.

What draws in colour is imported where there is colour. Without it, a table is its cells with spaces between.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from g60cli.render.screen import Screen

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_WIDE = 100_000
# Each of these has a contrast of at least 4.5:1 against black and against white; no meaning rests on them alone.
_ACCENT, _GREY, _RED = "color(29)", "color(243)", "color(131)"
TITLE, HEADER, QUIET, PLAIN = "bold", f"bold {_ACCENT}", _GREY, ""
# Spaces at the end of a line, and the escapes among them.
_END = re.compile(r" (?: |\x1b\[[0-9;]*m)*$")
# What Rich leaves out of a cell, or sets by rules of its own.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
# What most answers have besides ASCII, each one cell wide; to look up every sign takes ten times as long.
_NARROW = re.compile("[ -~≈≥≤²·–—…]*")
_GAP = "  "
_DOUBT = r"\((?:preliminary|expected|target|deprecated)(?:, deprecated)?\)"


class Drawn(NamedTuple):
    """A column ready to be drawn: title, width in cells, style, and each cell with its line breaks and its indents."""

    title: str
    width: int
    style: str
    cells: Sequence[str]


def width_of(text: str) -> int:
    """The width of a line in terminal cells; a Chinese character takes two, a combining one none."""
    is_narrow = text.isprintable() if text.isascii() else _NARROW.fullmatch(text)
    return len(text) if is_narrow else cell_len(text)


def draw_table(columns: Sequence[Drawn], headed: bool, screen: Screen) -> str:
    """A table of exactly these widths: nothing is cut or wrapped here."""
    if screen.color or not _are_plain(columns):
        return _printed(_table(columns, headed), screen)
    lines = [*(_headlines(columns, screen) if headed else ()), *_lines(columns)]
    return "".join([line.rstrip() + "\n" for line in lines])


def _are_plain(columns: Sequence[Drawn]) -> bool:
    """Whether every line of every cell is as wide as it looks, and no wider than its column."""
    return bool(columns) and all(
        _is_plain(text, column.width) for column in columns for text in (column.title, *column.cells)
    )


def _is_plain(text: str, width: int) -> bool:
    if text.isprintable():
        return width_of(text) <= width
    return not _CONTROL.search(text) and max(map(width_of, text.split("\n"))) <= width


def _headlines(columns: Sequence[Drawn], screen: Screen) -> Iterator[str]:
    """The titles, of which the last lines stand beside each other, and a rule."""
    titles = [column.title.split("\n") for column in columns]
    height = max(map(len, titles))
    yield from _joined(columns, zip(*([""] * (height - len(lines)) + lines for lines in titles), strict=True))
    rule = "─" if screen.can_show("─") else "-"
    yield rule * (sum(column.width for column in columns) + len(_GAP) * (len(columns) - 1))


def _lines(columns: Sequence[Drawn]) -> Iterator[str]:
    for row in zip(*(column.cells for column in columns), strict=True):
        yield from _joined(columns, zip_longest(*[cell.split("\n") for cell in row], fillvalue=""))


def _joined(columns: Sequence[Drawn], lines: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for line in lines:
        yield _GAP.join(
            [text + " " * (column.width - width_of(text)) for text, column in zip(line, columns, strict=True)]
        )


def _table(columns: Sequence[Drawn], headed: bool) -> "RenderableType":
    from rich import box
    from rich.table import Table
    from rich.text import Text

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
    return table


def _cell(text: str) -> "Text":
    from rich.text import Text

    cell = Text(text)
    if "(" in text:
        cell.highlight_regex(_DOUBT, _RED)
    return cell


def styled(text: str, style: str, screen: Screen) -> str:
    """Lines in a style, or as they are where there is no colour."""
    if not (screen.color and style):
        return text + "\n"
    from rich.text import Text

    return _printed(Text(text, style=style), screen)


def _printed(renderable: "RenderableType", screen: Screen) -> str:
    from rich.console import Console

    console = Console(
        width=_WIDE,
        # Said outright, for Rich heeds variables of its own. Where the colours are the terminal's, nobody knows their
        # contrast: what is bold is bold, and nothing has a colour.
        color_system="256" if screen.color else None,
        no_color=not screen.many_colors,
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
