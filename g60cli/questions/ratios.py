"""How many times another figure one is: exact for programs, and as a decimal for eyes (design: "Values", "Defaults").

Says nothing about whether two figures may be divided at all: see ``comparability``.
"""

from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.quantities import Amount, amount, ratio, rounded
from g60cli.knowledge.values import exact_text, parse_number
from g60cli.knowledge.vocabulary import MetricKind, Precision
from g60cli.questions.display import bound_text

_INDICATIVE = "only indicative: what the figures are not sure of does not point one way"
_NONE = "no ratio: one figure is not above zero"
_BY_POSITION = "positions have no ratio"


class Computed(NamedTuple):
    """A computed number: exact (``4/3``), its mark (``more-than``), and for eyes (``> 1.33``).

    All three are None where there is no such number; ``why`` says why not, or what else is to be known of it.
    """

    exact: str | None
    precision: str | None
    display: str | None
    why: str | None = None


def nothing(why: str | None = None) -> Computed:
    """No number, and why."""
    return Computed(None, None, None, why)


def ratio_of(first: Data, second: Data, metric: Data) -> Computed:
    """How many times the second the first is; a position has no ratio, nor has a number that is not above zero."""
    if metric["metric_kind"] == MetricKind.RANK:
        return nothing(_BY_POSITION)
    one, other = amount_of(first), amount_of(second)
    if one.value <= 0 or other.value <= 0:
        return nothing(_NONE)
    return computed(ratio(one, other))


def computed(number: Amount) -> Computed:
    """A number without a unit as it is told."""
    shown = f"{bound_text(number.precision)}{exact_text(rounded(number))}"
    return Computed(written(number.value), number.precision, shown, indicative_reason(number))


def indicative_reason(number: Amount) -> str | None:
    """The sentence that an indicative number needs beside it."""
    return _INDICATIVE if number.indicative else None


def amount_of(fact: Data) -> Amount:
    """The number of a fact with the mark it carries."""
    return amount(parse_number(fact["value"]), Precision(fact["precision"]))


def written(value: Fraction) -> str:
    """An exact number as ``parse_number`` reads it: whole, decimal where that ends, else a fraction."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return str(value)
    digits = len(str(value.numerator)) + 3 * len(str(value.denominator)) + 1
    return exact_text(Context(prec=max(digits, 28)).divide(Decimal(value.numerator), Decimal(value.denominator)))
