"""Wrong usage: the command line itself, or a value in it, is wrong."""

from collections.abc import Mapping, Sequence

from g60cli.errors.base import WrongUsage, with_article, with_id


class NotUnderstood(WrongUsage):
    """What the framework finds wrong and we have no better words for."""

    def __init__(self, command: str, said: str) -> None:
        super().__init__(f"{said.rstrip('.')}; see {command} --help")


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


class MissingOption(WrongUsage):
    """An option that says nothing without another one."""

    code = "missing-option"

    def __init__(self, option: str, needed: str) -> None:
        super().__init__(f"{option} needs {needed}; give both")


class EmptyName(WrongUsage):
    """A name of nothing but spaces and signs."""

    code = "empty-name"

    def __init__(self, what: str) -> None:
        super().__init__(f"the name is empty; give the name or the id of {with_article(what)}")


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
        super().__init__(f"the answer of '{command}' has no rows; leave out --columns, --sort and --limit")


class NoDates(WrongUsage):
    """``--as-of`` for an answer about files, which are as they are and not as they were published."""

    code = "no-dates"

    def __init__(self, command: str) -> None:
        super().__init__(f"'{command}' reads files as they are now; leave out --as-of")


class NoPicture(WrongUsage):
    """A picture of an answer that has none."""

    code = "no-picture"

    def __init__(self, command: str, drawing: Sequence[str]) -> None:
        if command in drawing:
            super().__init__(f"this answer of '{command}' has nothing to draw; give another format than svg")
        else:
            super().__init__(f"the answer of '{command}' has no picture; those of {', '.join(drawing)} have one")


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
    """Things of several kinds where all must be of one; of a place, who of the kind wanted is there (ids, names)."""

    code = "different-kinds"

    def __init__(
        self, named: Sequence[tuple[str, str]], there: Mapping[str, Sequence[tuple[str, str]]] | None = None
    ) -> None:
        listed = ", ".join(f"'{name}' is {with_article(kind)}" for name, kind in named)
        said = [f"only things of one kind can be compared: {listed}"]
        for place, members in (there or {}).items():
            verb = "the member is" if len(members) == 1 else "the members are"
            said += [f"in {place} {verb} {', '.join(name for _, name in members)}"] if members else []
        super().__init__("; ".join(said), [id_ for members in (there or {}).values() for id_, _ in members])


class NoNumbers(WrongUsage):
    """A metric whose values are no numbers where numbers are put in order."""

    code = "no-numbers"

    def __init__(self, id_: str, unit: str) -> None:
        super().__init__(
            f"the values of '{id_}' are no numbers but of unit '{unit}'; g60 metric {id_} lists them", [id_]
        )


class MisplacedOption(WrongUsage):
    """A shared option before the command."""

    code = "misplaced-option"

    def __init__(self, option: str, command: str) -> None:
        super().__init__(f"{option} goes after the command: g60 {command} {option}")


class UnknownCommand(WrongUsage):
    """A command that does not exist; where the word is a name in the knowledge, what to type instead.

    ``names`` are the nearest names of the knowledge with their ids, where neither a command nor a name is meant.
    """

    code = "unknown-command"

    def __init__(
        self, name: str, near: Sequence[str], known: str | None = None, names: Sequence[tuple[str, str]] = ()
    ) -> None:
        if known is not None:
            said = f"there is no command '{name}'; try: g60 show {known}"
        elif near:
            said = f"there is no command '{name}'; the nearest: {', '.join(near)}"
        elif names:
            listed = ", ".join(with_id(text, id_) for id_, text in names)
            said = f"there is no command '{name}'; the nearest names: {listed}; g60 show NAME shows one"
        else:
            said = f"there is no command '{name}'; g60 --help lists them"
        super().__init__(said, near or [id_ for id_, _ in names])


def _listed(items: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))
