"""What the registered tables say of one another: references that must resolve, names that must not collide."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from g60cli.errors import with_article
from g60cli.knowledge.findings import Spot
from g60cli.knowledge.format import (
    Alliance,
    Company,
    Entity,
    Metric,
    Organization,
    Person,
    Place,
    Project,
    Role,
    Source,
)
from g60cli.knowledge.names import fold
from g60cli.knowledge.paths import Path
from g60cli.knowledge.periods import PERIOD_FORMS, parse_period
from g60cli.knowledge.problems import Code
from g60cli.knowledge.registry import Registry, Thing, counts_of
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, KINDS, MetricKind, SourceType

Reference = tuple[tuple[str | int, ...], str, tuple[str, ...]]

PLACES = ("city", "place")
ANY_ENTITY = KINDS

# Comparing every unknown id with every known one is quadratic: a file so broken gets fewer hints.
_MOST_COMPARISONS = 300_000
# Of which a piece of a file has a tenth.
COMPARED_BEFORE_A_PIECE = 270_000
_LONGEST_COMPARED = 100
_MOST_OTHERS = 3


def check_relations(registry: Registry) -> None:
    """Add to the registry's findings what is wrong between its tables."""
    for thing in registry.things.values():
        for path, target, kinds in references(thing):
            check_reference(registry, (thing.spot, path), target, kinds)
        _check_own(registry, thing)
    for head, spot in registry.heads:
        if head.subject is not None:
            check_reference(registry, (spot, ("subject",)), head.subject, ANY_ENTITY)
    _check_names(registry)


def check_reference(registry: Registry, at: tuple[Spot, Path], target: str, kinds: tuple[str, ...]) -> bool:
    """True where ``target`` exists and is of one of ``kinds``; else a finding is noted. Marks sources as used.

    ``at`` is a table and the way to the key in it: the spot of the key is made only where there is something to say.
    """
    thing = registry.things.get(target)
    if thing is not None and thing.kind in kinds:
        if thing.kind == "source":
            registry.used_sources.add(target)
        return True
    table, path = at
    spot = table.at(*path)
    if thing is None:
        what = "entity" if kinds is ANY_ENTITY else " or ".join(kinds)
        hint = _nearest(registry, target, kinds, f"define [{kinds[0]}.{target}], or name another")
        registry.report(spot, Code.UNKNOWN_ID, f"there is no {what} '{target}'", hint)
        return False
    wanted = "an entity" if kinds is ANY_ENTITY else " or ".join(map(with_article, kinds))
    message = f"'{target}' is {with_article(thing.kind)}, and {wanted} belongs here"
    registry.report(spot, Code.WRONG_KIND, message, _nearest(registry, target, kinds, f"write the id of {wanted}"))
    return False


def report_period(registry: Registry, spot: Spot, error: ValueError) -> None:
    """Note a period that cannot be read, from the sentence that says why."""
    message = str(error).partition(": write ")[0]
    registry.report(spot, Code.BAD_PERIOD, message, f"write {PERIOD_FORMS}")


def _nearest(registry: Registry, target: str, kinds: tuple[str, ...], otherwise: str) -> str:
    registry.comparisons += len(registry.things)
    if registry.comparisons > _MOST_COMPARISONS or len(target) > _LONGEST_COMPARED:
        return otherwise
    from difflib import get_close_matches

    ids = [thing.id for thing in registry.things.values() if thing.kind in kinds]
    near = get_close_matches(target, ids, n=3)
    return f"the nearest are {', '.join(near)}" if near else otherwise


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
    if isinstance(thing.table, Metric):
        _check_metric(registry, thing.table, thing)
    if isinstance(thing.table, Source) and thing.table.type is None:
        hint = f"add 'type': {', '.join(SourceType)}"
        registry.report(thing.spot, Code.SOURCE_WITHOUT_TYPE, f"the source '{thing.id}' has no type", hint)
    if isinstance(thing.table, Entity) and not thing.table.source:
        hint = "add 'source', and 'evidence' as printed there"
        registry.report(thing.spot, Code.ENTITY_WITHOUT_SOURCE, f"'{thing.id}' names no source", hint)
    if isinstance(thing.table, Person):
        for number, role in enumerate(thing.table.roles):
            _check_role(registry, role, thing.spot.at("roles", number))


