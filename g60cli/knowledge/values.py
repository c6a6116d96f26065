"""Exact numbers: how a knowledge file writes them and how they are kept.

A number is an ``int``, a ``Decimal`` or a ``Fraction`` and never a float, so ``12.50`` stays ``12.50`` and
``1/15`` stays a fifteenth.
"""

import re
from decimal import Decimal
from fractions import Fraction

Number = int | Decimal | Fraction

# Of a number, on either side of the point; nobody counts further, and arithmetic stays quick.
MOST_DIGITS = 400
_TOO_LONG: int = 10**MOST_DIGITS

_FRACTION = re.compile(r"(-?[0-9]{1,40})/([0-9]{1,40})")
_DECIMAL = re.compile(rf"-?[0-9]{{1,{MOST_DIGITS}}}(?:\.[0-9]{{1,{MOST_DIGITS}}})?")


def parse_number(text: str) -> Number:
    """Read the exact text of a number: ``"44200"``, ``"12.50"`` or ``"1/15"``.

    A fraction keeps the numerator and denominator it was written with only if it is in lowest terms.

    Raises ValueError where the text is none of these, or where the denominator is zero.
    """
    # What most are, and of a million facts each is asked for its number.
    if text.isdecimal() and text.isascii() and len(text) <= MOST_DIGITS:
        return int(text)
    if match := _FRACTION.fullmatch(text):
        if int(match[2]) == 0:
            raise ValueError(f"a fraction has no denominator of zero: {text}")
        return Fraction(int(match[1]), int(match[2]))
    if _DECIMAL.fullmatch(text):
        return Decimal(text) if "." in text else int(text)
    raise ValueError(f"not a number: {text}")


def exact_text(number: Number) -> str:
    """The exact text of a number; ``parse_number`` reads it back to an equal number of equal digits."""
    if isinstance(number, Decimal):
        return format(number, "f")
    return str(number)


def is_too_long(number: int | Decimal) -> bool:
    """True for a number whose exact text ``parse_number`` would not read back. Never writes that text."""
    if isinstance(number, int):
        return not -_TOO_LONG < number < _TOO_LONG
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        return True
    return len(digits) + exponent > MOST_DIGITS or -exponent > MOST_DIGITS


def as_fraction(number: Number) -> Fraction:
    """The same number for arithmetic that loses nothing."""
    return Fraction(number)
