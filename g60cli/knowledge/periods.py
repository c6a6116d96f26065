"""Periods: what time a fact speaks of, as exactly as its source says.

Forms (docs: knowledge file, format 1): ``2023``, ``2023-10``, ``2023-10-18``, ``2023-Q1``, ``2023-H1``, a span
``2016/2020`` or ``2021-01/2021-09``, ``end-2022`` for a stock, and ``undated``.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

UNDATED = "undated"
PERIOD_FORMS = "2023, 2023-10, 2023-10-18, 2023-Q1, 2023-H1, 2016/2020, end-2022 or undated"

_SIMPLE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; ``undated`` has neither."""

    text: str
    start: date | None
    end: date | None

    @property
    def at_end(self) -> bool:
        """True for the state at the end of a year or month rather than the whole of it."""
        return self.text.startswith("end-")

    @property
    def days(self) -> int | None:
        """Length in days, or None where the period is undated."""
        return None if self.start is None or self.end is None else (self.end - self.start).days + 1

    def touches(self, other: "Period") -> bool:
        """True where the two share a day; an undated period touches nothing."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start <= other.end and other.start <= self.end


# A file of a million facts has a few thousand periods.
@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period:
    """Read a period.

    Raises ValueError with a sentence that says what is wrong.
    """
    if text == UNDATED:
        return Period(text, None, None)
    if text.startswith("end-"):
        _, end = _bounds(text.removeprefix("end-"))
        return Period(text, end, end)
    if "/" in text:
        return _span(text)
    start, end = _bounds(text)
    return Period(text, start, end)


def _span(text: str) -> Period:
    first, _, last = text.partition("/")
    start, _ = _bounds(first)
    _, end = _bounds(last)
    if end < start:
        raise ValueError(f"the span {text} ends before it begins")
    return Period(text, start, end)


def _bounds(text: str) -> tuple[date, date]:
    match = _SIMPLE.fullmatch(text)
    if not match or not text.isascii():
        raise ValueError(f"'{text}' is no period: write {PERIOD_FORMS}")
    try:
        return _bounds_of(match)
    except ValueError:
        raise ValueError(f"'{text}' is no date of the calendar") from None


def _bounds_of(match: re.Match[str]) -> tuple[date, date]:
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    first, months = 1, 12
    if match["month"]:
        first, months = int(match["month"]), 1
    elif match["quarter"]:
        first, months = 3 * int(match["quarter"]) - 2, 3
    elif match["half"]:
        first, months = 6 * int(match["half"]) - 5, 6
    return date(year, first, 1), last_day(year, first + months - 1)


def last_day(year: int, month: int) -> date:
    """The last day of a month; that of December 9999 is the last there is."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)
