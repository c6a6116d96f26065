"""Whether two written numbers can be the same number: equal, one the rounding of the other, or within a bound.

Knows nothing of time, source or scope; those are in ``rivals``.
"""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from g60cli.answer import Data
from g60cli.knowledge.quantities import Amount, Interval, amount
from g60cli.knowledge.values import as_fraction, parse_number
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, Precision

# Zeros at the end of a whole number may be counted or rounded. Of a number in the millions, which is printed in words
# ("2.4 million"), so many digits are taken to be meant; of a smaller one so many.
_DIGITS_OF_MILLIONS, _DIGITS = 2, 3
_MILLION = 10**6
# A fraction such as 2/5 is a rounding of what lies so near to it; 1/15 of what is nearer to it than to 1/14 and 1/16.
_NEAR = Fraction(1, 50)


class Agreement(StrEnum):
    """How well two values go together."""

    SAME = "same"
    ROUNDING = "within rounding"
    BOUNDS = "within bounds"
    NONE = "no"


def agreement(first: Data, second: Data) -> Agreement:
    """How well the values of two facts of one unit go together; their units are the caller's business."""
    if first["value"] == second["value"] and first["precision"] == second["precision"]:
        return Agreement.SAME
    if first["unit"] in ATTRIBUTE_UNITS:
        return _words_agree(first, second)
    one, other = amount_of(first), amount_of(second)
    if one == other:
        return Agreement.SAME
    if one.value == other.value:
        return Agreement.ROUNDING
    if one.bounds() is None or other.bounds() is None or (one.is_exact and other.is_exact):
        return _rounded_agree((first["value"], one), (second["value"], other))
    return Agreement.BOUNDS if overlap(one, other) else Agreement.NONE


def amount_of(fact: Data) -> Amount:
    """The number of a fact with the mark it carries."""
    return amount(parse_number(fact["value"]), Precision(fact["precision"]))


def rounds_to(written: str, precision: Precision, value: Fraction) -> bool:
    """True where a value, written as shortly as ``written`` is, may be written so.

    ``about`` allows every zero at the end to be rounded; ``nearly`` a value that falls short by one unit of the last
    digit.
    """
    number = parse_number(written)
    if isinstance(number, Fraction) and number.denominator > 1:
        return _rounds_to_fraction(number, value)
    unit = _last_place(written, precision)
    short = as_fraction(number) - value
    if precision is Precision.NEARLY:
        return 0 <= short <= unit
    return abs(short) <= unit / 2


def overlap(one: Amount, other: Amount) -> bool:
    """True where one true number may be both; an amount that claims no interval stands for its number."""
    first, second = one.bounds() or _point(one), other.bounds() or _point(other)
    return not (_lies_below(first, second) or _lies_below(second, first))


def _point(number: Amount) -> Interval:
    return Interval(number.value, number.value, False, False)


def _lies_below(low: Interval, high: Interval) -> bool:
    if low.high is None or high.low is None:
        return False
    return low.high < high.low or (low.high == high.low and (low.high_open or high.low_open))


def _words_agree(first: Data, second: Data) -> Agreement:
    """Dates agree where one is the beginning of the other; other words only where they are the same."""
    if first["value"] == second["value"]:
        return Agreement.SAME
    one, other = sorted((first["value"], second["value"]), key=len)
    return Agreement.ROUNDING if first["unit"] == "date" and other.startswith(f"{one}-") else Agreement.NONE


def _rounded_agree(one: tuple[str, Amount], other: tuple[str, Amount]) -> Agreement:
    for (written, number), (_, value) in ((one, other), (other, one)):
        marked = number.precision if number.bounds() is None or number.is_exact else Precision.ABOUT
        if rounds_to(written, marked, value.value):
            return Agreement.ROUNDING
    bounded = not ((one[1].is_approximate and other[1].is_approximate) or (one[1].is_exact and other[1].is_exact))
    return Agreement.BOUNDS if bounded and overlap(one[1], other[1]) else Agreement.NONE


def _rounds_to_fraction(number: Fraction, value: Fraction) -> bool:
    if value <= 0:
        return False
    if number.numerator == 1:
        return abs(1 / value - number.denominator) <= Fraction(1, 2)
    return abs(value / number - 1) <= _NEAR


def _last_place(written: str, precision: Precision) -> Fraction:
    """One unit of the last digit that is meant."""
    if "." in written:
        exponent = Decimal(written).as_tuple().exponent
        assert isinstance(exponent, int)
        return Fraction(10) ** exponent
    whole = written.lstrip("-")
    digits = len(whole.rstrip("0")) or 1
    if precision not in (Precision.ABOUT, Precision.NEARLY):
        digits = max(digits, _DIGITS_OF_MILLIONS if len(whole) > len(str(_MILLION)) - 1 else _DIGITS)
    return Fraction(10) ** max(0, len(whole) - digits)
