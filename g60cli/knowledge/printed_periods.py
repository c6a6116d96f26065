"""Whether the period of a fact agrees with the times that are printed beside its figure.

Years, months, days, quarters and halves are looked at. A word such as "last year" is no print of a period: what it
says has been reckoned (``period_basis = "derived"``), and nothing here can check it.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from g60cli.knowledge.figures import Figure, read_figures
from g60cli.knowledge.folding import fold_in_place
from g60cli.knowledge.printed_dates import DATE_PATTERN, PrintedDate, dates_in

_YEAR = re.compile(r"(?<![0-9.,$¥€£])(?:1[89]|20)[0-9]{2}(?![0-9]|[.,][0-9])")
_DATE = re.compile(DATE_PATTERN)
_YEARS = re.compile("[0-9]{4}/[0-9]{4}")
_END = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<part>[QH][1-4])|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_IN_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
_NAMED_PART = re.compile(
    rf"\b(?P<nth>{'|'.join(_NTH)})[ -](?P<what>quarter|half)\b"
    r"|\b(?P<letter>[qh])(?P<number>[1-4])(?![0-9])"
    r"|(?P<quarter>[一二三四1234])季度|(?P<half>[上下])半年"
)


class Times(NamedTuple):
    """The times that tokens print: years, dates with a month, quarters and halves such as ``Q1``."""

    years: frozenset[int] = frozenset()
    dates: tuple[PrintedDate, ...] = ()
    parts: frozenset[str] = frozenset()


class _Ends(NamedTuple):
    """What a period says of its one or two ends."""

    years: frozenset[int]
    dates: tuple[PrintedDate, ...]
    parts: frozenset[str]


def printed_times(tokens: Iterable[str], values: Collection[Fraction] = (), language: str = "en") -> Times:
    """The times in tokens; a number of four digits is a year unless it is one of the values or has a unit."""
    years: set[int] = set()
    dates: list[PrintedDate] = []
    parts: set[str] = set()
    for token in tokens:
        text = fold_in_place(token)
        for match in _DATE.finditer(text):
            dates += [date for date in dates_in(match[0]) if date.year or date.day]
        years.update(_years(text, read_figures(token, language), values))
        parts.update(map(_part, _NAMED_PART.finditer(text)))
    years.update(date.year for date in dates if date.year)
    return Times(frozenset(years), tuple(dates), frozenset(parts))


def period_fault(period: str, times: Times) -> str | None:
    """How a period contradicts the times that are printed, or None where it does not.

    Of two printed years a span must have both, of one printed year at least that one; and likewise for months.
    """
    ends = _ends(period)
    # A span of years has two, even where both are written the same.
    years = period.split("/") if _YEARS.fullmatch(period) else ends.years
    if not _enough(len(ends.years & times.years), years, times.years):
        return _message(period, " and ".join(map(str, sorted(times.years))))
    matched = sum(any(_same_date(end, date) for date in times.dates) for end in ends.dates)
    if not _enough(matched, ends.dates, times.dates):
        return _message(period, " and ".join(map(_written, times.dates)))
    comparable = {part for part in times.parts if part[0] in {end[0] for end in ends.parts}}
    if not _enough(len(ends.parts & comparable), ends.parts, comparable):
        return _message(period, " and ".join(sorted(comparable)))
    return None


def year_fault(period: str, times: Times) -> str | None:
    """How the years of a period contradict those that are printed around its figure: one of each must agree.

    Two years of a span must both be printed, unless a single year is.
    """
    return period_fault(period, times._replace(dates=(), parts=frozenset()))


def _years(text: str, figures: Sequence[Figure], values: Collection[Fraction]) -> Iterable[int]:
    for match in _YEAR.finditer(text):
        around = [figure for figure in figures if figure.start < match.end() and match.start() < figure.end]
        if not any(figure.value in values or _is_quantity(figure) for figure in around):
            yield int(match[0])


def _is_quantity(figure: Figure) -> bool:
    return not (figure.bare or figure.unit == "year") or figure.precision is not None


def _part(match: re.Match[str]) -> str:
    if match["nth"]:
        return f"{'Q' if match['what'] == 'quarter' else 'H'}{_NTH[match['nth']]}"
    if match["letter"]:
        return f"{match['letter'].upper()}{match['number']}"
    printed = match["quarter"] or match["half"]
    return f"{'Q' if match['quarter'] else 'H'}{_IN_CHINESE.get(printed) or printed}"


def _ends(period: str) -> _Ends:
    ends = [match for match in map(_END.fullmatch, period.removeprefix("end-").split("/")) if match]
    months = [match for match in ends if match["month"]]
    return _Ends(
        frozenset(int(match["year"]) for match in ends),
        tuple(PrintedDate(int(m["year"]), int(m["month"]), int(m["day"]) if m["day"] else None) for m in months),
        frozenset(match["part"] for match in ends if match["part"]),
    )


def _enough(matched: int, ends: Collection[object], printed: Collection[object]) -> bool:
    return matched >= min(len(ends), len(printed))


def _same_date(end: PrintedDate, date: PrintedDate) -> bool:
    same_day = end.day is None or date.day is None or end.day == date.day
    return end.month == date.month and date.year in (None, end.year) and same_day


def _written(date: PrintedDate) -> str:
    day = f"-{date.day:02}" if date.day else ""
    return f"{date.year or '…'}-{date.month:02}{day}"


def _message(period: str, printed: str) -> str:
    return f"{printed} is printed, the period is {period}"
