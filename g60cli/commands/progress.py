"""A progress bar on standard error, on a terminal only, for work that takes over a second (convention 20)."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from typing import TextIO

_PATIENCE = 1.0
_PAUSE = 0.1
_BAR = 24

Step = Callable[[int, int], None]
"""Called with how many of how many are done; of 0 where that is not known yet."""


@contextmanager
def progress(
    what: str, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic, at_once: bool = False
) -> Iterator[Step]:
    """A function to call after each piece of work; what it has drawn is gone when the work is over.

    Nothing is drawn in the first second, unless it is known ``at_once`` that the work takes longer.
    """
    terminal = stream if stream is not None else sys.stderr
    if terminal is None or not terminal.isatty():
        yield lambda done, total: None
        return
    bar = _Bar(what, terminal, clock, 0.0 if at_once else _PATIENCE)
    try:
        yield bar.step
    finally:
        bar.clear()


class _Bar:
    """One line that is drawn over itself."""

    def __init__(self, what: str, terminal: TextIO, clock: Callable[[], float], patience: float) -> None:
        self._what = what
        self._terminal = terminal
        self._clock = clock
        self._next = clock() + patience
        self._drawn = 0

    def step(self, done: int, total: int) -> None:
        """Draw the bar anew, unless that was done a moment ago; a ``total`` of 0 is not known yet."""
        if self._clock() >= self._next:
            self._draw(self._line(done, total))
            self._next = self._clock() + _PAUSE

    def clear(self) -> None:
        """Leave an empty line."""
        if self._drawn:
            self._draw("")

    def _line(self, done: int, total: int) -> str:
        if not total:
            return f"{self._what} …"
        full = _BAR * done // total
        part = f"{100 * done // total:>3} %"
        line = f"{self._what} [{'#' * full}{'.' * (_BAR - full)}] {part} of {total}"
        return line if len(line) < get_terminal_size().columns else part

    def _draw(self, line: str) -> None:
        self._terminal.write(f"\r{line.ljust(self._drawn)}" if line else f"\r{' ' * self._drawn}\r")
        self._terminal.flush()
        self._drawn = len(line)
