"""A line chart in SVG: points where they belong, joined where they may be compared.

Each value stands once: at its point where there is room, else behind the name of its line beneath. Each line has a
marker of its own shape, so that no colour is needed.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from g60cli.answer import Line, Lines, Point
from g60cli.render.placing import Box
from g60cli.render.scales import Span, axis_points, joints, spans_of, times_of, words_on
from g60cli.render.svg_elements import (
    Drawing,
    element,
    escaped,
    longest_chunk_in,
    number,
    text_at,
    text_held,
    width_in,
    wrapped,
)
from g60cli.render.svg_places import GAP, Segment, Spot, placed, text_beside
from g60cli.render.svg_style import LIGHT_LINES, SIZE, SMALL_SIZE

_HEIGHT, _PAD, _SIDE = 300.0, 34.0, 14.0
_RADIUS, _LINE = 5.0, 20.0
_INDENT = 22.0
_SHAPES = 4
# More values than this are read more easily in a list.
_MOST_VALUES = 60


def least_width(picture: Lines) -> float:
    """The width that names, values and periods need to stand whole."""
    widths = [0.0]
    for line in picture.lines:
        widths.append(longest_chunk_in(line.name, SIZE))
        widths += map(_pair_width, line.points)
    return max(widths) + _INDENT


def draw_lines(picture: Lines, width: float) -> Drawing:
    """The chart in a frame of that width, with the periods and a list of the lines beneath."""
    if not any(line.points for line in picture.lines):
        return Drawing(0.0, [])
    plot = _Plot(*spans_of(picture), width)
    boxes = _values_at(picture, plot)
    axis = _axis(picture, plot)
    legend = _legend(picture, set(boxes), width)
    elements = [*axis.elements, *_drawn_lines(picture, plot)]
    for point, box in boxes.items():
        elements.append(text_beside(box, _mark(point, plot), point.text, "value over"))
    elements.append(_moved(axis.height + 10, legend))
    return Drawing(axis.height + 10 + legend.height, elements)


class _Plot(NamedTuple):
    """The scales of the chart, and the width of its frame."""

    times: Span
    numbers: Span
    width: float

    def at(self, point: Point) -> tuple[float, float]:
        """Where a point lies, from the left and from the top."""
        return self.across(point.when), self.down(point.number)

    def across(self, when: float) -> float:
        return _SIDE + self.times.part(when) * (self.width - 2 * _SIDE)

    def down(self, value: float) -> float:
        """Where a number lies: the base line is zero, or there is room for a text between it and the lowest number."""
        below = 0.0 if self.numbers.low == 0 < self.numbers.high else _PAD
        return _PAD + (1 - self.numbers.part(value)) * (_HEIGHT - _PAD - below)

    def zero(self) -> Box | None:
        """The sign at the line of zero, where numbers lie on both sides of it."""
        if not self.numbers.low < 0 < self.numbers.high:
            return None
        return Box(0, self.down(0) - _LINE, _SIDE, _LINE)


def _segments(picture: Lines, plot: _Plot) -> list[Segment]:
    return [(*plot.at(one), *plot.at(other)) for line in picture.lines for one, other in joints(line)]


def _values_at(picture: Lines, plot: _Plot) -> dict[Point, Box]:
    """Where values stand in the chart: all at their points with no line behind them, or else the two extremes alone."""
    points = axis_points(picture)
    spots = [Spot(_mark(point, plot), point.text, SIZE + 5.0) for point in points]
    frame, segments = Box(0, 0, plot.width, _HEIGHT), _segments(picture, plot)
    zero = plot.zero()
    taken = [] if zero is None else [zero]
    if len(points) <= _MOST_VALUES:
        boxes = placed(spots, segments, frame, taken)
        if all(found is not None and not found[1] for found in boxes):
            return {point: found[0] for point, found in zip(points, boxes, strict=True) if found}
    marks = [spot.mark for spot in spots[2:]]
    boxes = placed(spots[:2], segments, frame, [*taken, *marks])
    return {point: found[0] for point, found in zip(points, boxes, strict=False) if found}


def _mark(point: Point, plot: "_Plot") -> Box:
    across, down = plot.at(point)
    return Box(across - _RADIUS, down - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)


def _axis(picture: Lines, plot: _Plot) -> Drawing:
    """The base line with its periods, in as many rows as they need, and the line at zero where there are two sides."""
    elements = [element("path", class_="rule", d=f"M0 {_HEIGHT:.1f}H{number(plot.width)}")]
    zero = plot.zero()
    if zero is not None:
        line = zero.top + zero.height
        elements.append(element("path", class_="rule", d=f"M0 {number(line)}H{number(plot.width)}"))
        elements.append(text_at(0, line - 4, "0", "period"))
    ends: list[float] = []
    for when, label in sorted(times_of(picture)):
        size, across = width_in(label, SMALL_SIZE), plot.across(when)
        left = max(0.0, min(across - size / 2, plot.width - size))
        row = next((row for row, end in enumerate(ends) if end + 2 * GAP <= left), len(ends))
        ends[row : row + 1] = [left + size]
        elements.append(element("path", class_="rule", d=f"M{number(across)} {_HEIGHT:.1f}v5"))
        aside = left + size / 2 - across
        anchor = "middle" if abs(aside) < 1 else "start" if aside > 0 else "end"
        elements.append(text_held(left, left + size, _HEIGHT + 19 + row * 16, label, f"period {anchor}"))
    return Drawing(_HEIGHT + 10 + 16 * len(ends), elements)


def _drawn_lines(picture: Lines, plot: _Plot) -> Iterator[str]:
    for place, line in enumerate(picture.lines):
        for one, other in joints(line):
            (left, top), (right, bottom) = plot.at(one), plot.at(other)
            path = f"M{number(left)} {number(top)}L{number(right)} {number(bottom)}"
            yield element("path", class_=f"line line{place % len(LIGHT_LINES)}", d=path)
    for place, line in enumerate(picture.lines):
        for point in line.points:
            yield marker(place, *plot.at(point))


def marker(place: int, across: float, down: float) -> str:
    """The marker of a line, by its place: four shapes, filled and hollow, then letters in a circle."""
    look = f"mark line{place % len(LIGHT_LINES)}"
    if place >= 2 * _SHAPES:
        letter = chr(ord("a") + (place - 2 * _SHAPES) % 26)
        ring = element("circle", class_=f"{look} hollow", cx=across, cy=down, r=_RADIUS + 4)
        return ring + element("text", escaped(letter), class_="letter", x=across, y=down + 4)
    look += " hollow" if place % 2 else " full"
    x, y, r = across, down, _RADIUS
    shapes = (
        f"M{number(x - r)} {number(y)}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z",
        f"M{number(x - r)} {number(y - r)}h{2 * r}v{2 * r}h{-2 * r}z",
        f"M{number(x)} {number(y - r - 1)}l{r + 1} {2 * r}h{-2 * r - 2}z",
        f"M{number(x)} {number(y - r - 1)}l{r + 1} {r + 1}l{-r - 1} {r + 1}l{-r - 1} {-r - 1}z",
    )
    return element("path", class_=look, d=shapes[place // 2])


def _legend(picture: Lines, shown: set[Point], width: float) -> Drawing:
    """Each line with its marker, its name and those of its values that have no room in the chart."""
    elements: list[str] = []
    top = 0.0
    for place, line in enumerate(picture.lines):
        if line.points:
            elements.append(marker(place, _RADIUS + 4, top + _LINE / 2))
            rows = _rows_of(line, [point for point in line.points if point not in shown], width - _INDENT)
            elements += (_moved_line(row, top + number_ * _LINE) for number_, row in enumerate(rows))
            top += len(rows) * _LINE
    for sentence in words_on(picture):
        for row in wrapped(sentence, width, SMALL_SIZE):
            elements.append(text_at(0, top + 16, row, "note"))
            top += _LINE
    return Drawing(top, elements)


def _rows_of(line: Line, points: Sequence[Point], room: float) -> list[list[str]]:
    """The name of a line and these points as texts, in rows that fit the room."""
    rows: list[list[str]] = []
    used = 0.0
    for row in wrapped(line.name, room, SIZE):
        rows.append([text_at(_INDENT, 15, row, "name")])
        used = width_in(row, SIZE) + 2 * GAP
    for point in points:
        size = _pair_width(point)
        if not rows or (used and used + size > room):
            rows.append([])
            used = 0.0
        rows[-1].append(_pair(point, _INDENT + used))
        used += size + 2 * GAP
    return rows or [[]]


def _pair(point: Point, left: float) -> str:
    """A period with its value behind it, as one text."""
    when, value = (element("tspan", escaped(text), class_=look) for look, text in _texts_of_pair(point))
    return element("text", f"{when} {value}", x=left, y=15.0)


def _pair_width(point: Point) -> float:
    (_, when), (_, value) = _texts_of_pair(point)
    return width_in(f"{when} ", SMALL_SIZE) + width_in(value, SIZE)


def _texts_of_pair(point: Point) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("period", f"{point.label}:"), ("value", point.text)


def _moved_line(texts: Sequence[str], top: float) -> str:
    return element("g", "".join(texts), transform=f"translate(0 {number(top)})")


def _moved(top: float, drawing: Drawing) -> str:
    return element("g", "".join(drawing.elements), transform=f"translate(0 {number(top)})")
