"""Where checked facts come from: read here, or by helpers, so that a large file is read while it is written.

What a helper finds is added to the registry as if it had been found here, in the same order.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import cycle, islice
from typing import Any, NamedTuple

from g60cli.knowledge.alike import Alike
from g60cli.knowledge.documents import Document
from g60cli.knowledge.fact_records import FactRecord, Kept
from g60cli.knowledge.facts import has_errors, read_facts
from g60cli.knowledge.findings import MOST_FINDINGS, Spot, TooManyFindings
from g60cli.knowledge.helpers import helper
from g60cli.knowledge.paths import Path
from g60cli.knowledge.problems import Code
from g60cli.knowledge.registry import Registry

Make = Callable[[FactRecord], Any]
FactsOf = Callable[[Document], Iterator[Kept]]


class _Read(NamedTuple):
    """What a helper says of a piece, in plain values."""

    kept: list[tuple[str, int, Any]]
    findings: list[tuple[Path, str, str, str]]
    sources: list[str]
    quantities: int


@contextmanager
def supply(registry: Registry, documents: Sequence[Document], make: Make, helpers: int) -> Iterator[FactsOf]:
    """A function that gives the facts of a document that hold, with what was made of them; to be asked in order.

    With helpers, ``make`` is called in another process: what it gives are tuples, lists, texts and numbers. They are
    used where there is a document in parts.
    Raises HelperFailed, here or when asked, where it has to be done without; when asked NotInParts, where a document
    has to be read as a whole, and TooManyFindings.
    """
    count = helpers if any(document.parts for document in documents) else 0
    with ExitStack() as stack:
        works = [_work(registry, documents, make, number, count) for number in range(count)]
        started: list[Iterator[Any] | None] = [stack.enter_context(helper(work)) for work in works]
        turns = cycle(started or [None])
        yield partial(_read, registry, make, Alike(registry), turns)


def _work(
    registry: Registry, documents: Sequence[Document], make: Make, number: int, count: int
) -> Callable[[], Iterator[tuple[Any, ...]]]:
    """What one of several helpers does: it reads every so many-th piece, counted through all documents."""

    def work() -> Iterator[tuple[Any, ...]]:
        alike = Alike(registry)
        pieces = ((document, piece) for document in documents for piece in document.pieces())
        for document, piece in islice(pieces, number, None, count):
            registry.findings.clear()
            registry.used_sources.clear()
            registry.quantities.clear()
            kept = [(fact.id, fact.number, make(fact)) for fact in read_facts(registry, document, piece, alike)]
            yield tuple(_in_plain_values(registry, kept))

    return work


def _in_plain_values(registry: Registry, kept: list[tuple[str, int, Any]]) -> _Read:
    findings = [(found.spot.path, found.code.name, found.message, found.hint) for found in registry.findings]
    return _Read(kept, findings, list(registry.used_sources), registry.quantities.total())


def _read(
    registry: Registry, make: Make, alike: Alike, turns: Iterator[Iterator[Any] | None], document: Document
) -> Iterator[Kept]:
    """The facts of a document, piece by piece: from the helper whose turn it is, or read here."""
    if document.recalled is not None:
        registry.quantities[document.key] += document.recalled.quantities
        yield from map(Kept._make, document.recalled.facts())
    seen, is_wrong = 0, False
    for piece, turn in zip(document.pieces(), turns, strict=False):
        is_wrong = is_wrong or has_errors(registry.findings[seen:])
        seen = len(registry.findings)
        # With warnings alone a file is good, however many there are, and all of it is wanted.
        if is_wrong and seen > MOST_FINDINGS:
            raise TooManyFindings
        if turn is None:
            for record in read_facts(registry, document, piece, alike):
                yield Kept(record.id, record.number, make(record))
            continue
        read = _Read._make(next(turn))
        registry.quantities[document.key] += read.quantities
        registry.used_sources.update(read.sources)
        for path, code, message, hint in read.findings:
            registry.report(Spot(document, path), Code[code], message, hint)
        yield from map(Kept._make, read.kept)
