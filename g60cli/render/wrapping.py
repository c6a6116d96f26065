"""Breaking lines at spaces, and never inside a number with its bound and unit, a period or an id (convention 14)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from g60cli.render.gluing import GLUE, glued, unglued
from g60cli.render.terminal import width_of

# A number keeps the bound before it and the scale and unit behind it.
_NUMBER = re.compile(
    r"(?:(?:more than|less than|fewer than|at least|at most|up to|nearly|almost|about|around|over|no\.|[><≈≥≤]) )?"
    # Nothing but signs and a currency stand before the digits: G60 is a name.
    r"(?<!\S)[^\w\s]*(?:[A-Z]{2,3}[^\w\s]?)?\d\S*"
    # What a search marks stands in «these signs».
    r"(?:(?<=[\w%+»]) «?(?:million|billion|thousand|hundred)»?)*"
    r"(?:(?<=[\w%+»]) «?(?:%|[A-Z]{3}\b|[a-z²-]+(?=»?(?:[\s.,;:)]|$)))»?)?"
)


def chunks(text: str) -> list[str]:
    """The pieces of a line that must not be broken, in order."""
    kept = _NUMBER.sub(lambda match: glued(match[0]), text)
    kept = kept.replace(" · ", f"{GLUE}· ")
    return [unglued(piece) for piece in kept.split(" ") if piece]


# Of many rows most have the names of those before them.
@lru_cache(maxsize=4096)
def longest_chunk(text: str) -> int:
    """The width in cells below which a text cannot be set."""
    return max((width_of(chunk) for chunk in chunks(text)), default=0)


def wrap(text: str, width: int) -> Iterator[str]:
    """The text as lines of at most ``width`` cells; a piece that is wider stands alone on its line."""
    line, used = "", 0
    for chunk in chunks(text):
        size = width_of(chunk)
        if line and used + 1 + size > width:
            yield line
            line, used = chunk, size
        elif line:
            line, used = f"{line} {chunk}", used + 1 + size
        else:
            line, used = chunk, size
    yield line


def hanging(text: str, width: int, indent: int) -> Iterator[str]:
    """The same with all lines but the first indented, save one that is too wide for that."""
    first, *rest = wrap(text, width)
    yield first
    if rest:
        below = wrap(text[len(first) :].strip(), max(1, width - indent))
        yield from (" " * (indent if width_of(line) + indent <= width else 0) + line for line in below)
