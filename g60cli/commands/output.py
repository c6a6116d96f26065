"""Where an answer goes: standard output or a file, in the format and on the screen that were asked for."""

import os
import sys
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from g60cli.answer import Answer
from g60cli.commands.screens import screen_of_output
from g60cli.errors import BadValue, CannotWrite, ConflictingFormats, Exit
from g60cli.render import Format, render
from g60cli.render.screen import Screen

if TYPE_CHECKING:
    from g60cli.commands.options import Shared

_ENDINGS = {f".{format_.value}": format_ for format_ in Format} | {".txt": Format.TABLE}


def prepare_streams() -> None:
    """Off a terminal write UTF-8 whatever the locale says; nowhere fail for a character that cannot be shown."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            if not stream.isatty() and not os.environ.get("PYTHONIOENCODING"):
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
            else:
                stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def emit(answer: Answer, shared: "Shared") -> Exit:
    """Print the answer, then its notes on standard error, and return the answer's exit code."""
    format_ = chosen_format(shared)
    shaped = _shaped(answer, shared)
    if shared.output is not None and shared.output != "-":
        write_atomically(Path(shared.output), render(shaped, format_, Screen(spreadsheet=shared.excel)))
    else:
        screen = screen_of_output(shared.color)._replace(spreadsheet=shared.excel)
        _show(render(shaped, format_, screen), screen, shared.no_pager)
    for note in answer.notes:
        say(note)
    return answer.exit


def _show(text: str, screen: Screen, no_pager: bool) -> None:
    if screen.width is not None and not no_pager:
        from g60cli.commands.paging import shown_in_pager

        if shown_in_pager(text, screen.encoding):
            return
    write(text)


def _shaped(answer: Answer, shared: "Shared") -> Answer:
    if shared.columns is None and shared.sort is None and shared.limit is None:
        return answer
    if shared.limit is not None and shared.limit < 0:
        raise BadValue("--limit", str(shared.limit), "a whole number from 0 on")
    from g60cli.shaping import shape

    return shape(answer, shared.columns, shared.sort, shared.limit)


def chosen_format(shared: "Shared") -> Format:
    """The format that an option asks for, else that of the output's ending, else a table.

    Raises ConflictingFormats where two options contradict each other.
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
        return _ENDINGS.get(Path(shared.output).suffix.lower(), Format.TABLE)
    return Format.TABLE


def write(text: str) -> None:
    """Write to standard output; a reader who has seen enough and closed it is no error."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text)
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


def write_atomically(path: Path, text: str) -> None:
    """Write a file that is either the old one or the whole new one.

    Raises CannotWrite with the reason.
    """
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(name).chmod(_mode_of(path))
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWrite(str(path), error.strerror or str(error)) from None


def _mode_of(path: Path) -> int:
    """The mode of the file that is replaced, else that of a file newly made."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
