"""Finishing an answer: the sources that its cells name, and a word on every figure that the file ranks down.

What has many rows is declared by ``streamed``, and is read row by row where a format prints it so.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from g60cli.answer import Answer, Data, Stream
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.sources import sources_by_id

_REASONS = 5


def answer(knowledge: Knowledge, unfinished: Answer) -> Answer:
    """The answer with exactly the sources used, in the order in which they appear, and why a fact is deprecated."""
    ids = (id_ for block in unfinished.blocks for row in block.rows for cell in row for id_ in cell.sources)
    notes = (*unfinished.notes, *_reasons(unfinished))
    return unfinished._replace(sources=sources_by_id(knowledge, ids), notes=notes)


class Reasons:
    """Why figures are deprecated, of the first few: a note is read, and a list of them is not."""

    def __init__(self) -> None:
        self._first: list[str] = []
        self._more = 0

    def heed(self, fact: Data) -> None:
        """Take note of a fact that the answer shows."""
        if fact.get("rank") != "deprecated" or not fact.get("value"):
            return
        if len(self._first) < _REASONS:
            self._first.append(f"{fact['id']} is deprecated: {fact['why']}")
        else:
            self._more += 1

    def lines(self) -> list[str]:
        """What there is to say."""
        return [*self._first, f"{self._more} more are deprecated; g60 fact ID says why"] if self._more else self._first


def _reasons(unfinished: Answer) -> list[str]:
    reasons = Reasons()
    for fact in _facts(unfinished):
        reasons.heed(fact)
    return reasons.lines()


def streamed(
    knowledge: Knowledge,
    keys: Sequence[str],
    rows: Callable[[], Iterator[Data]],
    whole: Callable[[list[Data]], Answer],
    notes: Sequence[str] = (),
    empty: str | None = None,
) -> Stream:
    """A list of the objects that ``rows`` gives, anew at each call.

    ``whole`` makes the answer of all of them, without its notes: these are ``notes``, then ``empty`` where there is no
    row, then why figures are deprecated, and they are the same whether all rows are read at once or one by one.
    """
    reasons, is_empty = Reasons(), False

    def heeded() -> Iterator[Data]:
        nonlocal is_empty
        seen = False
        for row in rows():
            seen = True
            reasons.heed(row)
            yield row
        # Known at the end alone: who wants no row at all has not seen that there is none.
        is_empty = not seen

    def first_notes(is_empty: bool) -> list[str]:
        return [*notes, *([empty] if is_empty and empty is not None else [])]

    def finished(limit: int | None = None) -> Answer:
        found = first_of(rows(), limit)
        return answer(knowledge, whole(found)._replace(notes=first_notes(not found), keys=keys))

    return Stream(keys, heeded, lambda: [*first_notes(is_empty), *reasons.lines()], finished)


def first_of(rows: Iterator[Data], limit: int | None) -> list[Data]:
    """As many rows as may be shown: one more than none, for that there is one is something to say, all if None."""
    return list(rows if limit is None else islice(rows, min(max(limit, 1), sys.maxsize)))


def carded(stream: Stream) -> Stream:
    """The same as a card: its rows are the facts of the one object that it is."""
    return stream._replace(is_card=True)


def _facts(unfinished: Answer) -> list[Data]:
    if isinstance(unfinished.data, Mapping):
        facts = unfinished.data.get("facts")
        return facts if isinstance(facts, list) else []
    return list(unfinished.data)
