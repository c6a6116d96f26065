"""Places for the texts of a chart or a map: near what they name, over no other text and best over no line."""

from collections.abc import Sequence
from typing import NamedTuple

from g60cli.render.placing import Box, place
from g60cli.render.svg_elements import text_held, width_in
from g60cli.render.svg_style import SIZE

GAP = 6.0

Segment = tuple[float, float, float, float]


class Spot(NamedTuple):
    """What a text belongs to: the box of its mark, and the text with the height of its line."""

    mark: Box
    text: str
    height: float


def placed(
    spots: Sequence[Spot], segments: Sequence[Segment], frame: Box, taken: Sequence[Box] = ()
) -> list[tuple[Box, int] | None]:
    """For each spot where its text stands and how many lines run behind it; None for those without room.

    Texts stand within the frame and not where room is taken; the first spots are preferred.
    """
    found = place([_candidates(spot, spots, segments, frame, taken) for spot in spots], [], GAP)
    return [box and (box, _crossings(box, segments)) for box in found]


def _candidates(
    spot: Spot, spots: Sequence[Spot], segments: Sequence[Segment], frame: Box, taken: Sequence[Box]
) -> list[Box]:
    """The boxes about a mark that are free, those first behind which the fewest lines run."""
    others = [*(other.mark for other in spots if other is not spot), *taken]
    near = [box for box in _around(spot.mark, width_in(spot.text, SIZE), spot.height) if box.is_within(frame)]
    free = [box for box in near if not any(box.overlaps(other, GAP) for other in others)]
    return sorted(free, key=lambda box: _crossings(box, segments))


def _crossings(box: Box, segments: Sequence[Segment]) -> int:
    return sum(crosses(segment, box) for segment in segments)


def text_beside(box: Box, mark: Box, text: str, look: str) -> str:
    """A text in its box, held at the side where its mark is: a font narrower than expected leaves the gap elsewhere."""
    aside = box.left + box.width / 2 - mark.left - mark.width / 2
    anchor = "middle" if abs(aside) < 1 else "start" if aside > 0 else "end"
    return text_held(box.left, box.left + box.width, box.top + SIZE, text, f"{look} {anchor}")


def _around(mark: Box, width: float, height: float) -> list[Box]:
    centred = mark.left + (mark.width - width) / 2
    middle = mark.top + (mark.height - height) / 2
    above, below = mark.top - height - 1, mark.top + mark.height + 1
    right, left = mark.left + mark.width + GAP, mark.left - GAP - width
    places = [(right, middle), (left, middle), (centred, above), (centred, below)]
    places += [(across, down) for down in (above, below) for across in (right - 2 * GAP, left + 2 * GAP)]
    places += [(across, middle + step * height) for step in (-0.6, 0.6) for across in (right, left)]
    return [Box(across, down, width, height) for across, down in places]


def crosses(segment: Segment, box: Box) -> bool:
    """True where the line from one point to another enters the box."""
    start_across, start_down, end_across, end_down = segment
    first, last = 0.0, 1.0
    for start, length, low, size in (
        (start_across, end_across - start_across, box.left, box.width),
        (start_down, end_down - start_down, box.top, box.height),
    ):
        if not length:
            if not low <= start <= low + size:
                return False
            continue
        near, far = sorted(((low - start) / length, (low + size - start) / length))
        first, last = max(first, near), min(last, far)
    return first <= last
