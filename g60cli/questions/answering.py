"""Finishing an answer: the sources that its cells name, and a word on every figure that the file ranks down."""

from collections.abc import Callable, Iterator, Mapping, Sequence

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


def stream_of(
    command: str, keys: Sequence[str], rows: Callable[[], Iterator[Data]], empty: str, whole: Callable[[], Answer]
) -> Stream:
    """A stream whose notes are those of the whole answer: why a figure is deprecated, or ``empty`` where no row is."""
    reasons, seen = Reasons(), False

    def heeded() -> Iterator[Data]:
        nonlocal seen
        for row in rows():
            seen = True
            reasons.heed(row)
            yield row

    return Stream(command, keys, heeded, lambda: reasons.lines() if seen else [empty], whole)


def _facts(unfinished: Answer) -> list[Data]:
    if isinstance(unfinished.data, Mapping):
        facts = unfinished.data.get("facts")
        return facts if isinstance(facts, list) else []
    return list(unfinished.data)
