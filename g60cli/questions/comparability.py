"""Whether two figures may be put together, and if not, why (design: "Comparable").

Never ranked or divided together: another unit, metric, subject, basis (a missing basis equals only a missing one),
length of period (flows and growth; a stock is compared by year), a target or an expected value against a result, a
whole against a part of it. That is ``why_not``. Another time keeps two figures apart unless somebody asks to mix
them, and then it is marked: that is ``mixed``. What is marked and no obstacle (a revised figure) is in ``marks``; a
bound is marked in the value itself, and a period that is only the date of the page in the period. A flow of a period
whose length nobody knows is put together with nothing, not even with another of that sort.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.periods import Period, last_day, parse_period
from g60cli.knowledge.vocabulary import MetricKind, PeriodBasis, Status
from g60cli.questions.parts import Wholes

_OVER_TIME = (MetricKind.FLOW, MetricKind.GROWTH)
_MARKED = (Status.PRELIMINARY, Status.REVISED, Status.FINAL)
_MONTHS = {1: "a month", 3: "a quarter", 6: "half a year", 12: "a year"}
UNKNOWN = "not known"


class Kin(NamedTuple):
    """What two figures must have in common, in words: those of different kin are never put together."""

    metric: str
    unit: str
    value: str
    basis: str
    length: str


class Verdict(NamedTuple):
    """Why two figures must never be put together, and why they are only if that is asked for; None where they may."""

    never: str | None
    mixed: str | None

    @property
    def reason(self) -> str | None:
        """The weightier of the two reasons."""
        return self.never or self.mixed


_WORDS = {
    "metric": "metric",
    "unit": "unit",
    "value": "sort of value",
    "basis": "basis",
    "length": "length of period",
}


def why_not(first: Data, second: Data, metric: Data, wholes: Wholes | None = None, *, named: bool = True) -> str | None:
    """Why two facts must never be ranked or divided together, as a short sentence; None where they may be.

    ``metric`` is the object of the first fact's metric, ``wholes`` what ``wholes_of`` says of the subjects; with
    ``named`` the sentence says which subject has which. Says nothing about years: see ``mixed``.
    """
    one, other = kin(first, metric), kin(second, metric)
    for field, word in _WORDS.items():
        said, other_said = getattr(one, field), getattr(other, field)
        if said != other_said:
            return _differing(f"another {word}", (said, other_said), first, second, named)
    if one.length == UNKNOWN:
        return "length of period not known: a page's date is not the time that a flow was counted over"
    return _subjects_apart(first, second, wholes or {})


def verdict(first: Data, second: Data, metric: Data, wholes: Wholes | None = None, *, named: bool = True) -> Verdict:
    """Both answers at once: why two facts are never put together, and why only if somebody asks to mix them."""
    return Verdict(
        why_not(first, second, metric, wholes, named=named),
        mixed(first, second, metric, named=named),
    )


def differences(told: Sequence[tuple[str, Data]], metric: Data) -> list[str]:
    """What parts several figures, each with the name of whose it is; where their kin is one, what parts their times.

    One sentence for each way in which they differ: ``another basis: census (Alder, Birch), estimate (Cedar)``.
    """
    kins = [kin(fact, metric) for _, fact in told]
    names = [name for name, _ in told]
    said = [
        _spread(f"another {word}", names, [getattr(each, field) for each in kins]) for field, word in _WORDS.items()
    ]
    if not any(said):
        said.append(_time_differences(told, metric))
    return [sentence for sentence in said if sentence]


def _time_differences(told: Sequence[tuple[str, Data]], metric: Data) -> str | None:
    facts = [fact for _, fact in told]
    if not any(mixed(one, other, metric) for one, other in combinations(facts, 2)):
        return None
    flows = metric["metric_kind"] in _OVER_TIME and len({_years(_period(fact)) for fact in facts}) == 1
    texts = [str(fact["period"]) if flows else year_text(fact) for fact in facts]
    names = [name for name, _ in told]
    return _spread("another period" if flows else "another year", names, texts) or f"no known year: {texts[0]}"


def _spread(what: str, names: Sequence[str], values: Sequence[str]) -> str | None:
    """Who has which of several values; None where all have the same."""
    whose: dict[str, list[str]] = {}
    for name, value in zip(names, values, strict=True):
        whose.setdefault(value, []).append(name)
    if len(whose) == 1:
        return None
    return f"{what}: " + ", ".join(f"{value} ({', '.join(each)})" for value, each in whose.items())


def mixed(first: Data, second: Data, metric: Data, *, named: bool = True) -> str | None:
    """The mark of two facts of different times, which only ``--allow-mixed`` puts together; None for the same time.

    A stock, a share or a ratio is compared by year, a flow by its days; the time of a steady metric is no matter.
    An undated fact is of no known time, and so never of the same.
    """
    if metric["steady"]:
        return None
    time, other = time_of(first, metric), time_of(second, metric)
    if time == other and time is not None:
        return None
    flows = metric["metric_kind"] in _OVER_TIME and _years(_period(first)) == _years(_period(second))
    said, other_said = (str(fact["period"]) if flows else year_text(fact) for fact in (first, second))
    if said == other_said:
        return f"no known year: {said}"
    return _differing("another period" if flows else "another year", (said, other_said), first, second, named)


def marks(fact: Data) -> tuple[str, ...]:
    """What must be said of a fact beside others, and what its written value and period do not say already."""
    return (fact["status"],) if fact["status"] in _MARKED and f"({fact['status']}" not in fact["display"] else ()


def kin(fact: Data, metric: Data) -> Kin:
    """What a fact is, all but its subject and its time."""
    length = length_text(fact) if metric["metric_kind"] in _OVER_TIME else ""
    basis = fact["basis"] or "none stated"
    return Kin(fact["metric"]["id"], fact["unit"], value_class(fact), basis, length)


def value_class(fact: Data) -> str:
    """Whether a value is a result, an expectation or a target; reported, preliminary, revised, final are results."""
    return fact["status"] if fact["status"] in (Status.EXPECTED, Status.TARGET) else "result"


def length_text(fact: Data) -> str:
    """How long a period a flow is counted over: a year, a quarter, 9 months; ``per`` counts, and not the span.

    Where the period is only the date of the page, nobody knows how long it is.
    """
    period = _period(fact)
    if fact["per"]:
        return f"a {fact['per']}"
    if fact["period_basis"] == PeriodBasis.PUBLISHED or period.start is None or period.end is None:
        return UNKNOWN
    months = _whole_months(period)
    if months is None:
        return "a day" if period.days == 1 else f"{period.days} days"
    if months % 12 == 0 and months > 12:
        return f"{months // 12} years"
    return _MONTHS.get(months, f"{months} months")


def is_whole(length: str) -> bool:
    """True for a length of whole years, and where a length plays no part; false for half a year."""
    return not length or length == _MONTHS[12] or length.endswith(" years")


def time_of(fact: Data, metric: Data) -> tuple[str, str] | None:
    """The time that a fact is compared by, first and last; None for an undated one, and for a steady metric."""
    period = _period(fact)
    if period.start is None or period.end is None or metric["steady"]:
        return None
    if metric["metric_kind"] in _OVER_TIME:
        return period.start.isoformat(), period.end.isoformat()
    return f"{period.start.year:04}", f"{period.end.year:04}"


def year_text(fact: Data) -> str:
    """The year of a fact, or its years: ``2023``, ``2016/2020``, ``undated``."""
    years = _years(_period(fact))
    if years is None:
        return "undated"
    return str(years[0]) if years[0] == years[1] else f"{years[0]}/{years[1]}"


def subject_ids(fact: Data) -> list[str]:
    """The ids of the whole subject of a fact."""
    return [entity["id"] for entity in (fact["about"], *fact["with"])]


def _period(fact: Data) -> Period:
    return parse_period(fact["period"] or "undated")


def _years(period: Period) -> tuple[int, int] | None:
    return None if period.start is None or period.end is None else (period.start.year, period.end.year)


def _whole_months(period: Period) -> int | None:
    """The number of months of a period of whole months, else None."""
    start, end = period.start, period.end
    assert start is not None
    assert end is not None
    if start.day != 1 or end != last_day(end.year, end.month):
        return None
    return 12 * (end.year - start.year) + end.month - start.month + 1


def _subjects_apart(first: Data, second: Data, wholes: Wholes) -> str | None:
    """Subjects may differ in one entity each, and of these none may be a part of the other."""
    names = {entity["id"]: entity["name"] for fact in (first, second) for entity in (fact["about"], *fact["with"])}
    one, other = set(subject_ids(first)), set(subject_ids(second))
    own, others = sorted(one - other), sorted(other - one)
    if (len(own), len(others)) not in ((0, 0), (1, 1)):
        return f"another subject: {_listed(first)}; {_listed(second)}"
    for part, whole in zip(own + others, others + own, strict=True):
        if whole in wholes.get(part, ()):
            return f"a part and its whole: {names[part]} is part of {names[whole]}"
    return None


def _listed(fact: Data) -> str:
    return " + ".join(entity["name"] for entity in (fact["about"], *fact["with"]))


def _differing(what: str, said: tuple[str, str], first: Data, second: Data, named: bool) -> str:
    if not named or _listed(first) == _listed(second):
        return f"{what}: {said[0]}, not {said[1]}"
    return f"{what}: {said[0]} ({_listed(first)}), {said[1]} ({_listed(second)})"
