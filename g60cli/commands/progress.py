"""A progress bar on standard error, on a terminal only, for work that takes over a second (convention 20).

A bar is drawn as the work reports what is done, and ticks by itself in between, so that work which has nothing to
report is seen to go on as well. Of bars within bars the innermost is shown.
"""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from typing import TextIO

from g60cli.incoming import is_being_typed

_PATIENCE = 1.0
_PAUSE = 0.1
_BAR = 24

Step = Callable[[int, int], None]
"""Called with how many of how many are done; of 0 where that is not known yet."""


@contextmanager
def progress(
    what: str, stream: TextIO | None = None, clock: Callable[[], float] | None = None, at_once: bool = False
) -> Iterator[Step]:
    """A function to call after each piece of work; what it has drawn is gone when the work is over.

    Nothing is drawn in the first second, unless it is known ``at_once`` that the work takes longer. With a ``clock`` of
    one's own nothing ticks by itself.
    """
    terminal = stream if stream is not None else sys.stderr
    if terminal is None or not terminal.isatty():
        yield lambda done, total: None
        return
    bar = _Bar(what, terminal, clock or time.monotonic, 0.0 if at_once else _PATIENCE)
    outer = _SHOWN[-1:]
    _SHOWN.append(bar)
    for shown in outer:
        shown.clear()
    try:
        if clock is None:
            with _ticking(bar):
                yield bar.step
        else:
            yield bar.step
    finally:
        bar.clear()
        _SHOWN.remove(bar)


@contextmanager
def _ticking(bar: "_Bar") -> Iterator[None]:
    over = threading.Event()

    def tick() -> None:
        while not over.wait(_PAUSE):
            bar.tick()

    ticker = threading.Thread(target=tick, daemon=True, name="g60-progress")
    ticker.start()
    try:
        yield
    finally:
        over.set()
        ticker.join()


class _Bar:
    """One line that is drawn over itself."""

    def __init__(self, what: str, terminal: TextIO, clock: Callable[[], float], patience: float) -> None:
        self._what = what
        self._terminal = terminal
        self._clock = clock
        self._next = clock() + patience
        self._drawn = 0
        self._reached = (0, 0)
        self._drawing = threading.RLock()

    def step(self, done: int, total: int) -> None:
        """Draw the bar anew, unless that was done a moment ago; a ``total`` of 0 is not known yet."""
        self._reached = (done, total)
        if self._clock() >= self._next:
            self.draw()

    def tick(self) -> None:
        """The same where nothing more is done, as long as this is the innermost bar and nobody is typing."""
        with self._drawing:
            if self._clock() >= self._next and _SHOWN[-1:] == [self] and not is_being_typed():
                self.draw()

    def draw(self) -> None:
        """Draw what was reached."""
        with self._drawing:
            self._put(self._line(*self._reached))
            self._next = self._clock() + _PAUSE

    def clear(self) -> None:
        """Leave an empty line."""
        with self._drawing:
            if self._drawn:
                self._put("")

    def _line(self, done: int, total: int) -> str:
        if not total:
            return f"{self._what} …"
        full = _BAR * done // total
        part = f"{100 * done // total:>3} %"
        line = f"{self._what} [{'#' * full}{'.' * (_BAR - full)}] {part} of {total}"
        return line if len(line) < get_terminal_size().columns else part

    def _put(self, line: str) -> None:
        self._terminal.write(f"\r{line.ljust(self._drawn)}" if line else f"\r{' ' * self._drawn}\r")
        self._terminal.flush()
        self._drawn = len(line)


_SHOWN: list[_Bar] = []
