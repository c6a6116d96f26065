"""Writing the tables: what the checker found good becomes rows."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from g60cli.errors import printable
from g60cli.knowledge.digests import digest_of_rows
from g60cli.knowledge.documents import Document, fact_lines
from g60cli.knowledge.fact_records import FactRecord, Kept, Withdrawal
from g60cli.knowledge.format import Entity, Metric, Source, Table
from g60cli.knowledge.names import fold
from g60cli.knowledge.registry import Registry, Thing
from g60cli.knowledge.relations import entity_references
from g60cli.knowledge.store import tables_text
from g60cli.knowledge.store.opening import Step
from g60cli.knowledge.store.rows import (
    ALIAS,
    EXACT_NAME,
    FactRow,
    entity_names,
    entity_row,
    fact_row,
    metric_row,
    said_alike,
    said_in_row,
    source_row,
)
from g60cli.knowledge.store.schema import (
    COUNT_BETWEEN,
    FACT_BY_ID,
    FACT_WITH_ID,
    FACTS_BETWEEN,
    GATHERED,
    INDEXES,
    NO_TABLES,
    REMEMBER_FILE,
    SUBJECTS,
    TABLES,
    keep_fact,
)
from g60cli.knowledge.store.texts import SearchTexts, Texts

_BATCH = 1000
_HEAD_KEYS = ("title", "summary", "updated", "licence", "subject")

_NOT_RECALLED = (None, None, None, None, None)
_KEEP_TEXT = "INSERT INTO search_text (rowid, name, alias, text, aside) VALUES (?,?,?,?,?)"
# What the index does not keep it must be told again to take it out.
_FORGET_TEXT = "INSERT INTO search_text (search_text, rowid, name, alias, text, aside) VALUES ('delete',?,?,?,?,?)"


class Writer:
    """Fills an empty database (``checking.Compiler``). Facts are written in batches; ``finish`` writes the rest and the
    indexes.

    ``step`` is told how many of how many facts are written; ``digests`` are those of the files that were read, by their
    paths.
    """

    digests: tuple[tuple[str, str], ...]

    def __init__(self, database: sqlite3.Connection, step: Step) -> None:
        self._database = database
        self._step = step
        self._clear()

    def _clear(self) -> None:
        self.digests = ()
        self._total = 0
        self._facts: list[FactRow] = []
        self._texts: list[tuple[int, *Texts]] = []
        self._dropped_texts: list[tuple[int, *Texts]] = []
        self._first = self._next = 0
        self._files: dict[tuple[int, str], int] = {}
        self._lines: dict[tuple[int, str], Sequence[int]] = {}
        self._documents: list[Document] = []
        self._registry = Registry()
        self._search = SearchTexts(self._registry)
        self._rows: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._file = 0
        self._held: list[tuple[int, int]] = []
        self._withdrawals: list[Withdrawal] = []

    def finish(self) -> None:
        """Write what is left, then the indexes."""
        self._flush()
        self._database.executemany(_FORGET_TEXT, self._dropped_texts)
        self._database.executemany("INSERT OR REPLACE INTO withdrawn VALUES (?,?,?,?)", self._withdrawn())
        self._database.execute(SUBJECTS)
        self._database.executescript(INDEXES)
        if len(self._documents) > 1:
            self._database.executemany(REMEMBER_FILE, self._remembered())
        self._database.commit()

    def _remembered(self) -> Iterator[tuple[Any, ...]]:
        """What of each file need not be read again while it stays as it is (``earlier.py``)."""
        ends = [first for _, first in self._held[1:]] + [self._next]
        for document, (file, first), end in zip(self._documents, self._held, ends, strict=True):
            tables = tables_text.written({key: table for key, table in document.data.items() if key != "fact"})
            [count] = self._database.execute(COUNT_BETWEEN, (first, end)).fetchone()
            rows = self._database.execute(FACTS_BETWEEN, (first, end))
            # A file of which a later layer replaced or withdrew facts has to be read for these.
            digest = digest_of_rows(chain([(tables,)], rows)) if count == end - first else None
            yield tables, first, count, self._registry.quantities[document.key], digest, file

    def begin(self, documents: list[Document], registry: Registry) -> None:
        """Make the tables; a second time, begin anew. What is registered is written when facts are already read."""
        self._clear()
        self._database.executescript(NO_TABLES + TABLES + GATHERED)
        self._documents, self._registry, self._search = documents, registry, SearchTexts(registry)
        self.digests = tuple((document.path, document.digest) for document in documents)
        self._total = sum(document.fact_count for document in documents)
        for number, document in enumerate(documents):
            self._files[document.key] = number
            # As answers may print it: a file may be called anything.
            shown = printable(document.path)
            self._insert("file", (number, document.layer, shown, shown, *_NOT_RECALLED))
        for key in _HEAD_KEYS:
            values = [getattr(head, key) for head, _ in registry.heads if getattr(head, key) is not None]
            if values:
                self._insert("head", (key, str(values[-1])))
        self._first = self._next = len(registry.things)

    def _things(self) -> None:
        for position, thing in enumerate(self._registry.things.values()):
            if thing.table is not None:
                self._thing(thing.id, thing.kind, thing.table, position)
                self._searchable_thing(thing, position)
            if len(self._texts) >= _BATCH:
                self._flush()
        self._flush()

    def _searchable_thing(self, thing: Thing, position: int) -> None:
        table = thing.table
        assert isinstance(table, Entity | Metric | Source)
        title = table.title if isinstance(table, Source) else table.name
        self._insert("thing", (position, thing.kind, thing.id, title))
        self._texts.append((position, *self._search.of_thing(thing.id, thing.kind, table)))

    def _thing(self, id_: str, kind: str, table: Table, position: int) -> None:
        if isinstance(table, Source):
            self._insert("source", source_row(id_, position, table))
            names = [(EXACT_NAME, table.title)]
        elif isinstance(table, Metric):
            self._insert("metric", metric_row(id_, position, table))
            names = [(EXACT_NAME, table.name), *((ALIAS, alias) for alias in table.aliases)]
        elif isinstance(table, Entity):
            self._insert("entity", entity_row(id_, kind, position, table))
            for number, (path, target, _) in enumerate(entity_references(table)):
                self._insert("relation", (id_, str(path[0]), target, number))
            names = list(entity_names(table))
        for priority, name in [(0, id_), *names]:
            self._insert("name", (fold(name), priority, kind, id_, name))

    def _insert(self, table: str, row: tuple[Any, ...]) -> None:
        self._rows[table].append(row)

    def made_of(self, record: FactRecord) -> tuple[Any, ...]:
        """The row of a fact, and what the index takes of it where that is soon told; else ``keep`` makes it."""
        texts = tuple(self._search.of_fact(said_alike(record))) if record.common.is_shared else None
        return *fact_row(record, self._line(record)), texts

    def turn_to(self, document: Document) -> None:
        """Write the facts that follow under this file."""
        if not self._held:
            self._things()
        self._file = self._files[document.key]
        self._held.append((self._file, self._next))

    def keep(self, kept: Kept) -> None:
        """Write a fact with the next batch."""
        columns, values, texts = kept.made
        # Facts are numbered on from the things, for both stand in one index.
        number, self._next = self._next, self._next + 1
        self._facts.append((columns, (number, *values, self._file)))
        self._texts.append((number, *(texts or self._search.of_fact(said_in_row(values)))))
        if len(self._facts) >= _BATCH:
            self._flush()

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Write at the end that a fact was taken back, and why."""
        self._withdrawals.append(withdrawal)

    def drop(self, id_: str) -> None:
        """Take a fact out again."""
        self._flush()
        # By index: a layer may replace a hundred thousand facts.
        self._database.execute(FACT_BY_ID)
        found = self._database.execute(FACT_WITH_ID, (id_,)).fetchone()
        if found:
            number, *row = found
            # Forgotten together at the end: the index writes anew what it holds whenever the numbers run backwards.
            self._dropped_texts.append((number, *self._search.of_fact(said_in_row(row))))
            self._database.execute("DELETE FROM fact WHERE number = ?", (number,))

    def _withdrawn(self) -> Iterator[tuple[Any, ...]]:
        """What layers took back; looked up at the end, so that each file is indexed once however much it withdraws."""
        if not self._withdrawals:
            return
        from g60cli.knowledge.places import Places

        places = Places()
        for withdrawal in self._withdrawals:
            document, path = withdrawal.spot.document, withdrawal.spot.path
            line, _ = places.of(document, path)
            yield withdrawal.id, withdrawal.why, self._files[document.key], line

    def _flush(self) -> None:
        for table, rows in self._rows.items():
            marks = ",".join("?" * len(rows[0]))
            self._database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our own table names
        for columns, alike in groupby(self._facts, itemgetter(0)):
            self._database.executemany(keep_fact(columns), [row for _, row in alike])
        self._database.executemany(_KEEP_TEXT, self._texts)
        self._facts, self._texts = [], []
        self._rows.clear()
        self._step(self._next - self._first, self._total)

    def _line(self, record: FactRecord) -> int:
        key = record.document.key
        if key not in self._lines:
            self._lines[key] = fact_lines(record.document)
        return self._lines[key][record.number]
