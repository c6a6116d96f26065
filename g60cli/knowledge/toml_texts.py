"""TOML: the tables of a text, and where a text is no TOML 1.0.

The one module that imports tomli. Python's own tomllib, which is slow, only confirms that a suspect text is TOML 1.0.
"""

import re
import signal
import threading
from decimal import Decimal
from typing import Any

import tomli

from g60cli.knowledge.endless import endless_at

TomlError = tomli.TOMLDecodeError

# What a parser of numbers or nesting gives up at, to say where that is.
_TOO_MUCH = r"[0-9_]{4000}|[eE][+-]?[0-9_]{18}|(?:[\[{]\s*+){200}"
# Signs of TOML 1.1, which tomli takes: new escapes, tables in braces over several lines or with a last comma.
_MAYBE_LATER_TOML = re.compile(r"\\[ex]|[{][^}\n]*(?:\n|,[ \t]*\})|\}[ \t]*,[ \t]*(?:\n|\})")
_AT = r" \(at line ([0-9]+), column ([0-9]+)\)$"
# Larger files are not typed by hand, and tomllib is slow; tomli parses less than this in a third of a second.
_MOST_PARSED_TWICE = 4_000_000


def parsed(text: str) -> dict[str, Any]:
    """The tables of a text. While a large one is parsed an interrupt ends the process itself: the parser is compiled
    code, in which Python sees no signal. Nothing is left behind but an empty file in the cache, which is tidied away.
    """
    if len(text) <= _MOST_PARSED_TWICE or not _interrupts_are_pythons():
        return parsed_soon(text)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return parsed_soon(text)
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def parsed_soon(text: str) -> dict[str, Any]:
    """The tables of a text, in the middle of which no interrupt is heard.

    Raises TomlError, and RecursionError, ValueError or ArithmeticError for what is too much.
    """
    if len(text) > _MOST_PARSED_TWICE and endless_at(text) is not None:
        raise ValueError("endless")
    return tomli.loads(text, parse_float=Decimal)


def _interrupts_are_pythons() -> bool:
    in_main = threading.current_thread() is threading.main_thread()
    return in_main and signal.getsignal(signal.SIGINT) is signal.default_int_handler


def may_be_later_toml(text: str) -> bool:
    """Whether a text, if it is not too large to ask, has signs of a later TOML than 1.0."""
    return len(text) <= _MOST_PARSED_TWICE and _MAYBE_LATER_TOML.search(text) is not None


def not_yet_toml(text: str) -> tuple[int, int, str] | None:
    """Where a text that tomli takes is no TOML 1.0, which the standard library reads to the letter."""
    if not may_be_later_toml(text):
        return None
    import tomllib

    try:
        tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        match = re.search(_AT, str(error))
        line, column = (int(match[1]), int(match[2])) if match else (1, 1)
        return line, column, re.sub(_AT, "", str(error))
    except (RecursionError, ValueError):
        return None
    return None


def too_much_at(text: str) -> tuple[int, int]:
    """The line and column of what a parser gives up at, or would never end with."""
    place = endless_at(text)
    match = re.search(_TOO_MUCH, text) if place is None else None
    if place is None and match is None:
        return 1, 1
    return _line_and_column(text, match.start() if match else place or 0)


def _line_and_column(text: str, place: int) -> tuple[int, int]:
    return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
