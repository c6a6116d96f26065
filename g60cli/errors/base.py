"""What every error has: a message, a code, suggestions, an exit code."""

from collections.abc import Sequence
from enum import IntEnum


class Exit(IntEnum):
    """The exit codes, each with its sentence; ``g60 help exit-codes`` prints them."""

    DONE = 0
    NOT_FOUND = 1
    WRONG_USAGE = 2
    INVALID_KNOWLEDGE = 3
    DIFFERENT = 4
    INTERNAL = 70
    INTERRUPTED = 130

    @property
    def sentence(self) -> str:
        """What the code says."""
        return _SENTENCES[self]


_SENTENCES = {
    Exit.DONE: "Done; an empty list says so on standard error, and a closed pipe is no error.",
    Exit.NOT_FOUND: "A named thing was not found, a name was ambiguous, or a question was refused.",
    Exit.WRONG_USAGE: "Wrong usage: an unknown command, option, choice or column, or a value that cannot be read.",
    Exit.INVALID_KNOWLEDGE: "The knowledge file is invalid or unreadable, or check found problems.",
    Exit.DIFFERENT: "A comparison of facts failed: verify, diff, audit --strict.",
    Exit.INTERNAL: "Internal error; G60_DEBUG=1 shows where.",
    Exit.INTERRUPTED: "Interrupted.",
}


def printable(text: str) -> str:
    """A text that may quote what was typed, in one line and without a character that steers a terminal."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def with_article(noun: str) -> str:
    """``a city``, ``an industry``."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def with_id(text: str, id_: str) -> str:
    """A name and the id behind it, once where they are the same."""
    return text if text == id_ else f"{text} ({id_})"


class G60Error(Exception):
    """An error with all that a person or a program needs: a message, a code, suggestions, an exit code."""

    code = "error"
    exit = Exit.INTERNAL

    def __init__(self, message: str, suggestions: Sequence[str] = ()) -> None:
        self.message = printable(message)
        super().__init__(self.message)
        self.suggestions = tuple(suggestions)


class WrongUsage(G60Error):
    """The command line itself is wrong."""

    code = "wrong-usage"
    exit = Exit.WRONG_USAGE


class InternalError(G60Error):
    """What no user should meet: an error that is none of ours."""

    code = "internal-error"
    exit = Exit.INTERNAL

    def __init__(self, error: Exception) -> None:
        said = " ".join(str(error).split())
        super().__init__(
            f"internal error: {type(error).__name__}: {said}; "
            "please report it with the command line; G60_DEBUG=1 shows where it arose"
        )
