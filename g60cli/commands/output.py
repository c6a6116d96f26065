"""Where an answer goes: standard output or a file, in the format and on the screen that were asked for."""

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext, suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from g60cli.answer import Answer, Stream
from g60cli.commands.catalog import DRAWING
from g60cli.commands.screens import screen_of_output
from g60cli.commands.signs import NEAREST, register
from g60cli.errors import BadValue, CannotWrite, ConflictingFormats, Exit, NoPicture, UnknownChoice, printable
from g60cli.render import ROW_FORMATS, TABLE_FORMATS, Format, render, render_rows
from g60cli.render.screen import Screen

if TYPE_CHECKING:
    from g60cli.commands.options import Shared

_SPEAKER = "g60: "
# The names of the columns and the first row.
_SHOWN_AT_ONCE = 2
_ENDINGS = {f".{format_.value}": format_ for format_ in Format} | {".txt": Format.TABLE}
# Endings that promise what no format of ours holds; any other one, such as .bib or .log, promises text.
_NOT_OURS = frozenset((".xlsx", ".xls", ".ods", ".docx", ".html", ".htm", ".pdf", ".png", ".jpg", ".jpeg", ".gif"))


def prepare_streams() -> None:
    """Off a terminal write UTF-8 whatever the locale says; nowhere fail for a character that cannot be shown."""
    register()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            if not stream.isatty() and not os.environ.get("PYTHONIOENCODING"):
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
            else:
                stream.reconfigure(errors=NEAREST)  # type: ignore[union-attr]


def emit(answer: Answer | Stream, shared: "Shared") -> Exit:
    """Print the answer, then its notes on standard error, and return the answer's exit code.

    Raises NoPicture where a picture is wanted of an answer that has none, BadValue for a limit below zero.
    """
    format_ = chosen_format(shared)
    if shared.limit is not None and shared.limit < 0:
        raise BadValue("--limit", str(shared.limit), "a whole number from 0 on")
    if isinstance(answer, Stream):
        if format_ in (TABLE_FORMATS if answer.is_card else ROW_FORMATS) and shared.sort is None:
            return _emit_rows(answer, format_, shared)
        with going_on():
            # What is in order already is read no further than it is shown.
            answer = answer.whole(shared.limit if shared.sort is None else None)
    if format_ is Format.SVG and not answer.pictures:
        raise NoPicture(answer.command, DRAWING)
    with going_on():
        shaped = _shaped(answer, shared)
    screen = _screen(shared)
    if answer.file is not None and _is_plain(shared):
        _put(answer.file, shared)
    else:
        with going_on():
            text = render(shaped, format_, screen)
        _show(text, screen, shared)
    for note in shaped.notes:
        say(note)
    return answer.exit


def _emit_rows(stream: Stream, format_: Format, shared: "Shared") -> Exit:
    """Print the rows of a stream as they come."""
    from g60cli.shaping import nothing_shown, shape_rows

    keys, rows = shape_rows(stream, shared.columns, shared.limit)
    _put(render_rows(keys, rows, format_, _screen(shared)), shared)
    say(*stream.notes(), *nothing_shown(shared.limit))
    return Exit.DONE


def _screen(shared: "Shared") -> Screen:
    """The screen of the answer; a file has none."""
    to_file = shared.output is not None and shared.output != "-"
    screen = Screen() if to_file else screen_of_output(shared.color)
    return screen._replace(spreadsheet=shared.excel)


def _is_plain(shared: "Shared") -> bool:
    """Whether nothing was asked for that a file, such as a schema, does not have."""
    return shared.format is None and not (shared.json or shared.excel or shared.plain)


def _put(pieces: Iterable[str], shared: "Shared") -> None:
    """Write to the file of ``-o``, or to standard output."""
    if shared.output is None or shared.output == "-":
        with going_on() if _is_file(sys.stdout) else nullcontext():
            write(pieces)
        return
    from g60cli.placing import write_atomically

    with going_on():
        write_atomically(Path(shared.output), pieces)


