"""The knowledge as a folder of CSV: a table of each sort, with the documented keys as columns."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from g60cli.answer import Data
from g60cli.knowledge.vocabulary import KINDS, PLURALS
from g60cli.questions import export_objects
from g60cli.questions.export_objects import SOURCE_BESIDE, STANDING
from g60cli.questions.facts import FACT_KEYS
from g60cli.questions.keys import KEYS
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.tallying import Tally

# Each file with its columns, whether it has rows or not.
COLUMNS: dict[str, Sequence[str]] = {
    "head.csv": ("key", "value"),
    "sources.csv": KEYS["source"],
    "metrics.csv": KEYS["metric"],
    **{f"{PLURALS[kind]}.csv": KEYS[kind] for kind in KINDS},
    "facts.csv": (*FACT_KEYS, *STANDING, *SOURCE_BESIDE),
}


def write_tables(knowledge: Knowledge, folder: Path, tally: Tally) -> None:
    """Fill a folder with all tables, a row at a time. Raises OSError."""
    for name, rows in _tables(knowledge, tally):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS[name])
            writer.writerows([_cell(row[key]) for key in COLUMNS[name]] for row in rows)


def _tables(knowledge: Knowledge, tally: Tally) -> Iterator[tuple[str, Iterable[Data]]]:
    yield "head.csv", export_objects.heads(knowledge)
    yield "sources.csv", tally(export_objects.sources(knowledge))
    yield "metrics.csv", tally(export_objects.metrics(knowledge))
    for kind in KINDS:
        yield f"{PLURALS[kind]}.csv", tally(export_objects.entities(knowledge, kind))
    yield "facts.csv", tally(export_objects.facts(knowledge))


def _cell(value: Any) -> str:
    """A value as one cell, as in the CSV of an answer: ids for things, "; " between items, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return str(value["id"]) if "id" in value else json.dumps(value, ensure_ascii=False)
    return "; ".join(_cell(item) for item in value) if isinstance(value, list) else str(value)
