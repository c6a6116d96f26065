"""Where the numbers of a token stand, before the words beside them are read.

It finds digits, fractions and number words, English and Chinese; it leaves out dates and the digits of names.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from g60cli.knowledge.bounds import ODD_PATTERN, bound_before
from g60cli.knowledge.chinese_numbers import (
    BARE_SCALES,
    CHARACTERS,
    SCALE_PATTERN,
    chinese_number,
    scale_of,
    stands_as_number,
)
from g60cli.knowledge.number_words import RUN_PATTERN, read_run
from g60cli.knowledge.printed_dates import DATE_PATTERN
from g60cli.knowledge.printed_numbers import NUMBER_PATTERN, read_number


class Core(NamedTuple):
    """A number and its place in the folded token."""

    value: Fraction
    start: int
    end: int
    percent: bool = False
    ordinal: bool = False
    fraction: bool = False
    scaled: bool = False
    digits: bool = False
    odd: str = ""
    """余 or 多 between digits and scale: 1600余亿."""
    needs_bound: bool = False
    """A bare 百, 千, 万 or 亿: a number only beside a bound word."""


_VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅛": (1, 8),
    "⅒": (1, 10),
}
# The first line only saves time: it passes over the inside of words at once.
_CORE = re.compile(
    rf"(?=[0-9{CHARACTERS}{''.join(_VULGAR)}]|\b[a-z])(?:"
    rf"(?P<date>{DATE_PATTERN})"
    rf"|(?P<part>[0-9]{{1,20}}|[{CHARACTERS}]{{1,20}})分之(?P<count>[0-9]+(?:\.[0-9]+)?|[{CHARACTERS}]+)"
    rf"|(?P<number>{NUMBER_PATTERN})(?:/(?P<parts>[0-9]+)(?!/?[0-9]))?"
    rf"|(?P<words>{RUN_PATTERN})"
    rf"|(?P<chinese>[{CHARACTERS}]+)"
    rf"|(?P<vulgar>[{''.join(_VULGAR)}]))"
)
_HAN_SCALE = re.compile(rf"[ \xa0]?({ODD_PATTERN})?({SCALE_PATTERN})")
_HAN_PART = re.compile("([0-9]{1,8})([百千万萬亿億]{1,2})")
_NTH_PART = re.compile(r"[\s-]([0-9]{1,20})(?:st|nd|rd|th)(s?)(?![a-z0-9])")
_REACH = 12
_FIRST_HAN = "\u2e80"


def find_cores(token: str, text: str, comma_decimals: bool) -> Iterator[Core]:
    """The numbers of a token, given as printed and as folded in place, in order.

    To save time a match inside what is read already (the 万 of 3万) is passed over.
    """
    read_to = 0
    for match in _CORE.finditer(text):
        if match.start() < read_to or match.lastgroup == "date":
            continue
        for core in _cores(token, text, match, comma_decimals):
            read_to = core.end
            yield core


def _cores(token: str, text: str, match: re.Match[str], comma_decimals: bool) -> Iterable[Core]:
    if match.lastgroup == "words":
        return _in_words(text, match)
    core = _one_core(match.lastgroup, token, text, match, comma_decimals)
    return () if core is None else (core,)


def _one_core(kind: str | None, token: str, text: str, match: re.Match[str], comma_decimals: bool) -> Core | None:
    if kind == "chinese":
        return _in_chinese(text, match)
    if kind == "vulgar":
        return Core(Fraction(*_VULGAR[match[0]]), match.start(), match.end(), fraction=True)
    if _glued_before(token, match.start()):
        return None
    return _in_parts(match) if kind == "count" else _in_digits(text, match, comma_decimals)


def _glued_before(token: str, start: int) -> bool:
    """True for the digits of a name (G60, JR05, COVID-19) and for the decimals of ".5"."""
    if start == 0:
        return False
    before = token[start - 1]
    if before == "-":
        return start > 1 and token[start - 2].isupper() and token[start - 2] < _FIRST_HAN
    if before == ".":
        return start == 1 or token[start - 2].isspace()
    return before == "_" or (before.isalpha() and before < _FIRST_HAN)


def _in_digits(text: str, match: re.Match[str], comma_decimals: bool) -> Core | None:
    value = read_number(match["number"], comma_decimals)
    if value is None:
        return None
    start, end = match.span()
    if match["parts"]:
        parts = read_number(match["parts"], comma_decimals)
        return Core(value / parts, start, end, fraction=True) if parts else None
    core = Core(value, start, end, digits=True)
    return core if text.isascii() else _with_han_scale(text, core)


def _with_han_scale(text: str, core: Core) -> Core:
    """Digits with what follows them without a space: 3.65万, 5.74万亿, 1600余亿, 14亿1178万, 1½."""
    if text[core.end : core.end + 1] in _VULGAR:
        return core._replace(value=core.value + Fraction(*_VULGAR[text[core.end]]), end=core.end + 1)
    match = _HAN_SCALE.match(text, core.end)
    if match is None:
        return core
    scale = scale_of(match[2])
    value, end = core.value * scale, match.end()
    while (more := _HAN_PART.match(text, end)) and scale_of(more[2]) < scale:
        scale = scale_of(more[2])
        value, end = value + int(more[1]) * scale, more.end()
    return Core(value, core.start, end, scaled=True, digits=True, odd=match[1] or "")


def _in_words(text: str, match: re.Match[str]) -> Iterator[Core]:
    begin = match.start()
    for number in read_run(match[0]):
        core = Core(
            number.value,
            begin + number.start,
            begin + number.end,
            ordinal=number.ordinal,
            fraction=number.fraction,
            scaled=number.scaled,
        )
        yield _with_nth_part(text, core)


def _with_nth_part(text: str, core: Core) -> Core:
    """Number words over a denominator in digits: one-24th, two 15ths."""
    match = None if core.ordinal or core.fraction else _NTH_PART.match(text, core.end)
    if match is None or (core.value == 1) == bool(match[2]) or int(match[1]) == 0:
        return core
    return Core(core.value / int(match[1]), core.start, match.end(), fraction=True)


def _in_chinese(text: str, match: re.Match[str]) -> Core | None:
    start, end = match.span()
    value = chinese_number(match[0])
    if value is None:
        return None
    bare = match[0][0] in BARE_SCALES
    bound, _ = bound_before(text[max(0, start - _REACH) : start], hundreds=bare)
    if not stands_as_number(text, start, end, bound is not None):
        return None
    return Core(Fraction(value), start, end, needs_bound=bare)


def _in_parts(match: re.Match[str]) -> Core | None:
    """十分之一 and 15分之1; 百分之二十 is a percentage."""
    parts, count = _number_of(match["part"]), _number_of(match["count"])
    if not parts or count is None:
        return None
    if parts == 100:
        return Core(count, match.start(), match.end(), percent=True)
    return Core(count / parts, match.start(), match.end(), fraction=True)


def _number_of(printed: str) -> Fraction | None:
    if printed[0] in CHARACTERS:
        value = chinese_number(printed)
        return None if value is None else Fraction(value)
    return read_number(printed, comma_decimals=False)
