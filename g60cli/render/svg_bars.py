"""Bars in SVG: one scale from zero, each value written out behind its bar."""

from typing import NamedTuple

from g60cli.answer import Bar, Bars
from g60cli.render.svg_elements import Drawing, element, longest_chunk_in, number, text_at, widest_in, width_in, wrapped
from g60cli.render.svg_style import SIZE

_BAR, _LINE, _BETWEEN, _GAP = 16, 19, 12, 10
# A bar region narrower than this compares nothing: then labels and values stand above their bars.
_SHORTEST = 160
_SHARE_OF_LABELS = 0.36
_LEAST = 1.0


def least_width(picture: Bars) -> float:
    """The width that the labels and values need to stand whole."""
    labels = [longest_chunk_in(bar.label, SIZE) for bar in picture.bars]
    return max([*labels, *(width_in(bar.text, SIZE) for bar in picture.bars)], default=0.0)


def draw_bars(picture: Bars, width: float) -> Drawing:
    """The bars in a frame of that width."""
    labels = [bar.label for bar in picture.bars]
    least = max((longest_chunk_in(label, SIZE) for label in labels), default=0.0)
    label = max(least, min(widest_in(labels, SIZE), width * _SHARE_OF_LABELS))
    value = widest_in([bar.text for bar in picture.bars], SIZE)
    room = width - label - value - 2 * _GAP
    beside = room >= _SHORTEST
    scale = _scale([bar.number for bar in picture.bars], room if beside else width)
    top, elements = 0.0, []
    for bar in picture.bars:
        row = _beside(bar, label, scale, top) if beside else _above(bar, width, scale, top)
        top += row.height + _BETWEEN
        elements += row.elements
    height = max(0.0, top - _BETWEEN)
    if beside and height:
        elements.append(_zero(label + _GAP + scale.zero, 0, height))
    return Drawing(height, elements)


class _Scale(NamedTuple):
    """Where zero lies from the left, and how long the longest number is."""

    zero: float
    most: float
    length: float

    def of(self, amount: float) -> float:
        """The length of a number's bar; what is not zero can be seen."""
        return max(abs(amount) / self.most * self.length, _LEAST) if amount else 0.0


def _scale(amounts: list[float], room: float) -> _Scale:
    most = max((abs(amount) for amount in amounts), default=0.0) or 1.0
    lowest, highest = (max([0.0, *(sign * amount / most for amount in amounts)]) for sign in (-1, 1))
    length = room / ((lowest + highest) or 1.0)
    return _Scale(lowest * length, most, length)


def _beside(bar: Bar, label: float, scale: _Scale, top: float) -> Drawing:
    lines = list(wrapped(bar.label, label, SIZE))
    height = max(_BAR + 4.0, len(lines) * _LINE)
    left = label + _GAP
    # The first line of the label, the bar and the value share a base line.
    base = top + _LINE - 5
    elements = [text_at(0, base + place * _LINE, line, "name") for place, line in enumerate(lines)]
    elements.append(_bar(bar.number, left, base + 2 - _BAR + 1, scale))
    behind = left + scale.zero + (scale.of(bar.number) if bar.number > 0 else 0.0) + _GAP
    elements.append(text_at(behind, base, bar.text, "value"))
    return Drawing(height, elements)


def _above(bar: Bar, width: float, scale: _Scale, top: float) -> Drawing:
    lines = list(wrapped(bar.label, width, SIZE))
    elements = [text_at(0, top + place * _LINE + 14, line, "name") for place, line in enumerate(lines)]
    behind = width_in(lines[-1], SIZE) + _GAP if lines else 0.0
    if lines and behind + width_in(bar.text, SIZE) > width:
        lines.append("")
        behind = 0.0
    rows = max(1, len(lines))
    elements.append(text_at(behind, top + (rows - 1) * _LINE + 14, bar.text, "value"))
    down = top + rows * _LINE + 2
    elements += [_bar(bar.number, 0, down, scale), _zero(scale.zero, down, _BAR)]
    return Drawing(down + _BAR - top, elements)


def _bar(amount: float, left: float, top: float, scale: _Scale) -> str:
    length = scale.of(amount)
    start = left + scale.zero - (length if amount < 0 else 0.0)
    return element("rect", class_="bar", x=start, y=top, width=length, height=_BAR)


def _zero(across: float, top: float, height: float) -> str:
    return element("path", class_="rule", d=f"M{number(across)} {number(top)}v{number(height)}")
