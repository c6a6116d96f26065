"""Every error a user can meet, in one place: what is wrong, where, what to do.

An error carries its data (code, suggestions, exit code); the boundary in ``commands`` prints it.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from g60cli.knowledge.problems import Problem


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


class EmptyName(WrongUsage):
    """A name of nothing but spaces and signs."""

    code = "empty-name"

    def __init__(self, what: str) -> None:
        super().__init__(f"the name is empty; give the name or the id of a {what}")


class EmptyQuestion(WrongUsage):
    """A question of nothing but spaces."""

    code = "empty-question"

    def __init__(self) -> None:
        super().__init__("the question is empty; ask, for instance: g60 ask how many people live in Hefei")


class BadYear(WrongUsage):
    """A year, or a range of years, that cannot be read."""

    code = "bad-year"

    def __init__(self, text: str, why: str = "is no year") -> None:
        super().__init__(f"'{text}' {why}; write 2023, 2019..2023 or latest")


class BadDate(WrongUsage):
    """A date that cannot be read."""

    code = "bad-date"

    def __init__(self, text: str, why: str = "is no date") -> None:
        super().__init__(f"'{text}' {why}; write 2023, 2023-10 or 2023-10-18")


class UnknownChoice(WrongUsage):
    """A value that is none of the allowed ones, such as an unknown column, format or kind."""

    code = "unknown-choice"

    def __init__(self, what: str, given: str, choices: Sequence[str]) -> None:
        super().__init__(f"there is no {what} '{given}'; there are {', '.join(choices)}", choices)


class ConflictingFormats(WrongUsage):
    """Two options that each choose a format, and not the same."""

    code = "conflicting-formats"

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other} contradict each other; give one of them")


class NoRows(WrongUsage):
    """Columns, an order or a limit for an answer that has no rows."""

    code = "no-rows"

    def __init__(self, command: str) -> None:
        super().__init__(f"the answer of '{command}' has no rows; --columns, --sort and --limit do not apply to it")


class MisplacedOption(WrongUsage):
    """A shared option before the command."""

    code = "misplaced-option"

    def __init__(self, option: str, command: str) -> None:
        super().__init__(f"{option} goes after the command: g60 {command} {option}")


class UnknownCommand(WrongUsage):
    """A command that does not exist; where the word is a name in the knowledge, what to type instead."""

    code = "unknown-command"

    def __init__(self, name: str, near: Sequence[str], known: str | None = None) -> None:
        if known is not None:
            said = f"there is no command '{name}'; try: g60 show {known}"
        elif near:
            said = f"there is no command '{name}'; the nearest: {', '.join(near)}"
        else:
            said = f"there is no command '{name}'; g60 --help lists them"
        super().__init__(said, near)


class UnknownName(G60Error):
    """A name that nothing in the knowledge has."""

    code = "unknown-name"
    exit = Exit.NOT_FOUND

    def __init__(self, what: str, name: str, near: Sequence[tuple[str, str]], listing: str) -> None:
        said = f"no {what} is called '{name}'"
        if near:
            said += f"; the nearest: {', '.join(_with_id(text, id_) for id_, text in near)}"
        else:
            said += f"; {listing} lists what there is"
        super().__init__(said, [id_ for id_, _ in near])


class OtherKind(G60Error):
    """A name that something of another kind has."""

    code = "other-kind"
    exit = Exit.NOT_FOUND

    def __init__(self, what: str, name: str, kind: str, id_: str) -> None:
        command = f"g60 {kind} {id_}" if kind in ("city", "industry", "company", "metric", "source") else None
        super().__init__(f"'{name}' is no {what} but a {kind}; try: {command or f'g60 show {id_}'}", [id_])


class AmbiguousName(G60Error):
    """A name that several things have; each candidate comes with what tells it apart."""

    code = "ambiguous-name"
    exit = Exit.NOT_FOUND

    def __init__(self, name: str, candidates: Sequence[tuple[str, str, str]]) -> None:
        listed = "; ".join(f"{id_} ({kind}: {telling})" for id_, kind, telling in candidates)
        super().__init__(f"'{name}' may be any of these: {listed}. Name one by its id", [id_ for id_, *_ in candidates])


class InvalidKnowledge(G60Error):
    """The knowledge cannot be used; carries all problems, of which the message shows the first."""

    code = "invalid-knowledge"
    exit = Exit.INVALID_KNOWLEDGE

    def __init__(self, problems: Sequence["Problem"]) -> None:
        errors = [problem for problem in problems if problem.code.severity == "error"]
        more = f" (and {len(errors) - 1} more; g60 check lists them)" if len(errors) > 1 else ""
        hint = f": {errors[0].hint}" if errors and errors[0].hint else ""
        super().__init__(f"{errors[0]}{hint}{more}" if errors else "the knowledge is invalid")
        self.problems = tuple(problems)


class CannotWrite(G60Error):
    """A file for the answer that cannot be written."""

    code = "cannot-write"
    exit = Exit.WRONG_USAGE

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} cannot be written: {reason}; name another file")


def _with_id(text: str, id_: str) -> str:
    return text if text == id_ else f"{text} ({id_})"
