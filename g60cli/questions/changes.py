"""How a series changes from one figure to another: the difference, and the growth a year where the periods allow it."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.periods import Period, parse_period
from g60cli.knowledge.quantities import Amount, rounded, yearly_growth
from g60cli.knowledge.values import exact_text
from g60cli.knowledge.vocabulary import MetricKind, PeriodBasis, Precision
from g60cli.questions.display import bound_text, quantity_text
from g60cli.questions.ratios import Computed, amount_of, indicative_reason, nothing, written

_GROWING = (MetricKind.STOCK, MetricKind.FLOW)
# Eleven months apart is nearly a year; what changed within less is not blown up to a year.
_LEAST_YEARS = Fraction(9, 10)
_DAYS_OF_A_YEAR = Fraction(1461, 4)


class Distance(NamedTuple):
    """The time between two figures in years, and whether that is known exactly."""

    years: Fraction
    is_exact: bool


def change_of(first: Data, last: Data) -> Computed:
    """The last less the first, in the unit of the metric; percents and shares differ by points."""
    number = amount_of(last) - amount_of(first)
    sign = "+" if number.value > 0 else "-" if number.value < 0 else "±"
    shown = bound_text(number.precision) + sign + _magnitude(number, last["unit"])
    return Computed(written(number.value), number.precision, shown, indicative_reason(number))


def growth_of(first: Data, last: Data, metric: Data) -> Computed:
    """The growth a year from the first to the last, as a fraction; none for rates, and within less than a year.

    A distance in time that is only known roughly makes the growth rough as well.
    """
    distance = distance_of(first, last)
    if metric["metric_kind"] not in _GROWING or distance is None or distance.years < _LEAST_YEARS:
        return nothing()
    try:
        number = yearly_growth(amount_of(first), amount_of(last), distance.years)
    except (ValueError, ZeroDivisionError):
        return nothing()
    if not distance.is_exact:
        vague = number.indicative or not (number.is_exact or number.is_approximate)
        number = Amount(number.value, Precision.ABOUT, vague)
    percent = Amount(100 * number.value, number.precision, number.indicative)
    short = rounded(percent)
    shown = f"{bound_text(number.precision)}{'+' if short > 0 else ''}{exact_text(short)} %"
    return Computed(written(number.value), number.precision, shown, indicative_reason(number))


def distance_of(first: Data, last: Data) -> Distance | None:
    """The time from the first to the last; whole years are exact, except between the dates of pages.

    None where a period is undated.
    """
    one, other = parse_period(first["period"]), parse_period(last["period"])
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    published = PeriodBasis.PUBLISHED in (first["period_basis"], last["period_basis"])
    if not published and _day(one.start) == _day(other.start) and _day(one.end) == _day(other.end):
        return Distance(Fraction(other.end.year - one.end.year), True)
    days = Fraction(_middle(other) - _middle(one))
    return Distance((days / _DAYS_OF_A_YEAR).limit_denominator(1000), False)


def middle_year(fact: Data) -> float | None:
    """The middle of a fact's period in years, such as 2023.5; None for an undated one."""
    period = parse_period(fact["period"])
    if period.start is None or period.end is None:
        return None
    days = _middle(period)
    year = date.fromordinal(int(days)).year
    begin = date(year, 1, 1).toordinal()
    return round(year + float((days - begin) / _DAYS_OF_A_YEAR), 3)


def _day(day: date) -> tuple[int, int]:
    return day.month, day.day


def _middle(period: Period) -> Fraction:
    assert period.start is not None
    assert period.end is not None
    return Fraction(period.start.toordinal() + period.end.toordinal() + 1, 2)


def _magnitude(number: Amount, unit: str) -> str:
    """The size of a difference in its unit, an approximate one in two digits, without sign or bound."""
    size = abs(number.value)
    if unit == "share":
        return f"{exact_text(abs(rounded(_hundredfold(number))))} points"
    if number.is_approximate or "/" in written(size):
        size = abs(Fraction(rounded(number)))
    if unit == "percent":
        return f"{written(size)} points"
    if unit == "position":
        return written(size)
    return quantity_text(written(size), unit)


def _hundredfold(number: Amount) -> Amount:
    return Amount(100 * number.value, number.precision, number.indicative)
