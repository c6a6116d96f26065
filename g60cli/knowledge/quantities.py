"""Arithmetic that carries precision: what "more than 100" over 500 may be called.

An amount is an exact number with the mark its source gives it, and stands for one true number that nobody
knows better. Each operation reckons with the printed numbers and keeps of their marks what still holds:

- Exact numbers give an exact number.
- ``more-than 100`` is the half line above 100, ``at-least`` has its end too; ``at-most`` and ``less-than``
  run downwards. Subtracting a bound, dividing by it or multiplying it by a negative turns it round. A result
  keeps a bound where its printed number is an end of all that it may truly be; an end that only one part
  reaches is left out. Otherwise the bounds point in different directions, and the result is *indicative*.
- ``about`` and ``nearly`` claim no interval. With an exact number ``about`` stays; ``nearly`` (a little less
  than) stays in a sum of numbers not below zero and in a product of positive ones, and becomes ``about``
  elsewhere. Together they give ``about``, with a bound something indicative. What is indicative stays so.
- Zero times anything is exactly zero.

No number is taken to be positive for being a count: ``less-than 5`` reaches below zero, and dividing by it is
indicative. This module knows no units and compares nothing; whether two quantities may be put together at all
is for the caller to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from g60cli.knowledge.rounding import outward, significant
from g60cli.knowledge.values import Number, as_fraction
from g60cli.knowledge.vocabulary import Precision

# For each bound: the way its half line runs, and whether its end is left out.
_HALF_LINES = {
    Precision.MORE_THAN: (1, True),
    Precision.AT_LEAST: (1, False),
    Precision.AT_MOST: (-1, False),
    Precision.LESS_THAN: (-1, True),
}
# A root is computed with far more digits than are kept, so that its rounding never moves a bound.
_ROOT_DIGITS, _SURE_PLACES, _SHOWN_ROOT_DIGITS = 60, 40, 12
_BOUNDS = {half_line: precision for precision, half_line in _HALF_LINES.items()}


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends; an end of None is infinite, an open end is left out."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool
    high_open: bool

    def __contains__(self, number: Fraction) -> bool:
        if self.low is not None and (number < self.low or (self.low_open and number == self.low)):
            return False
        return self.high is None or number < self.high or (not self.high_open and number == self.high)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with the mark it carries: the numeric part of a quantity, in whatever unit the caller has.

    An indicative amount shows where the truth may lie and claims nothing; its precision is ``about``.
    """

    value: Fraction
    precision: Precision = Precision.EXACT
    indicative: bool = False

    @property
    def is_exact(self) -> bool:
        return self.precision is Precision.EXACT

    @property
    def is_approximate(self) -> bool:
        """True for about, nearly and whatever is indicative: no interval is claimed."""
        return self.precision in (Precision.ABOUT, Precision.NEARLY)

    @property
    def digits(self) -> int:
        """The most significant digits that a computed amount may be shown with."""
        return 2 if self.is_approximate else 3

    def bounds(self) -> Interval | None:
        """All that the true number may be: a point, a half line, or None where no interval is claimed."""
        if self.is_approximate:
            return None
        if self.is_exact:
            return Interval(self.value, self.value, False, False)
        way, is_open = _HALF_LINES[self.precision]
        low, high = (self.value, None) if way > 0 else (None, self.value)
        return Interval(low, high, is_open or low is None, is_open or high is None)

    def __neg__(self) -> "Amount":
        return self * _exact(-1)

    def __add__(self, other: "Amount") -> "Amount":
        value = self.value + other.value
        if self.is_approximate or other.is_approximate:
            return _approximate(self, other, value, keeps_nearly=min(self.value, other.value) >= 0)
        if self.is_exact or other.is_exact:
            bound = other if self.is_exact else self
            return Amount(value, bound.precision)
        (way, is_open), (other_way, other_open) = _half_lines(self, other)
        return _bound(value, way, is_open or other_open) if way == other_way else _indicative(value)

    def __sub__(self, other: "Amount") -> "Amount":
        return self + -other

    def __mul__(self, other: "Amount") -> "Amount":
        value = self.value * other.value
        if _is_zero(self) or _is_zero(other):
            return _exact(0)
        if self.is_approximate or other.is_approximate:
            return _approximate(self, other, value, keeps_nearly=min(self.value, other.value) > 0)
        if self.is_exact:
            return _scaled(other, self.value)
        if other.is_exact:
            return _scaled(self, other.value)
        return _product(self, other)

    def __truediv__(self, other: "Amount") -> "Amount":
        """The quotient; raises ZeroDivisionError where the divisor's number is zero, whatever its mark."""
        return _quotient(self, other, "a number cannot be divided by zero")


def amount(number: Number, precision: Precision = Precision.EXACT) -> Amount:
    """The amount that a fact states by its value and its precision."""
    return Amount(as_fraction(number), precision)


def total(amounts: Iterable[Amount]) -> Amount:
    """The sum; of nothing, exactly zero."""
    return sum(amounts, _exact(0))


def ratio(first: Amount, second: Amount) -> Amount:
    """How many times the second the first is; raises ZeroDivisionError where the second is zero."""
    return _quotient(first, second, "there is no ratio to zero")


def share(part: Amount, whole: Amount) -> Amount:
    """The part as a fraction of the whole; raises ZeroDivisionError where the whole is zero."""
    return _quotient(part, whole, "there is no share of a whole of zero")


