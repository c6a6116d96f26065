"""The boundary: the whole command line, and what becomes of its errors.

Everything a user can meet leaves through here: an answer's exit code, one line for an error, and never a traceback
unless ``G60_DEBUG=1`` asks for one.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from errno import ENOSPC
from typing import Annotated, Any

from g60cli import __version__
from g60cli.answer import Answer
from g60cli.commands.framework import Context, Option, TyperException, command_line, leave, merged
from g60cli.commands.options import Shared, compiling, opened
from g60cli.commands.output import close_quietly, emit, prepare_streams, say, write
from g60cli.commands.screens import screen_of_output
from g60cli.errors import CannotWrite, Exit, G60Error, InternalError, MisplacedOption, OutOfMemory
from g60cli.questions.knowledge import open_knowledge


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; nothing but an interrupt of the interpreter escapes."""
    prepare_streams()
    arguments = [_decoded(argument) for argument in arguments]
    try:
        code = whole()(args=arguments, prog_name="g60", standalone_mode=False)
        return int(code or 0)
    except BrokenPipeError:
        close_quietly()
        return Exit.DONE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        said = _said(error, arguments)
        if said is None:
            return _internal(arguments, error)
        return _report(arguments, said)


def _said(error: Exception, arguments: Sequence[str]) -> G60Error | None:
    """What there is to say of an error that a user can meet; None of one that nobody should."""
    if isinstance(error, G60Error):
        return error
    if isinstance(error, MemoryError):
        return OutOfMemory()
    if isinstance(error, TyperException):
        from g60cli.commands.misuse import misuse

        return misuse(error, arguments)
    return None


def whole() -> Any:
    """The whole command line, as the framework makes it."""
    return command_line(_root, _unknown_command)


def _decoded(argument: str) -> str:
    """An argument as UTF-8, where Python read it in the narrower encoding of a locale.

    No system hands on the zero byte, and no file has it in its name: it is what cannot be read.
    """
    if argument.isprintable():
        return argument
    argument = argument.replace("\0", "\ufffd")
    with suppress(UnicodeError):
        return os.fsencode(argument).decode("utf-8")
    return argument


def _root(**given: Any) -> int:
    """Sourced answers from a knowledge file: how many, where, since when, and says who.

    Shared options (--json, --facts, …) come after the command.

    \b
    Examples:
      g60 cities
      g60 company LandSpace
    """
    context: Context = given.pop("context")
    version: bool = given.pop("version")
    if version:
        return _version(given["facts"])
    if context.invoked_subcommand is not None:
        _refuse_misplaced(given, context.invoked_subcommand)
        return Exit.DONE
    shared = Shared(**given)
    return emit(_overview(shared), shared)


def _root_parameters(
    context: Context,
    version: Annotated[bool, Option("--version", "-V", help="The versions of the tool and of its knowledge.")] = False,
) -> None:
    """Only read for its signature."""


def _overview(shared: Shared) -> Answer:
    from g60cli.questions.noting import noted
    from g60cli.questions.overview import overview

    knowledge = opened(shared)
    return noted(knowledge, overview(knowledge))


def _version(facts: Sequence[str] | None) -> int:
    try:
        updated = open_knowledge(facts or (), watch=compiling).head("updated")
    except G60Error:
        updated = None
    write(f"g60 {__version__} (knowledge of {updated or 'no date'})\n")
    leave(Exit.DONE)


def _refuse_misplaced(given: dict[str, Any], command: str) -> None:
    for name in Shared._fields:
        if given[name] not in (None, False, [], ()):
            raise MisplacedOption(f"--{name.replace('_', '-')}", command)


def _unknown_command(arguments: Sequence[str]) -> G60Error:
    from g60cli.commands.misuse import unknown_command

    return unknown_command(arguments)


def _report(arguments: Sequence[str], said: G60Error) -> int:
    if _wants_json(arguments):
        from g60cli.render.as_json import render_error

        command = next((argument for argument in arguments if not argument.startswith("-")), "g60")
        with suppress(CannotWrite):
            write(render_error(screen_of_output(), command, said.code, said.message, said.suggestions))
    say(said.message)
    return int(said.exit)


def _wants_json(arguments: Sequence[str]) -> bool:
    pairs = zip(arguments, [*arguments[1:], ""], strict=True)
    spelt = {"--format=json", "-fjson", "-f=json"}
    return any(
        one == "--json" or one in spelt or (one in ("-f", "--format") and next_ == "json") for one, next_ in pairs
    )


def _internal(arguments: Sequence[str], error: Exception) -> int:
    if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
        # A query that an interrupt ended.
        return Exit.INTERRUPTED
    if os.environ.get("G60_DEBUG") == "1":
        raise error
    if isinstance(error, OSError) and error.errno == ENOSPC:
        # Help, which the framework writes, met a full disk: nothing to report to us.
        close_quietly()
        return _report(arguments, CannotWrite("standard output", error.strerror or str(error)))
    return _report(arguments, InternalError(error))


def _sign_root() -> None:
    import inspect

    merged(_root, inspect.signature(_root_parameters).parameters, Shared)


_sign_root()
