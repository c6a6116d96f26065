"""Bars in plain text: one scale from zero, each value written out beside its bar.

Rightwards a bar is exact to an eighth of a cell, leftwards to a half: blocks that most fonts have go no finer. In ASCII
it is exact to a cell.
"""

from math import ceil
from typing import NamedTuple

from g60cli.answer import Bar, Bars
from g60cli.render.flowing import flow, padded, widest
from g60cli.render.wrapping import chunks, longest_chunk, wrap

_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_GAP = 2
# A bar shorter than this compares nothing: then labels and values take lines of their own.
_SHORTEST = 12
_WIDEST_LABEL = 32
# A label of more lines tears the bars apart: then it takes lines of its own too.
_MOST_LINES = 2


def draw_bars(picture: Bars, width: int, plain: bool) -> list[str]:
    """The bars as lines; side by side with their labels and values where that fits, else below them."""
    if not picture.bars:
        return []
    label = _label_width(picture, width)
    room = width - label - widest([bar.text for bar in picture.bars]) - 2 * _GAP
    beside = room >= _SHORTEST and all(len(list(wrap(bar.label, label))) <= _MOST_LINES for bar in picture.bars)
    scale = _scale([bar.number for bar in picture.bars], room if beside else width, plain)
    if beside:
        return [line for bar in picture.bars for line in _beside(bar, label, scale)]
    return [line for bar in picture.bars for line in _below(bar, width, scale)]


def _label_width(picture: Bars, width: int) -> int:
    """Labels take up to two fifths of the line; longer ones are broken at spaces."""
    labels = [bar.label for bar in picture.bars]
    least = max(longest_chunk(label) for label in labels)
    return max(least, min(widest(labels), _WIDEST_LABEL, width * 2 // 5))


def _beside(bar: Bar, label: int, scale: "_Scale") -> list[str]:
    first, *rest = wrap(bar.label, label)
    line = padded(first, label + _GAP) + padded(scale.bar(bar.number), scale.width + _GAP) + bar.text
    return [line.rstrip(), *rest]


def _below(bar: Bar, width: int, scale: "_Scale") -> list[str]:
    """A bar without length has no line; its value stands above where the line would be."""
    return [*flow([*chunks(bar.label), bar.text], width), *filter(None, [scale.bar(bar.number)])]


class _Scale(NamedTuple):
    """How long a number is drawn: ``left`` and ``right`` are the cells on each side of zero.

    Only where there are negative numbers a line of one cell marks zero.
    """

    left: int
    right: int
    most: float
    cells: float
    plain: bool

    @property
    def width(self) -> int:
        """The cells of the longest possible bar to each side, and of the line between."""
        return self.left + self.right + (1 if self.left else 0)

    def bar(self, number: float) -> str:
        """The bar of a number, with the spaces before it."""
        length = abs(number) / self.most * self.cells
        if not self.left:
            return self._rightwards(length, number)
        zero = "|" if self.plain else "│"
        before = self._leftwards(length) if number < 0 else ""
        after = self._rightwards(length, number) if number > 0 else ""
        return " " * (self.left - len(before)) + before + zero + after

    def _rightwards(self, length: float, number: float) -> str:
        if self.plain:
            return "#" * _at_least_one(length, number)
        eighths = _at_least_one(8 * length, number)
        return "█" * (eighths // 8) + _EIGHTHS[eighths % 8]

    def _leftwards(self, length: float) -> str:
        if self.plain:
            return "#" * _at_least_one(length, -1)
        halves = _at_least_one(2 * length, -1)
        return "▐" * (halves % 2) + "█" * (halves // 2)


def _scale(numbers: list[float], width: int, plain: bool) -> _Scale:
    """The scale on which all numbers fit into the width."""
    most = max(abs(number) for number in numbers) or 1.0
    lowest, highest = -min(numbers) / most, max(numbers) / most
    if min(numbers) >= 0:
        return _Scale(0, max(1, width), most, float(max(1, width)), plain)
    room = max(2, width - 1)
    if max(numbers) <= 0:
        return _Scale(room, 0, most, float(room), plain)
    left = min(room - 1, max(1, ceil(room * lowest / (lowest + highest))))
    # A part may be too small for a float, and then any scale is small enough for it.
    cells = min(side / part for side, part in ((left, lowest), (room - left, highest)) if part)
    return _Scale(left, room - left, most, cells, plain)


def _at_least_one(parts: float, number: float) -> int:
    """The number of parts, and one for what is not zero but too short to be seen."""
    return max(round(parts), 1 if number else 0)
