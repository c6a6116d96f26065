"""The pager: for an answer on a terminal that is taller than it, and never a reason to fail.

``G60_PAGER``, else ``PAGER``, else ``less -FRX``; an empty one, and ``cat``, is none.
"""

import os
import re
import shlex
import subprocess
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from shutil import get_terminal_size

from g60cli.commands.signs import NEAREST
from g60cli.render.links import without_links

_DEFAULT = "less -FRX"
_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def shown_in_pager(text: str, encoding: str) -> bool:
    """Show a text in the pager; False where it fits the terminal, or where there is no pager that starts."""
    command = _pager()
    columns, lines = get_terminal_size()
    if not command or height_of(text, columns) <= lines:
        return False
    try:
        # Without a shell: the variable names a program and its options, and nothing else runs.
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env={"LESS": "FRX", "LV": "-c", **os.environ})
    except (OSError, ValueError):
        return False
    # Older pagers print the bytes of a link; the address is there without them.
    with _interrupts_left_to_pager(), suppress(BrokenPipeError):
        pager.communicate(without_links(text).encode(encoding, errors=NEAREST))
    return True


def height_of(text: str, columns: int) -> int:
    """The rows that a text takes on a terminal of so many columns."""
    return sum(max(1, -(-_cells(line) // max(1, columns))) for line in text.splitlines())


def _cells(line: str) -> int:
    shown = _ESCAPE.sub("", without_links(line))
    return len(shown) if shown.isascii() else sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in shown)


def _pager() -> list[str]:
    chosen = os.environ.get("G60_PAGER", os.environ.get("PAGER", _DEFAULT))
    with suppress(ValueError):
        command = shlex.split(chosen)
        return [] if command == ["cat"] else command
    return []


@contextmanager
def _interrupts_left_to_pager() -> Iterator[None]:
    """Ctrl-C in a pager is the pager's: it stops a search there and must not end the program around it."""
    import signal

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
