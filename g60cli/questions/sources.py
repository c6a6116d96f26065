"""Sources as objects, and the two questions about them."""

import json
from collections.abc import Iterable

from g60cli.answer import Answer, Block, Cell, Column, Data, Look
from g60cli.questions.blocks import fact_blocks
from g60cli.questions.facts import FACT_KEYS, facts_where
from g60cli.questions.knowledge import Knowledge, Row
from g60cli.questions.naming import find

_SELECT = "SELECT source.*, (SELECT count(*) FROM fact WHERE fact.source = source.id) AS fact_count FROM source"


def source_object(row: Row) -> Data:
    """The documented object of a source."""
    return {
        "id": row["id"],
        "title": row["title"],
        "authors": json.loads(row["authors"]),
        "publisher": row["publisher"],
        "published": row["published"],
        "accessed": row["accessed"],
        "type": row["type"],
        "url": row["url"],
        "language": row["language"],
        "via": row["via"],
        "date_note": row["date_note"],
        "note": row["note"],
    }


def sources_by_id(knowledge: Knowledge, ids: Iterable[str]) -> dict[str, Data]:
    """The objects of these sources, in the order given."""
    found = {}
    for id_ in dict.fromkeys(ids):
        row = knowledge.row("SELECT * FROM source WHERE id = ?", (id_,))
        if row is not None:
            found[id_] = source_object(row)
    return found


def sources(knowledge: Knowledge) -> Answer:
    """All sources, each with the number of its facts."""
    data = [
        source_object(row) | {"fact_count": row["fact_count"]} for row in knowledge.rows(f"{_SELECT} ORDER BY position")
    ]
    columns = (
        Column("id", "Id", Look.FIXED),
        Column("title", "Title"),
        Column("authors", "Authors", Look.NAME),
        Column("publisher", "Publisher", Look.NAME),
        Column("published", "Published", Look.FIXED),
        Column("fact_count", "Facts", Look.NUMBER),
    )
    rows = tuple(_source_row(source) for source in data)
    return Answer("sources", "Sources", data, [Block("", columns, rows)])


def _source_row(source: Data) -> tuple[Cell, ...]:
    texts = (source["id"], source["title"], ", ".join(source["authors"]), source["publisher"], _dated(source))
    return (*(Cell(text) for text in texts), Cell(str(source["fact_count"])))


def _dated(source: Data) -> str:
    return source["published"] or f"accessed {source['accessed']}"


def source(knowledge: Knowledge, name: str) -> Answer:
    """One source with all its facts."""
    match = find(knowledge, name, ("source",))
    data = sources_by_id(knowledge, [match.id])[match.id]
    facts = list(facts_where(knowledge, "fact.source = ?", (match.id,)))
    attributes = [
        ("Id", data["id"]),
        ("Title", data["title"]),
        ("Authors", ", ".join(data["authors"])),
        ("Publisher", data["publisher"]),
        ("Published", data["published"]),
        ("Accessed", data["accessed"]),
        ("Type", data["type"]),
        ("Address", data["url"]),
        ("Language", data["language"]),
        ("Read at", data["via"]),
        ("Date", data["date_note"]),
        ("Note", data["note"]),
    ]
    rows = tuple((Cell(label), Cell(text, (match.id,))) for label, text in attributes if text)
    card = Block("", (Column("key", ""), Column("value", "")), rows, headed=False)
    blocks = [card, *fact_blocks(knowledge, facts, subject=True)]
    return Answer("source", data["title"], data | {"facts": facts}, blocks, {match.id: data}, keys=FACT_KEYS)
