"""g60 as a person sees it: run on a pseudo-terminal of a given width, without a pager unless one is given."""

import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping

# What a terminal says of itself, and what a user may have set.
_OTHERS = {
    "COLUMNS",
    "LINES",
    "TMUX",
    "STY",
    "TERM_PROGRAM",
    "VTE_VERSION",
    "KITTY_WINDOW_ID",
    "WT_SESSION",
    "COLORTERM",
}
_OTHERS |= {"G60_FACTS", "G60_PAGER", "G60_LINKS", "FORCE_HYPERLINK", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"}

_DRAWN_OVER = re.compile(r"[^\n]*\r")


def seen(command: str, width: int, environment: Mapping[str, str] | None = None, height: int = 50) -> str:
    """What ``g60 …`` shows on a terminal of ``width`` columns, standard error included, without colour.

    A bar that a slow machine was shown on the way is gone by the end, as it is on a terminal.
    """
    main, worker = pty.openpty()
    fcntl.ioctl(worker, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    program, *arguments = shlex.split(command)
    assert program == "g60"
    process = subprocess.Popen(
        [sys.executable, "-m", "g60cli", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=worker,
        stderr=worker,
        env={
            **_clean(os.environ),
            "NO_COLOR": "1",
            "TERM": "xterm",
            "PAGER": "cat",
            "G60_TODAY": "2026-11-22",
            **(environment or {}),
        },
    )
    os.close(worker)
    text = read_all(main).decode()
    process.wait()
    return _DRAWN_OVER.sub("", text.replace("\r\n", "\n"))


def _clean(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name not in _OTHERS}


def read_all(main: int) -> bytes:
    """All that a terminal gets until its other end is closed; closes it."""
    pieces = []
    try:
        while piece := os.read(main, 65536):
            pieces.append(piece)
    except OSError:
        # Linux says "input/output error" where the other end was closed.
        pass
    finally:
        os.close(main)
    return b"".join(pieces)
