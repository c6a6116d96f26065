"""Records: a line for each value, its name before it. What a table becomes where it does not fit."""

from collections.abc import Iterator, Sequence

from g60cli.answer import Answer, Block, Cell, Column, Look
from g60cli.render.links import linked
from g60cli.render.marks import mark_numbers, marks_of, source_line
from g60cli.render.screen import Screen
from g60cli.render.sparks import with_shown_sparks
from g60cli.render.terminal import QUIET, TITLE, styled, width_of
from g60cli.render.wrapping import hanging, wrap

_BREAKABLE = (Look.TEXT, Look.NAME, Look.NATIVE)
_INDENT = 4


def render(answer: Answer, screen: Screen) -> str:
    """All blocks as records, then the pictures and the sources."""
    if answer.document is not None:
        return str(answer.document)
    answer = with_shown_sparks(answer, screen)
    numbers = mark_numbers(answer)
    parts = [title_text(answer.title, screen)] if answer.title else []
    parts += [block_text(block, numbers, screen) for block in answer.blocks]
    parts += [pictures_part(answer, screen), sources_text(answer, screen)]
    return linked("\n".join(part for part in parts if part), answer, screen)


def title_text(title: str, screen: Screen) -> str:
    """The title of an answer or of a block, on lines of its own."""
    return styled("\n".join(_lines(title, screen)), TITLE, screen)


def block_text(block: Block, numbers: dict[str, int], screen: Screen) -> str:
    """A block as records with a blank line between; a card's attributes are one record."""
    parts = [title_text(block.title, screen)] if block.title else []
    if block.headed or len(block.columns) != 2:
        records = ["".join(_record(block, row, numbers, screen)) for row in block.rows]
        return "".join(parts) + "\n".join(records)
    labels = [(row[0].text, row[1].text, marks_of(row, numbers)) for row in block.rows]
    looks = {row[0].text: Look.FIXED for row in block.rows if row[1].whole}
    return "".join(parts) + "".join(_pairs(labels, screen, looks))


def pictures_part(answer: Answer, screen: Screen) -> str:
    """The pictures of an answer; what draws them is imported only where there is one."""
    if not answer.pictures:
        return ""
    from g60cli.render.pictures import pictures_text

    return pictures_text(answer, screen)


def sources_text(answer: Answer, screen: Screen) -> str:
    """The list of exactly the sources used."""
    lines = [source_line(number, source) for number, source in enumerate(answer.sources.values(), 1)]
    if screen.width is not None:
        lines = [text for line in lines for text in hanging(line, screen.width, _INDENT)]
    return styled("\n".join(lines), QUIET, screen) if lines else ""


def _record(block: Block, row: Sequence[Cell], numbers: dict[str, int], screen: Screen) -> Iterator[str]:
    shown = [(column, cell) for column, cell in zip(block.columns, row, strict=True) if cell.text]
    marks = marks_of(row, numbers)
    looks = {_label(column): Look.FIXED if cell.whole else column.look for column, cell in shown}
    pairs = [(_label(column), cell.text, "") for column, cell in shown]
    if marks:
        pairs.append(("Source", marks, ""))
    yield from _pairs(pairs, screen, looks)


def _label(column: Column) -> str:
    """What stands before a value: the title of its column, and its key for a column that needs none in a table."""
    return column.title or column.key.replace("_", " ").capitalize()


def _pairs(
    pairs: Sequence[tuple[str, str, str]], screen: Screen, looks: dict[str, Look] | None = None
) -> Iterator[str]:
    width = max((width_of(label) for label, _, _ in pairs), default=0) + 2
    for label, text, marks in pairs:
        breakable = (looks or {}).get(label, Look.TEXT) in _BREAKABLE
        parts = [f"{text} {marks}"] if marks else [text]
        if marks and not breakable and screen.width is not None and width + width_of(parts[0]) > screen.width:
            parts = [text, marks]
        yield from _pair(label, parts, breakable, width, screen)


def _pair(label: str, parts: list[str], breakable: bool, width: int, screen: Screen) -> Iterator[str]:
    padded = label + " " * (width - width_of(label))
    if screen.width is None:
        yield f"{padded}{parts[0]}\n"
        return
    room = screen.width - width
    lines = list(wrap(parts[0], max(1, room))) if breakable else parts
    if all(width_of(line) <= room for line in lines):
        yield padded + lines[0] + "\n"
        yield from (" " * width + line + "\n" for line in lines[1:])
        return
    widest = max(width_of(line) for line in lines)
    indent = _INDENT if _INDENT + widest <= screen.width else 0
    lines = list(wrap(parts[0], max(1, screen.width - indent))) if breakable else parts
    yield from (line + "\n" for line in wrap(label, screen.width))
    for line in lines:
        yield " " * (indent if width_of(line) + indent <= screen.width else 0) + line + "\n"


def _lines(text: str, screen: Screen) -> list[str]:
    return [text] if screen.width is None else list(wrap(text, screen.width))
