"""What an earlier store holds of files that did not change since, so that only those that did are parsed and checked.

Tables other than facts are a small part of most files: they are kept as they were parsed, and are registered and
checked with those of the other files as ever. The facts of a file are taken from the earlier store where the file and
all that they mention are as they were, and where their rows are those that were written.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from g60cli.knowledge.digests import digest_of_rows
from g60cli.knowledge.documents import Document, Reading, Recalled, parsed_anew, read_layers
from g60cli.knowledge.layers import Layer
from g60cli.knowledge.store import tables_text
from g60cli.knowledge.store.container import FileRecord, read_container
from g60cli.knowledge.store.opening import open_database
from g60cli.knowledge.store.rows import whole_row
from g60cli.knowledge.store.schema import FACT_COLUMNS, FACTS_BETWEEN
from g60cli.knowledge.vocabulary import KINDS

_IN_ROW = {column: place for place, column in enumerate(FACT_COLUMNS[1:-1])}
_MENTIONS = [_IN_ROW[column] for column in ("id", "metric", "value", "source", "said_by")]
_ABOUT = _IN_ROW["about"]
_REGISTERED = ("source", "metric", *KINDS)


class Earlier:
    """An earlier store of the same layers, if there is one; to be closed before its file is replaced."""

    def __init__(self, path: Path) -> None:
        container = read_container(path)
        self._database = None if container is None else open_database(container, path)
        self._files: dict[tuple[int, str, str], _File] = {}
        if container is not None and self._database is not None:
            with suppress(sqlite3.Error):
                self._files = _remembered(self._database, container.record.files)

    def close(self) -> None:
        """Let go of the store."""
        if self._database is not None:
            self._database.close()

    def read(self, layers: Sequence[Layer]) -> Reading:
        """The layers, in which what is known is not parsed; large files that have to be are read in parts."""
        reading = read_layers(layers, in_parts=True, recall=self._recall)
        different = self._different(reading.documents)
        changed = {document.key for document in reading.documents if not self._holds(document, different)}
        return parsed_anew(reading, changed, in_parts=True) if changed else reading

    def _recall(self, layer: int, path: str, digest: str) -> Recalled | None:
        file = self._file(layer, path, digest)
        if file is None or file.digest is None:
            return None
        return Recalled(file.data, file.facts, file.quantities, lambda: self._facts(file))

    def _file(self, layer: int, path: str, digest: str) -> "_File | None":
        return self._files.get((layer, str(Path(path).absolute()), digest))

    def _different(self, documents: Sequence[Document]) -> set[str]:
        """The ids that name something else now than they did, or that are new."""
        before = _things(file.data for _, file in sorted(self._files.items()))
        now = _things(document.data for document in documents)
        return {id_ for id_ in before.keys() | now.keys() if before.get(id_) != now.get(id_)}

    def _holds(self, document: Document, different: set[str]) -> bool:
        """Whether the facts of a recalled document are as they were written and mention nothing different."""
        file = self._file(document.layer, document.path, document.digest)
        if document.recalled is None or file is None:
            return True
        try:
            same = (row for row in self._rows(file) if not _mentions(row, different))
            return digest_of_rows(chain([(file.tables,)], same)) == file.digest
        except (sqlite3.Error, ValueError):
            return False

    def _rows(self, file: "_File") -> Iterator[tuple[Any, ...]]:
        assert self._database is not None
        return self._database.execute(FACTS_BETWEEN, (file.first, file.first + file.facts))

    def _facts(self, file: "_File") -> Iterator[tuple[str, int, Any]]:
        for number, row in enumerate(self._rows(file)):
            yield row[0], number, (*whole_row(row), None)


class _File(NamedTuple):
    """What a store remembers of a file; no digest where its facts are not all there."""

    tables: str
    first: int
    facts: int
    quantities: int
    digest: str | None
    data: dict[str, Any]


def _remembered(database: sqlite3.Connection, records: Sequence[FileRecord]) -> dict[tuple[int, str, str], _File]:
    """What a store remembers of its files, by layer, path and digest."""
    rows = database.execute("SELECT layer, tables, first_fact, facts, quantities, digest FROM file").fetchall()
    files = {}
    for (layer, tables, *known), record in zip(rows, records, strict=False):
        data = None if tables is None else tables_text.read(tables)
        if data is None or len(rows) != len(records):
            # What is not known of one file may matter to the others.
            return {}
        files[layer, record.path, record.digest] = _File._make((tables, *known, data))
    return files


def _things(documents: Iterable[dict[str, Any]]) -> dict[str, tuple[str, Any]]:
    """What each id stands for, and of which kind it is; later documents go before earlier ones."""
    return {
        id_: (kind, table)
        for data in documents
        for kind in _REGISTERED
        if isinstance(data.get(kind), dict)
        for id_, table in data[kind].items()
    }


def _mentions(row: tuple[Any, ...], ids: set[str]) -> bool:
    return any(row[place] in ids for place in _MENTIONS) or not ids.isdisjoint(json.loads(row[_ABOUT]))
