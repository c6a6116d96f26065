"""What entities of one kind say of themselves, side by side: attributes, and what each has that the others lack."""

from collections.abc import Mapping, Sequence
from typing import Any

from g60cli.answer import Block, Cell, Column, Data, Look
from g60cli.questions.blocks import period_text
from g60cli.questions.cards import described, lists_of
from g60cli.questions.choosing import chosen
from g60cli.questions.entities import first_source
from g60cli.questions.facts import is_attribute, is_figure
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.series import metric_reference, reference

# What is the same for all that are compared, or told elsewhere: the things an entity has stand among its belongings.
_ELSEWHERE = ("Kind", "Industries", "Products", "Also called", "Not to confuse")
_METRICS = "Metrics"
_LISTED = ("industries", "products")

Facts = Mapping[str, Sequence[Data]]


def attributes_of(knowledge: Knowledge, entities: Sequence[Data], facts: Facts) -> list[Data]:
    """Each attribute that any of the entities has, with a cell for each entity: a text, a fact, or None."""
    texts = [dict(described(knowledge, entity)) for entity in entities]
    rows: list[Data] = [
        {"attribute": label, "metric": None, "cells": [text.get(label) or None for text in texts]}
        for label in dict.fromkeys(label for text in texts for label in text)
        if label not in _ELSEWHERE
    ]
    measured = {fact["metric"]["id"]: fact["metric"] for each in facts.values() for fact in each if is_attribute(fact)}
    for id_, metric in measured.items():
        told = (
            [fact for fact in each if is_attribute(fact) and fact["metric"]["id"] == id_] for each in facts.values()
        )
        cells = [chosen(knowledge, those) for those in told]
        rows.append({"attribute": metric["name"], "metric": metric, "cells": cells})
    return [row for row in rows if any(row["cells"])]


def attributes_block(entities: Sequence[Data], rows: Sequence[Data]) -> Block:
    """The attributes as a table with a column for each entity."""
    columns = (Column("attribute", "", Look.NAME), *(Column(entity["id"], entity["name"]) for entity in entities))
    drawn = tuple(
        (Cell(row["attribute"]), *(_cell(cell, entity) for cell, entity in zip(row["cells"], entities, strict=True)))
        for row in rows
    )
    return Block("", columns, drawn)


def _cell(cell: Data | str | None, entity: Data) -> Cell:
    if cell is None:
        return Cell("")
    if isinstance(cell, str):
        return Cell(cell, tuple(entity["source"]))
    when = f" ({period_text(cell)})" if cell["period"] else ""
    return Cell(cell["display"] + when, (cell["source"],))


def belongings_of(knowledge: Knowledge, entities: Sequence[Data], facts: Facts) -> list[Data]:
    """What the entities have, list by list: what several share, and what each has that the others lack."""
    lists = [_lists(knowledge, entity, facts[entity["id"]]) for entity in entities]
    rows = []
    for name in dict.fromkeys(name for each in lists for name in each):
        things = [{_key(thing): thing for thing in each.get(name, ())} for each in lists]
        count = {key: sum(key in other for other in things) for each in things for key in each}
        shared = {key: thing for each in things for key, thing in each.items() if count[key] > 1}
        only = [[thing for key, thing in each.items() if count[key] == 1] for each in things]
        owners = {key: [e["id"] for e, each in zip(entities, things, strict=True) if key in each] for key in shared}
        rows.append(
            {
                "what": name,
                "shared": [{"thing": thing, "by": owners[key]} for key, thing in shared.items()],
                "only": only,
            }
        )
    return rows


def belongings_block(knowledge: Knowledge, entities: Sequence[Data], rows: Sequence[Data]) -> Block:
    """The belongings as a table: what is shared, and what only one has."""
    columns = (
        Column("what", "", Look.NAME),
        Column("shared", "Shared"),
        *(Column(entity["id"], f"Only {entity['name']}") for entity in entities),
    )
    drawn = tuple(
        (
            Cell(row["what"]),
            Cell(_shared_cell(knowledge, row, len(entities))),
            *(
                Cell(", ".join(_name(thing) for thing in things), _sources(knowledge, things, entity))
                for things, entity in zip(row["only"], entities, strict=True)
            ),
        )
        for row in rows
    )
    return Block("What each has", columns, drawn)


def _lists(knowledge: Knowledge, entity: Data, facts: Sequence[Data]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for key in _LISTED:
        values = entity.get(key) or []
        found[key.capitalize()] = values if key == "products" else [reference(knowledge, id_) for id_ in values]
    for key, members in lists_of(knowledge, entity).items():
        found[key.capitalize()] = [reference(knowledge, member["id"]) for member in members]
    measured = {fact["metric"]["id"]: metric_reference(fact["metric"]) for fact in facts if is_figure(fact)}
    found[_METRICS] = list(measured.values())
    return {key: values for key, values in found.items() if values}


def _key(thing: Data | str) -> str:
    return thing if isinstance(thing, str) else thing["id"]


def _name(thing: Data | str) -> str:
    return thing if isinstance(thing, str) else thing["name"]


def _shared_cell(knowledge: Knowledge, row: Data, count: int) -> str:
    """What is shared; metrics that are have a row of their own among the figures, and are not told again."""
    if row["what"] == _METRICS:
        return "see Figures" if row["shared"] else ""
    return ", ".join(_shared_text(knowledge, item, count) for item in row["shared"])


def _shared_text(knowledge: Knowledge, item: Data, count: int) -> str:
    """A shared thing; where not all share it, with the names of those who do."""
    if len(item["by"]) == count:
        return _name(item["thing"])
    return f"{_name(item['thing'])} ({', '.join(knowledge.named(id_).name for id_ in item['by'])})"


def _sources(knowledge: Knowledge, things: Sequence[Any], entity: Data) -> tuple[str, ...]:
    """Who says it: of an entity its own first source, of a product the sources of the maker; a metric says nothing."""
    if any(isinstance(thing, str) for thing in things):
        return tuple(entity["source"])
    kinds = [thing for thing in things if "kind" in thing]
    found = (first_source(knowledge, thing["id"]) for thing in kinds)
    return tuple(dict.fromkeys(source for source in found if source))
