"""Facts as objects: one SELECT, one shape (design: "JSON"), the same for every answer."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from g60cli.answer import Data
from g60cli.knowledge.values import Number, as_fraction, parse_number
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS
from g60cli.questions.display import joined, marks_text, number_text, quantity_text
from g60cli.questions.knowledge import Knowledge, Row

# Named one by one, for an object is made of them in this order: to look up two dozen names in a row takes as long as
# reading it.
_OF_FACT = (
    "id", "about", "metric", "value", "precision", "status", "basis", "rank", "why", "period", "period_basis", "per",
    "text", "also", "source", "section", "evidence", "said_by", "event", "note",
)  # fmt: skip
COLUMNS = f"SELECT {', '.join(f'fact.{name}' for name in _OF_FACT)}, metric.name AS metric_name, metric.unit AS unit"
METRIC = "LEFT JOIN metric ON metric.id = fact.metric"
SELECT = f"{COLUMNS} FROM fact {METRIC}"
_READ = len(_OF_FACT) + 2
# From the index of subjects, which has them in the order of the file.
_ABOUT = f"""
{COLUMNS} FROM fact_entity AS subject CROSS JOIN fact ON fact.number = subject.fact {METRIC}
WHERE subject.entity = ? ORDER BY subject.fact
"""


# One for all: each fact holds three texts to read. They are ours, without spaces around.
_read = json.JSONDecoder().raw_decode


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
    """The documented object of a fact, from a row that begins with ``COLUMNS``."""
    (
        id_, about, metric, value, precision, status, basis, rank, why, period, period_basis, per,
        text, also, source, section, evidence, said_by, event, note, metric_name, unit, *_,
    ) = row  # fmt: skip
    first, *others = [_entity_object(knowledge, id_) for id_ in _read(about)[0]]
    number = None if value is None or unit in ATTRIBUTE_UNITS else parse_number(value)
    display = None
    if value is not None:
        display = joined(_display(knowledge, value, unit, number, precision, per), marks_text(status, rank))
    return {
        "id": id_,
        "about": first,
        "with": others,
        "metric": {"id": metric, "name": metric_name} if metric else None,
        "value": value,
        "number": None if number is None else _float(number),
        "unit": unit,
        "display": display,
        "precision": precision,
        "status": status,
        "basis": basis,
        "rank": rank,
        "why": why,
        "period": period,
        "period_basis": period_basis if period else None,
        "per": per,
        "text": text,
        "also": [] if also == "[]" else [_converted(item, precision) for item in _read(also)[0]],
        "source": source,
        "section": section,
        "evidence": _read(evidence)[0],
        "said_by": said_by,
        "event": bool(event),
        "note": note,
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


def _float(number: Number) -> float:
    return float(number if isinstance(number, int) else as_fraction(number))


def _display(
    knowledge: Knowledge, value: str, unit: str, number: Number | None, precision: str, per: str | None
) -> str:
    if number is not None:
        return number_text(number, value, unit, precision, per)
    return knowledge.named(value).name if unit == "entity" else value


def _converted(item: Data, precision: str) -> Data:
    return {**item, "display": quantity_text(item["value"], item["unit"], precision)}
