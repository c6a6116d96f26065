"""Holding a printed figure against a computed one, and writing computed figures."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.quantities import Amount
from g60cli.knowledge.rounding import significant
from g60cli.knowledge.values import exact_text, parse_number
from g60cli.knowledge.vocabulary import Precision
from g60cli.questions.agreement import amount_of, overlap, rounds_to
from g60cli.questions.display import bound_text, quantity_text
from g60cli.questions.ledger import Sum

# What is called "about" claims no interval; it is not contradicted by what is so near to it.
_ABOUT = Fraction(5, 100)
# A sum keeps every digit; a number that has no end as a decimal is cut after so many.
_SUM_DIGITS, _MOST_DIGITS = 9, 40
_INDICATIVE = "the bounds of its figures do not point the same way"


class Held(NamedTuple):
    """How a printed figure stands against a computed one; ``off_by`` is written in percent."""

    verdict: Sum
    off_by: str | None = None
    why: str | None = None


def held(printed: Data, computed: Amount, scale: int = 1) -> Held:
    """Whether a fact's value is what was computed; ``scale`` is 100 where the fact is printed in percent."""
    value, own = computed.value * scale, amount_of(printed)
    scaled = Amount(value, computed.precision, computed.indicative)
    if scaled.is_exact and own.is_exact:
        return Held(Sum.HOLDS) if rounds_to(printed["value"], Precision.EXACT, value) else _off(own, value)
    if _is_near(printed, own, value) or (not scaled.indicative and overlap(own, scaled)):
        return Held(Sum.BOUNDS)
    if scaled.indicative:
        return Held(Sum.UNCHECKED, why=_INDICATIVE)
    return _off(own, value)


def _is_near(printed: Data, own: Amount, value: Fraction) -> bool:
    """Near enough to be called the printed number; the end of a printed bound counts as reached."""
    marked = own.precision if own.is_approximate else Precision.EXACT
    if rounds_to(printed["value"], marked, value):
        return True
    is_bound = not own.is_approximate and not own.is_exact
    return not is_bound and own.value != 0 and abs(value / own.value - 1) <= _ABOUT


def _off(printed: Amount, value: Fraction) -> Held:
    if printed.value == 0:
        return Held(Sum.OFF, "no percentage: the figure is zero")
    apart = significant(abs(value / printed.value - 1) * 100, 2)
    return Held(Sum.OFF, f"{exact_text(apart)} %")


def off_text(found: Held) -> str:
    """What is put behind a computation: how far it is off, or why it proves nothing."""
    if found.off_by is not None:
        return f"; off by {found.off_by}"
    return f"; cannot be checked: {found.why}" if found.why else ""


def written(number: Amount, unit: str) -> str:
    """A computed amount with its mark and unit."""
    exact = significant(number.value, _MOST_DIGITS)
    shown = exact if Fraction(exact) == number.value else significant(number.value, _SUM_DIGITS)
    return quantity_text(exact_text(shown), unit, number.precision)


def share_text(number: Amount, like: Data) -> str:
    """A computed share as the printed one is written: as a fraction of one, or in percent."""
    mark = bound_text(number.precision)
    if isinstance(parse_number(like["value"]), Fraction) and number.value > 0:
        return f"{mark}1/{exact_text(significant(1 / number.value, 3))}"
    return mark + percent_text(number.value)


def percent_text(share: Fraction) -> str:
    """A share or a growth in percent, in three digits."""
    return f"{exact_text(significant(share * 100, 3))} %"


def rate_text(rate: Fraction) -> str:
    """A rate of exchange in four digits."""
    return exact_text(significant(rate, 4))


def shortly(value: Fraction, unit: str) -> str:
    """A value that follows from others, in three digits with its unit."""
    return quantity_text(exact_text(Decimal(significant(value, 3))), unit)
