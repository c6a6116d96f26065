"""Bars in plain text: one scale from zero, each value written out beside its bar."""

from g60cli.answer import Bar, Bars
from g60cli.render.flowing import flow, padded, widest
from g60cli.render.terminal import width_of
from g60cli.render.wrapping import chunks, longest_chunk, wrap

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_GAP = 2
# A bar shorter than this compares nothing: then labels and values take lines of their own.
_SHORTEST = 12
_WIDEST_LABEL = 32


def draw_bars(picture: Bars, width: int, plain: bool) -> list[str]:
    """The bars as lines; side by side with their labels and values where that fits, else below them."""
    if not picture.bars:
        return []
    label = _label_width(picture, width)
    room = width - label - widest([bar.text for bar in picture.bars]) - 2 * _GAP
    scale = _Scale(picture, max(1, room if room >= _SHORTEST else width), plain)
    if room >= _SHORTEST:
        return [line for bar in picture.bars for line in _beside(bar, label, scale)]
    return [line for bar in picture.bars for line in _below(bar, width, scale)]


def _label_width(picture: Bars, width: int) -> int:
    """Labels take up to a third of the line; longer ones are broken at spaces."""
    labels = [bar.label for bar in picture.bars]
    least = max(longest_chunk(label) for label in labels)
    return max(least, min(widest(labels), _WIDEST_LABEL, width // 3))


def _beside(bar: Bar, label: int, scale: "_Scale") -> list[str]:
    first, *rest = wrap(bar.label, label)
    line = padded(first, label + _GAP) + padded(scale.bar(bar.number), scale.width + _GAP) + bar.text
    return [line.rstrip(), *rest]


def _below(bar: Bar, width: int, scale: "_Scale") -> list[str]:
    return [*flow([*chunks(bar.label), bar.text], width), scale.bar(bar.number)]


class _Scale:
    """How long a number is drawn: to the left of zero or to its right, in eighths of a cell or in whole ones."""

    def __init__(self, picture: Bars, width: int, plain: bool) -> None:
        self.width = width
        self._plain = plain
        self._most = max(abs(bar.number) for bar in picture.bars) or 1.0
        lowest = min(0.0, *(bar.number / self._most for bar in picture.bars), 0.0)
        highest = max(0.0, *(bar.number / self._most for bar in picture.bars), 0.0)
        self._cells = width / ((highest - lowest) or 1.0)
        self._zero = round(-lowest * self._cells)

    def bar(self, number: float) -> str:
        length = abs(number) / self._most * self._cells
        if number < 0:
            cells = min(self._zero, _at_least_one(length, number))
            return " " * (self._zero - cells) + ("-" if self._plain else "█") * cells
        return " " * self._zero + self._rightwards(min(length, float(self.width - self._zero)), number)

    def _rightwards(self, length: float, number: float) -> str:
        if self._plain:
            return "#" * _at_least_one(length, number)
        eighths = max(round(8 * length), 1 if number else 0)
        return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _at_least_one(length: float, number: float) -> int:
    return max(round(length), 1 if number else 0)


def length_of(line: str) -> int:
    """The length of a drawn bar in eighths of a cell; for whoever wants to measure one."""
    blocks = line.strip()
    return sum(8 if sign in "#-" else _EIGHTHS.find(sign) for sign in blocks) if width_of(blocks) else 0
