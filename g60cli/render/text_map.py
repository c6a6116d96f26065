"""A map in plain text: numbers where the places lie, in the order of the route that joins them, names beside them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from g60cli.answer import Map, Spot
from g60cli.render.canvas import DOTS_ACROSS, DOTS_DOWN, Canvas
from g60cli.render.flowing import flow, widest
from g60cli.render.placing import Box, place
from g60cli.render.route import Place, legs
from g60cli.render.scales import MOST_NAMES, NORTH, fitting, flattened, scale_bar
from g60cli.render.terminal import width_of
from g60cli.render.wrapping import chunks

# With the title and the list of sources it fits a terminal of the usual height.
_MOST_ROWS = 22
# A terminal's cell is about twice as high as it is wide.
_HEIGHT_OF_CELL = 2
# Between a spot and its name; and between a name and what is not its own, so that one sees whose it is.
_GAP, _APART = 1, 2
# How near the route comes to a spot that it does not go to, in columns.
_CLEAR = 2.5
# Room kept free at the sides, in parts of the widest name: more room for names, less for the map.
_MARGINS = (1.0, 0.5, 0.0)


def draw_map(picture: Map, width: int, plain: bool) -> list[str]:
    """The map as lines of text; a name that finds no room on it stands in the list beneath."""
    spots = sorted(picture.spots, key=lambda spot: spot.order)
    if not spots:
        return []
    widest_name = widest([_name(spot) for spot in spots]) + _GAP
    parts = _MARGINS if len(spots) <= MOST_NAMES else (0.0,)
    margins = sorted({min(round(part * widest_name), (width - 1) // 3) for part in parts}, reverse=True)
    drawings = [_drawing(spots, margin, width, plain) for margin in margins]
    return min(drawings, key=lambda drawing: (drawing.left_out, drawing.hidden)).lines


class _Drawing(NamedTuple):
    """A map, and what is wrong with it: names left out of it, cells of the route that names hide."""

    lines: list[str]
    left_out: int
    hidden: int


def _drawing(spots: Sequence[Spot], margin: int, width: int, plain: bool) -> _Drawing:
    cells, scale = _cells(spots, margin, width)
    canvas = Canvas(width, max(row for _, row in cells) + 2, plain)
    _put_route(canvas, cells)
    marks = _put_marks(canvas, spots, cells)
    candidates = [_candidates(canvas, spot, box, marks) for spot, box in zip(spots, marks, strict=True)]
    boxes = place(candidates, [], _APART)
    placed = [(spot, box) for spot, box in zip(spots, boxes, strict=True) if box is not None]
    beneath = [spot for spot, box in zip(spots, boxes, strict=True) if box is None]
    hidden = sum(_hidden(canvas, box) for _, box in placed)
    for spot, box in placed:
        canvas.put_clear(round(box.left), round(box.top), _name(spot))
    lines = [line for spot in beneath for line in _in_list(spot, width)]
    measure = _measure(scale, width, canvas.plain)
    return _Drawing([*_without_margins(canvas.lines()), *measure, *lines], len(beneath), hidden)


def _cells(spots: Sequence[Spot], margin: int, width: int) -> tuple[list[tuple[int, int]], float]:
    """The column and row of each spot, and the columns of a degree; a row stays free above and below for names."""
    places = flattened(spots)
    scale = fitting(places, width - 1 - 2 * margin, _HEIGHT_OF_CELL * (_MOST_ROWS - 1))
    indent = (width - 1 - round(max(across for across, _ in places) * scale)) // 2
    cells = [(indent + round(across * scale), 1 + round(down * scale / _HEIGHT_OF_CELL)) for across, down in places]
    return cells, scale


def _measure(scale: float, width: int, plain: bool) -> list[str]:
    bar = scale_bar(scale, width / 4)
    if bar is None:
        return []
    text, length = bar
    inside = max(0, round(length) - 2)
    drawn = "|" + "-" * inside + "|" if plain else "├" + "─" * inside + "┤"
    return flow([drawn, *chunks(f"{text}, {NORTH}")], width)


def _put_route(canvas: Canvas, cells: Sequence[tuple[int, int]]) -> None:
    places = [(float(column), float(row * _HEIGHT_OF_CELL)) for column, row in cells]
    for leg in legs(places, _CLEAR):
        for one, other in pairwise(leg):
            canvas.line(_dot(one), _dot(other))


def _dot(place: Place) -> tuple[int, int]:
    across, down = place
    return round(across * DOTS_ACROSS), round(down / _HEIGHT_OF_CELL * DOTS_DOWN) + 1


def _put_marks(canvas: Canvas, spots: Sequence[Spot], cells: Sequence[tuple[int, int]]) -> list[Box | None]:
    """The number of each spot, at its place or at the nearest free one in its row; None where there is none."""
    boxes: list[Box | None] = []
    for spot, (column, row) in zip(spots, cells, strict=True):
        text = str(spot.order)
        nearest = sorted(range(canvas.width), key=lambda other: abs(other - column))
        free = next((other for other in nearest if canvas.is_free(other, row, len(text))), None)
        if free is not None:
            canvas.put(free, row, text)
        boxes.append(None if free is None else Box(free, row, len(text), 1))
    return boxes


def _candidates(canvas: Canvas, spot: Spot, mark: Box | None, marks: Sequence[Box | None]) -> list[Box]:
    """Where the name may stand: to the right, to the left, below, above; best where it hides least of the route."""
    if mark is None or len(marks) > MOST_NAMES:
        return []
    size = width_of(_name(spot))
    after, before = mark.left + mark.width + _GAP, mark.left - _GAP - size
    centred = mark.left - size // 2
    boxes = [Box(after, mark.top, size, 1), Box(before, mark.top, size, 1)]
    for row in (mark.top + 1, mark.top - 1):
        boxes += [Box(left, row, size, 1) for left in (centred, mark.left, mark.left + mark.width - size)]
    everywhere = Box(0, 0, canvas.width, canvas.height)
    others = [other for other in marks if other is not None and other is not mark]
    free = (box for box in boxes if not any(box.overlaps(other, _APART) for other in others))
    return sorted((box for box in free if box.is_within(everywhere)), key=lambda box: _hidden(canvas, box))


def _hidden(canvas: Canvas, box: Box) -> int:
    """How many cells of the route go where the name stands, and a space on either side of it."""
    return canvas.dotted(round(box.left) - _GAP, round(box.top), round(box.width) + 2 * _GAP)


def _name(spot: Spot) -> str:
    return " ".join(filter(None, (spot.label, spot.native)))


def _in_list(spot: Spot, width: int) -> list[str]:
    return flow([str(spot.order), *chunks(spot.label), *chunks(spot.native)], width)


def _without_margins(lines: list[str]) -> list[str]:
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return lines
