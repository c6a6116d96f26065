"""What the framework says of a wrong command line, in our words: what is wrong, where, and what to write instead.

The framework's classes are not public, so an error is told by what it carries.
"""

from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from itertools import takewhile
from typing import Any

from g60cli.commands.catalog import COMMANDS
from g60cli.commands.completing import given_to
from g60cli.commands.framework import TyperException, example_of, options_of
from g60cli.commands.options import compiling
from g60cli.errors import (
    BadValue,
    G60Error,
    MissingArgument,
    MissingValue,
    NeedlessArguments,
    NeedlessValue,
    NotUnderstood,
    UnknownChoice,
    UnknownCommand,
    UnknownOption,
    WrongUsage,
)
from g60cli.questions.knowledge import open_knowledge
from g60cli.questions.naming import matches_of, nearest_entities

_NEAREST = 3
_NUMBERS = {"integer": "a whole number", "int": "a whole number", "float": "a number"}


def misuse(error: TyperException, arguments: Sequence[str]) -> WrongUsage:
    """The error as one of ours, about the command that the arguments name."""
    name = next((argument for argument in arguments if argument in COMMANDS), None)
    command = f"g60 {name}" if name else "g60"
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    if kind == "NoSuchOption":
        return _unknown_option(name, command, getattr(error, "option_name", "?"))
    if kind == "BadOptionUsage":
        return _bad_use(name, getattr(error, "option_name", "?"), error.message)
    if kind == "MissingParameter" and parameter is not None:
        what = _placeholder(parameter)
        return MissingArgument(command, what, parameter.help or "", example_of(name))
    if kind == "BadParameter" and parameter is not None:
        return _bad_value(command, parameter, error.message)
    words = getattr(getattr(error, "ctx", None), "args", ())
    if "unexpected extra argument" in error.message:
        return NeedlessArguments(command, words or [error.message.partition("(s) (")[2].rstrip(")")])
    return NotUnderstood(command, error.format_message())


def unknown_command(arguments: Sequence[str]) -> UnknownCommand:
    """The error for a first word that is no command: the commands like it, else the names in the knowledge."""
    name = arguments[0]
    near = get_close_matches(name, COMMANDS, n=_NEAREST)
    words = " ".join(takewhile(lambda argument: not argument.startswith("-"), arguments))
    # What a file that cannot be read would have said is not what went wrong here.
    with suppress(G60Error):
        as_of = next(iter(given_to("--as-of", arguments)), None)
        knowledge = open_knowledge(given_to("--facts", arguments), as_of, compiling)
        known = next((one for one in (words, name) if matches_of(knowledge, one)), None)
        if known is not None or near:
            return UnknownCommand(name, near, known)
        return UnknownCommand(name, near, names=nearest_entities(knowledge, words) or nearest_entities(knowledge, name))
    return UnknownCommand(name, near)


def _unknown_option(name: str | None, command: str, option: str) -> WrongUsage:
    own = options_of(name)
    near = get_close_matches(option, own, n=_NEAREST) if option.startswith("--") else []
    elsewhere = []
    for other in COMMANDS:
        # A command that cannot be loaded has no say in an error about another one.
        with suppress(Exception):
            elsewhere += [other] if option in options_of(other) else []
    return UnknownOption(command, option, near, [] if len(elsewhere) == len(COMMANDS) else elsewhere[:_NEAREST])


def _bad_use(name: str | None, option: str, message: str) -> WrongUsage:
    if "does not take a value" in message:
        return NeedlessValue(option)
    return MissingValue(option, options_of(name).get(option) or options_of(None).get(option) or "VALUE")


def _bad_value(command: str, parameter: Any, message: str) -> WrongUsage:
    is_option = parameter.param_type_name == "option"
    shown = max(parameter.opts, key=len) if is_option else _placeholder(parameter)
    given = message.partition("'")[2].rpartition("' is")[0]
    choices = [str(choice) for choice in getattr(parameter.type, "choices", ())]
    if choices:
        return UnknownChoice(shown.lstrip("-").lower(), given, choices)
    wanted = next((text for word, text in _NUMBERS.items() if word in message), None)
    return BadValue(shown, given, wanted) if wanted else NotUnderstood(command, f"{shown}: {message}")


def _placeholder(parameter: Any) -> str:
    """What the help calls an argument: the part that must be given, without brackets."""
    return str(parameter.metavar or parameter.name).partition(" [")[0].strip("[]….")
