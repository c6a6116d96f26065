"""Standard input as text, where a command line names it by a minus."""

import os
import stat
import sys
from collections.abc import Sequence

from g60cli.commands.output import say
from g60cli.incoming import STANDARD_INPUT, incoming
from g60cli.questions.citing.incoming import ids_named
from g60cli.questions.knowledge import Knowledge

_UNREAD = "what comes in on standard input is not read; end the line with - to read it"


def ids_given(knowledge: Knowledge, names: Sequence[str] | None) -> list[str] | None:
    """The ids on the command line, with those that come in where one is a minus; None where none is given.

    Says so where something comes in that no minus asks for.
    """
    if not names and _comes_in():
        say(_UNREAD)
    return ids_named(knowledge, names or (), STANDARD_INPUT, standard_input)


def _comes_in() -> bool:
    """Whether standard input is a pipe, and not a terminal, a file or closed."""
    try:
        return stat.S_ISFIFO(os.fstat(sys.stdin.fileno()).st_mode)
    except (AttributeError, OSError, ValueError):
        return False


def standard_input() -> str:
    """All that comes in, as UTF-8 whatever the locale says; nothing where it is closed."""
    return incoming().decode("utf-8", "replace")
