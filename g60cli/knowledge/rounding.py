"""Rounding to significant digits: as one does by hand, and so that a bound still holds."""

from decimal import Decimal
from fractions import Fraction
from math import floor, log10


def significant(value: Fraction, digits: int) -> Decimal:
    """The number rounded to at most so many significant digits, half away from zero, as one does by hand.

    Has no trailing zeros behind the point and no positive exponent; ``exact_text`` writes it, never in
    scientific notation: 1.33, 1.6, 8, 1230. Raises ValueError where fewer than one digit is asked for.
    """
    if digits < 1:
        raise ValueError(f"a number is shown with at least one digit, not {digits}")
    if value == 0:
        return Decimal(0)
    places = digits - 1 - _exponent(abs(value))
    rounded = floor(abs(value) * Fraction(10) ** places + Fraction(1, 2))
    while places > 0 and rounded % 10 == 0:
        rounded, places = rounded // 10, places - 1
    if places < 0:
        rounded, places = rounded * 10**-places, 0
    sign = "-" if value < 0 else ""
    return Decimal(f"{sign}{rounded}E-{places}")


def outward(value: Fraction, digits: int, way: int) -> Decimal:
    """The number in so many digits; a bound that runs upwards (way 1) is not rounded up, nor one downwards (-1) down.

    With way 0 as ``significant`` does it.
    """
    short = significant(value, digits)
    if way == 0 or Fraction(short) == value or (Fraction(short) < value) is (way > 0):
        return short
    last_place = Fraction(10) ** (_exponent(abs(value)) - digits + 1)
    return significant(Fraction(short) - way * last_place, digits)


def _exponent(value: Fraction) -> int:
    """The largest power of ten that is no more than a positive value."""
    # Logarithms of integers do not overflow, but they round: the estimate may be one off.
    exponent = floor(log10(value.numerator) - log10(value.denominator))
    if Fraction(10) ** exponent > value:
        return exponent - 1
    return exponent + 1 if Fraction(10) ** (exponent + 1) <= value else exponent
