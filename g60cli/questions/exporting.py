"""Export: the whole knowledge for another program, as SQLite, JSON Lines or a folder of CSV."""

import os
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from g60cli.answer import Answer, Block, Cell, Column, Data, Look
from g60cli.errors import NoExport, printable
from g60cli.knowledge.store.opening import Step
from g60cli.placing import filled, replaced, write_atomically
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.tallying import Tally, untold


class Form(StrEnum):
    """The forms of an export."""

    SQLITE = "sqlite"
    JSONL = "jsonl"
    CSV = "csv"


_ENDINGS = {
    ".sqlite": Form.SQLITE,
    ".sqlite3": Form.SQLITE,
    ".db": Form.SQLITE,
    ".jsonl": Form.JSONL,
    ".ndjson": Form.JSONL,
}
_TABLES = {"sources": "source", "metrics": "metric", "entities": "entity", "facts": "fact"}
STANDARD_OUTPUT = "-"


def export(knowledge: Knowledge, path: str, to: Form | None = None, step: Step = untold) -> Answer:
    """Write the knowledge to a file or folder; what was there under the same names is replaced.

    ``step`` is told how many of how many rows are written.

    Raises NoExport where the path says no form, CannotWrite where the file system refuses.
    """
    form = to or _form_of(path)
    data: Data = {"path": path, "form": form.value, **_counts(knowledge)}
    if path == STANDARD_OUTPUT:
        if form is not Form.JSONL:
            raise NoExport(path, f"takes no {form.value}")
        from g60cli.questions.export_objects import lines

        return Answer("export", "Knowledge as JSON Lines", data, file=lines(knowledge, Tally(0, untold)))
    _refuse_own(knowledge, path)
    _write(knowledge, Path(path), form, Tally(sum(data[what] for what in _TABLES), step))
    holds = "; ".join(f"{data[what]} {one if data[what] == 1 else what}" for what, one in _TABLES.items())
    rows = (("Written", printable(path)), ("Form", form.value), ("Holds", holds))
    cells = tuple((Cell(label), Cell(text)) for label, text in rows)
    block = Block("", (Column("key", "", Look.NAME), Column("value", "")), cells, headed=False)
    return Answer("export", "", data, [block])


def _form_of(path: str) -> Form:
    if path == STANDARD_OUTPUT:
        return Form.JSONL
    if path.endswith(("/", os.sep)) or os.path.isdir(path):  # noqa: PTH112 - an ending is lost in a Path
        return Form.CSV
    form = _ENDINGS.get(Path(path).suffix.lower())
    if form is None:
        raise NoExport(path, "says no form of export")
    return form


def _counts(knowledge: Knowledge) -> Data:
    counts: Data = {}
    for what, table in _TABLES.items():
        row = knowledge.row(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own tables
        counts[what] = int(row[0]) if row else 0
    return counts


def _refuse_own(knowledge: Knowledge, path: str) -> None:
    """Nobody writes an export over the knowledge that it is made of."""
    for layer in knowledge.layers:
        for file in layer.files():
            with suppress(OSError):
                if os.path.samefile(file, path):  # noqa: PTH121 - as above
                    raise NoExport(path, "is the knowledge itself")


def _write(knowledge: Knowledge, path: Path, form: Form, tally: Tally) -> None:
    if form is Form.JSONL:
        from g60cli.questions.export_objects import lines

        write_atomically(path, lines(knowledge, tally))
    elif form is Form.SQLITE:
        from g60cli.questions.export_sqlite import write_database

        with replaced(path) as file:
            write_database(knowledge, file, tally)
    else:
        from g60cli.questions.export_csv import write_tables

        with filled(path) as folder:
            write_tables(knowledge, folder, tally)
