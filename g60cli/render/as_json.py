"""JSON: the envelope with its fixed set of keys (design: "JSON")."""

import json
import re
from collections.abc import Callable, Sequence
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import Any

from g60cli.answer import Answer
from g60cli.render.screen import Screen

VERSION = 1
_scalar = json.JSONEncoder().encode
_INFINITE = float("inf")
# What was typed, or the name of a file, may hold these. JSON itself escapes the controls of ASCII.
_STEERING = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


def render(answer: Answer, screen: Screen) -> str:
    """The whole answer as one JSON object."""
    content = {
        "g60": VERSION,
        "command": answer.command,
        "title": answer.title,
        "data": answer.data,
        "sources": dict(answer.sources),
        "notes": list(answer.notes),
        "errors": [],
    }
    return _written(content, screen)


def render_error(screen: Screen, command: str, code: str, message: str, suggestions: Sequence[str]) -> str:
    """An error as an envelope without data."""
    error = {"code": code, "message": message, "suggestions": list(suggestions)}
    content = {
        "g60": VERSION,
        "command": command,
        "title": "",
        "data": None,
        "sources": {},
        "notes": [],
        "errors": [error],
    }
    return _written(content, screen)


def _written(content: dict[str, Any], screen: Screen) -> str:
    text = unsteering(indented(content, encode_basestring))
    return (text if screen.can_show(text) else indented(content, encode_basestring_ascii)) + "\n"


def indented(value: Any, quoted: Callable[[str], str], line: str = "\n") -> str:
    """What ``json.dumps`` writes with ``indent=2``, for which it has no code in C, in two thirds of the time.

    ``quoted`` writes a text, ``line`` begins a line at the depth of the value.
    """
    if isinstance(value, str):
        return quoted(value)
    if value is None:
        return "null"
    if isinstance(value, int | float):
        return _number(value)
    if not isinstance(value, dict | list | tuple):
        raise TypeError(f"{type(value).__name__} is nothing that JSON has a word for")
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    deeper = f"{line}  "
    between = f",{deeper}"
    if isinstance(value, dict):
        # Most values are texts or nothing; they are spared a call.
        items = [
            f"{quoted(key)}: {quoted(item) if type(item) is str else indented(item, quoted, deeper)}"
            if item is not None
            else f"{quoted(key)}: null"
            for key, item in value.items()
        ]
        return f"{{{deeper}{between.join(items)}{line}}}"
    return f"[{deeper}{between.join([indented(item, quoted, deeper) for item in value])}{line}]"


def _number(value: float) -> str:
    """A number, true or false."""
    if isinstance(value, bool):
        return "true" if value else "false"
    # An encoder takes ten times as long to begin as to write one.
    is_plain = type(value) is int or (type(value) is float and -_INFINITE < value < _INFINITE)
    return repr(value) if is_plain else _scalar(value)


def unsteering(text: str) -> str:
    """A text in which what would steer a terminal without being seen, such as the direction of writing, is escaped."""
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