def _is_file(stream: TextIO | None) -> bool:
    """Whether a stream goes into a file: a terminal shows by itself that it goes on, and so may what reads a pipe."""
    try:
        return stream is not None and stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def going_on(what: str = "answering") -> AbstractContextManager[object]:
    """A word on a terminal that it goes on, from a second of work on."""
    if sys.stderr is None or not sys.stderr.isatty():
        return nullcontext()
    from g60cli.commands.progress import progress

    return progress(what)


def _show(text: str, screen: Screen, shared: "Shared") -> None:
    if shared.output is not None and shared.output != "-":
        _put((text,), shared)
        return
    if screen.width is not None and not shared.no_pager:
        from g60cli.commands.paging import shown_in_pager

        if shown_in_pager(text, screen.encoding):
            return
    write(text)


def _shaped(answer: Answer, shared: "Shared") -> Answer:
    if shared.columns is None and shared.sort is None and shared.limit is None:
        return answer
    from g60cli.shaping import shape

    return shape(answer, shared.columns, shared.sort, shared.limit)


def chosen_format(shared: "Shared") -> Format:
    """The format that an option asks for, else that of the output's ending, else a table.

    Raises ConflictingFormats where two options contradict each other, UnknownChoice where the ending names a format
    that there is not.
    """
    shorthands = ((shared.json, "--json", Format.JSON), (shared.plain, "--plain", Format.PLAIN))
    asked = [(option, format_) for given, option, format_ in shorthands if given]
    asked += [("--excel", Format.CSV)] if shared.excel else []
    asked += [(f"--format {shared.format}", shared.format)] if shared.format is not None else []
    for (one, format_), (other, other_format) in pairwise(asked):
        if format_ is not other_format:
            raise ConflictingFormats(one, other)
    if asked:
        return asked[0][1]
    if shared.output is not None:
        ending = Path(shared.output).suffix.lower()
        if ending in _NOT_OURS:
            raise UnknownChoice("format", ending.removeprefix("."), tuple(Format))
        return _ENDINGS.get(ending, Format.TABLE)
    return Format.TABLE


def write(pieces: str | Iterable[str]) -> None:
    """Write to standard output; a reader who has seen enough and closed it is no error.

    The first two pieces are shown at once, the others as the buffer fills. Raises CannotWrite where a disk is full.
    """
    if sys.stdout is None:
        return
    try:
        for number, piece in enumerate((pieces,) if isinstance(pieces, str) else pieces):
            sys.stdout.write(piece)
            if number < _SHOWN_AT_ONCE:
                sys.stdout.flush()
        sys.stdout.flush()
    except BrokenPipeError:
        close_quietly()
    except OSError as error:
        close_quietly()
        raise CannotWrite("standard output", error.strerror or str(error)) from None


def close_quietly() -> None:
    """Send what Python would still flush at exit nowhere, without a word."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(*lines: str) -> None:
    """Tell the person something on standard error, which never carries an answer.

    Each is one line; on a terminal that is too narrow for it we break it at spaces, where the terminal would break
    words and numbers.
    """
    if sys.stderr is None:
        return
    with suppress(OSError):
        for line in lines:
            sys.stderr.write("\n".join(_fitted(_SPEAKER + printable(line))) + "\n")
        sys.stderr.flush()


def _fitted(line: str) -> Iterable[str]:
    width = _width_of_errors()
    if width is None or len(line.encode()) <= width:
        return (line,)
    from g60cli.render.wrapping import hanging

    return hanging(line, width, len(_SPEAKER))


def _width_of_errors() -> int | None:
    """How wide standard error is; None off a terminal, and on one that does not know."""
    if sys.stderr.isatty():
        with suppress(OSError, ValueError):
            return os.get_terminal_size(sys.stderr.fileno()).columns or None
    return None
