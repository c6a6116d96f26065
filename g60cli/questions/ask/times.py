"""The years and periods that a question names, and what ``last year`` means at the date of the file."""

import re
from collections.abc import Iterator, Sequence

from g60cli.knowledge.periods import parse_period
from g60cli.questions.ask.asked import Places, Time
from g60cli.questions.ask.words import Token

_YEAR = r"(?P<year>1[0-9]\d\d|2[0-2]\d\d)"
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
             "一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}  # fmt: skip
_QUARTERS = "|".join(_ORDINALS)

_PARTS = ("half", "quarter", "end", "month", "q1", "q2", "q3", "q4", "h1", "h2")

# Each with the period that it names, written with the groups of the match; the more exact stand first.
_FORMS: tuple[tuple[str, str], ...] = (
    (r"(?P<first>[12]\d{3})(?: to | and |\s?[-–~至到]\s?|/|\.\.)(?P<last>[12]\d{3})(?!-?\d)", "{first}/{last}"),
    (r"(?P<day>\d{4}-\d\d-\d\d)(?!\d)", "{day}"),
    (rf"{_YEAR}-(?P<mm>\d\d)(?!\d)", "{year}-{mm}"),
    (rf"first (?P<count>\w+) months of {_YEAR}", "{year}-01/{year}-{count}"),
    (rf"{_YEAR}年前三季度", "{year}-01/{year}-09"),
    (rf"{_YEAR}年前(?P<count>\d)个月", "{year}-01/{year}-{count}"),
    (rf"(?:first|1st) (?:three|3) quarters(?: of)?,? {_YEAR}", "{year}-01/{year}-09"),
    (rf"(?:year[- ])?end(?: of)?(?: the year)? {_YEAR}|{_YEAR}年[底末]", "{year}"),
    (rf"first half(?: of)?,? {_YEAR}|h1,? {_YEAR}|{_YEAR},? ?h1\b|{_YEAR}年上半年", "{year}-H1"),
    (rf"second half(?: of)?,? {_YEAR}|h2,? {_YEAR}|{_YEAR},? ?h2\b|{_YEAR}年下半年", "{year}-H2"),
    (rf"(?P<quarter>{_QUARTERS}) quarter(?: of)?,? {_YEAR}|q(?P<quarter>[1-4]),? {_YEAR}"
     rf"|{_YEAR},? ?q(?P<quarter>[1-4])\b|{_YEAR}年第?(?P<quarter>[一二三四1-4])季度", "{year}-Q{quarter}"),
    (rf"(?P<dd>\d\d?) {_MONTH},? {_YEAR}|{_MONTH} (?P<dd>\d\d?),? {_YEAR}", "{year}-{month}-{dd}"),
    (rf"{_YEAR}年(?P<mm>\d\d?)月(?P<dd>\d\d?)日", "{year}-{mm}-{dd}"),
    (rf"{_MONTH}(?: of)?,? {_YEAR}", "{year}-{month}"),
    (rf"{_YEAR}年(?P<mm>\d\d?)月", "{year}-{mm}"),
    (rf"(?<!\d){_YEAR}(?!\d)", "{year}"),
)  # fmt: skip
_AGO = r"(?P<count>\w+) years? ago"
_RELATIVE = {"last year": -1, "previous year": -1, "this year": 0, "current year": 0, "next year": 1,
             "去年": -1, "今年": 0, "明年": 1, "前年": -2}  # fmt: skip


def times_in(text: str, tokens: Sequence[Token], taken: Places, updated: str | None) -> list[Time]:
    """The times that a text names outside the places that a name has taken; relative ones count from ``updated``."""
    folded = text.casefold()
    if len(folded) != len(text):
        folded = text
    if not any(token.text[0].isdigit() for token in tokens):
        return list(_relative(folded, tokens, updated))
    found: list[Time] = []
    for form, period in _FORMS if _is_involved(folded, tokens) else _FORMS[-1:]:
        # A group may stand in several alternatives; in the pattern its names must differ.
        for match in re.finditer(_numbered(form), folded):
            places = _places(tokens, match)
            if places and not places & taken and not any(places & time.places for time in found):
                found += _time(period, match, places)
    return [*found, *_relative(folded, tokens, updated)]


def _is_involved(text: str, tokens: Sequence[Token]) -> bool:
    """True unless the only time is a plain year; to try all forms would cost more than all else."""
    numbers = [token for token in tokens if token.text[0].isdigit()]
    if len(numbers) > 1 or any(word in text for word in (*_PARTS, *_MONTHS)):
        return True
    after = text[numbers[0].end : numbers[0].end + 2]
    return len(numbers[0].text) != len("2023") or after[:1] in "-/~–" or after[1:] in tuple("上下前第一二三四底末")


def _numbered(form: str) -> str:
    seen: dict[str, int] = {}

    def renamed(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}{seen[name]}>"

    return re.sub(r"\(\?P<([a-z]+)>", renamed, form)


def _time(period: str, match: re.Match[str], places: Places) -> Iterator[Time]:
    groups = {name.rstrip("0123456789"): text for name, text in match.groupdict().items() if text is not None}
    if "month" in groups:
        groups["month"] = f"{_MONTHS.index(groups['month']) + 1:02}"
    if "quarter" in groups:
        groups["quarter"] = str(_ORDINALS[groups["quarter"]])
    if "count" in groups:
        groups["count"] = f"{_number(groups['count']):02}"
    for name in ("mm", "dd"):
        if name in groups:
            groups[name] = groups[name].zfill(2)
    try:
        read = parse_period(period.format(**groups))
    except ValueError:
        return
    if read.start is not None and read.end is not None:
        yield Time(read.start.isoformat(), read.end.isoformat(), places, match[0])


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < _LONGEST:
        return int(text)
    return _NUMBERS.get(text, 0)


_LONGEST = 4


def _relative(text: str, tokens: Sequence[Token], updated: str | None) -> Iterator[Time]:
    if updated is None or not updated[:4].isdigit():
        return
    now = int(updated[:4])
    for words, years in _RELATIVE.items():
        if words in text:
            for match in re.finditer(rf"\b{words}\b" if words.isascii() else words, text):
                yield _year(now + years, _places(tokens, match), match[0])
    for match in re.finditer(_AGO, text) if " ago" in text else ():
        if count := _number(match["count"]):
            yield _year(now - count, _places(tokens, match), match[0])


def _year(year: int, places: Places, said: str) -> Time:
    year = max(year, 1)
    return Time(f"{year:04}-01-01", f"{year:04}-12-31", places, said, relative=True)


def _places(tokens: Sequence[Token], match: re.Match[str]) -> Places:
    return frozenset(
        place for place, token in enumerate(tokens) if token.start < match.end() and match.start() < token.end
    )
