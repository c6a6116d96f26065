"""What is written for a sign that the encoding lacks: the mark of a bound is never lost, and columns stay in line."""

import codecs

# The name under which ``str.encode`` and the streams find the rule.
NEAREST = "g60-nearest"
# A mark that becomes two signs takes the place of the space behind it.
_IN_ASCII = {"≈": "~", "≥": ">=", "≤": "<=", "÷": "/", "·": "-", "²": "2", "°": " "}


def register() -> None:
    """Make the rule known; a second time changes nothing."""
    codecs.register_error(NEAREST, _nearest)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """The nearest in ASCII, as wide as the sign; a question mark, or two for a wide one, where there is none."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    sign, after = error.object[error.start], error.start + 1
    nearest = _IN_ASCII.get(sign) or "?" * _width(sign)
    if len(nearest) > _width(sign) and error.object[after : after + 1] == " ":
        after += 1
    return nearest, after


def _width(sign: str) -> int:
    import unicodedata

    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
