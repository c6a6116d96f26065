"""The options that every answer takes, declared once, and the decorator that adds them to a command."""

import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from g60cli.answer import Answer, Stream
from g60cli.commands.framework import Option, merged
from g60cli.commands.output import emit, going_on
from g60cli.commands.screens import Color
from g60cli.errors import NoDates
from g60cli.questions.knowledge import Knowledge, open_knowledge
from g60cli.questions.noting import noted, noted_stream
from g60cli.render import Format

if TYPE_CHECKING:
    from g60cli.commands.progress import Step

# What is larger takes over a second to compile on any machine.
_LONG_WORK = 20_000_000


class Shared(NamedTuple):
    """How an answer is wanted, and from which knowledge."""

    format: Annotated[
        Format | None, Option("--format", "-f", metavar="FORMAT", help=f"How to print it: {', '.join(Format)}.")
    ] = None
    json: Annotated[bool, Option("--json", help="The same as --format json.")] = False
    columns: Annotated[
        str | None,
        Option("--columns", metavar="A,B", help="Only these columns, in this order; by their JSON keys."),
    ] = None
    sort: Annotated[
        str | None,
        Option("--sort", metavar="COLUMN", help="Sort by a column; -COLUMN turns the order round."),
    ] = None
    limit: Annotated[int | None, Option("--limit", metavar="N", help="At most N rows.")] = None
    output: Annotated[
        str | None,
        Option("--output", "-o", metavar="FILE", help="Write to a file; its ending chooses the format."),
    ] = None
    plain: Annotated[bool, Option("--plain", help="One sentence a fact, for a screen reader; --format plain.")] = False
    color: Annotated[
        Color | None, Option("--color", metavar="WHEN", help="auto (on a terminal, the default), always or never.")
    ] = None
    no_pager: Annotated[bool, Option("--no-pager", help="Print a long answer without a pager.")] = False
    excel: Annotated[bool, Option("--excel", help="CSV that a spreadsheet opens safely.")] = False
    facts: Annotated[
        list[str] | None,
        Option(
            "--facts",
            metavar="PATH",
            help="A knowledge file or folder; several are layered. 'builtin' is ours, - is standard input.",
        ),
    ] = None
    as_of: Annotated[
        str | None,
        Option("--as-of", metavar="DATE", help="Only what was published by then: 2023, 2023-10 or 2023-10-18."),
    ] = None


def opened(shared: Shared) -> Knowledge:
    """The knowledge that the options name; where it has to be compiled first, and that takes long, with a bar."""
    return open_knowledge(shared.facts or (), shared.as_of, compiling)


def compiling(size: int) -> AbstractContextManager["Step"]:
    """A bar for compiling files of so many bytes."""
    from g60cli.commands.progress import progress

    return progress("compiling", at_once=size > _LONG_WORK)


def answers(question: Callable[..., Answer | Stream]) -> Callable[..., int]:
    """A command from a function that gets the knowledge and its own parameters and returns an answer."""
    return _command(question, partial(_ask, question))


def answers_up_to_limit(question: Callable[..., Stream]) -> Callable[..., int]:
    """The same for a question that would find too much: it gets ``limit``, None where none was given."""
    return _command(question, partial(_ask_up_to_limit, question))


def answers_without_knowledge(question: Callable[..., Answer]) -> Callable[..., int]:
    """The same for a question about files, which reads them itself: it gets ``facts`` in the place of the knowledge."""
    return _command(question, partial(_ask_files, question))


def _command(question: Callable[..., Answer | Stream], ask: Callable[..., Answer | Stream]) -> Callable[..., int]:
    def command(**given: Any) -> int:
        shared = Shared(**{name: given.pop(name) for name in Shared._fields})
        return int(emit(ask(shared, **given), shared))

    _, *own = (parameter for name, parameter in inspect.signature(question).parameters.items() if name != "limit")
    command.__name__ = question.__name__
    command.__doc__ = question.__doc__
    command.__module__ = question.__module__
    merged(command, {parameter.name: parameter for parameter in own}, Shared)
    return command


def _ask(question: Callable[..., Answer | Stream], shared: Shared, **own: Any) -> Answer | Stream:
    knowledge = opened(shared)
    with going_on():
        answer = question(knowledge, **own)
        return noted_stream(knowledge, answer) if isinstance(answer, Stream) else noted(knowledge, answer)


def _ask_up_to_limit(question: Callable[..., Stream], shared: Shared, **own: Any) -> Stream:
    knowledge = opened(shared)
    with going_on():
        return noted_stream(knowledge, question(knowledge, limit=shared.limit, **own))


def _ask_files(question: Callable[..., Answer], shared: Shared, **own: Any) -> Answer:
    if shared.as_of is not None:
        raise NoDates(question.__name__.removesuffix("_command"))
    with going_on("working"):
        return question(shared.facts or (), **own)
