"""Who says it: all sources, and one with its facts."""

from collections.abc import Iterator

from g60cli.answer import Answer, Block, Cell, Column, Data, Look, Stream
from g60cli.questions.answering import first_of, streamed
from g60cli.questions.blocks import fact_blocks
from g60cli.questions.facts import FACT_KEYS, facts_where
from g60cli.questions.keys import KEYS
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.naming import find
from g60cli.questions.sources import source_object, sources_by_id

_ALL = """
SELECT source.*, (SELECT coalesce(sum(facts), 0) FROM tally WHERE tally.source = source.id) AS fact_count
FROM source ORDER BY position
"""
_COLUMNS = (
    Column("id", "Id", Look.FIXED),
    Column("title", "Title"),
    Column("authors", "Authors", Look.NAME),
    Column("publisher", "Publisher", Look.NAME),
    Column("published", "Published", Look.FIXED),
    Column("fact_count", "Facts", Look.NUMBER),
)


def sources(knowledge: Knowledge) -> Stream:
    """All sources, each with the number of its facts."""

    def rows() -> Iterator[Data]:
        for row in knowledge.rows(_ALL):
            yield source_object(row) | {"fact_count": row["fact_count"]}

    def whole(data: list[Data]) -> Answer:
        return Answer("sources", "Sources", data, [Block("", _COLUMNS, tuple(map(_source_row, data)))])

    return streamed(knowledge, (*KEYS["source"], "fact_count"), rows, whole)


def _source_row(source: Data) -> tuple[Cell, ...]:
    texts = (source["id"], source["title"], ", ".join(source["authors"]), source["publisher"], _dated(source))
    return (*(Cell(text) for text in texts), Cell(str(source["fact_count"])))


def _dated(source: Data) -> str:
    return source["published"] or f"accessed {source['accessed']}"


def source(knowledge: Knowledge, name: str) -> Stream:
    """One source with all its facts."""
    id_ = find(knowledge, name, ("source",)).id
    data = sources_by_id(knowledge, [id_])[id_]

    def rows() -> Iterator[Data]:
        return facts_where(knowledge, "fact.source = ?", (id_,))

    def whole(limit: int | None = None) -> Answer:
        facts = first_of(rows(), limit)
        blocks = [_described(data), *fact_blocks(knowledge, facts, subject=True)]
        return Answer("source", data["title"], data | {"facts": facts}, blocks, {id_: data}, keys=FACT_KEYS)

    return Stream(FACT_KEYS, rows, list, whole, is_card=True)


def _described(data: Data) -> Block:
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
    rows = tuple((Cell(label), Cell(text, (data["id"],))) for label, text in attributes if text)
    return Block("", (Column("key", ""), Column("value", "")), rows, headed=False)
