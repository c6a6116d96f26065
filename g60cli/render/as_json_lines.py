"""JSON Lines: the objects of ``data``, or an answer's own rows, one a line."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from g60cli.answer import Answer, Data
from g60cli.render.as_json import unsteering
from g60cli.render.screen import Screen

# One for all: json.dumps makes a new one at each call.
_written = json.JSONEncoder(ensure_ascii=False, default=list).encode


def render(answer: Answer, screen: Screen) -> str:
    """A line for each object; a single thing is one line."""
    objects = [answer.data] if isinstance(answer.data, Mapping) else answer.data
    objects = answer.rows if answer.rows is not None and answer.rows_key is None else objects
    return "".join(pieces(answer.keys, objects, screen))


def pieces(keys: Sequence[str], rows: Iterable[Data], screen: Screen) -> Iterator[str]:
    """The same row by row; a line that the encoding cannot show is written in ASCII."""
    for row in rows:
        line = _written(row)
        line = line if line.isprintable() else unsteering(line)
        yield (line if screen.can_show(line) else json.dumps(row, default=list)) + "\n"
