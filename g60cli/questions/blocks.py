"""Blocks that many answers share: figures and statements as tables, entities as lists."""

from collections.abc import Iterable, Sequence
from typing import Any

from g60cli.answer import Block, Cell, Column, Data, Look
from g60cli.questions.display import joined, marks_text
from g60cli.questions.facts import is_attribute, is_figure, statements
from g60cli.questions.knowledge import Knowledge

_VALUE = Column("display", "Value", Look.NUMBER)
_PERIOD = Column("period", "Period", Look.FIXED)
_ABOUT = Column("about", "About", Look.NAME)
_METRIC = Column("metric", "Metric", Look.NAME)
_FACT_ID = Column("id", "Id", Look.SECONDARY)


def figures_block(facts: Sequence[Data], title: str = "Figures", subject: bool = False, ids: bool = False) -> Block:
    """Quantities as rows; with ``subject`` the entity stands first, with ``ids`` the fact's id last."""
    columns = [*([_ABOUT] if subject else []), _METRIC, _VALUE, _PERIOD, *([_FACT_ID] if ids else [])]
    return Block(title, tuple(columns), tuple([_figure_row(fact, subject, ids) for fact in facts]))


def _figure_row(fact: Data, subject: bool, ids: bool) -> tuple[Cell, ...]:
    cells: tuple[Cell, ...] = (Cell(metric_text(fact)), _value_cell(fact), Cell(period_text(fact)))
    if subject:
        cells = (Cell(subject_text(fact)), *cells)
    return (*cells, Cell(fact["id"])) if ids else cells


def values_block(facts: Sequence[Data], title: str = "Values") -> Block:
    """The values of one metric over places and periods, with the basis where there is one."""
    columns = (_ABOUT, Column("basis", "Basis", Look.NAME), _VALUE, _PERIOD, _FACT_ID)
    rows = (
        (
            Cell(subject_text(fact)),
            Cell(fact["basis"] or ""),
            _value_cell(fact),
            Cell(period_text(fact)),
            Cell(fact["id"]),
        )
        for fact in facts
    )
    return Block(title, columns, tuple(rows))


def _value_cell(fact: Data) -> Cell:
    value = fact["display"]
    if fact["also"]:
        value = joined(value, *(f"({item['display']})" for item in fact["also"]))
    return Cell(value, (fact["source"],))


def statements_block(
    knowledge: Knowledge, facts: Iterable[Data], title: str = "Statements", subject: bool = False
) -> Block:
    """Statements as rows, with who said it where somebody did."""
    columns = [*([_ABOUT] if subject else []), Column("text", "Statement"), _PERIOD]
    return Block(title, tuple(columns), tuple(_statement_row(knowledge, fact, subject) for fact in facts))


def _statement_row(knowledge: Knowledge, fact: Data, subject: bool) -> tuple[Cell, ...]:
    speaker = f"({knowledge.named(fact['said_by']).name})" if fact["said_by"] else ""
    text = joined(fact["text"], speaker, marks_text(fact["status"], fact["rank"]))
    cells = [Cell(subject_text(fact))] if subject else []
    return (*cells, Cell(text, (fact["source"],)), Cell(period_text(fact)))


def fact_blocks(knowledge: Knowledge, facts: Sequence[Data], subject: bool = False) -> list[Block]:
    """Figures, then attributes where a subject must be named, then statements; what is empty is left out.

    The subject is named where ``subject`` asks for it, and wherever a fact has more than one: the output of an industry
    in one city is not that of the industry.
    """
    figures = [fact for fact in facts if is_figure(fact)]
    attributes = [fact for fact in facts if is_attribute(fact)] if subject else []
    said = statements(facts)
    blocks = [figures_block(figures, subject=subject or _have_company(figures))] if figures else []
    blocks += [figures_block(attributes, "Attributes", subject=subject)] if attributes else []
    return blocks + ([statements_block(knowledge, said, subject=subject or _have_company(said))] if said else [])


def _have_company(facts: Iterable[Data]) -> bool:
    return any(fact["with"] for fact in facts)


def entity_block(knowledge: Knowledge, title: str, entities: Sequence[Data]) -> Block:
    """Entities by name, with what tells one of their kind from another, and their id."""
    kinds = {entity["kind"] for entity in entities}
    keys = _TELLING.get(kinds.pop(), ("summary",)) if len(kinds) == 1 else ("summary",)
    columns = (
        Column("name", "Name", Look.NAME),
        names_column(),
        *(_TELLING_COLUMNS[key] for key in keys),
        Column("id", "Id", Look.ID),
    )
    return Block(title, columns, tuple(_entity_row(knowledge, entity, keys) for entity in entities))


# Which keys of its kind a list shows beside the name.
_TELLING = {
    "place": ("type", "within", "summary"),
    "organization": ("type", "place", "summary"),
    "alliance": ("place", "industry", "summary"),
    "project": ("type", "place", "summary"),
    "person": ("roles",),
}
_TELLING_COLUMNS = {
    "type": Column("type", "Type", Look.NAME),
    "within": Column("within", "Within", Look.NAME),
    "place": Column("place", "Place", Look.NAME),
    "industry": Column("industry", "Industry", Look.NAME),
    "roles": Column("roles", "Roles"),
    "summary": Column("summary", "What it is"),
}


def _entity_row(knowledge: Knowledge, entity: Data, keys: Sequence[str]) -> tuple[Cell, ...]:
    source = tuple(entity["source"])
    telling = (_telling_text(knowledge, key, entity[key]) for key in keys)
    texts = (entity["name"], names_text(entity), *telling, entity["id"])
    return tuple(Cell(text, source) for text in texts)


def _telling_text(knowledge: Knowledge, key: str, value: Any) -> str:
    if key == "roles":
        return "; ".join(role_text(knowledge, role) for role in value)
    if value is None or key in ("type", "summary"):
        return value or ""
    return knowledge.named(value).name


def role_text(knowledge: Knowledge, role: Data) -> str:
    """A public role: what, of what, and when where that is known."""
    when = f", {role['period']}" if role["period"] else ""
    return f"{role['role']} ({knowledge.named(role['of']).name}{when})"


def names_column() -> Column:
    """The column of names in other languages; it stands by itself, so that Chinese is found at a glance."""
    return Column("names", "Native name", Look.NATIVE)


def names_text(entity: Data) -> str:
    """The names in other languages, such as 合肥."""
    return " · ".join(entity["names"].values())


def subject_text(fact: Data) -> str:
    """Whom a fact is about, with the rest of its subject."""
    name: str = fact["about"]["name"]
    return " + ".join((name, *(entity["name"] for entity in fact["with"]))) if fact["with"] else name


def metric_text(fact: Data) -> str:
    """The metric with the basis it was measured on."""
    name: str = fact["metric"]["name"]
    return f"{name} ({fact['basis']})" if fact["basis"] else name


def period_text(fact: Data) -> str:
    """The period; one that is only the date of the page says so."""
    period: str | None = fact["period"]
    if period is None:
        return ""
    return f"{period} (published)" if fact["period_basis"] == "published" else period
