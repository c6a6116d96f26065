"""Metrics: the definitions, and one metric with all its values."""

import json
from collections.abc import Iterator

from g60cli.answer import Answer, Block, Cell, Column, Data, Look, Stream
from g60cli.questions.answering import carded, streamed
from g60cli.questions.blocks import values_block
from g60cli.questions.facts import FACT_KEYS
from g60cli.questions.keys import KEYS
from g60cli.questions.knowledge import Knowledge, Row
from g60cli.questions.metric_values import values_of_metric
from g60cli.questions.naming import find

COUNTED = """
SELECT metric.*, (SELECT coalesce(sum(facts), 0) FROM tally WHERE tally.metric = metric.id) AS fact_count FROM metric
"""

_COLUMNS = (
    Column("name", "Metric", Look.NAME),
    Column("id", "Id", Look.FIXED),
    Column("unit", "Unit", Look.FIXED),
    Column("metric_kind", "Kind", Look.FIXED),
    Column("fact_count", "Facts", Look.NUMBER),
    Column("summary", "What it counts"),
)


def metric_object(row: Row) -> Data:
    """The documented object of a metric."""
    return {
        "kind": "metric",
        "id": row["id"],
        "name": row["name"],
        "unit": row["unit"],
        "metric_kind": row["kind"],
        "additive": bool(row["additive"]),
        "steady": bool(row["steady"]),
        "share_of": json.loads(row["share_of"] or "null"),
        "growth_of": json.loads(row["growth_of"] or "null"),
        "aliases": json.loads(row["aliases"]),
        "summary": row["summary"],
        "fact_count": row["fact_count"],
    }


def metric_named(knowledge: Knowledge, name: str) -> Data:
    """The object of the metric that has this name, id or alias; raises what ``find`` raises."""
    return metric_by_id(knowledge, find(knowledge, name, ("metric",)).id)


def metric_by_id(knowledge: Knowledge, id_: str) -> Data:
    """The object of the metric of that id, which there is."""
    row = knowledge.row(f"{COUNTED} WHERE id = ?", (id_,))
    assert row is not None
    return metric_object(row)


def metrics(knowledge: Knowledge) -> Stream:
    """All metrics with their definitions."""

    def rows() -> Iterator[Data]:
        return map(metric_object, knowledge.rows(f"{COUNTED} ORDER BY position"))

    def whole(data: list[Data]) -> Answer:
        return Answer("metrics", "Metrics", data, [Block("", _COLUMNS, tuple(map(_metric_row, data)))])

    return streamed(knowledge, KEYS["metric"], rows, whole)


def _metric_row(metric: Data) -> tuple[Cell, ...]:
    return tuple(Cell(str(metric[column.key] if metric[column.key] is not None else "")) for column in _COLUMNS)


def metric(knowledge: Knowledge, name: str) -> Stream:
    """One metric with all its values over places and years."""
    data = metric_named(knowledge, name)

    def rows() -> Iterator[Data]:
        return values_of_metric(knowledge, data["id"])

    def whole(facts: list[Data]) -> Answer:
        blocks = [_definition(knowledge, data), *([values_block(facts)] if facts else [])]
        return Answer("metric", data["name"], data | {"facts": facts}, blocks)

    return carded(streamed(knowledge, FACT_KEYS, rows, whole, empty=f"no fact gives a value of {data['name']}"))


def _definition(knowledge: Knowledge, data: Data) -> Block:
    share = data["share_of"]
    growth = data["growth_of"]
    described = [
        ("Id", data["id"]),
        ("Unit", data["unit"]),
        ("Kind", data["metric_kind"]),
        ("Asked for as", "; ".join(data["aliases"])),
        ("What it counts", data["summary"]),
        ("Share of", share and f"{share['metric']} of {knowledge.named(share['whole']).name}"),
        ("Growth of", growth and growth["metric"] + (", real" if growth["real"] else "")),
    ]
    rows = tuple((Cell(label), Cell(text)) for label, text in described if text)
    return Block("", (Column("key", "", Look.NAME), Column("value", "")), rows, headed=False)
