"""What entities of one kind say of themselves, side by side: attributes, and what each has that the others lack."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from g60cli.answer import Block, Cell, Column, Data, Look
from g60cli.questions.blocks import period_text
from g60cli.questions.cards import described, lists_of
from g60cli.questions.choosing import chosen
from g60cli.questions.facts import is_attribute, is_figure
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.series import reference

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
            Cell(_shared_cell(knowledge, row, len(entities)), _sources(item["thing"] for item in row["shared"])),
            *(Cell(", ".join(thing["name"] for thing in things), _sources(things)) for things in row["only"]),
        )
        for row in rows
    )
    return Block("What each has", columns, drawn)


def _lists(knowledge: Knowledge, entity: Data, facts: Sequence[Data]) -> dict[str, list[Data]]:
    """What an entity has, list by list, each thing with the source that says so."""
    said = _first(entity["source"])
    found = {
        "Industries": [reference(knowledge, id_) | {"source": said} for id_ in entity.get("industries", ())],
        "Products": [
            {"kind": "product", "id": None, "name": name, "source": said} for name in entity.get("products", ())
        ],
    }
    lists = lists_of(knowledge, entity)
    if entity["kind"] == "industry":
        found["Cities and places"] = list(_cities(knowledge, lists))
    for key, members in lists.items():
        found[key.capitalize()] = [
            {"kind": each["kind"], "id": each["id"], "name": each["name"], "source": _first(each["source"])}
            for each in members
        ]
    measured = {fact["metric"]["id"]: fact["metric"] for fact in facts if is_figure(fact)}
    found[_METRICS] = [{"kind": "metric", **metric, "source": None} for metric in measured.values()]
    return {key: values for key, values in found.items() if values}


def _cities(knowledge: Knowledge, lists: Mapping[str, Sequence[Data]]) -> Iterator[Data]:
    """Where the companies, alliances and others of an industry are, each place as the first of them says it."""
    told = set()
    for each in (each for members in lists.values() for each in members):
        place = each.get("city") or each.get("place")
        if place and place not in told:
            told.add(place)
            yield reference(knowledge, place) | {"source": _first(each["source"])}


def _first(sources: Sequence[str]) -> str | None:
    """The source that the evidence of an entity stands in."""
    return sources[0] if sources else None


def _key(thing: Data) -> tuple[str, str]:
    return thing["kind"], thing["id"] or thing["name"]


def _shared_cell(knowledge: Knowledge, row: Data, count: int) -> str:
    """What is shared; metrics that are have a row of their own among the figures, and are not told again."""
    if row["what"] == _METRICS:
        return "see Figures" if row["shared"] else ""
    return ", ".join(_shared_text(knowledge, item, count) for item in row["shared"])


def _shared_text(knowledge: Knowledge, item: Data, count: int) -> str:
    """A shared thing; where not all share it, with the names of those who do."""
    name = str(item["thing"]["name"])
    if len(item["by"]) == count:
        return name
    return f"{name} ({', '.join(knowledge.named(id_).name for id_ in item['by'])})"


def _sources(things: Iterable[Data]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(thing["source"] for thing in things if thing["source"]))
