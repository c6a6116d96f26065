"""Tables for people: at natural width off a terminal; on one, fitted to it, or else turned into records."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from g60cli.answer import Answer, Block, Cell, Column, Look
from g60cli.render.links import linked
from g60cli.render.marks import mark_numbers, marks_of
from g60cli.render.records import block_text, pictures_part, sources_text, title_text
from g60cli.render.screen import Screen
from g60cli.render.sparks import with_shown_sparks
from g60cli.render.terminal import PLAIN, QUIET, Drawn, draw_table, width_of
from g60cli.render.wrapping import hanging, longest_chunk, wrap

_GAP = 2
_HANGING = 2
# A text column narrower than this is harder to read than a record.
_READABLE = {Look.TEXT: 24, Look.NAME: 12, Look.NATIVE: 12, Look.GROUP: 24}
# And one narrower than this gets the room of what can go or stand elsewhere.
_COMFORTABLE = {Look.TEXT: 40, Look.NAME: 24}
_MARKS = Column("source", "Source", Look.FIXED)


def render(answer: Answer, screen: Screen) -> str:
    """The answer as titled tables, then its pictures, with the list of sources last."""
    if answer.document is not None:
        return str(answer.document)
    answer = with_shown_sparks(answer, screen)
    numbers = mark_numbers(answer)
    parts = [title_text(answer.title, screen)] if answer.title else []
    parts += [_block(block, numbers, screen) for block in answer.blocks]
    parts += [pictures_part(answer, screen), sources_text(answer, screen)]
    return linked("\n".join(part for part in parts if part), answer, screen)


class _Set(NamedTuple):
    """A column with its cells as texts, and the widths in cells that it may take."""

    column: Column
    cells: tuple[str, ...]
    natural: int
    least: int


def _block(block: Block, numbers: dict[str, int], screen: Screen) -> str:
    table = _table(block, numbers, screen)
    if table is None and block.narrow is not None:
        table = _table(block.narrow, numbers, screen) or _under_headings(block.narrow, numbers, screen)
    return block_text(block, numbers, screen) if table is None else table


def _table(block: Block, numbers: dict[str, int], screen: Screen) -> str | None:
    """The block as a table, or None where it does not fit."""
    title = title_text(block.title, screen) if block.title else ""
    fitting = [
        (columns, widths)
        for columns in _arrangements(_columns(block, numbers), block.narrow is None)
        if (widths := _fit(columns, screen)) is not None
    ]
    if not fitting:
        return None
    columns, widths = next((found for found in fitting if _is_comfortable(*found)), fitting[0])
    drawn = [_drawn(set_, width) for set_, width in zip(columns, widths, strict=True)]
    return title + draw_table(drawn, block.headed, screen)


def _arrangements(columns: list[_Set], overhanging: bool) -> Iterator[list[_Set]]:
    """The columns as they are, then in ever less room; numbers may overhang where the table has no other form."""
    yield columns
    needed = [set_ for set_ in columns if set_.column.look is not Look.SECONDARY]
    yield needed
    if overhanging:
        needed = [_overhanging(set_) for set_ in needed]
        yield needed
    yield _stacked(needed, Look.ID)
    yield _stacked(_stacked(needed, Look.NATIVE), Look.ID)


def _is_comfortable(columns: Sequence[_Set], widths: Sequence[int]) -> bool:
    """Whether all sentences and names have the width in which they are easily read."""
    return all(
        width >= min(set_.natural, _COMFORTABLE.get(set_.column.look, width))
        for set_, width in zip(columns, widths, strict=True)
    )


def _under_headings(block: Block, numbers: dict[str, int], screen: Screen) -> str | None:
    """A table whose groups stand on lines of their own above their rows, or None where the rest does not fit."""
    groups, *columns = _columns(block, numbers)
    width = screen.width or 0
    widths = _fit(columns, screen._replace(width=width - _HANGING))
    if widths is None or longest_chunk(" ".join(groups.cells)) > width - _HANGING:
        return None
    drawn = [_drawn(set_, width_) for set_, width_ in zip(columns, widths, strict=True)]
    lines = [" " * _HANGING + line for line in draw_table(drawn, block.headed, screen).splitlines()]
    told = lines[: -len(block.rows)]
    for group, line in zip(groups.cells, lines[-len(block.rows) :], strict=True):
        told += [*_group_lines(group, width), line] if group else [line]
    title = title_text(block.title, screen) if block.title else ""
    return title + "\n".join(told) + "\n"


def _stacked(columns: list[_Set], look: Look) -> list[_Set]:
    """The columns with each cell of one under the name it belongs to, in the first column."""
    found = [set_ for set_ in columns if set_.column.look is look]
    if not found or columns[0] is found[0]:
        return columns
    [below], (first, *others) = found, columns
    cells = tuple("\n".join(filter(None, pair)) for pair in zip(first.cells, below.cells, strict=True))
    both = _Set(first.column, cells, max(first.natural, below.natural), max(first.least, below.least))
    return [both, *(set_ for set_ in others if set_ is not below)]


def _columns(block: Block, numbers: dict[str, int]) -> list[_Set]:
    columns = [
        _set(column, tuple(row[number] for row in block.rows), block.headed)
        for number, column in enumerate(block.columns)
    ]
    columns = [set_ for set_ in columns if any(cell.strip() for cell in set_.cells)]
    marks = tuple(marks_of(row, numbers) for row in block.rows)
    return [*columns, _set(_MARKS, tuple(map(Cell, marks)), block.headed)] if any(marks) else columns


def _set(column: Column, cells: tuple[Cell, ...], headed: bool) -> _Set:
    title = column.title if headed else ""
    texts = tuple(cell.text for cell in cells)
    natural = max([width_of(title), *(width_of(text) for text in texts)])
    if column.look is Look.NUMBER:
        return _aligned(column, texts, headed)
    if column.look is Look.GROUP:
        return _grouping(column, texts)
    if column.look not in _READABLE:
        return _Set(column, texts, natural, natural)
    needed = (width_of(cell.text) if cell.whole else longest_chunk(cell.text) for cell in cells)
    least = max([longest_chunk(title), *needed])
    return _Set(column, texts, natural, max(least, min(natural, _READABLE[column.look])))


def _overhanging(set_: _Set) -> _Set:
    """A column of numbers no wider than its widest cell: the longest ones reach into where others have brackets."""
    if set_.column.look is not Look.NUMBER:
        return set_
    column = set_.column._replace(title=set_.column.title.lstrip())
    return _aligned(column, [cell.lstrip() for cell in set_.cells], headed=True, overhanging=True)


def _aligned(column: Column, texts: Sequence[str], headed: bool, overhanging: bool = False) -> _Set:
    """Numbers end, with their units, at one place; what is said of them in brackets stands behind it."""
    parts = [text.partition(" (") for text in texts]
    title = column.title if headed else ""
    end = max([width_of(title), *(width_of(number) for number, _, _ in parts)])
    if overhanging:
        said = max(width_of(bracket + rest) for _, bracket, rest in parts)
        end = min(end, max([width_of(title), *(width_of(text) - said for text in texts)]))
    cells = tuple(" " * (end - width_of(number)) + number + bracket + rest for number, bracket, rest in parts)
    width = max([end, *(width_of(cell) for cell in cells)])
    return _Set(column._replace(title=" " * (end - width_of(title)) + title), cells, width, width)


def _grouping(column: Column, texts: Sequence[str]) -> _Set:
    """A group's name, with what is said of it on lines beneath."""
    lines = [line for text in texts for line in text.split("\n")]
    indented = [" " * _HANGING + line for text in texts for line in text.split("\n")[1:]]
    natural = max(map(width_of, (column.title, *lines, *indented)))
    least = max(map(longest_chunk, (column.title, *lines))) + _HANGING
    return _Set(column, tuple(texts), natural, max(least, min(natural, _READABLE[Look.GROUP])))


