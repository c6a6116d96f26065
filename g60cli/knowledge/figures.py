"""The reader of printed figures: which quantities stand in a short token of a source, exactly.

It reads values, units and bound words as printed (docs: knowledge file, format 1, Facts). What a metric wants
is the business of ``evidence``.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from g60cli.knowledge.bounds import AFTER_PATTERN, ODD_PATTERN, Bound, bound_after, bound_before
from g60cli.knowledge.figure_cores import Core, find_cores
from g60cli.knowledge.figure_shapes import exact_value, numbers_alike, one_number
from g60cli.knowledge.folding import fold_in_place
from g60cli.knowledge.number_words import SCALES
from g60cli.knowledge.printed_numbers import has_comma_decimals
from g60cli.knowledge.printed_units import CURRENCIES, UNIT_PATTERN, currency_before, unit_named
from g60cli.knowledge.vocabulary import Precision


class Figure(NamedTuple):
    """One figure of a token: its exact value and what is printed directly beside it."""

    value: Fraction
    """Scaled: "2 billion" is 2000000000, "442 percent" is 442, "one-24th" is 1/24."""
    start: int
    """Place in the token, bound words and signs included."""
    end: int
    percent: bool = False
    ordinal: bool = False
    fraction: bool = False
    """Printed as a part: one-24th, 1/15, 十分之一, half."""
    scaled: bool = False
    """Printed with a scale word: million, 万."""
    unit: str | None = None
    """The unit printed directly beside it, where that leaves no doubt."""
    precision: Precision | None = None
    """What an adjacent bound word says; None where none is printed. 多 and "+" count as more-than."""
    loose: bool = False
    """The bound word does not tell more-than from at-least: 多, "+", and 上 before 百. The format names the others."""

    @property
    def bare(self) -> bool:
        """True where only a number is printed, so that a unit printed elsewhere on the page may apply."""
        return not (self.percent or self.ordinal or self.fraction or self.scaled) and self.unit is None


SEEN_OFTEN = 8
_MOST_SHAPES = 4096
# Of each shape how often it was seen, and then its figure.
_SHAPES: dict[tuple[str, str, str], int | Figure | None] = {}


class _Before(NamedTuple):
    """What is printed directly before a number."""

    start: int
    bound: Bound | None = None
    currency: str | None = None
    ordinal: bool = False
    negative: bool = False


_WORD_SCALES = SCALES | {
    "bn": 10**9,
    "tn": 10**12,
    "mio": 10**6,
    "mrd": 10**9,
    "millionen": 10**6,
    "milliarden": 10**9,
    "billionen": 10**12,
}
_SCALE = f"(?:{'|'.join(sorted(_WORD_SCALES, key=len, reverse=True))})s?(?![a-z0-9])"
_PERCENT = r"%|per[ ]?cent(?:age[\s-]points?)?(?![a-z])|pct\b|prozent\b|个百分点|個百分點"
_TAIL = re.compile(
    rf"(?P<nth>(?:st|nd|rd|th)(?![a-z0-9]))?(?P<odd>{ODD_PATTERN})?"
    rf"(?:[\s-]?(?P<scale>{_SCALE}(?:[\s-]{_SCALE})?))?(?P<odd_scale>{ODD_PATTERN})?"
    rf"(?:[\s-]{{0,2}}(?:(?P<percent>{_PERCENT})|(?P<unit>{UNIT_PATTERN})))?"
    rf"(?P<odd_unit>{ODD_PATTERN})?(?P<after>{AFTER_PATTERN})?"
)
_SCALE_WORD = re.compile("[a-z]+")
_SUMS = ("a total of", "totaling", "totalling", "共", "共计", "达", "達", "达到")
_ORDINAL_SIGNS = ("第", "no.", "no. ")
_REACH = 48
_BEFORE_MINUS = frozenset(" \xa0\t\n(:,;$¥€£（：，；")


def read_figures(token: str, language: str = "en") -> tuple[Figure, ...]:
    """The figures of a token in order of appearance.

    Left out are dates with a month, the digits of a name (G60, JR05), scale words alone ("millions of") and
    whatever is written as no number is.
    """
    taken = one_number(token, language)
    if taken is not None:
        before, number, after, way = taken
        pattern = figure_of_shape(before, after, way)
        if pattern is not None:
            return (_filled(pattern, exact_value(number), len(before) + len(number)),)
    return read_alone(token, has_comma_decimals(language))


def figure_of_shape(before: str, after: str, way: str) -> Figure | None:
    """The figure of every token that has one number of this way between these texts; None where it depends on which.

    Its value is what the number is multiplied by, its end is counted from the end of the number. A shape has none yet
    while it was seen a few times only: to read the tokens that are like it costs several readings.
    """
    shape = before, after, way
    figure = _SHAPES.get(shape, 0)
    if not isinstance(figure, int):
        return figure
    if len(_SHAPES) > _MOST_SHAPES:
        _SHAPES.clear()
    _SHAPES[shape] = _read_shape(before, after, way) if figure == SEEN_OFTEN else figure + 1
    return None


def _read_shape(before: str, after: str, way: str) -> Figure | None:
    found = set()
    for number in numbers_alike(way):
        figures = read_alone(before + number + after)
        if len(figures) != 1:
            return None
        end = figures[0].end - len(before) - len(number)
        found.add(figures[0]._replace(value=figures[0].value / exact_value(number), end=end))
    return found.pop() if len(found) == 1 else None


def _filled(pattern: Figure, number: Fraction | int, place: int) -> Figure:
    """The figure of a shape with a number in it that ends at this place."""
    value = Fraction(number) if pattern.value == 1 else pattern.value * number
    return pattern._replace(value=value, end=place + pattern.end)


def read_alone(token: str, comma_decimals: bool = False) -> tuple[Figure, ...]:
    """The same, sign by sign and without a look at tokens that are alike."""
    text = fold_in_place(token)
    figures: list[Figure] = []
    floor = 0
    for core in find_cores(token, text, comma_decimals):
        if core.start >= floor and (figure := _figure(text, core, floor)) is not None:
            figures.append(figure)
            floor = figure.end
    return tuple(figures)


def _figure(text: str, core: Core, floor: int) -> Figure | None:
    tail = _TAIL.match(text, core.end)
    if tail is None or _glued_after(text, core, tail.end()):
        return None
    before = _before(text, core, floor)
    unit = unit_named(tail["unit"]) if tail["unit"] else before.currency
    if before.currency and unit not in CURRENCIES:
        return None
    bound = before.bound or _bound_after(core, tail)
    if core.needs_bound and bound is None:
        return None
    return Figure(
        value=_value(core, tail["scale"], before.negative),
        start=before.start,
        end=tail.end(),
        percent=core.percent or tail["percent"] is not None,
        ordinal=core.ordinal or before.ordinal or (core.digits and tail["nth"] is not None),
        fraction=core.fraction and tail["scale"] is None,
        scaled=core.scaled or tail["scale"] is not None,
        unit=unit,
        precision=bound.precision if bound else None,
        loose=bound is not None and bound.loose,
    )


def _glued_after(text: str, core: Core, end: int) -> bool:
    """True for digits that a name goes on from: 5G, 25k."""
    return core.digits and end == core.end < len(text) and text[end] < "\u2e80" and text[end].isalpha()


def _value(core: Core, scales: str | None, negative: bool) -> Fraction:
    value = -core.value if negative else core.value
    for word in _SCALE_WORD.findall(scales) if scales else ():
        value *= _WORD_SCALES.get(word) or _WORD_SCALES[word.removesuffix("s")]
    return value


def _before(text: str, core: Core, floor: int) -> _Before:
    start = core.start
    negative = core.digits and _is_negative(text, start)
    lowest = max(floor, start - _REACH)
    head = text[lowest : start - negative]
    if not head:
        return _Before(start - negative, negative=negative)
    ordinal = head.endswith(_ORDINAL_SIGNS)
    currency, place = currency_before(head)
    bound, bound_place = bound_before(_without_sum(head[:place]), hundreds=core.needs_bound)
    begin = bound_place if bound else place if currency else len(head)
    return _Before(lowest + begin, bound, currency, ordinal, negative)


def _without_sum(head: str) -> str:
    stripped = head.rstrip()
    for words in _SUMS if stripped.endswith(_SUMS) else ():
        stripped = stripped.removesuffix(words)
    return stripped


def _is_negative(text: str, start: int) -> bool:
    """A minus directly before the digits that is no hyphen and no dash of a range."""
    if start == 0 or text[start - 1] != "-":
        return False
    return start == 1 or text[start - 2] in _BEFORE_MINUS or "\u3040" <= text[start - 2] <= "\u9fff"


def _bound_after(core: Core, tail: re.Match[str]) -> Bound | None:
    printed = core.odd or tail["odd"] or tail["odd_scale"] or tail["odd_unit"] or tail["after"]
    return bound_after(printed) if printed else None
