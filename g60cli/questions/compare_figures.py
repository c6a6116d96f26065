"""The figures of ``compare``: a row for each metric that any of the entities has, as data, table and flat rows."""

from collections.abc import Iterator, Mapping, Sequence

from g60cli.answer import Block, Cell, Column, Data, Look
from g60cli.questions.blocks import metric_text, period_text, subject_text
from g60cli.questions.comparability import verdict
from g60cli.questions.display import joined
from g60cli.questions.facts import is_figure
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.metrics import metric_by_id
from g60cli.questions.pairing import Pairing, Wish, pair
from g60cli.questions.parts import Wholes, wholes_of
from g60cli.questions.series import Beside, beside, beside_text, ids_of, metric_reference, reference

Facts = Mapping[str, Sequence[Data]]
_NOTE = Column("why", "Note")


def figure_rows(knowledge: Knowledge, facts: Facts, wish: Wish) -> list[Data]:
    """The rows of all metrics in the order of the file; ``facts`` hold the facts of each entity, in their order."""
    wholes = wholes_of(knowledge, facts)
    found = []
    for metric, others in _series(knowledge, facts):
        figures = {
            id_: [fact for fact in each if _is_of(fact, id_, metric["id"], others)] for id_, each in facts.items()
        }
        paired = pair(knowledge, figures, metric, wholes, wish)
        if any(paired.cells):
            found.append(_row(knowledge, metric, others, wholes, paired))
    return found


def _series(knowledge: Knowledge, facts: Facts) -> Iterator[tuple[Data, Beside]]:
    """Every metric that any of them has, with what else is in the subject."""
    present = {
        (fact["metric"]["id"], beside(fact, id_)) for id_, each in facts.items() for fact in each if is_figure(fact)
    }
    order = [row[0] for row in knowledge.rows("SELECT id FROM metric ORDER BY position")]
    for id_, others in sorted(present, key=lambda series: (order.index(series[0]), series[1])):
        yield metric_by_id(knowledge, id_), others


def _is_of(fact: Data, entity: str, metric: str, others: Beside) -> bool:
    return is_figure(fact) and fact["metric"]["id"] == metric and beside(fact, entity) == others


def _row(knowledge: Knowledge, metric: Data, others: Beside, wholes: Wholes, paired: Pairing) -> Data:
    first = paired.cells[0]
    return {
        "metric": metric_reference(metric),
        "with": [reference(knowledge, id_) for id_ in others],
        "name": joined(_named(metric, paired.cells), f"({beside_text(knowledge, others)})" if others else ""),
        "year": paired.year,
        "cells": list(paired.cells),
        "ratios": [ratio.exact for ratio in paired.ratios],
        "ratio_precisions": [ratio.precision for ratio in paired.ratios],
        "ratio_displays": [ratio.display for ratio in paired.ratios],
        "comparable": paired.comparable,
        "mixed": paired.mixed,
        "why": paired.why,
        "marks": list(paired.marks),
        "newer": [{"fact": fact, "why": _why_newer(fact, cell, metric, wholes)} for fact, cell in paired.newer],
        "others": paired.others,
        "computed_from": [
            ids_of([first, cell]) if ratio.exact is not None else []
            for cell, ratio in zip(paired.cells, paired.ratios, strict=True)
        ],
    }


def _named(metric: Data, cells: Sequence[Data | None]) -> str:
    """The metric, with the basis where all have the same."""
    bases = {cell["basis"] for cell in cells if cell is not None}
    basis = bases.pop() if len(bases) == 1 else None
    return f"{metric['name']} ({basis})" if basis else metric["name"]


def _why_newer(fact: Data, cell: Data, metric: Data, wholes: Wholes) -> str:
    """Why a newer figure is not in the row: what parts it from the figure of the same subject that is."""
    return verdict(fact, cell, metric, wholes, named=False).reason or f"later in the year than {cell['period']}"


