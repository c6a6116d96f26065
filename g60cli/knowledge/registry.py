"""The registry: sources, entities and metrics of all layers, each once, and what is wrong between them.

A later layer replaces what an earlier one says under the same id. Facts are not in here: there may be a million.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from g60cli.errors import with_article
from g60cli.knowledge.documents import Document
from g60cli.knowledge.findings import Finding, Spot
from g60cli.knowledge.format import ENTITIES, Entity, Fact, Head, Metric, Source, Table, Withdraw
from g60cli.knowledge.ids import ID_PATTERN
from g60cli.knowledge.problems import Code
from g60cli.knowledge.shape import read_table
from g60cli.knowledge.vocabulary import KINDS, PLURALS

ID = re.compile(ID_PATTERN)
_MODELS: dict[str, type[Table]] = {"source": Source, "metric": Metric, **ENTITIES}
_LISTS: dict[str, type[Table]] = {"fact": Fact, "withdraw": Withdraw}


@dataclass(frozen=True, slots=True)
class Thing:
    """A source, an entity or a metric with its place; ``table`` is None where its own shape is wrong."""

    kind: str
    id: str
    table: Table | None
    spot: Spot


@dataclass(slots=True)
class Registry:
    """All ids of all layers with what they stand for."""

    things: dict[str, Thing] = field(default_factory=dict)
    heads: list[tuple[Head, Spot]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    used_sources: set[str] = field(default_factory=set)
    comparisons: int = 0
    quantities: Counter[tuple[int, str]] = field(default_factory=Counter)
    """How many of the facts of each document, by its key, have a value; counted as they are read."""

    def entities(self) -> Iterator[tuple[Thing, Entity]]:
        """The entities that are well formed, in the order of the files."""
        for thing in self.things.values():
            if isinstance(thing.table, Entity):
                yield thing, thing.table

    def source(self, id_: str) -> Source | None:
        """The source of that id, or None where there is no well-formed one."""
        thing = self.things.get(id_)
        return thing.table if thing and isinstance(thing.table, Source) else None

    def metric(self, id_: str) -> Metric | None:
        """The metric of that id, or None where there is no well-formed one."""
        thing = self.things.get(id_)
        return thing.table if thing and isinstance(thing.table, Metric) else None

    def entity(self, id_: str) -> Entity | None:
        """The entity of that id, or None where there is no well-formed one."""
        thing = self.things.get(id_)
        return thing.table if thing and isinstance(thing.table, Entity) else None

    def use_sources_of(self, raw: object) -> None:
        """Take the sources of a table that is not well formed for used: what is wrong with it is said already."""
        named = raw.get("source") if isinstance(raw, dict) else None
        self.used_sources.update(id_ for id_ in (named if isinstance(named, list) else [named]) if isinstance(id_, str))

    def report(self, spot: Spot, code: Code, message: str, hint: str = "") -> None:
        """Note a finding."""
        self.findings.append(Finding(spot, code, message, hint))


def register(documents: Iterable[Document]) -> Registry:
    """Read the heads, sources, entities and metrics of all documents; facts are left where they are."""
    registry = Registry()
    for document in documents:
        _read_head(registry, document)
        for kind, model in _MODELS.items():
            _read_things(registry, document, kind, model)
        for kind in _LISTS:
            if not isinstance(document.data.get(kind, []), list):
                spot = Spot(document, (kind,))
                registry.report(spot, Code.WRONG_TYPE, f"'{kind}' is no list", f"begin each with [[{kind}]]")
    return registry


def _read_head(registry: Registry, document: Document) -> None:
    others = {*_MODELS, *_LISTS}
    root = Spot(document, ())
    head = read_table(
        Head,
        {key: value for key, value in document.data.items() if key not in others},
        root,
        registry.findings,
    )
    if head is None:
        return
    if head.format != 1:
        message = "the file has another format; this g60 reads format 1"
        registry.report(root.at("format"), Code.WRONG_FORMAT, message, "a newer g60 may read it")
    registry.heads.append((head, root))


def _read_things(registry: Registry, document: Document, kind: str, model: type[Table]) -> None:
    tables = document.data.get(kind, {})
    if not isinstance(tables, dict):
        spot = Spot(document, (kind,))
        registry.report(spot, Code.WRONG_TYPE, f"'{kind}' is no table", f"begin each with [{kind}.<id>]")
        return
    for id_, raw in tables.items():
        spot = Spot(document, (kind, id_))
        if not ID.fullmatch(id_):
            registry.report(spot, Code.BAD_ID, f"{id_!r} is no id", "write lower-case words joined by hyphens")
        _add(registry, Thing(kind, id_, _read_thing(registry, model, raw, spot), spot))


def _read_thing(registry: Registry, model: type[Table], raw: Any, spot: Spot) -> Table | None:
    if not isinstance(raw, dict):
        message = f"'{'.'.join(map(str, spot.path))}' is no table"
        registry.report(spot, Code.WRONG_TYPE, message, f"begin it with [{spot.path[0]}.<id>]")
        return None
    table = read_table(model, raw, spot, registry.findings)
    if table is None:
        registry.use_sources_of(raw)
    if isinstance(table, Source) and table.published is None and table.accessed is None:
        message = "neither 'published' nor 'accessed' stands"
        registry.report(spot, Code.MISSING_KEY, message, "add 'published', or for a page without a date 'accessed'")
    return table


def _add(registry: Registry, thing: Thing) -> None:
    earlier = registry.things.get(thing.id)
    if earlier is not None:
        same_layer = earlier.spot.document.layer == thing.spot.document.layer
        if same_layer or earlier.kind != thing.kind:
            where = "" if earlier.spot.document is thing.spot.document else f" in {earlier.spot.document.path}"
            message = f"the id '{thing.id}' belongs to {with_article(earlier.kind)} already{where}"
            registry.report(thing.spot, Code.DUPLICATE_ID, message, "ids are unique over all tables: choose another")
            return
    registry.things[thing.id] = thing


def counts_of(document: Document) -> dict[str, int]:
    """How many of each a document holds, under the names that ``[expect]`` uses; all but the quantities."""
    counts = {
        "sources": _size(document.data.get("source")),
        "metrics": _size(document.data.get("metric")),
        "facts": document.fact_count,
    }
    return counts | {PLURALS[kind]: _size(document.data.get(kind)) for kind in KINDS}


def _size(tables: object) -> int:
    return len(tables) if isinstance(tables, dict) else 0
