"""JSON Lines: the objects of ``data``, or an answer's own rows, one a line."""

import json
from collections.abc import Mapping

from g60cli.answer import Answer
from g60cli.render.screen import Screen


def render(answer: Answer, screen: Screen) -> str:
    """A line for each object; a single thing is one line."""
    objects = [answer.data] if isinstance(answer.data, Mapping) else answer.data
    if answer.rows is not None:
        objects = answer.rows
    lines = [json.dumps(item, ensure_ascii=False, default=list) for item in objects]
    if not all(screen.can_show(line) for line in lines):
        lines = [json.dumps(item, default=list) for item in objects]
    return "".join(f"{line}\n" for line in lines)
