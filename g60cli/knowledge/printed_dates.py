"""Dates as sources print them, in English, German and numeric forms and in Chinese.

It finds the dates in a token; it knows no periods and checks nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NAMES = (
    "january januar jan",
    "february februar feb",
    "march märz mar",
    "april apr",
    "may mai",
    "june juni jun",
    "july juli jul",
    "august aug",
    "september sept sep",
    "october oktober oct okt",
    "november nov",
    "december dezember dec dez",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_SOME_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_CERTAIN_MONTH = "|".join(sorted(_MONTHS.keys() - {"may"}, key=len, reverse=True))
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
_TH = "(?:st|nd|rd|th)?"
_NO_MORE = "(?![0-9]|[.,/-][0-9])"

# "may" alone is a verb more often than a month, so that it needs a year.
_IN_DIGITS = "|".join(
    [
        rf"[0-9]{{4}}(?:-[0-9]{{1,2}}-|/[0-9]{{1,2}}/|\.[0-9]{{1,2}}\.){_DAY}{_NO_MORE}",
        r"[0-9]{4}[ ]?年[ ]?[0-9]{1,2}[ ]?月(?:[ ]?[0-9]{1,2}[ ]?[日号號])?",
        r"[0-9]{1,2}[ ]?月[ ]?[0-9]{1,2}[ ]?[日号號]",
        rf"{_DAY}\.[0-9]{{1,2}}\.[0-9]{{4}}{_NO_MORE}",
        rf"{_DAY}{_TH}\.?\s(?:of\s)?(?:(?:{_CERTAIN_MONTH})\b\.?(?:,?\s[0-9]{{4}}\b)?|may,?\s[0-9]{{4}}\b)",
    ]
)
_IN_WORDS = "|".join(
    [
        rf"(?:{_CERTAIN_MONTH})\.?\s{_DAY}{_TH}\b(?![.,][0-9])(?:,?\s[0-9]{{4}}\b)?",
        rf"may\s{_DAY}{_TH},?\s[0-9]{{4}}\b",
        rf"(?:{_SOME_MONTH})\.?,?\s[0-9]{{4}}{_NO_MORE}",
    ]
)
DATE_PATTERN = rf"(?=[0-9])(?:{_IN_DIGITS})|\b(?=[adfjmnos])(?:{_IN_WORDS})"


class PrintedDate(NamedTuple):
    """What a printed date says; None where it leaves a part out."""

    year: int | None
    month: int
    day: int | None


_YEAR_FIRST = re.compile(
    r"(?<![0-9])([0-9]{4})\s?[年/.-]\s?([0-9]{1,2})(?![0-9])(?:\s?[月/.-]\s?([0-9]{1,2})(?![0-9]))?"
)
_DAY_FIRST = re.compile(r"(?<![0-9])([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?![0-9])")
_MONTH_SIGN = re.compile(r"(?<![0-9])([0-9]{1,2})\s?月(?:\s?([0-9]{1,2})\s?[日号號])?")
_NAMED = re.compile(
    rf"(?:(?<![0-9])([0-9]{{1,2}}){_TH}\.?\s(?:of\s)?)?\b({_SOME_MONTH})\b\.?"
    rf"(?:\s([0-9]{{1,2}}){_TH}\b)?(?:,?\s([0-9]{{4}})(?![0-9]))?"
)
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


def years_in(text: str) -> set[int]:
    """Every number of four digits in a folded token."""
    return {int(year) for year in _YEAR.findall(text)}


def dates_in(text: str) -> Iterator[PrintedDate]:
    """Every reading of a part of a folded token as a date with a month."""
    for year, month, day in _YEAR_FIRST.findall(text):
        yield PrintedDate(int(year), int(month), _number(day))
    for day, month, year in _DAY_FIRST.findall(text):
        yield PrintedDate(int(year), int(month), int(day))
    for match in _MONTH_SIGN.finditer(text):
        if not text[max(0, match.start() - 2) : match.start()].rstrip().endswith("年"):
            yield PrintedDate(None, int(match[1]), _number(match[2]))
    for before, name, after, year in _NAMED.findall(text):
        yield PrintedDate(_number(year), _MONTHS[name], _number(after or before))


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
