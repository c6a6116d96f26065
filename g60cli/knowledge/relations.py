"""What the registered tables say of one another: references that must resolve, names that must not collide."""

from collections import defaultdict
from collections.abc import Iterator

from g60cli.knowledge.findings import Spot
from g60cli.knowledge.format import Alliance, Company, Entity, Metric, Organization, Person, Place, Project, Source
from g60cli.knowledge.names import fold
from g60cli.knowledge.problems import Code
from g60cli.knowledge.registry import Registry, Thing, counts_of
from g60cli.knowledge.vocabulary import KINDS

Reference = tuple[tuple[str | int, ...], str, tuple[str, ...]]

PLACES = ("city", "place")
ANY_ENTITY = KINDS


def check_relations(registry: Registry) -> None:
    """Add to the registry's findings what is wrong between its tables."""
    for thing in list(registry.things.values()):
        for path, target, kinds in references(thing):
            check_reference(registry, thing.spot.at(*path), target, kinds)
        _check_own(registry, thing)
    for head, spot in registry.heads:
        if head.subject is not None:
            check_reference(registry, spot.at("subject"), head.subject, ANY_ENTITY)
        _check_floors(registry, head.expect, spot)
    _check_names(registry)


def check_reference(registry: Registry, spot: Spot, target: str, kinds: tuple[str, ...]) -> bool:
    """True where ``target`` exists and is of one of ``kinds``; else a finding is noted. Marks sources as used."""
    thing = registry.things.get(target)
    if thing is None:
        what = kinds[0] if len(kinds) == 1 else "entity"
        registry.report(spot, Code.UNKNOWN_ID, f"there is no {what} '{target}'", _nearest(registry, target, kinds))
        return False
    if thing.kind not in kinds:
        message = f"'{target}' is a {thing.kind}, and a {' or '.join(kinds[:3])} belongs here"
        registry.report(spot, Code.WRONG_KIND, message, _nearest(registry, target, kinds))
        return False
    if thing.kind == "source":
        registry.used_sources.add(target)
    return True


def _nearest(registry: Registry, target: str, kinds: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    ids = [thing.id for thing in registry.things.values() if thing.kind in kinds]
    near = get_close_matches(target, ids, n=3)
    return f"the nearest are {', '.join(near)}" if near else f"define [{kinds[0]}.{target}], or name another"


def references(thing: Thing) -> Iterator[Reference]:
    """Every id that a source, entity or metric names: where, which id, of which kinds it may be."""
    table = thing.table
    if isinstance(table, Metric):
        if table.share_of:
            yield ("share_of", "metric"), table.share_of.metric, ("metric",)
            yield ("share_of", "whole"), table.share_of.whole, ANY_ENTITY
        if table.growth_of:
            yield ("growth_of", "metric"), table.growth_of.metric, ("metric",)
    if isinstance(table, Entity):
        for number, source in enumerate(table.source or ()):
            yield ("source", number), source, ("source",)
        yield from entity_references(table)


def entity_references(table: Entity) -> Iterator[Reference]:
    """The ids of other entities that an entity names; the first part of the path is the relation."""
    if isinstance(table, Place):
        yield from _one("within", table.within, PLACES)
        yield from _many("members", table.members, PLACES)
    if isinstance(table, Company):
        yield from _one("city", table.city, PLACES)
    if isinstance(table, Company | Organization | Project):
        yield from _many("industries", table.industries, ("industry",))
    if isinstance(table, Alliance):
        yield from _one("industry", table.industry, ("industry",))
    if isinstance(table, Organization | Alliance | Project):
        yield from _one("place", table.place, PLACES)
    if isinstance(table, Project):
        yield from _many("by", table.by or [], ANY_ENTITY)
    if isinstance(table, Person):
        for number, role in enumerate(table.roles):
            yield ("roles", number, "of"), role.of, ANY_ENTITY


def _one(key: str, target: str | None, kinds: tuple[str, ...]) -> Iterator[Reference]:
    if target is not None:
        yield (key,), target, kinds


def _many(key: str, targets: list[str], kinds: tuple[str, ...]) -> Iterator[Reference]:
    for number, target in enumerate(targets):
        yield (key, number), target, kinds


def _check_own(registry: Registry, thing: Thing) -> None:
    if isinstance(thing.table, Metric) and not thing.table.aliases:
        hint = "add 'aliases': how people ask for it, in English and Chinese"
        registry.report(thing.spot, Code.METRIC_WITHOUT_ALIAS, f"the metric '{thing.id}' has no alias", hint)
    if isinstance(thing.table, Entity) and not thing.table.source:
        hint = "add 'source', and 'evidence' as printed there"
        registry.report(thing.spot, Code.ENTITY_WITHOUT_SOURCE, f"'{thing.id}' names no source", hint)


def check_unused(registry: Registry) -> None:
    """Note the sources that nothing names; to be called after the facts were read."""
    for thing in registry.things.values():
        if isinstance(thing.table, Source) and thing.id not in registry.used_sources:
            hint = "remove it, or name it in a fact"
            registry.report(thing.spot, Code.UNUSED_SOURCE, f"nothing names the source '{thing.id}'", hint)


def _check_floors(registry: Registry, expect: dict[str, int], spot: Spot) -> None:
    counts = counts_of(spot.document)
    for what, floor in expect.items():
        if what not in counts:
            hint = f"the keys are {', '.join(counts)}"
            registry.report(spot.at("expect", what), Code.UNKNOWN_KEY, f"'{what}' is nothing to expect", hint)
        elif counts[what] < floor:
            message = f"{counts[what]} {what}, and the file expects {floor} of itself"
            hint = "was a part lost in a merge? Else lower the floor"
            registry.report(spot.at("expect", what), Code.FLOOR, message, hint)


def _check_names(registry: Registry) -> None:
    holders: dict[str, dict[str, str]] = defaultdict(dict)
    for thing, entity in registry.entities():
        for name in (entity.name, *entity.names.values(), *entity.aliases):
            holders[fold(name)].setdefault(thing.id, name)
    for sharing in holders.values():
        if len(sharing) > 1:
            _report_shared(registry, sharing)


def _report_shared(registry: Registry, sharing: dict[str, str]) -> None:
    for id_, name in sharing.items():
        entity = registry.entity(id_)
        if entity is not None and entity.not_to_confuse is None:
            others = ", ".join(other for other in sharing if other != id_)
            message = f"'{id_}' shares the name {name!r} with {others}"
            hint = "add 'not_to_confuse', a sentence that tells them apart, to each"
            registry.report(registry.things[id_].spot, Code.SHARED_NAME, message, hint)
