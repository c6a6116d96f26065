"""From a table of observations to a draft of a knowledge file: its sources, entities, metrics and facts.

A row that says nothing good is a problem at its place; a draft with problems is written nowhere.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from g60cli.knowledge.draft_names import Ids, SourceParts, entity_kind, metric_kind, source_name, source_parts
from g60cli.knowledge.draft_values import Unit, Value, agreed, read_unit, read_value
from g60cli.knowledge.evidence import attribute_agrees
from g60cli.knowledge.ids import quantity_id
from g60cli.knowledge.names import fold
from g60cli.knowledge.observations import Row, Table
from g60cli.knowledge.periods import PERIOD_FORMS, parse_period
from g60cli.knowledge.problems import Code
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, KINDS, MetricKind, Precision, Status

_EVIDENCE_SEPARATOR = "|"
_COPIED = ("status", "basis", "section", "note")


@dataclass(slots=True)
class DraftEntity:
    """An entity of the draft, seen in the source of its first row."""

    id: str
    name: str
    kind: str
    source: str


@dataclass(slots=True)
class DraftMetric:
    """A metric of the draft; its kind is known when all rows are."""

    id: str
    name: str
    unit: str
    is_at_end: bool = False

    @property
    def kind(self) -> MetricKind:
        """What its unit, its name and its periods make it."""
        return metric_kind(self.name, self.unit, self.is_at_end)


@dataclass(slots=True)
class DraftSource:
    """A source of the draft."""

    id: str
    parts: SourceParts


@dataclass(slots=True)
class Draft:
    """All that a table says, each thing once, in the order in which it comes up; facts by their keys in a file."""

    sources: dict[str, DraftSource] = field(default_factory=dict)
    entities: dict[str, DraftEntity] = field(default_factory=dict)
    metrics: dict[tuple[str, str], DraftMetric] = field(default_factory=dict)
    facts: list[dict[str, Any]] = field(default_factory=list)


def draft(table: Table, rows: Iterable[Row]) -> Draft:
    """The draft of rows of a table; what is wrong with them is added to the table's problems."""
    return _Drafting(table).read(rows)


