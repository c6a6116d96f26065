"""Identities over time and between currencies: growth against its two ends, a conversion against others of its year."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from g60cli.answer import Data
from g60cli.knowledge.periods import Period, parse_period
from g60cli.knowledge.quantities import growth
from g60cli.knowledge.values import as_fraction, parse_number
from g60cli.knowledge.vocabulary import MetricKind
from g60cli.questions.agreement import amount_of
from g60cli.questions.blocks import subject_text
from g60cli.questions.comparability import kin, year_text
from g60cli.questions.facts import facts_where
from g60cli.questions.figures_held import FiguresHeld
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.ledger import Entry, Kind, Sum, mixed_years
from g60cli.questions.reckoning import held, off_text, percent_text, rate_text
from g60cli.questions.shares_held import NO_RESULT

# Rates of exchange move within a year; what lies so near together contradicts nothing.
_RATES_APART = Fraction(5, 100)
_CURRENCY_LETTERS = 3
_NO_BASE = "the page does not say between which two days it grew"


def growths_held(figures: FiguresHeld, metric: Data, claims: Sequence[Data]) -> Iterator[Entry]:
    """Each nominal growth against its ends; of real growth one entry that says why it cannot be checked."""
    of = metric["growth_of"]
    if of["real"] and claims:
        why = "it is real growth, and the ends are known at the prices of their years"
        count = f"{len(claims)} figures" if len(claims) > 1 else "1 figure"
        text = f"{count} cannot be checked: {why}"
        yield Entry(Kind.IDENTITY, Sum.UNCHECKED, tuple(claims), text, why=why, headline=metric["name"])
        return
    for claim in claims:
        yield _growth_entry(figures, claim, figures.metrics[of["metric"]])


def _growth_entry(figures: FiguresHeld, claim: Data, metric: Data) -> Entry:
    if claim["status"] in NO_RESULT:
        return _unchecked(claim, NO_RESULT[claim["status"]])
    if claim["per"]:
        return _unchecked(claim, "it is the mean of several years")
    times = _ends(parse_period(claim["period"]))
    if times is None or claim["period_basis"] == "published":
        return _unchecked(claim, _NO_BASE)
    subject = [entity["id"] for entity in (claim["about"], *claim["with"])]
    known = figures.of(subject, metric["id"])
    for last in (fact for fact in known if _is_of(fact, times[1], metric)):
        for first in known:
            if _is_of(first, times[0], metric) and kin(first, metric) == kin(last, metric):
                return _ends_entry(claim, first, last)
    years = f"{times[0][1].year} and {times[1][1].year}"
    return _unchecked(claim, f"no two figures of {metric['name']} of one kind are known for {years}")


def _ends_entry(claim: Data, first: Data, last: Data) -> Entry:
    if first["number"] == 0:
        return _unchecked(claim, "there is no growth from zero")
    computed = growth(amount_of(first), amount_of(last))
    found = held(claim, computed, scale=100)
    mark = "" if computed.is_exact else f"{computed.precision.replace('-', ' ')} "
    ends = f"{first['display']} ({first['period']}) to {last['display']} ({last['period']})"
    computation = f"{ends} is {mark}{percent_text(computed.value)}"
    facts = (claim, first, last)
    text = f"{claim['display']} ({claim['period']}): {computation}{off_text(found)}"
    return Entry(Kind.IDENTITY, found.verdict, facts, text, computation, mixed_years(facts), found.off_by, found.why)


def _ends(period: Period) -> tuple[tuple[date, date], tuple[date, date]] | None:
    """The times of the first and the last end: of growth over a year or less, the same days of the year before."""
    if period.start is None or period.end is None or period.days is None or period.days > 366:
        return None
    return (_year_before(period.start), _year_before(period.end)), (period.start, period.end)


def _year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


def _is_of(fact: Data, time: tuple[date, date], metric: Data) -> bool:
    period = parse_period(fact["period"])
    if period.end is None:
        return False
    if metric["metric_kind"] == MetricKind.STOCK:
        return period.end.year == time[1].year
    return (period.start, period.end) == time


def conversions_held(knowledge: Knowledge) -> Iterator[Entry]:
    """The rates by which the sources convert one unit into another, those of one year together."""
    groups: dict[tuple[str, str, str], list[tuple[Data, Data]]] = {}
    for fact in facts_where(knowledge, "fact.also <> '[]' AND fact.rank <> 'deprecated'"):
        for item in filter(_is_positive, fact["also"]):
            groups.setdefault(_sort_of(fact, item), []).append((fact, item))
    for (unit, other, year), pairs in groups.items():
        yield _conversion_entry(unit, other, year, pairs)


def _sort_of(fact: Data, item: Data) -> tuple[str, str, str]:
    """The two units, and for money the year: other units are worth the same in every year."""
    money = all(len(unit) == _CURRENCY_LETTERS and unit.isupper() for unit in (fact["unit"], item["unit"]))
    return fact["unit"], item["unit"], year_text(fact) if money else ""


def _conversion_entry(unit: str, other: str, year: str, pairs: Sequence[tuple[Data, Data]]) -> Entry:
    rates = [_rate(fact, item) for fact, item in pairs]
    computation = "; ".join(
        f"{subject_text(fact)}: {fact['display']} is {item['display']}, {rate_text(rate)} {unit} for one {other}"
        for (fact, item), rate in zip(pairs, rates, strict=True)
    )
    facts = tuple({fact["id"]: fact for fact, _ in pairs}.values())
    when = f" of {year}" if year else ""
    found = Entry(Kind.IDENTITY, Sum.BOUNDS, facts, computation, computation, headline=f"{unit} in {other}{when}")
    if len(rates) == 1:
        why = f"no other figure{when} is converted from {unit} to {other}"
        return found._replace(verdict=Sum.UNCHECKED, text=f"{computation}; cannot be checked: {why}", why=why)
    apart = max(rates) / min(rates) - 1
    if apart > _RATES_APART:
        text = f"{computation}; the rates are {percent_text(apart)} apart"
        return found._replace(verdict=Sum.OFF, text=text, off_by=percent_text(apart))
    return found if apart else found._replace(verdict=Sum.HOLDS)


def _is_positive(item: Data) -> bool:
    return as_fraction(parse_number(item["value"])) > 0


def _rate(fact: Data, item: Data) -> Fraction:
    value, converted = (as_fraction(parse_number(text)) for text in (fact["value"], item["value"]))
    return value / converted


def _unchecked(claim: Data, why: str) -> Entry:
    text = f"{claim['display']} ({claim['period']}) cannot be checked: {why}"
    return Entry(Kind.IDENTITY, Sum.UNCHECKED, (claim,), text, why=why)