def _fit(columns: Sequence[_Set], screen: Screen) -> list[int] | None:
    """The width of each column, or None where they do not fit."""
    natural = [set_.natural for set_ in columns]
    if screen.width is None:
        return natural
    room = screen.width - _GAP * (len(columns) - 1)
    least = [set_.least for set_ in columns]
    if sum(natural) <= room:
        return natural
    if sum(least) > room:
        return None
    return _share_out(natural, least, room)


def _share_out(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths that fill the room, the widest columns giving way first."""
    limit_low, limit_high = 0, max(natural)
    while limit_low < limit_high:
        limit = (limit_low + limit_high + 1) // 2
        if sum(max(low, min(wish, limit)) for wish, low in zip(natural, least, strict=True)) <= room:
            limit_low = limit
        else:
            limit_high = limit - 1
    return [max(low, min(wish, limit_low)) for wish, low in zip(natural, least, strict=True)]


def _drawn(set_: _Set, width: int) -> Drawn:
    column = set_.column
    if column.look is Look.GROUP:
        return Drawn(column.title, width, PLAIN, _running_on(set_.cells, width))
    wraps = column.look in _READABLE
    cells = tuple(_lines(cell, width, column.look) if wraps and width < set_.natural else cell for cell in set_.cells)
    title = "\n".join(wrap(column.title, width)) if wraps and width_of(column.title) > width else column.title
    quiet = column.look in (Look.ID, Look.SECONDARY) or column is _MARKS
    return Drawn(title, width, QUIET if quiet else PLAIN, cells)


def _running_on(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """The names of groups in lines, each beside a row of its group; what is left stands in the last of these."""
    lines: list[list[str]] = [[] for _ in cells]
    heads = [row for row, cell in enumerate(cells) if cell]
    for head, end in zip(heads, [*heads[1:], len(cells)], strict=True):
        for number, line in enumerate(_group_lines(cells[head], width)):
            lines[min(head + number, end - 1)].append(line)
    return tuple("\n".join(each) for each in lines)


def _group_lines(group: str, width: int) -> Iterator[str]:
    """A group's name in lines, and below it, indented, what is said of it."""
    name, *said = group.split("\n")
    yield from wrap(name, width)
    for text in said:
        yield from (" " * _HANGING + line for line in wrap(text, width - _HANGING))


def _lines(cell: str, width: int, look: Look) -> str:
    return "\n".join(_broken(line, width, look) for line in cell.split("\n"))


def _broken(cell: str, width: int, look: Look) -> str:
    """A cell in lines; those of a sentence are indented from the second on, so that one sees where a row begins."""
    return "\n".join(hanging(cell, width, _HANGING) if look is Look.TEXT else wrap(cell, width))
