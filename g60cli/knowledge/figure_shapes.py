"""Tokens that are alike but for their digits: "more than 1,200 people" and "more than 45,300 people".

What the words beside a number say does not depend on which number it is, as long as it is written in the same way. So
a token is taken apart into what stands before its one number, the number, and what stands behind; and a few numbers of
each way of writing stand for all of them.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from g60cli.knowledge.printed_numbers import has_comma_decimals

_ONE_NUMBER = re.compile(
    r"[^0-9]*(?:"
    r"(?P<grouped>[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5})|(?P<decimal>[0-9]{1,15}\.[0-9]{1,15})"
    r"|(?P<long>[1-9][0-9]{4,17})|(?P<four>[1-9][0-9]{3})|(?P<three>[1-9][0-9]{2})|(?P<few>[1-9][0-9]?)"
    r")(?=[^0-9]*\Z)",
    re.ASCII,
)
# Those that could be a day of a month, a year or a date stand beside those that could not.
_ALIKE = {
    "grouped": ("1,234", "31,204", "32,000", "123,456", "987,654,321", "1,000,000,000"),
    "decimal": ("0.5", "1.5", "31.12", "2.40", "123.456", "2023.10", "44200.00"),
    "long": ("44200", "20231018", "123456", "9999999999"),
    "four": ("1234", "1999", "2023", "9876"),
    "three": ("100", "366", "999"),
    "few": ("1", "9", "12", "31", "32", "60", "99"),
}
# Longer texts are paragraphs, no two of which are alike.
_LONGEST = 120


class OneNumber(NamedTuple):
    """A token with one number: its text, the texts beside it, and the way in which it is written."""

    before: str
    number: str
    after: str
    way: str


def one_number(token: str, language: str = "en") -> OneNumber | None:
    """A token taken apart, or None where it has no number in digits, several, or one that is written otherwise."""
    match = _ONE_NUMBER.match(token) if len(token) <= _LONGEST else None
    if match is None or has_comma_decimals(language):
        return None
    way = match.lastgroup or ""
    start, end = match.span(way)
    return OneNumber(token[:start], token[start:end], token[end:], way)


def exact_value(number: str) -> Fraction | int:
    """A number of any of these ways, with commas between its groups and a point before its decimals."""
    return Fraction(number) if "." in number else int(number.replace(",", ""))


def numbers_alike(way: str) -> tuple[str, ...]:
    """Numbers that stand for all that are written in this way."""
    return _ALIKE[way]
