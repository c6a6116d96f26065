"""Facts as objects: one SELECT, one shape (design: "JSON"), the same for every answer."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from g60cli.answer import Data
from g60cli.knowledge.values import as_fraction, parse_number
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS
from g60cli.questions.display import joined, marks_text, quantity_text
from g60cli.questions.knowledge import Knowledge, Row

_COLUMNS = "SELECT fact.*, metric.name AS metric_name, metric.unit AS unit, metric.kind AS metric_kind"
_METRIC = "LEFT JOIN metric ON metric.id = fact.metric"
SELECT = f"{_COLUMNS} FROM fact {_METRIC}"
# From the index of subjects, which has them in the order of the file.
_ABOUT = f"""
{_COLUMNS} FROM fact_entity AS subject CROSS JOIN fact ON fact.number = subject.fact {_METRIC}
WHERE subject.entity = ? ORDER BY subject.fact
"""


# One for all: each fact holds three texts to read.
_read = json.JSONDecoder().decode


# The keys of a fact object, a contract (design: "JSON"): keys are added, never renamed or removed.
FACT_KEYS = (
    "id", "about", "with", "metric", "value", "number", "unit", "display", "precision", "status", "basis", "rank",
    "why", "period", "period_basis", "per", "text", "also", "source", "section", "evidence", "said_by", "event", "note",
)  # fmt: skip


def facts_where(knowledge: Knowledge, condition: str, parameters: Sequence[Any] = ()) -> Iterator[Data]:
    """The facts that a condition selects, as objects, in the order of the file."""
    sql = f"{SELECT} WHERE {condition} ORDER BY fact.number"
    for row in knowledge.rows(sql, parameters):
        yield fact_object(knowledge, row)


def facts_about(knowledge: Knowledge, entity: str) -> Iterator[Data]:
    """Every fact that has the entity in its subject, in the order of the file."""
    for row in knowledge.rows(_ABOUT, (entity,)):
        yield fact_object(knowledge, row)


def fact_object(knowledge: Knowledge, row: Row) -> Data:
    """The documented object of a fact."""
    about, *others = [_entity_object(knowledge, id_) for id_ in _read(row["about"])]
    return {
        "id": row["id"],
        "about": about,
        "with": others,
        "metric": {"id": row["metric"], "name": row["metric_name"]} if row["metric"] else None,
        "value": row["value"],
        "number": _float(row["value"], row["unit"]),
        "unit": row["unit"],
        "display": _display(knowledge, row),
        "precision": row["precision"],
        "status": row["status"],
        "basis": row["basis"],
        "rank": row["rank"],
        "why": row["why"],
        "period": row["period"],
        "period_basis": row["period_basis"] if row["period"] else None,
        "per": row["per"],
        "text": row["text"],
        "also": [_converted(item, row["precision"]) for item in _read(row["also"])],
        "source": row["source"],
        "section": row["section"],
        "evidence": _read(row["evidence"]),
        "said_by": row["said_by"],
        "event": bool(row["event"]),
        "note": row["note"],
    }


def is_attribute(fact: Data) -> bool:
    """True for a code, a date, a text or an entity that describes its subject."""
    return fact["metric"] is not None and fact["unit"] in ATTRIBUTE_UNITS


def is_figure(fact: Data) -> bool:
    """True for a quantity that is a number."""
    return fact["metric"] is not None and fact["unit"] not in ATTRIBUTE_UNITS


def statements(facts: Iterable[Data]) -> list[Data]:
    """The facts that are sentences."""
    return [fact for fact in facts if fact["text"] is not None]


def _entity_object(knowledge: Knowledge, id_: str) -> Data:
    named = knowledge.named(id_)
    return {"kind": named.kind, "id": named.id, "name": named.name}


def _float(value: str | None, unit: str | None) -> float | None:
    if value is None or unit in ATTRIBUTE_UNITS:
        return None
    number = parse_number(value)
    return float(number if isinstance(number, int) else as_fraction(number))


def _display(knowledge: Knowledge, row: Row) -> str | None:
    if row["value"] is None:
        return None
    if row["unit"] == "entity":
        text = knowledge.named(row["value"]).name
    else:
        text = quantity_text(row["value"], row["unit"], row["precision"], row["per"])
    return joined(text, marks_text(row["status"], row["rank"]))


def _converted(item: Data, precision: str) -> Data:
    return {**item, "display": quantity_text(item["value"], item["unit"], precision)}
