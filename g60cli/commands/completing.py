"""Completion at TAB: commands, options, choices, and the names in the knowledge.

It is asked for by ``_G60_COMPLETE`` (``shells.py``) and answers for any command of the catalogue, by what its
parameters are called. Commands alone are listed without importing what a command needs. Nothing that goes wrong is
said: a TAB must not write into the line that is being typed.
"""

import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from g60cli.commands.catalog import COMMANDS

if TYPE_CHECKING:
    from g60cli.commands.framework import Parameter

Completions = Sequence[tuple[str, str]]


def complete(shell: str, arguments: Sequence[str]) -> int:
    """Write what the last of the arguments may become, as the shell reads it; the exit code is 0."""
    from g60cli.commands.output import prepare_streams, write
    from g60cli.commands.shells import lines_for, words_typed

    prepare_streams()
    try:
        words, kept = words_typed(shell, arguments)
        write(lines_for(shell, kept, words[-1], completions(words)))
    except Exception:
        if os.environ.get("G60_DEBUG") == "1":
            raise
    return 0


def completions(words: Sequence[str]) -> Completions:
    """What the last word may become, each with what it means."""
    *before, typed = words
    command = next((word for word in before if not word.startswith("-")), None)
    if command is None and not typed.startswith("-") and not before:
        return [(entry.name, entry.sentence) for entry in COMMANDS.values() if entry.name.startswith(typed)]
    if command is not None and command not in COMMANDS:
        return []
    from g60cli.commands.framework import parameters_of

    parameters = parameters_of(command)
    options = {spelling: parameter for parameter in parameters for spelling in parameter.spellings}
    if typed.startswith("-") and "--" not in before:
        option, equals, value = typed.partition("=")
        if equals:
            found = _values(command, options.get(option), before, [], value)
            return [(f"{option}={word}", meaning) for word, meaning in found]
        return [(spelling, parameter.help) for spelling, parameter in options.items() if spelling.startswith(typed)]
    last = options.get(before[-1]) if before else None
    if last is not None and last.takes_value:
        return _values(command, last, before, [], typed)
    given = _given(before, command, options)
    argument = _argument_at([parameter for parameter in parameters if not parameter.spellings], len(given))
    return _values(command, argument, before, given if argument and argument.repeats else [], typed)


def _given(before: Sequence[str], command: str | None, options: dict[str, "Parameter"]) -> list[str]:
    """The words that are arguments: neither the command nor an option nor an option's value."""
    valued = {spelling for spelling, parameter in options.items() if parameter.takes_value}
    words = [word for previous, word in pairwise(["", *before]) if previous not in valued and not word.startswith("-")]
    if command is not None:
        words.remove(command)
    return words


def _argument_at(arguments: Sequence["Parameter"], number: int) -> "Parameter | None":
    return next((argument for place, argument in enumerate(arguments) if argument.repeats or place == number), None)


def _values(
    command: str | None, parameter: "Parameter | None", before: Sequence[str], given: Sequence[str], typed: str
) -> Completions:
    if parameter is None:
        return []
    if parameter.choices:
        return [(choice, "") for choice in parameter.choices if choice.startswith(typed)]
    if "topic" in parameter.words:
        from g60cli.commands.help_topics import TOPICS

        return [(topic, "") for topic in dict.fromkeys((*TOPICS, *COMMANDS)) if topic.startswith(typed)]
    from g60cli.questions.completing import listed, names_beginning, sorts_of

    sorts = sorts_of(command or "", *parameter.words)
    if not sorts:
        return listed(typed, *parameter.words)
    from g60cli.questions.knowledge import is_read_once, open_knowledge

    facts = _facts(before)
    # A TAB does not wait for what would be typed at standard input, or come out of a pipe.
    if is_read_once(facts):
        return []
    as_of = next(iter(given_to("--as-of", before)), None)
    return names_beginning(open_knowledge(facts, as_of), sorts, given, typed)


def given_to(option: str, words: Sequence[str]) -> list[str]:
    """The values of an option on the line, behind a space or an equals sign."""
    values = [value for name, value in pairwise(words) if name == option]
    return values + [word.partition("=")[2] for word in words if word.startswith(f"{option}=")]


def _facts(words: Sequence[str]) -> list[str]:
    """The knowledge files that the line names; the shell has not expanded their home folder yet."""
    paths = given_to("--facts", words)
    return [str(Path(path).expanduser()) if path.startswith("~") else path for path in paths]
