"""How many times another figure one is: exact for programs, and as a decimal for eyes (design: "Values", "Defaults").

Says nothing about whether two figures may be divided at all: see ``comparability``.
"""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.quantities import Amount, amount, ratio, significant
from g60cli.knowledge.values import exact_text, parse_number
from g60cli.knowledge.vocabulary import MetricKind, Precision
from g60cli.questions.display import bound_text

_INDICATIVE = "only indicative: the bounds do not point the same way"
_NONE = "no ratio: one figure is not above zero"


class Ratio(NamedTuple):
    """A ratio as an exact text (``> 4/3``) and as a short decimal (``> 1.33``); ``why`` marks it, or the lack of it."""

    exact: str | None
    display: str | None
    why: str | None = None


def ratio_of(first: Data, second: Data, metric: Data) -> Ratio:
    """How many times the second the first is; a position has no ratio, nor has a number that is not above zero."""
    if metric["metric_kind"] == MetricKind.RANK:
        return Ratio(None, None)
    one, other = amount_of(first), amount_of(second)
    if one.value <= 0 or other.value <= 0:
        return Ratio(None, None, _NONE)
    found = ratio(one, other)
    mark = bound_text(found.precision)
    shown = f"{mark}{exact_text(rounded(found))}"
    return Ratio(f"{mark}{found.value}", shown, _INDICATIVE if found.indicative else None)


def amount_of(fact: Data) -> Amount:
    """The number of a fact with the mark it carries."""
    return amount(parse_number(fact["value"]), Precision(fact["precision"]))


def rounded(number: Amount) -> Decimal:
    """The number in the digits it may be shown with; a bound is rounded so that it still holds."""
    short = significant(number.value, number.digits)
    if number.is_exact or number.is_approximate or Fraction(short) == number.value:
        return short
    upwards = number.precision in (Precision.AT_MOST, Precision.LESS_THAN)
    if (Fraction(short) > number.value) is upwards:
        return short
    return significant(Fraction(short) + (1 if upwards else -1) * _last_place(number), number.digits)


def _last_place(number: Amount) -> Fraction:
    """One unit in the last digit that is shown of a positive or negative number."""
    exponent = Decimal(exact_text(significant(number.value, number.digits + 2))).adjusted()
    return Fraction(10) ** (exponent - number.digits + 1)
