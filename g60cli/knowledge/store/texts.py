"""What can be searched for: the texts of every entity, metric, source and fact as the full-text index takes them.

A fact is found by the names of its subject and of its metric too. Nothing in here asks or ranks.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from g60cli.knowledge.fact_records import MOST_ALIKE
from g60cli.knowledge.format import Entity, Metric, Source
from g60cli.knowledge.registry import Registry
from g60cli.knowledge.relations import entity_references
from g60cli.knowledge.vocabulary import Rank, Status
from g60cli.knowledge.words import indexed, indexed_name, number_texts


class Texts(NamedTuple):
    """The columns of the index, from what weighs most to what weighs least."""

    name: str
    alias: str
    text: str = ""
    aside: str = ""


class SaidAlike(NamedTuple):
    """What facts that are alike have in common that can be searched for."""

    metric: str | None
    text: str | None
    period: str | None
    basis: str | None
    status: str
    rank: str
    why: str | None
    said_by: str | None
    note: str | None


class _Called(NamedTuple):
    """The names and the aliases of what a fact is about, or of its metric, as the index takes them."""

    names: str
    aliases: str


class Said(NamedTuple):
    """What of a fact can be searched for."""

    about: Sequence[str]
    value: str | None
    evidence: Sequence[str]
    alike: SaidAlike


class _Around(NamedTuple):
    """What is indexed of facts that are alike: the names and aliases of their metric, what stands around the value and
    behind the evidence, and how the value is written.
    """

    metric: _Called
    before_value: str
    unit: str | None
    after_value: str
    after_evidence: str


_NOTHING = _Called("", "")
# An attribute's value has no unit to be written in.
_NO_UNIT = ""


class SearchTexts:
    """Makes the texts of what is registered and of facts, which are found by the names of what they are about."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._names: dict[str, _Called] = {}
        self._units: dict[str, str] = {}
        self._around: dict[SaidAlike, _Around] = {}
        for thing in registry.things.values():
            # No fact is found by the title of its source.
            if isinstance(thing.table, Entity | Metric):
                self._call(thing.id, thing.table)

    def _call(self, id_: str, table: Entity | Metric) -> None:
        """What a fact is found by that is about this or has this metric; not by names run together."""
        if isinstance(table, Metric):
            self._units[id_] = table.unit
            names, aliases = [table.name], [*table.aliases, table.unit]
        else:
            names, aliases = [table.name, *table.names.values()], table.aliases
        self._names[id_] = _Called(indexed(" · ".join(names)), indexed(" · ".join(aliases)))

    def of_thing(self, id_: str, kind: str, table: Entity | Metric | Source) -> Texts:
        """The texts of an entity, a metric or a source."""
        if isinstance(table, Source):
            return _source_texts(id_, table)
        texts = _metric_texts(table) if isinstance(table, Metric) else _entity_texts(self._registry, kind, table)
        return texts._replace(alias=f"{texts.alias} {indexed(id_)}")

    def of_fact(self, said: Said) -> Texts:
        """The texts of a fact."""
        about, value, evidence, alike = said
        around = self._around.get(alike) or self._read_around(alike)
        names, aliases = around.metric
        for id_ in reversed(about):
            subject = self._names.get(id_, _NOTHING)
            names, aliases = f"{subject.names} {names}", f"{subject.aliases} {aliases}"
        told = f"{around.before_value} {self._number(value, around.unit)} {around.after_value}"
        return Texts(names, aliases, told, f"{indexed(' '.join(evidence))} {around.after_evidence}")

    def _read_around(self, alike: SaidAlike) -> _Around:
        before = _present(alike.text, alike.period, alike.basis)
        after = [alike.status] if alike.status != Status.REPORTED else []
        after += [alike.rank] if alike.rank != Rank.NORMAL else []
        speaker = None if alike.said_by is None else self._name(alike.said_by)
        aside = _present(alike.note, alike.why, speaker)
        unit = None if alike.metric is None else self._units.get(alike.metric, _NO_UNIT)
        metric = _NOTHING if alike.metric is None else self._names.get(alike.metric, _NOTHING)
        around = _Around(metric, _together(before), unit, _together(after), _together(aside))
        if len(self._around) >= MOST_ALIKE:
            self._around.clear()
        self._around[alike] = around
        return around

    def _number(self, value: str | None, unit: str | None) -> str:
        if value is None or unit is None:
            return ""
        return indexed(self._name(value) if unit == "entity" else " ".join(number_texts(value, unit)))

    def _name(self, id_: str) -> str:
        return self._names[id_].names if id_ in self._names else id_


def _together(texts: Sequence[str]) -> str:
    return indexed(" ".join(texts)) if texts else ""


def _metric_texts(metric: Metric) -> Texts:
    alias = " ".join([*map(indexed_name, metric.aliases), indexed(metric.unit)])
    return Texts(indexed_name(metric.name), alias, indexed(metric.summary or ""), "metric")


def _source_texts(id_: str, source: Source) -> Texts:
    dated = str(source.published or source.accessed or "")
    said = _present(source.publisher, *source.authors, dated)
    aside = _present("source", source.type, source.via, source.date_note, source.note, source.url)
    return Texts(indexed_name(source.title), indexed(id_), indexed(" ".join(said)), indexed(" ".join(aside)))


def _entity_texts(registry: Registry, kind: str, entity: Entity) -> Texts:
    name = " ".join(map(indexed_name, (entity.name, *entity.names.values())))
    alias = " ".join(map(indexed_name, entity.aliases))
    aside = " ".join([kind, *_own_texts(registry, entity), *entity.evidence])
    return Texts(name, alias, indexed(entity.summary or ""), indexed(aside))


def _own_texts(registry: Registry, entity: Entity) -> Iterator[str]:
    """What the keys of its kind say of an entity, with the names of what it names."""
    own = vars(entity)
    yield from _present(own.get("type"), own.get("province"))
    yield from own.get("products", ())
    yield from (role.role for role in own.get("roles", ()))
    for path, target, _ in entity_references(entity):
        other = registry.entity(target)
        # That a country has a thousand members is no reason to find it by each of their names.
        if other is not None and path[0] != "members":
            yield other.name


def _present(*texts: str | None) -> list[str]:
    return [text for text in texts if text]
