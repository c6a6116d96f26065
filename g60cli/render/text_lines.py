"""A line chart in plain text: points where they belong, joined where they may be compared.

Each line has a sign of its own, so that no colour is needed; the axes carry values and periods as they are written
everywhere (``scales``).
"""

from collections.abc import Callable, Sequence

from g60cli.answer import Lines, Point
from g60cli.render.canvas import DOTS_ACROSS, DOTS_DOWN, Canvas
from g60cli.render.flowing import flow, widest
from g60cli.render.scales import Span, axis_points, joints, last_of, spans_of, times_of, words_on
from g60cli.render.terminal import width_of
from g60cli.render.wrapping import chunks

_ROWS = 11
_LEAST_COLUMNS = 16
_GAP = 2
_SIGNS, _PLAIN_SIGNS = "●○■□▲△◆◇", "ox+*#@%$"
_FURTHER_SIGNS = "abcdefghijklmnopqrstuvwxyz"
# Where points of several lines share a cell.
_SHARED, _PLAIN_SHARED = "◈", "&"
_SHARED_MEANS = "points of several lines"


def draw_lines(picture: Lines, width: int, plain: bool) -> list[str]:
    """The chart as lines of text, with its legend beneath; nothing where there is no point."""
    if not any(line.points for line in picture.lines):
        return []
    times, numbers = spans_of(picture)
    labels = _row_labels(picture, numbers)
    margin = widest(list(labels.values()))
    beside = width - margin - _GAP >= max(_LEAST_COLUMNS, width // 3)
    columns = width - margin - _GAP if beside else width
    drawn = _plot(picture, Canvas(columns, _ROWS, plain), times, numbers)
    if beside:
        body = _with_axis(drawn, labels, margin, plain)
        body.append(" " * (margin + 1) + ("+" + "-" * columns if plain else "└" + "─" * columns))
    else:
        ends = [labels[row] for row in (min(labels), max(labels))]
        body = [ends[0], *drawn, ("-" if plain else "─") * width, *ends[1:]]
    return body + _time_axis(picture, times, width, columns) + _legend(picture, drawn, width, plain)


def sign_of(number: int, plain: bool) -> str:
    """The sign of the points of a line, by its place."""
    signs = (_PLAIN_SIGNS if plain else _SIGNS) + _FURTHER_SIGNS
    return signs[number % len(signs)]


def _row(number: float, numbers: Span) -> int:
    return round((1 - numbers.part(number)) * (_ROWS - 1))


def _column(when: float, times: Span, columns: int) -> int:
    return round(times.part(when) * (columns - 1))


def _row_labels(picture: Lines, numbers: Span) -> dict[int, str]:
    """The values beside their rows: zero where the scale begins, the extremes, zero, then what else has a free row."""
    labels = {_ROWS - 1: "0"} if numbers.low == 0 < numbers.high else {}
    points = axis_points(picture)
    for point in points[:2]:
        labels.setdefault(_row(point.number, numbers), point.text)
    if numbers.low < 0 < numbers.high:
        labels.setdefault(_row(0, numbers), "0")
    for point in points[2:]:
        labels.setdefault(_row(point.number, numbers), point.text)
    return labels


def _plot(picture: Lines, canvas: Canvas, times: Span, numbers: Span) -> list[str]:
    def cell(point: Point) -> tuple[int, int]:
        return _column(point.when, times, canvas.width), _row(point.number, numbers)

    for line in picture.lines:
        for one, other in joints(line):
            canvas.line(_dot(cell(one)), _dot(cell(other)))
    for (column, row), places in _places_of_cells(picture, cell).items():
        shared = _PLAIN_SHARED if canvas.plain else _SHARED
        canvas.put(column, row, sign_of(places.pop(), canvas.plain) if len(places) == 1 else shared)
    return canvas.lines()


def _dot(cell: tuple[int, int]) -> tuple[int, int]:
    return cell[0] * DOTS_ACROSS, cell[1] * DOTS_DOWN + 1


def _places_of_cells(picture: Lines, cell: Callable[[Point], tuple[int, int]]) -> dict[tuple[int, int], set[int]]:
    """Which lines, by their places, have points in each cell."""
    places: dict[tuple[int, int], set[int]] = {}
    for place, line in enumerate(picture.lines):
        for point in line.points:
            places.setdefault(cell(point), set()).add(place)
    return places


def _with_axis(drawn: Sequence[str], labels: dict[int, str], margin: int, plain: bool) -> list[str]:
    tick, axis = ("|", "|") if plain else ("┤", "│")
    lines = []
    for row, line in enumerate(drawn):
        label = labels.get(row, "")
        before = " " * (margin - width_of(label)) + label
        lines.append(f"{before} {tick if label else axis}{line}")
    return lines


def _time_axis(picture: Lines, times: Span, width: int, columns: int) -> list[str]:
    """The periods beneath their points: the first, the last, and what else has room between them."""
    rows = [Canvas(width, 1, False)]
    for place, (when, label) in enumerate(times_of(picture)):
        size = width_of(label)
        centre = width - columns + _column(when, times, columns) - size // 2
        column = max(0, min(centre, width - size))
        if not rows[-1].is_free(column, 0, size):
            if place > 1:
                continue
            rows.append(Canvas(width, 1, False))
        rows[-1].put(column, 0, label)
    return [line for row in rows for line in row.lines() if line]


def _legend(picture: Lines, drawn: Sequence[str], width: int, plain: bool) -> list[str]:
    """Each line with its sign, its name and its last value; then what else needs a word."""
    lines = []
    for place, line in enumerate(picture.lines):
        if line.points:
            last = last_of(line)
            pieces = [sign_of(place, plain), *chunks(f"{line.name},"), f"{last.label}:", last.text]
            lines += flow(pieces, width)
    shared = _PLAIN_SHARED if plain else _SHARED
    if any(shared in row for row in drawn):
        lines += flow([shared, *_SHARED_MEANS.split()], width)
    for sentence in words_on(picture):
        lines += flow(sentence.split(), width, indent=0)
    return lines