def _check_metric(registry: Registry, metric: Metric, thing: Thing) -> None:
    if not metric.aliases:
        hint = "add 'aliases': how people ask for it, in English and Chinese"
        registry.report(thing.spot, Code.METRIC_WITHOUT_ALIAS, f"the metric '{thing.id}' has no alias", hint)
    if (metric.kind is MetricKind.ATTRIBUTE) != (metric.unit in ATTRIBUTE_UNITS):
        message = f"the unit {metric.unit} does not go with the kind {metric.kind}"
        hint = f"the units of an attribute, and only of one, are {', '.join(ATTRIBUTE_UNITS)}"
        registry.report(thing.spot.at("unit"), Code.BAD_VALUE, message, hint)
    wanted = {"share_of": MetricKind.SHARE, "growth_of": MetricKind.GROWTH}
    for key, kind in wanted.items():
        if getattr(metric, key) is not None and metric.kind is not kind:
            message = f"'{key}' stands at a metric of the kind {metric.kind}"
            registry.report(thing.spot.at(key), Code.BAD_VALUE, message, f"make the kind {kind}, or leave '{key}' out")


def _check_role(registry: Registry, role: Role, spot: Spot) -> None:
    if role.period is not None:
        try:
            parse_period(role.period)
        except ValueError as error:
            report_period(registry, spot.at("period"), error)


def check_unused(registry: Registry) -> None:
    """Note the sources that nothing names; to be called after the facts were read."""
    for thing in registry.things.values():
        if isinstance(thing.table, Source) and thing.id not in registry.used_sources:
            hint = "remove it, or name it in a fact"
            registry.report(thing.spot, Code.UNUSED_SOURCE, f"nothing names the source '{thing.id}'", hint)


def check_floors(registry: Registry) -> None:
    """Note where a file holds less than it expects of itself; to be called after the facts were read."""
    for head, spot in registry.heads:
        _check_floors_of(registry, head.expect, spot)


def _check_floors_of(registry: Registry, expect: dict[str, int], spot: Spot) -> None:
    counts = counts_of(spot.document) | {"quantities": registry.quantities[spot.document.key]}
    for what, floor in expect.items():
        if what not in counts:
            from difflib import get_close_matches

            near = get_close_matches(what[:_LONGEST_COMPARED].lower(), counts, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"the keys are {', '.join(counts)}"
            registry.report(spot.at("expect", what), Code.UNKNOWN_KEY, f"'{what}' is nothing to expect", hint)
        elif counts[what] < floor:
            message = f"{what}: the file holds {counts[what]} and expects {floor} of itself"
            hint = "was a part lost in a merge? Else lower the floor"
            registry.report(spot.at("expect", what), Code.FLOOR, message, hint)


def _check_names(registry: Registry) -> None:
    holders: dict[str, dict[str, tuple[Spot, str]]] = defaultdict(dict)
    for thing, entity in registry.entities():
        for spot, name in _names_of(thing, entity):
            folded = fold(name)
            if folded:
                holders[folded].setdefault(thing.id, (spot, name))
            else:
                message = f"{name!r} is no name: nobody can type it so that it is found"
                registry.report(spot, Code.BAD_TEXT, message, "write a name of letters or digits")
    for sharing in holders.values():
        if len(sharing) > 1:
            _report_shared(registry, sharing)


def _names_of(thing: Thing, entity: Entity) -> Iterator[tuple[Spot, str]]:
    yield thing.spot.at("name"), entity.name
    for language, name in entity.names.items():
        yield thing.spot.at("names", language), name
    for number, alias in enumerate(entity.aliases):
        yield thing.spot.at("aliases", number), alias


def _report_shared(registry: Registry, sharing: dict[str, tuple[Spot, str]]) -> None:
    for id_, (spot, name) in sharing.items():
        entity = registry.entity(id_)
        if entity is not None and entity.not_to_confuse is None:
            others = [other for other in islice(sharing, _MOST_OTHERS + 1) if other != id_][:_MOST_OTHERS]
            more = f" and {len(sharing) - 1 - len(others)} more" if len(sharing) - 1 > len(others) else ""
            message = f"'{id_}' shares the name {name!r} with {', '.join(others)}{more}"
            hint = "add 'not_to_confuse', a sentence that tells them apart, to each"
            registry.report(spot, Code.SHARED_NAME, message, hint)
