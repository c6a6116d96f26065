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


class UnknownOption(WrongUsage):
    """An option that the command does not have; ``elsewhere`` are the commands that have it."""

    def __init__(self, command: str, option: str, near: Sequence[str], elsewhere: Sequence[str] = ()) -> None:
        said = f"{command} has no option {option}"
        if elsewhere:
            said += f"; {_listed([f'g60 {name}' for name in elsewhere])} {'has' if len(elsewhere) == 1 else 'have'} it"
        if near:
            said += f"; the nearest: {', '.join(near)}"
        super().__init__(said if elsewhere or near else f"{said}; see {command} --help", near)


class MissingArgument(WrongUsage):
    """A command without what it is to be about; ``example`` is one of its command lines."""

    def __init__(self, command: str, what: str, meaning: str, example: str | None) -> None:
        told = f"{what} ({meaning[:1].lower()}{meaning[1:].rstrip('.')})" if meaning else what
        super().__init__(f"{command} needs {told}; {f'such as: {example}' if example else f'see {command} --help'}")


class MissingValue(WrongUsage):
    """An option that ends the line, or stands before another one, without its value."""

    def __init__(self, option: str, value: str) -> None:
        super().__init__(f"{option} needs a value: {option} {value}")


class NeedlessValue(WrongUsage):
    """A value for an option that takes none."""

    def __init__(self, option: str) -> None:
        super().__init__(f"{option} takes no value; give {option} alone")


class BadValue(WrongUsage):
    """A value of an option or argument that cannot be read as what it must be."""

    def __init__(self, what: str, given: str, wanted: str) -> None:
        super().__init__(f"{what} is {wanted}, not '{given}'")


class NeedlessArguments(WrongUsage):
    """More words than the command takes."""

    def __init__(self, command: str, words: Sequence[str]) -> None:
        super().__init__(f"{command} has no use for '{' '.join(words)}'; see {command} --help")


class EmptyName(WrongUsage):
    """A name of nothing but spaces and signs."""

    code = "empty-name"

    def __init__(self, what: str) -> None:
        super().__init__(f"the name is empty; give the name or the id of a {what}")


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
        super().__init__(f"the answer of '{command}' has no rows; leave out --columns, --sort and --limit")


class NoDates(WrongUsage):
    """``--as-of`` for an answer about files, which are as they are and not as they were published."""

    code = "no-dates"

    def __init__(self, command: str) -> None:
        super().__init__(f"'{command}' reads files as they are now; --as-of does not apply to it")


class NothingToCite(WrongUsage):
    """What came in names no fact and no source."""

    code = "nothing-to-cite"

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem}; pipe in an answer with --json, or ids, one a line")


class WrongNumberOfNames(WrongUsage):
    """Fewer or more things to compare than can stand side by side."""

    code = "wrong-number-of-names"

    def __init__(self, given: int, least: int, most: int) -> None:
        super().__init__(f"give {least} to {most} names to compare, not {given}; quote a name of several words")


class NamedTwice(WrongUsage):
    """The same thing named more than once where each should be another."""

    code = "named-twice"

    def __init__(self, id_: str, names: Sequence[str]) -> None:
        said = " and ".join(f"'{name}'" for name in names)
        super().__init__(f"{said} are the same, {id_}; name something else to compare it with", [id_])


class DifferentKinds(WrongUsage):
    """Things of several kinds where all must be of one."""

    code = "different-kinds"

    def __init__(self, named: Sequence[tuple[str, str]]) -> None:
        listed = ", ".join(f"'{name}' is {'an' if kind[0] in 'aeiou' else 'a'} {kind}" for name, kind in named)
        super().__init__(f"only things of one kind can be compared: {listed}", [])


class NoNumbers(WrongUsage):
    """A metric whose values are no numbers where numbers are put in order."""

    code = "no-numbers"

    def __init__(self, id_: str, unit: str) -> None:
        super().__init__(
            f"the values of '{id_}' are no numbers but of unit '{unit}'; g60 metric {id_} lists them", [id_]
        )


class NoPicture(WrongUsage):
    """A picture of an answer that has none."""

    code = "no-picture"

    def __init__(self, command: str, drawing: Sequence[str]) -> None:
        if command in drawing:
            super().__init__(f"this answer of '{command}' has nothing to draw; give another format than svg")
        else:
            super().__init__(f"the answer of '{command}' has no picture; those of {', '.join(drawing)} have one")


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


class NotYetPublished(G60Error):
    """A name of something that nothing had been published about by the day that ``--as-of`` names."""

    code = "not-yet-published"
    exit = Exit.NOT_FOUND

    def __init__(self, name: str, id_: str, day: str) -> None:
        known = "" if name == id_ else f" ({id_})"
        super().__init__(f"nothing published by {day} speaks of '{name}'{known}; try a later day, or no --as-of", [id_])


class WithdrawnFact(G60Error):
    """A fact that an earlier layer has and a later one takes back."""

    code = "withdrawn-fact"
    exit = Exit.NOT_FOUND

    def __init__(self, id_: str, where: str, why: str) -> None:
        super().__init__(f"the fact '{id_}' is withdrawn by {where}: {why}")


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


class CannotRead(WrongUsage):
    """A folder or file named on the command line that cannot be read."""

    code = "cannot-read"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} cannot be read: {reason}; name another")


class MissingOption(WrongUsage):
    """An option that says nothing without another one."""

    code = "missing-option"

    def __init__(self, option: str, needed: str) -> None:
        super().__init__(f"{option} needs {needed}; give both")


class ExistsAlready(G60Error):
    """A file to be made that is there already; it is never overwritten."""

    code = "exists-already"
    exit = Exit.WRONG_USAGE

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} exists already and is left as it is; name another file")


class NoExport(WrongUsage):
    """A place to export to that says no form, or that cannot take the one it says."""

    code = "no-export"

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} {why}; write FILE.sqlite, FILE.jsonl, FOLDER/ for CSV, or - for JSON Lines")


def _listed(items: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def _with_id(text: str, id_: str) -> str:
    return text if text == id_ else f"{text} ({id_})"
