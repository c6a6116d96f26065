"""Compare: entities of one kind side by side, and of each figure how many times the others the first is."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from g60cli.answer import Answer, Block, Data
from g60cli.questions.answering import answer
from g60cli.questions.blocks import statements_block
from g60cli.questions.compare_figures import figure_rows, flat_row, flat_rows, newer_block, rows_block
from g60cli.questions.comparing import entities_named
from g60cli.questions.display import further_values
from g60cli.questions.entities import entity_by_id
from g60cli.questions.facts import FACT_KEYS, facts_about, statements
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.metrics import metric_named
from g60cli.questions.pairing import Wish
from g60cli.questions.parts import common_parts, wholes_of
from g60cli.questions.series import beside
from g60cli.questions.side_by_side import attributes_block, attributes_of, belongings_block, belongings_of
from g60cli.questions.years import parse_years

_KEYS = (*FACT_KEYS, "entity", "ratio", "ratio_precision", "ratio_display", "comparable", "why_not", "computed_from")
Facts = Mapping[str, Sequence[Data]]


def compare(
    knowledge: Knowledge,
    words: Sequence[str],
    metric: str | None = None,
    year: str | None = None,
    allow_mixed: bool = False,
) -> Answer:
    """Two to nine entities of one kind: attributes, figures with ratios, and what each has that the others lack.

    ``metric`` leaves that metric alone. Raises what ``entities_named`` raises, BadYear, and UnknownName for a metric.
    """
    wish = Wish(parse_years(year) if year is not None else None, allow_mixed)
    only = metric_named(knowledge, metric) if metric is not None else None
    ids = entities_named(knowledge, words)
    entities = [entity for entity in (entity_by_id(knowledge, id_) for id_ in ids) if entity is not None]
    facts = {id_: _own_facts(knowledge, id_, ids, only) for id_ in ids}
    rows = figure_rows(knowledge, facts, wish)
    attributes = attributes_of(knowledge, entities, facts)
    data: Data = {"entities": entities, "rows": rows, "attributes": attributes}
    blocks = [rows_block(entities, rows)] if rows else []
    if any(row["newer"] for row in rows):
        blocks.append(newer_block(rows))
    if only is None:
        more, their_blocks = _all_else(knowledge, entities, facts)
        data, blocks = data | more, [attributes_block(entities, attributes), *blocks, *their_blocks]
    else:
        data["attributes"] = [row for row in attributes if row["metric"]]
        blocks = [attributes_block(entities, data["attributes"])] if data["attributes"] else blocks
    title = " · ".join(entity["name"] for entity in entities)
    found = Answer(
        "compare", title, data, blocks, notes=[*_notes(data, wish, only), *_overlaps(knowledge, entities)], keys=_KEYS
    )
    return answer(knowledge, found._replace(rows=_flat(entities, data, facts)))


def _flat(entities: Sequence[Data], data: Data, facts: Facts) -> list[Data]:
    """All facts that are shown one by one: the figures, then attributes and statements, which have no ratio."""
    whose = {fact["id"]: id_ for id_, each in facts.items() for fact in each}
    told = [cell for row in data["attributes"] if row["metric"] for cell in row["cells"] if cell is not None]
    others = (flat_row(fact, whose[fact["id"]]) for fact in (*told, *data.get("statements", ())))
    return [*flat_rows(entities, data["rows"]), *others]


def _own_facts(knowledge: Knowledge, id_: str, ids: Sequence[str], only: Data | None) -> list[Data]:
    """The facts about one of the entities: what is said of several of them together tells none from another."""
    others = set(ids) - {id_}
    facts = [fact for fact in facts_about(knowledge, id_) if others.isdisjoint(beside(fact, id_))]
    return facts if only is None else [fact for fact in facts if fact["metric"] and fact["metric"]["id"] == only["id"]]


def _all_else(knowledge: Knowledge, entities: Sequence[Data], facts: Facts) -> tuple[Data, list[Block]]:
    """What the entities have and what is said of them, as data and as blocks."""
    belongings = belongings_of(knowledge, entities, facts)
    said = [fact for each in facts.values() for fact in statements(each)]
    blocks = [belongings_block(knowledge, entities, belongings)] if belongings else []
    if said:
        blocks.append(statements_block(knowledge, said, subject=True))
    return {"belongings": belongings, "statements": said}, blocks


def _notes(data: Data, wish: Wish, only: Data | None) -> list[str]:
    """What a reader of the table would ask next."""
    rows = data["rows"]
    notes = []
    if not rows and (wish.years or (only and not data["attributes"])):
        asked = f" of {only['name']}" if only else ""
        when = f" in {wish.years}" if wish.years else ""
        notes.append(f"there is no figure{asked}{when} to compare")
    if any(row["mixed"] for row in rows) and not wish.allow_mixed:
        notes.append("figures of different times have no ratio; --allow-mixed divides them, and marks it")
    others = sum(row["others"] for row in rows)
    if others:
        notes.append(
            f"{further_values(others)} not shown (older, of another source, a target); "
            f"g60 metric {only['id'] if only else 'ID'} lists all"
        )
    return notes


def _overlaps(knowledge: Knowledge, entities: Sequence[Data]) -> Iterator[str]:
    """A word on each two that have parts in common; that one is a part of the other stands in the rows."""
    wholes = wholes_of(knowledge, [entity["id"] for entity in entities])
    for one, other in combinations(entities, 2):
        nested = one["id"] in wholes[other["id"]] or other["id"] in wholes[one["id"]]
        parts = [] if nested else common_parts(knowledge, one["id"], other["id"])
        if parts:
            yield f"{one['name']} and {other['name']} overlap: {', '.join(parts)}"
