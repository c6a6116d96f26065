"""A series in one word: a block for each value, as high as the value is, from zero."""

from collections.abc import Sequence

_BLOCKS = "▁▂▃▄▅▆▇█"
_BREAK = " "


def sparkline(values: Sequence[float], breaks: Sequence[bool]) -> str:
    """The values as blocks, with a space where the series is broken before one; "" for fewer than two.

    The lowest block is zero or the least value below it, so that a small change does not look like a great one.
    """
    if len(values) < 2:
        return ""
    low, high = min(0.0, *values), max(0.0, *values)
    span = high - low or 1.0
    heights = (round((value - low) / span * (len(_BLOCKS) - 1)) for value in values)
    return "".join((_BREAK if cut else "") + _BLOCKS[height] for height, cut in zip(heights, breaks, strict=True))
