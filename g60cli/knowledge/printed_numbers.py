"""Numbers in digits: which of comma, point and space groups and which begins the decimals.

Separators follow the source's language (docs: knowledge file, format 1): ``5.400.868`` in Catalan is
``5,400,868`` in English.
"""

import re
from fractions import Fraction
from functools import lru_cache

NUMBER_PATTERN = r"[0-9]+(?:[.,'\xa0][0-9]+)*"

# Longer rows of digits are no quantities, and Python refuses to convert the longest.
LONGEST = 60

_COMMA_LANGUAGES = """
    bg ca cs da de el es et eu fi fr gl hr hu id is it lt lv nb nl nn no pl pt ro ru sk sl sr sv tr uk vi
"""
_COMMA_DECIMALS = frozenset(_COMMA_LANGUAGES.split())
_POINT_REGIONS = frozenset(("de-ch", "de-li", "it-ch", "es-mx"))
_POINT = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:[\xa0'][0-9]{3})+|[0-9]+)(?:\.([0-9]+))?")
_COMMA = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:[\xa0'][0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_GROUPING = str.maketrans("", "", ".,'\xa0")


@lru_cache(maxsize=256)
def has_comma_decimals(language: str) -> bool:
    """True for a language tag whose numbers are written ``5.827,5``."""
    tag = language.lower()
    return tag.partition("-")[0] in _COMMA_DECIMALS and tag not in _POINT_REGIONS


def read_number(printed: str, comma_decimals: bool) -> Fraction | None:
    """The exact value of printed digits; None where separators stand as in no number, or for too many."""
    if len(printed) > LONGEST:
        return None
    if printed.isdigit():
        return Fraction(int(printed))
    match = (_COMMA if comma_decimals else _POINT).fullmatch(printed)
    if match is None:
        return None
    whole, decimals = match[1].translate(_GROUPING), match[2]
    if decimals is None:
        return Fraction(int(whole))
    return Fraction(int(whole + decimals), 10 ** len(decimals))
