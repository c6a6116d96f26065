"""Writing the tables: what the checker found good becomes rows."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from g60cli.errors import printable
from g60cli.knowledge.documents import Document, fact_lines
from g60cli.knowledge.facts import FactRecord, Kept, Withdrawal
from g60cli.knowledge.format import Converted, Entity, Metric, Source, Table
from g60cli.knowledge.names import fold
from g60cli.knowledge.periods import Period
from g60cli.knowledge.positions import Path, Position, index_positions, locate
from g60cli.knowledge.registry import Registry, Thing
from g60cli.knowledge.relations import entity_references
from g60cli.knowledge.store.opening import Step
from g60cli.knowledge.store.schema import FACT_BY_ID, FACT_COLUMNS, INDEXES, NO_TABLES, TABLES
from g60cli.knowledge.store.texts import Said, SearchTexts, Texts
from g60cli.knowledge.values import exact_text
from g60cli.knowledge.vocabulary import PeriodBasis, Precision, Rank, Status

_BATCH = 1000
# The members of an enumeration are texts, but not to marshal.
_PLAIN: dict[str, str] = {text: str(text) for texts in (PeriodBasis, Precision, Status, Rank) for text in texts}
_SHARED_KEYS = set(Entity.model_fields)
_HEAD_KEYS = ("title", "summary", "updated", "licence", "subject")

EXACT_NAME, ALIAS = 1, 2

_KEEP_TEXT = "INSERT INTO search_text (rowid, name, alias, text, aside) VALUES (?,?,?,?,?)"
# What the index does not keep it must be told again to take it out.
_FORGET_TEXT = "INSERT INTO search_text (search_text, rowid, name, alias, text, aside) VALUES ('delete',?,?,?,?,?)"
_SELECT_SAID = """
SELECT number, about, metric, value, text, period, basis, status, rank, why, said_by, note, evidence
FROM fact WHERE id = ?
"""


# One for all: json.dumps makes a new one at each call.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _json_texts(texts: Sequence[str]) -> str:
    """The same for a list of texts, at a third of the cost: each fact has two."""
    return f"[{','.join(map(encode_basestring, texts))}]"


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
        self._facts: list[tuple[Any, ...]] = []
        self._subjects: list[tuple[Any, ...]] = []
        self._texts: list[tuple[int, *Texts]] = []
        self._dropped_texts: list[tuple[int, *Texts]] = []
        self._first = self._next = 0
        self._files: dict[tuple[int, str], int] = {}
        self._lines: dict[tuple[int, str], Sequence[int]] = {}
        self._search = SearchTexts()
        self._withdrawals: list[Withdrawal] = []

    def finish(self) -> None:
        """Write what is left, then the indexes."""
        self._flush()
        self._database.executemany(_FORGET_TEXT, self._dropped_texts)
        self._database.executemany("INSERT OR REPLACE INTO withdrawn VALUES (?,?,?,?)", self._withdrawn())
        self._database.executescript(INDEXES)
        self._database.commit()

    def begin(self, documents: list[Document], registry: Registry) -> None:
        """Write all that is registered; a second time, begin anew."""
        self._clear()
        self._database.executescript(NO_TABLES + TABLES)
        self.digests = tuple((document.path, document.digest) for document in documents)
        self._total = sum(document.fact_count for document in documents)
        for number, document in enumerate(documents):
            self._files[document.key] = number
            # As answers may print it: a file may be called anything.
            shown = printable(document.path)
            self._insert("file", (number, document.layer, shown, shown))
        for key in _HEAD_KEYS:
            values = [getattr(head, key) for head, _ in registry.heads if getattr(head, key) is not None]
            if values:
                self._insert("head", (key, str(values[-1])))
        for position, thing in enumerate(registry.things.values()):
            if thing.table is not None:
                self._thing(thing.id, thing.kind, thing.table, position)
                self._searchable_thing(registry, thing, position)
        self._first = self._next = len(registry.things)

    def _searchable_thing(self, registry: Registry, thing: Thing, position: int) -> None:
        table = thing.table
        assert isinstance(table, Entity | Metric | Source)
        title = table.title if isinstance(table, Source) else table.name
        self._insert("thing", (position, thing.kind, thing.id, title))
        self._texts.append((position, *self._search.of_thing(registry, thing.id, thing.kind, table)))

    def _thing(self, id_: str, kind: str, table: Table, position: int) -> None:
        if isinstance(table, Source):
            self._insert("source", _source_row(id_, position, table))
            names = [(EXACT_NAME, table.title)]
        elif isinstance(table, Metric):
            self._insert("metric", _metric_row(id_, position, table))
            names = [(EXACT_NAME, table.name), *((ALIAS, alias) for alias in table.aliases)]
        elif isinstance(table, Entity):
            self._insert("entity", _entity_row(id_, kind, position, table))
            for number, (path, target, _) in enumerate(entity_references(table)):
                self._insert("relation", (id_, str(path[0]), target, number))
            names = list(_entity_names(table))
        for priority, name in [(0, id_), *names]:
            self._insert("name", (fold(name), priority, kind, id_, name))

    def _insert(self, table: str, row: tuple[Any, ...]) -> None:
        marks = ",".join("?" * len(row))
        self._database.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - our own table names

    def made_of(self, record: FactRecord) -> tuple[Any, ...]:
        """The row of a fact but for its number, and its lists, which the row holds as texts."""
        return self._fact_row(record), record.fact.about, record.fact.evidence

    def keep(self, kept: Kept) -> None:
        """Write a fact with the next batch."""
        row, about, evidence = kept.made
        # Facts are numbered on from the things, for both stand in one index.
        number, self._next = self._next, self._next + 1
        self._facts.append((number, *row))
        self._subjects.extend((entity, number, place) for place, entity in enumerate(dict.fromkeys(about)))
        self._texts.append((number, *self._search.of_fact(_said(row, about, evidence))))
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
        row = self._database.execute(_SELECT_SAID, (id_,)).fetchone()
        if row:
            number, about = row[0], json.loads(row[1])
            said = Said._make((about, *row[2:-1], json.loads(row[-1])))
            # Forgotten together at the end: the index writes anew what it holds whenever the numbers run backwards.
            self._dropped_texts.append((number, *self._search.of_fact(said)))
            self._database.execute("DELETE FROM fact WHERE number = ?", (number,))
            subjects = [(entity, number) for entity in about]
            self._database.executemany("DELETE FROM fact_entity WHERE entity = ? AND fact = ?", subjects)

    def _withdrawn(self) -> Iterator[tuple[Any, ...]]:
        """What layers took back; looked up at the end, so that each file is indexed once however much it withdraws."""
        indexes: dict[tuple[int, str], dict[Path, Position]] = {}
        for withdrawal in self._withdrawals:
            document, path = withdrawal.spot.document, withdrawal.spot.path
            if document.key not in indexes:
                indexes[document.key] = index_positions(document.text)
            line, _ = locate(indexes[document.key], path)
            yield withdrawal.id, withdrawal.why, self._files[document.key], line

    def _flush(self) -> None:
        marks = ",".join("?" * 26)
        self._database.executemany(f"INSERT INTO fact VALUES ({marks})", self._facts)  # noqa: S608 - marks only
        self._database.executemany("INSERT INTO fact_entity VALUES (?,?,?)", self._subjects)
        self._database.executemany(_KEEP_TEXT, self._texts)
        self._facts, self._subjects, self._texts = [], [], []
        self._step(self._next - self._first, self._total)

    def _line(self, record: FactRecord) -> int:
        key = record.document.key
        if key not in self._lines:
            self._lines[key] = fact_lines(record.document)
        return self._lines[key][record.number]

    def _fact_row(self, record: FactRecord) -> tuple[Any, ...]:
        fact, period = record.fact, record.period
        about, metric, text_period, period_basis, per, precision, status, basis, rank, *others = _WRITTEN_SO(vars(fact))
        why, text, source, section, evidence, read_as, also, said_by, event, note = others
        first, last = (None, None) if period is None else _days(period)
        # fmt: off
        return (
            record.id, _json_texts(about), metric, record.value, text_period, first, last, _PLAIN[period_basis], per,
            _PLAIN[precision], _PLAIN[status], basis, _PLAIN[rank], why, text, source, section, _json_texts(evidence),
            read_as, _also(also) if also else "[]", said_by, event, note, self._files[record.document.key],
            self._line(record),
        )
        # fmt: on


def _also(also: Sequence[Converted]) -> str:
    return _json([{"value": _written(item.value), "unit": item.unit} for item in also])


# What of a row is in the file as it stands.
_WRITTEN_SO = itemgetter(
    "about", "metric", "period", "period_basis", "per", "precision", "status", "basis", "rank",
    "why", "text", "source", "section", "evidence", "read_as", "also", "said_by", "event", "note",
)  # fmt: off
_SAID_IN_ROW = itemgetter(*(FACT_COLUMNS.index(key) - 1 for key in Said._fields[1:-1]))


def _said(row: tuple[Any, ...], about: Sequence[str], evidence: Sequence[str]) -> Said:
    return Said._make((about, *_SAID_IN_ROW(row), evidence))


def _written(value: int | Decimal | str) -> str:
    return value if isinstance(value, str) else exact_text(value)


@lru_cache(maxsize=4096)
def _days(period: Period) -> tuple[str | None, str | None]:
    """The first and the last day of a period, as far as it has them."""
    return (
        None if period.start is None else period.start.isoformat(),
        None if period.end is None else period.end.isoformat(),
    )


def _source_row(id_: str, position: int, source: Source) -> tuple[Any, ...]:
    # fmt: off
    return (
        id_, position, source.title, source.publisher, source.published,
        source.accessed.isoformat() if source.accessed else None, source.type, _json(source.authors), source.url,
        source.language, source.via, source.date_note, source.note,
    )
    # fmt: on


def _metric_row(id_: str, position: int, metric: Metric) -> tuple[Any, ...]:
    share = _json(metric.share_of.model_dump()) if metric.share_of else None
    growth = _json(metric.growth_of.model_dump()) if metric.growth_of else None
    # fmt: off
    return (
        id_, position, metric.name, metric.unit, metric.kind, metric.additive, metric.steady, share, growth,
        _json(metric.aliases), metric.summary,
    )
    # fmt: on


def _entity_row(id_: str, kind: str, position: int, entity: Entity) -> tuple[Any, ...]:
    own = entity.model_dump(mode="python", exclude=_SHARED_KEYS)
    if own.get("location"):
        own["location"] = [float(degrees) for degrees in own["location"]]
    # fmt: off
    return (
        id_, position, kind, entity.name, _json(entity.names), _json(entity.aliases), entity.summary,
        entity.not_to_confuse, _json(own), _json(entity.source or []), entity.section, _json(entity.evidence),
    )
    # fmt: on


def _entity_names(entity: Entity) -> Iterator[tuple[int, str]]:
    yield EXACT_NAME, entity.name
    for name in entity.names.values():
        yield EXACT_NAME, name
    for alias in entity.aliases:
        yield ALIAS, alias
