"""Long work told as it goes on: how many of how many rows are done."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from g60cli.knowledge.store.opening import Step

Watch = Callable[[str], AbstractContextManager[Step]]
"""Told what is going to be done; gives what is told how far that is."""
Item = TypeVar("Item")


def unwatched(what: str) -> AbstractContextManager[Step]:
    """Nobody is told."""
    return nullcontext(untold)


def untold(done: int, total: int) -> None:
    """Nobody is told how many of how many are done."""


class Tally:
    """Counts rows as they pass, and tells ``step`` how many of ``total`` have been done with."""

    def __init__(self, total: int, step: Step) -> None:
        self._done = 0
        self._total = total
        self._step = step

    def __call__(self, rows: Iterable[Item]) -> Iterator[Item]:
        """The same rows, each counted when the next one is asked for."""
        for row in rows:
            yield row
            self._done += 1
            self._step(self._done, self._total)
