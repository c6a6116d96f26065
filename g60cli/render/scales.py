"""What the charts in text and in SVG have in common: scales, the values an axis shows, which points are joined.

An axis carries the values and periods themselves, not round numbers of ours: so each is written as everywhere else,
with its bound and unit (conventions 14 and 15), and a value becomes text once.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, floor, log10, radians
from typing import NamedTuple

from g60cli.answer import Line, Lines, Point, Spot

NORTH = "north is up"
# A map with more places than this shows their numbers alone; the names stand in the list beneath.
MOST_NAMES = 60
_LEAST_DEGREES = 1e-6
_KILOMETRES_OF_DEGREE = 111.2
# A measure outside of these says nothing about a map.
_LEAST_KILOMETRES, _MOST_KILOMETRES = 0.1, 20_000.0
_NOT_FROM_ZERO = "The scale does not begin at zero."
_NOT_JOINED = "Points that no line joins may not be compared."


class Span(NamedTuple):
    """The ends of a scale."""

    low: float
    high: float

    def part(self, number: float) -> float:
        """Where on the scale a number lies: 0 at the low end, 1 at the high one, 0.5 where they are the same."""
        # Halved first: the difference of two large numbers of different sign may be too large for a float.
        length = self.high / 2 - self.low / 2
        return (number / 2 - self.low / 2) / length if length > 0 else 0.5


def spans_of(picture: Lines) -> tuple[Span, Span]:
    """The scales of time and of numbers: from zero, unless the lowest number is half of the highest or more."""
    points = [point for line in picture.lines for point in line.points]
    times = [point.when for point in points]
    numbers = [point.number for point in points]
    low, high = min(numbers), max(numbers)
    if 0 < low < high / 2:
        low = 0.0
    return Span(min(times), max(times)), Span(low, high)


def axis_points(picture: Lines) -> list[Point]:
    """The points whose values an axis may show, the most telling first: highest, lowest, last, first, the rest."""
    lines = [line.points for line in picture.lines if line.points]
    points = [point for line in lines for point in line]
    extremes = [max(points, key=_number), min(points, key=_number)]
    ordered = [*extremes, *(line[-1] for line in lines), *(line[0] for line in lines), *points]
    return list(dict.fromkeys(ordered))


def times_of(picture: Lines) -> list[tuple[float, str]]:
    """The periods that an axis may show, the first and the last before those between."""
    points = sorted((point for line in picture.lines for point in line.points), key=lambda point: point.when)
    return list(dict.fromkeys((point.when, point.label) for point in (points[0], points[-1], *points)))


def joints(line: Line) -> Iterator[tuple[Point, Point]]:
    """The pairs of points that are joined: no point with one that it cannot be compared with."""
    return ((one, other) for one, other in pairwise(line.points) if not other.after_break)


def has_breaks(picture: Lines) -> bool:
    """True where two neighbouring points are not joined."""
    return any(point.after_break for line in picture.lines for point in line.points[1:])


def words_on(picture: Lines) -> list[str]:
    """What a reader of the chart must know."""
    _, numbers = spans_of(picture)
    from_zero = numbers.low <= 0 <= numbers.high or numbers.low == numbers.high
    words = [] if from_zero else [_NOT_FROM_ZERO]
    return [*words, _NOT_JOINED] if has_breaks(picture) else words


def last_of(line: Line) -> Point:
    """The latest point of a line that has some; of several, the last one."""
    return max(reversed(line.points), key=lambda point: point.when)


def flattened(spots: Sequence[Spot]) -> list[tuple[float, float]]:
    """Where the spots lie in a plane, from the left and from the top, in degrees of latitude."""
    middle = sum(spot.latitude for spot in spots) / len(spots)
    shrunk = max(cos(radians(middle)), _LEAST_DEGREES)
    left = min(spot.longitude for spot in spots)
    top = max(spot.latitude for spot in spots)
    return [((spot.longitude - left) * shrunk, top - spot.latitude) for spot in spots]


def fitting(places: list[tuple[float, float]], width: float, height: float) -> float:
    """How many units of a drawing a degree may take, so that all places have room."""
    across, down = max(place[0] for place in places), max(place[1] for place in places)
    return min(width / max(across, _LEAST_DEGREES), height / max(down, _LEAST_DEGREES))


def scale_bar(degree: float, most: float) -> tuple[str, float] | None:
    """A round distance as it is written and its length in a drawing, at most so long; None where there is none.

    ``degree`` is the length of a degree of latitude in the drawing.
    """
    kilometre = degree / _KILOMETRES_OF_DEGREE
    if not _LEAST_KILOMETRES <= most / kilometre <= _MOST_KILOMETRES:
        return None
    power = 10 ** floor(log10(most / kilometre))
    distance = max(step * power for step in (1, 2, 5) if step * power * kilometre <= most)
    return f"{distance:,g} km", distance * kilometre


def _number(point: Point) -> float:
    return point.number
