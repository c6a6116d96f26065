"""JSON: the envelope with its fixed set of keys (design: "JSON")."""

import json
from collections.abc import Sequence
from typing import Any

from g60cli.answer import Answer
from g60cli.render.screen import Screen

VERSION = 1


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
    text = json.dumps(content, ensure_ascii=False, indent=2, default=list)
    return (text if screen.can_show(text) else json.dumps(content, indent=2, default=list)) + "\n"
