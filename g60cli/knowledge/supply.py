"""Where checked facts come from: read here, or by helpers, so that a large file is read while it is written.

What a helper finds is added to the registry as if it had been found here, in the same order.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import cycle, repeat
from typing import Any, NamedTuple

from g60cli.knowledge.documents import Document
from g60cli.knowledge.facts import FactRecord, Kept, read_facts
from g60cli.knowledge.findings import MOST_FINDINGS, Spot, TooManyFindings
from g60cli.knowledge.helpers import HelperFailed, helper, helpers_at_hand
from g60cli.knowledge.parts import NotInParts
from g60cli.knowledge.positions import Path
from g60cli.knowledge.problems import Code
from g60cli.knowledge.registry import Registry

Make = Callable[[FactRecord], Any]
FactsOf = Callable[[Document], Iterator[Kept]]


# Whose turn a piece is: that of a helper, by its number, or of this process, which has the store to write besides.
_HERE = -1
_PLANS = {1: (0, 0, 0, 0, _HERE), 2: (0, 1)}


class _Read(NamedTuple):
    """What a helper says of a piece, in plain values."""

    kept: list[tuple[str, int, Any]]
    findings: list[tuple[Path, str, str, str]]
    sources: list[str]
    quantities: int


@contextmanager
def supply(registry: Registry, documents: Sequence[Document], make: Make) -> Iterator[FactsOf]:
    """A function that gives the facts of a document that hold, with what was made of them; to be asked in order.

    ``make`` may be called in another process: what it gives are tuples, lists, texts and numbers.
    Raises NotInParts, here or when asked, where the documents have to be read as a whole, and TooManyFindings.
    """
    plan = _PLANS.get(helpers_at_hand()) if any(document.parts for document in documents) else None
    if plan is None:
        yield lambda document: _read(registry, document, make, repeat(_HERE), [])
        return
    with ExitStack() as stack:
        try:
            works = [_work(registry, documents, make, plan, number) for number in range(max(plan) + 1)]
            helpers = [stack.enter_context(helper(work)) for work in works]
            turns = cycle(plan)
            yield lambda document: _read(registry, document, make, turns, helpers)
        except HelperFailed as error:
            raise NotInParts from error


def _work(
    registry: Registry, documents: Sequence[Document], make: Make, plan: Sequence[int], number: int
) -> Callable[[], Iterator[tuple[Any, ...]]]:
    """What a helper does: it reads the pieces of all documents whose turn it is."""

    def work() -> Iterator[tuple[Any, ...]]:
        pieces = ((document, piece) for document in documents for piece in document.pieces())
        for (document, piece), turn in zip(pieces, cycle(plan), strict=False):
            if turn == number:
                yield tuple(_read_apart(registry, document, piece, make))

    return work


def _read_apart(registry: Registry, document: Document, piece: range, make: Make) -> _Read:
    registry.findings.clear()
    registry.used_sources.clear()
    registry.quantities.clear()
    kept = [(record.id, record.number, make(record)) for record in read_facts(registry, document, piece)]
    findings = [(found.spot.path, found.code.name, found.message, found.hint) for found in registry.findings]
    return _Read(kept, findings, list(registry.used_sources), registry.quantities.total())


def _read(
    registry: Registry, document: Document, make: Make, turns: Iterator[int], helpers: Sequence[Iterator[Any]]
) -> Iterator[Kept]:
    if document.recalled is not None:
        registry.quantities[document.key] += document.recalled.quantities
        yield from map(Kept._make, document.recalled.facts())
    for piece, turn in zip(document.pieces(), turns, strict=False):
        if len(registry.findings) > MOST_FINDINGS:
            raise TooManyFindings
        if turn == _HERE:
            for record in read_facts(registry, document, piece):
                yield Kept(record.id, record.number, make(record))
            continue
        read = _Read._make(next(helpers[turn]))
        registry.quantities[document.key] += read.quantities
        registry.used_sources.update(read.sources)
        for path, code, message, hint in read.findings:
            registry.report(Spot(document, path), Code[code], message, hint)
        yield from map(Kept._make, read.kept)