def growth(first: Amount, last: Amount) -> Amount:
    """The change from first to last as a fraction of first; raises ZeroDivisionError where first is zero.

    Taken as ``last / first - 1``: in ``(last - first) / first`` a bound on first counts twice and is lost.
    """
    return _quotient(last, first, "there is no growth from zero") - _exact(1)


def yearly_growth(first: Amount, last: Amount, years: Fraction) -> Amount:
    """The growth a year that leads from first to last in so many years, compounded, as a fraction.

    Exact for one year. Else a root, in twelve digits and rounded so that a bound still holds. Raises ZeroDivisionError
    where first is zero, ValueError where there is no root: a number that is not above zero, or no time between.
    """
    if last.value <= 0 or first.value < 0 or years <= 0:
        raise ValueError("there is yearly growth only between numbers above zero, over some time")
    whole = growth(first, last)
    if years == 1:
        return whole
    with localcontext(prec=_ROOT_DIGITS):
        times = Decimal(last.value.numerator * first.value.denominator) / Decimal(
            last.value.denominator * first.value.numerator
        )
        yearly = Fraction((times.ln() * years.denominator / years.numerator).exp()) - 1
    return Amount(Fraction(_shortened(yearly, whole.precision)), whole.precision, whole.indicative)


def rounded(number: Amount) -> Decimal:
    """The number in the digits it may be shown with; a bound is rounded so that it still holds."""
    return outward(number.value, number.digits, _way(number.precision))


def _shortened(value: Fraction, precision: Precision) -> Decimal:
    """A computed root in twelve digits; its last computed digits are not trusted to be on the right side."""
    short = significant(value, _SHOWN_ROOT_DIGITS)
    if abs(Fraction(short) - value) < Fraction(1, 10**_SURE_PLACES):
        return short
    return outward(value, _SHOWN_ROOT_DIGITS, _way(precision))


def _way(precision: Precision) -> int:
    """The way a bound's half line runs: 1 upwards, -1 downwards, 0 for what is no bound."""
    return _HALF_LINES[precision][0] if precision in _HALF_LINES else 0


def _exact(number: int) -> Amount:
    return Amount(Fraction(number))


def _indicative(value: Fraction) -> Amount:
    return Amount(value, Precision.ABOUT, indicative=True)


def _bound(value: Fraction, way: int, is_open: bool) -> Amount:
    return Amount(value, _BOUNDS[way, is_open])


def _is_zero(number: Amount) -> bool:
    return number.is_exact and number.value == 0


def _half_lines(one: Amount, other: Amount) -> tuple[tuple[int, bool], tuple[int, bool]]:
    return _HALF_LINES[one.precision], _HALF_LINES[other.precision]


def _approximate(one: Amount, other: Amount, value: Fraction, *, keeps_nearly: bool) -> Amount:
    """The mark of a result of which one part or both are approximate."""
    if one.indicative or other.indicative:
        return _indicative(value)
    marks = {one.precision, other.precision}
    if not marks.isdisjoint(_HALF_LINES):
        return _indicative(value)
    stays = keeps_nearly and marks == {Precision.EXACT, Precision.NEARLY}
    return Amount(value, Precision.NEARLY if stays else Precision.ABOUT)


def _scaled(number: Amount, factor: Fraction) -> Amount:
    """An exact number or a bound, multiplied by an exact number other than zero."""
    if number.is_exact or factor > 0:
        return Amount(number.value * factor, number.precision)
    way, is_open = _HALF_LINES[number.precision]
    return _bound(number.value * factor, -way, is_open)


def _product(one: Amount, other: Amount) -> Amount:
    """The product of two bounds: a bound again if neither half line crosses zero."""
    (way, is_open), (other_way, other_open) = _half_lines(one, other)
    value = one.value * other.value
    if one.value * way < 0 or other.value * other_way < 0:
        return _indicative(value)
    # A closed end at zero is enough to reach a product of zero, whatever the other factor is.
    reaches_zero = (one.value == 0 and not is_open) or (other.value == 0 and not other_open)
    reaches_ends = not is_open and not other_open
    reached = reaches_zero or (reaches_ends and value != 0)
    return _bound(value, way * other_way, not reached)


def _quotient(one: Amount, other: Amount, problem: str) -> Amount:
    if other.value == 0:
        raise ZeroDivisionError(problem)
    if one.precision in _HALF_LINES and other.precision in _HALF_LINES:
        return _bound_quotient(one, other)
    return one * _reciprocal(other)


def _reciprocal(number: Amount) -> Amount:
    """One over a number that is not zero; a bound has none if its half line crosses zero."""
    value = 1 / number.value
    if number.is_exact:
        return Amount(value)
    if number.is_approximate:
        return Amount(value, Precision.ABOUT, number.indicative)
    way, is_open = _HALF_LINES[number.precision]
    return _bound(value, -way, is_open) if number.value * way > 0 else _indicative(value)


def _bound_quotient(one: Amount, other: Amount) -> Amount:
    """The quotient of two bounds: "less than 5" over "more than 100" is less than 1/20.

    The reciprocal of the divisor lies between zero and its printed end. So the quotient is bounded where the
    dividend's half line begins on the far side of zero, or at zero itself, and runs to the other side.
    """
    (way, is_open), (other_way, other_open) = _half_lines(one, other)
    value = one.value / other.value
    if other.value * other_way < 0 or one.value * way > 0:
        return _indicative(value)
    reached = not is_open and (one.value == 0 or not other_open)
    return _bound(value, way * other_way, not reached)