@dataclass(slots=True)
class _Drafting:
    """One pass over the rows."""

    table: Table
    draft: Draft = field(default_factory=Draft)
    ids: Ids = field(default_factory=Ids)
    lines: dict[tuple[Any, ...], int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)

    def read(self, rows: Iterable[Row]) -> Draft:
        for row in rows:
            unit = self._tried(row, "unit", Code.BAD_VALUE, "write people, CNY, km2, percent …", read_unit)
            if unit is not None and self._is_sound(row, unit):
                self._add(row, unit)
        return self.draft

    def _tried(self, row: Row, column: str, code: Code, hint: str, read: Callable[[str], Any]) -> Any:
        """What a cell is read as; None, and a problem, where it cannot be."""
        try:
            return read(row.cells[column])
        except ValueError as error:
            self.table.report(row.line, column, code, str(error).partition(": write ")[0], hint)
            return None

    def _is_sound(self, row: Row, unit: Unit) -> bool:
        """Whether what needs no other row is right."""
        before = len(self.table.problems)
        period, kind, status = (row.cells.get(key, "") for key in ("period", "kind", "status"))
        if period:
            self._tried(row, "period", Code.BAD_PERIOD, f"write {PERIOD_FORMS}", parse_period)
        elif unit.name not in ATTRIBUTE_UNITS:
            self.table.report(row.line, "period", Code.MISSING_KEY, "the cell is empty", f"write {PERIOD_FORMS}")
        if kind and kind not in KINDS:
            self.table.report(row.line, "kind", Code.NOT_ALLOWED, f"'{kind}' is none", f"write {', '.join(KINDS)}")
        if status and status not in list(Status):
            self.table.report(row.line, "status", Code.NOT_ALLOWED, f"'{status}' is none", f"write {', '.join(Status)}")
        for column in ("about", "metric"):
            if not fold(row.cells[column]):
                self.table.report(row.line, column, Code.BAD_TEXT, "no name: nobody can type it", "write letters")
        return len(self.table.problems) == before

    def _add(self, row: Row, unit: Unit) -> None:
        evidence = [token.strip() for token in row.cells["evidence"].split(_EVIDENCE_SEPARATOR) if token.strip()]
        value = (
            self._attribute(row, unit, evidence) if unit.name in ATTRIBUTE_UNITS else self._number(row, unit, evidence)
        )
        if value is None:
            return
        source = self._source(row)
        about = self._entity(row.cells["about"], row.cells.get("kind", ""), source)
        metric = self._metric(row, unit)
        period = row.cells["period"] or None
        entity_value = self._entity(row.cells["value"], "", source) if unit.name == "entity" else None
        fact: dict[str, Any] = {
            "about": about,
            "metric": metric,
            "value": entity_value or value.text,
            "unit": unit.name,
        }
        fact |= {"period": period, "source": source, "evidence": evidence}
        fact["precision"] = value.precision if value.precision is not Precision.EXACT else None
        fact["read_as"] = value.read_as
        fact |= {key: row.cells.get(key) or None for key in _COPIED}
        self._keep(row, fact, quantity_id([about], metric, period, source))

    def _number(self, row: Row, unit: Unit, evidence: list[str]) -> Value | None:
        read = self._tried(
            row, "value", Code.BAD_NUMBER, "write 44200, 12.50 or 1/15", lambda cell: read_value(cell, unit)
        )
        if read is None:
            return None
        hint = "copy the words as they are printed, or correct the value or its unit"
        found: Value | None = self._tried(
            row, "evidence", Code.VALUE_NOT_IN_EVIDENCE, hint, lambda cell: agreed(read[0], unit, read[1], evidence)
        )
        return found

    def _attribute(self, row: Row, unit: Unit, evidence: list[str]) -> Value | None:
        value = row.cells["value"]
        names = (value,) if unit.name == "entity" else ()
        for disagreement in attribute_agrees(value, unit.name, evidence, names):
            hint = "copy the words as they are printed, or correct the value"
            self.table.report(row.line, "evidence", Code.VALUE_NOT_IN_EVIDENCE, disagreement.message, hint)
            return None
        return Value(value, Precision.EXACT, None)

    def _source(self, row: Row) -> str:
        named = row.cells["source"]
        if named not in self.draft.sources:
            parts = source_parts(named)
            self.draft.sources[named] = DraftSource(self.ids.new(source_name(named, parts), "source"), parts)
        return self.draft.sources[named].id

    def _entity(self, name: str, kind: str, source: str) -> str:
        key = fold(name)
        if key not in self.draft.entities:
            kind = kind or entity_kind(name)
            self.draft.entities[key] = DraftEntity(self.ids.new(name, kind), name, kind, source)
        elif kind:
            self.draft.entities[key].kind = kind
        return self.draft.entities[key].id

    def _metric(self, row: Row, unit: Unit) -> str:
        name = row.cells["metric"]
        key = (fold(name), unit.name)
        if key not in self.draft.metrics:
            is_second = any(other == key[0] for other, _ in self.draft.metrics)
            shown = f"{name} ({unit.name})" if is_second else name
            self.draft.metrics[key] = DraftMetric(self.ids.new(shown, "metric"), shown, unit.name)
        metric = self.draft.metrics[key]
        metric.is_at_end = metric.is_at_end or row.cells["period"].startswith("end-")
        return metric.id

    def _keep(self, row: Row, fact: dict[str, Any], id_: str) -> None:
        """Take a fact that is not there yet; one of the same key that says something else gets an id of its own."""
        content = tuple(str(value) for value in fact.values())
        if content in self.lines:
            message = f"the same as line {self.lines[content]}"
            self.table.report(row.line, "", Code.DUPLICATE_FACT, message, "remove one of the two")
            return
        self.lines[content] = row.line
        self.keys[id_] = self.keys.get(id_, 0) + 1
        if self.keys[id_] > 1:
            fact["id"] = f"{id_}-{self.keys[id_]}"
        self.draft.facts.append(fact)
