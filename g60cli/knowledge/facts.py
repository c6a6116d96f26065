"""Facts: each ``[[fact]]`` read and checked, and handed on where it stands among those of all layers.

Facts are read in pieces and handed on one at a time, so that a million of them need no more memory than some.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from g60cli.knowledge.alike import Alike
from g60cli.knowledge.documents import Document
from g60cli.knowledge.fact_records import Common, FactRecord, Kept, Receiver, Withdrawal
from g60cli.knowledge.fact_rules import check_fact, id_of
from g60cli.knowledge.findings import Finding, Spot
from g60cli.knowledge.format import Fact, Withdraw
from g60cli.knowledge.problems import ERROR, Code
from g60cli.knowledge.registry import Registry
from g60cli.knowledge.relations import COMPARED_BEFORE_A_PIECE
from g60cli.knowledge.shape import read_table


def check_facts(
    registry: Registry,
    documents: Iterable[Document],
    facts_of: Callable[[Document], Iterator[Kept]],
    receiver: Receiver,
) -> int:
    """Hand on every fact that holds, in layer order, and return how many stand in the end.

    What is wrong between facts, and with what withdraws some, is added to the registry's findings.
    """
    layer_of: dict[str, int] = {}
    for document in documents:
        for withdrawal in _withdrawals(registry, document, layer_of):
            receiver.drop(withdrawal.id)
            receiver.withdraw(withdrawal)
        receiver.turn_to(document)
        for kept in facts_of(document):
            if _takes_place(registry, document, kept, layer_of, receiver):
                layer_of[kept.id] = document.layer
                receiver.keep(kept)
    return len(layer_of)


def read_facts(registry: Registry, document: Document, piece: range, alike: Alike) -> Iterator[FactRecord]:
    """The good facts of a piece of a document, in its order; ``alike`` is what was found of the facts before.

    Raises NotInParts where the piece is not what its headers promise.
    """
    read = {number: alike.read(document, number) for number in piece}
    tables = document.facts([number for number, record in read.items() if record is None])
    # Anew for each piece, so that what is hinted at does not depend on who reads it.
    registry.comparisons = COMPARED_BEFORE_A_PIECE
    # Facts that are alike have a value each.
    quantities = sum(1 for raw in tables if isinstance(raw, dict) and "value" in raw)
    registry.quantities[document.key] += len(piece) - len(tables) + quantities
    others = iter(tables)
    for number, known in read.items():
        record = known or _read_fact(registry, document, number, next(others), alike)
        if record is not None:
            yield record


def _read_fact(registry: Registry, document: Document, number: int, raw: Any, alike: Alike) -> FactRecord | None:
    """The fact of a table, or None where there is an error in it."""
    spot = Spot(document, ("fact", number))
    before = len(registry.findings)
    fact = read_table(Fact, raw, spot, registry.findings)
    if fact is None:
        registry.use_sources_of(raw)
        return None
    period, value = check_fact(registry, fact, spot)
    record = FactRecord(id_of(fact), fact.about, value, fact.evidence, Common(fact, period), document, number)
    if len(registry.findings) == before:
        alike.remember(raw, record)
    elif has_errors(registry.findings[before:]):
        return None
    return record


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings makes a file invalid."""
    return any(finding.code.severity == ERROR for finding in findings)


def _withdrawals(registry: Registry, document: Document, layer_of: dict[str, int]) -> Iterator[Withdrawal]:
    tables = document.data.get("withdraw", [])
    for number, raw in enumerate(tables if isinstance(tables, list) else []):
        spot = Spot(document, ("withdraw", number))
        withdraw = read_table(Withdraw, raw, spot, registry.findings)
        if withdraw is None:
            continue
        if layer_of.get(withdraw.fact, document.layer) >= document.layer:
            message = f"no earlier layer has the fact '{withdraw.fact}'"
            registry.report(spot.at("fact"), Code.UNKNOWN_ID, message, "g60 stats --columns id lists the ids of facts")
            continue
        del layer_of[withdraw.fact]
        yield Withdrawal(withdraw.fact, withdraw.why, spot)


def _takes_place(
    registry: Registry, document: Document, kept: Kept, layer_of: dict[str, int], receiver: Receiver
) -> bool:
    earlier = layer_of.get(kept.id)
    if earlier is None:
        return True
    if earlier == document.layer:
        spot = Spot(document, ("fact", kept.number))
        message = f"another fact has the id '{kept.id}'"
        registry.report(spot, Code.DUPLICATE_FACT, message, "give this one an 'id' of its own")
        return False
    receiver.drop(kept.id)
    return True
