"""Places for the names on a map: beside their spots, and none over another."""

from collections.abc import Sequence
from typing import NamedTuple

# So many tries for so many names, then as many names as are easily placed; the rest stands in a list.
_TRIES, _NAMES = 5_000, 30


class Box(NamedTuple):
    """A rectangle, from the left and from the top."""

    left: float
    top: float
    width: float
    height: float

    def overlaps(self, other: "Box", gap: float) -> bool:
        """True where the two share room, or come nearer to each other sideways than the gap."""
        apart = self.left >= other.left + other.width + gap or other.left >= self.left + self.width + gap
        return not (apart or self.top >= other.top + other.height or other.top >= self.top + self.height)

    def is_within(self, other: "Box") -> bool:
        """True where no part of it is outside the other."""
        across = self.left >= other.left and self.left + self.width <= other.left + other.width
        return across and self.top >= other.top and self.top + self.height <= other.top + other.height


def place(candidates: Sequence[Sequence[Box]], obstacles: Sequence[Box], gap: float) -> list[Box | None]:
    """For each name one of its candidates, the first ones preferred, so that none overlaps another or an obstacle.

    Where not all find room, those that come later get None.
    """
    usable = [
        [box for box in boxes if not any(box.overlaps(other, gap) for other in obstacles)] for boxes in candidates
    ]
    found = _Search(usable, gap).all_placed() if len(usable) <= _NAMES else None
    return list(found) if found is not None else _one_by_one(usable, gap)


class _Search:
    """Trying one candidate after the other and going back, the names with the fewest candidates first."""

    def __init__(self, candidates: Sequence[Sequence[Box]], gap: float) -> None:
        self._candidates = candidates
        self._order = sorted(range(len(candidates)), key=lambda name: len(candidates[name]))
        self._gap = gap
        self._tries = 0

    def all_placed(self) -> list[Box] | None:
        """A box for each name, or None where there is no such placing or none was found soon enough."""
        placed: dict[int, Box] = {}
        return [placed[name] for name in range(len(self._candidates))] if self._rest(placed) else None

    def _rest(self, placed: dict[int, Box]) -> bool:
        if len(placed) == len(self._order):
            return True
        name = self._order[len(placed)]
        for box in self._candidates[name]:
            self._tries += 1
            if self._tries > _TRIES:
                return False
            if not any(box.overlaps(other, self._gap) for other in placed.values()):
                placed[name] = box
                if self._rest(placed):
                    return True
                del placed[name]
        return False


def _one_by_one(candidates: Sequence[Sequence[Box]], gap: float) -> list[Box | None]:
    placed: list[Box | None] = []
    for boxes in candidates:
        taken = [box for box in placed if box is not None]
        free = (box for box in boxes if not any(box.overlaps(other, gap) for other in taken))
        placed.append(next(free, None))
    return placed