def rows_block(entities: Sequence[Data], rows: Sequence[Data]) -> Block:
    """The figures as a table: a column for each entity, then one for each ratio of the first to another."""
    first, *others = entities
    columns = (
        Column("metric", "Metric", Look.NAME),
        *(Column("display", entity["name"], Look.NUMBER) for entity in entities),
        *(Column("ratio_displays", f"{first['name']} ÷ {other['name']}", Look.NUMBER) for other in others),
        Column("period", "Period", Look.FIXED),
        _NOTE,
    )
    return Block("Figures", columns, tuple(_cells(row) for row in rows), narrow=_narrow_block(entities, rows))


def _narrow_block(entities: Sequence[Data], rows: Sequence[Data]) -> Block:
    """The same with the values of a metric one beneath another, and so in as many columns for nine as for two."""
    columns = (
        Column("metric", "Metric", Look.GROUP),
        Column("entity", "About", Look.FIXED),
        Column("display", "Value", Look.NUMBER),
        Column("ratio_displays", f"{entities[0]['name']} ÷", Look.NUMBER),
        Column("period", "Period", Look.FIXED),
    )
    return Block("Figures", columns, tuple(cells for row in rows for cells in _cells_beneath(entities, row)))


def _cells_beneath(entities: Sequence[Data], row: Data) -> Iterator[tuple[Cell, ...]]:
    group = "\n".join(filter(None, (row["name"], _note(row))))
    for entity, fact, ratio in zip(entities, row["cells"], row["ratio_displays"], strict=True):
        if fact is not None:
            value = Cell(fact["display"], (fact["source"],))
            yield Cell(group), Cell(entity["name"]), value, Cell(ratio or ""), Cell(period_text(fact))
            group = ""


def _cells(row: Data) -> tuple[Cell, ...]:
    """A figure stands with its period wherever the figures of a row have several."""
    periods = {period_text(cell) for cell in row["cells"] if cell is not None}
    same = len(periods) == 1
    values = []
    for cell in row["cells"]:
        text = "" if cell is None else joined(cell["display"], "" if same else _in_brackets(cell))
        values.append(Cell(text, () if cell is None else (cell["source"],)))
    ratios = [Cell(display or "") for display in row["ratio_displays"][1:]]
    return (Cell(row["name"]), *values, *ratios, Cell(periods.pop() if same else ""), Cell(_note(row)))


def _note(row: Data) -> str:
    return "; ".join(filter(None, (row["why"], *row["marks"])))


def _in_brackets(fact: Data) -> str:
    return f"({period_text(fact).replace(' (', ', ').rstrip(')')})"


def newer_block(rows: Sequence[Data]) -> Block:
    """Figures that are newer than those in the rows, and not comparable with these."""
    columns = (
        Column("metric", "Metric", Look.NAME),
        Column("about", "About", Look.NAME),
        Column("display", "Value", Look.NUMBER),
        Column("period", "Period", Look.FIXED),
        _NOTE,
    )
    drawn = tuple(
        (
            Cell(metric_text(item["fact"])),
            Cell(subject_text(item["fact"])),
            Cell(item["fact"]["display"], (item["fact"]["source"],)),
            Cell(period_text(item["fact"])),
            Cell(item["why"]),
        )
        for row in rows
        for item in row["newer"]
    )
    return Block("Newer, but not compared", columns, drawn)


def flat_rows(entities: Sequence[Data], rows: Sequence[Data]) -> list[Data]:
    """The figures one by one, each with what was computed of it: the rows of CSV and of ``--columns``."""
    return [
        flat_row(cell, entity["id"], row, place)
        for row in rows
        for place, (cell, entity) in enumerate(zip(row["cells"], entities, strict=True))
        if cell is not None
    ]


def flat_row(fact: Data, entity: str, row: Data | None = None, place: int = 0) -> Data:
    """A fact with whose it is; a figure with its ratio in the row, in its place among the entities."""
    computed = {
        "ratio": row and row["ratios"][place],
        "ratio_precision": row and row["ratio_precisions"][place],
        "ratio_display": row and row["ratio_displays"][place],
        "comparable": row and row["comparable"],
        "why_not": row and row["why"],
        "computed_from": row["computed_from"][place] if row else [],
    }
    return {**fact, "entity": entity, **computed}
