"""The route of a map: a leg from each place to the next, bent where a straight one would touch a third place."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

Place = tuple[float, float]

# How far a leg is bent, in parts of its length, to the one side or the other: the least that keeps clear is taken.
_BENDS = (0.0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3, 0.45, -0.45)
_STEPS = 20
# Beyond so many places the legs are straight: each is compared with all places.
_MOST = 30


def legs(places: Sequence[Place], clear: float) -> list[list[Place]]:
    """Each leg as the points of a line; where it can be, no leg comes nearer than ``clear`` to a third place."""
    if len(places) > _MOST:
        return [list(pair) for pair in pairwise(places)]
    return [_leg(one, other, places, clear) for one, other in pairwise(places)]


def _leg(one: Place, other: Place, places: Sequence[Place], clear: float) -> list[Place]:
    thirds = [place for place in places if place not in (one, other)]
    best, furthest = [one, other], -1.0
    for bend in _BENDS:
        line = _bent(one, other, bend)
        distance = min((hypot(x - third[0], y - third[1]) for x, y in line for third in thirds), default=clear)
        if distance >= clear:
            return line if bend else [one, other]
        if distance > furthest:
            best, furthest = line, distance
    return best


def _bent(one: Place, other: Place, bend: float) -> list[Place]:
    """A curve of so many steps, drawn to a point beside the middle of the leg."""
    along, down = other[0] - one[0], other[1] - one[1]
    beside = (one[0] + other[0]) / 2 - bend * down, (one[1] + other[1]) / 2 + bend * along
    parts = (step / _STEPS for step in range(_STEPS + 1))
    return [
        (
            (1 - part) ** 2 * one[0] + 2 * part * (1 - part) * beside[0] + part**2 * other[0],
            (1 - part) ** 2 * one[1] + 2 * part * (1 - part) * beside[1] + part**2 * other[1],
        )
        for part in parts
    ]
