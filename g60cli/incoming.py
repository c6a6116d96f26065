"""Standard input, where a command line names it by a minus in the place of a file; read nowhere else."""

import sys
import threading
from functools import lru_cache
from typing import Any

from g60cli.errors import CannotRead

STANDARD_INPUT = "-"


_typed = threading.Event()


def is_being_typed() -> bool:
    """Whether somebody is just typing what comes in, so that nothing else may be drawn on the terminal."""
    return _typed.is_set()


def incoming() -> bytes:
    """All that comes in; nothing where it is closed. It can be read once, so who asks again gets the same.

    Raises CannotRead with the reason.
    """
    return _all_of(sys.stdin)


@lru_cache(maxsize=1)
def _all_of(stream: Any) -> bytes:
    if stream is None:
        return b""
    raw = getattr(stream, "buffer", None)
    try:
        if stream.isatty():
            _typed.set()
        return bytes(stream.read().encode() if raw is None else raw.read())
    except OSError as error:
        raise CannotRead("standard input", error.strerror or str(error)) from None
    finally:
        _typed.clear()
