"""Where an answer goes: standard output or a file, in the format and on the screen that were asked for."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from g60cli.answer import Answer, Stream
from g60cli.commands.catalog import DRAWING
from g60cli.errors import ConflictingFormats, Exit, NoPicture
from g60cli.render import ROW_FORMATS, Format, render, render_rows
from g60cli.render.screen import Screen

if TYPE_CHECKING:
    from g60cli.commands.options import Shared

# The names of the columns and the first row.
_SHOWN_AT_ONCE = 2
_ENDINGS = {f".{format_.value}": format_ for format_ in Format} | {".txt": Format.TABLE}


def prepare_streams() -> None:
    """Off a terminal write UTF-8 whatever the locale says; nowhere fail for a character that cannot be shown."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            if not stream.isatty() and not os.environ.get("PYTHONIOENCODING"):
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
            else:
                stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def emit(answer: Answer | Stream, shared: "Shared") -> Exit:
    """Print the answer, then its notes on standard error, and return the answer's exit code.

    Raises NoPicture where a picture is wanted of an answer that has none.
    """
    format_ = chosen_format(shared)
    if isinstance(answer, Stream):
        if format_ in ROW_FORMATS and shared.sort is None:
            return _emit_rows(answer, format_, shared)
        answer = answer.whole()
    if format_ is Format.SVG and not answer.pictures:
        raise NoPicture(answer.command, DRAWING)
    to_file = shared.output is not None and shared.output != "-"
    screen = (Screen() if to_file else screen_of_output())._replace(spreadsheet=shared.excel)
    shaped = _shaped(answer, shared)
    pieces = answer.file if _is_plain(shared) else None
    if pieces is None:
        pieces = (render(shaped, format_, screen),)
    if to_file:
        assert shared.output is not None
        _write_file(shared.output, pieces)
    else:
        write(pieces)
    for note in shaped.notes:
        say(note)
    return answer.exit


def _emit_rows(stream: Stream, format_: Format, shared: "Shared") -> Exit:
    """Print the rows of a stream as they come."""
    from g60cli.shaping import shape_rows

    keys, rows = shape_rows(stream, shared.columns, shared.limit)
    if shared.output is not None and shared.output != "-":
        _write_file(shared.output, render_rows(keys, rows, format_, Screen(spreadsheet=shared.excel)))
    else:
        screen = screen_of_output()._replace(spreadsheet=shared.excel)
        write(render_rows(keys, rows, format_, screen))
    say(*stream.notes())
    return Exit.DONE


def _is_plain(shared: "Shared") -> bool:
    """Whether nothing was asked for that a file, such as a schema, does not have."""
    return shared.format is None and not shared.json and not shared.excel


def _write_file(path: str, pieces: Iterable[str]) -> None:
    from g60cli.placing import write_atomically

    write_atomically(Path(path), pieces)


def _shaped(answer: Answer, shared: "Shared") -> Answer:
    if shared.columns is None and shared.sort is None and shared.limit is None:
        return answer
    from g60cli.shaping import shape

    return shape(answer, shared.columns, shared.sort, shared.limit)


def chosen_format(shared: "Shared") -> Format:
    """The format of ``--json`` or ``--format``, else that of the output's ending, else a table.

    Raises ConflictingFormats where the two options contradict each other.
    """
    if shared.json:
        if shared.excel:
            raise ConflictingFormats("--json", "--excel")
        if shared.format not in (None, Format.JSON):
            raise ConflictingFormats("--json", f"--format {shared.format}")
        return Format.JSON
    if shared.excel and shared.format not in (None, Format.CSV):
        raise ConflictingFormats("--excel", f"--format {shared.format}")
    if shared.format is not None or shared.excel:
        return shared.format or Format.CSV
    if shared.output is not None:
        return _ENDINGS.get(Path(shared.output).suffix.lower(), Format.TABLE)
    return Format.TABLE


def screen_of_output() -> Screen:
    """The screen that standard output is, or the lack of one."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if not sys.stdout.isatty():
        return Screen(encoding=encoding)
    from shutil import get_terminal_size

    color = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    many = "256color" in os.environ.get("TERM", "") or bool(os.environ.get("COLORTERM"))
    return Screen(get_terminal_size().columns, color, many, encoding)


def write(pieces: str | Iterable[str]) -> None:
    """Write to standard output; a reader who has seen enough and closed it is no error.

    The first piece is shown at once, the others as the buffer fills.
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


def close_quietly() -> None:
    """Send what Python would still flush at exit nowhere, without a word."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(*lines: str) -> None:
    """Tell the person something on standard error, which never carries an answer."""
    if sys.stderr is None:
        return
    with suppress(BrokenPipeError):
        for line in lines:
            sys.stderr.write(f"g60: {line}\n")
        sys.stderr.flush()
