"""The knowledge as an SQLite file for other programs. Not the compiled store, which is private and changes."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from g60cli.answer import Data
from g60cli.questions import export_objects
from g60cli.questions.export_tables import FINISH, TABLES
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.tallying import Tally

_ONE = ("within", "city", "place", "industry")
_MANY = ("members", "industries", "by")
# The keys of the objects in the order of the columns.
_SOURCE = (
    *("id", "title", "publisher", "published", "accessed", "type", "authors", "url", "language", "via"),
    *("date_note", "note"),
)
_METRIC = ("id", "name", "unit", "metric_kind", "additive", "steady")
_ENTITY = ("id", "kind", "name", "type", "province")
_VALUE = ("value", "number", "unit", "display", "precision", "status", "basis", "rank", "why", "period")
_TIME = ("first_day", "last_day", "period_basis", "per", "text", "source", "section")
_WHERE = ("said_by", "event", "note", "layer", "file", "line")

Insert = tuple[str, tuple[Any, ...]]


def write_database(knowledge: Knowledge, file: Path, tally: Tally) -> None:
    """Fill an empty file with all tables, a row at a time. Raises OSError where there is no room."""
    try:
        with closing(sqlite3.connect(file)) as database:
            database.executescript(f"PRAGMA journal_mode = off; PRAGMA synchronous = off; {TABLES} BEGIN;")
            for table, values in _rows(knowledge, tally):
                marks = ",".join("?" * len(values))
                database.execute(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608 - our own tables
            database.commit()
            database.executescript(FINISH)
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from None


def _rows(knowledge: Knowledge, tally: Tally) -> Iterator[Insert]:
    for head in export_objects.heads(knowledge):
        yield "head", (head["key"], head["value"])
    for source in tally(export_objects.sources(knowledge)):
        yield "source", tuple(_text(source[key]) for key in _SOURCE)
    for metric in tally(export_objects.metrics(knowledge)):
        yield from _metric(metric)
    for entity in tally(export_objects.entities(knowledge)):
        yield from _entity(entity)
    for position, fact in enumerate(tally(export_objects.facts(knowledge))):
        yield from _fact(fact, position)


def _metric(metric: Data) -> Iterator[Insert]:
    share, growth = metric["share_of"] or {}, metric["growth_of"] or {}
    parts = (share.get("metric"), share.get("whole"), growth.get("metric"), growth.get("real"))
    yield "metric", (*(metric[key] for key in _METRIC), *parts, metric["summary"])
    for alias in metric["aliases"]:
        yield "metric_alias", (metric["id"], alias)


def _entity(entity: Data) -> Iterator[Insert]:
    id_ = entity["id"]
    latitude, longitude = entity.get("location") or (None, None)
    told = (entity["summary"], entity["not_to_confuse"], entity["section"], _text(entity["evidence"]))
    yield "entity", (*(entity.get(key) for key in _ENTITY), latitude, longitude, *told)
    yield "entity_name", (id_, entity["name"], None, False)
    for language, name in entity["names"].items():
        yield "entity_name", (id_, name, language, False)
    for alias in entity["aliases"]:
        yield "entity_name", (id_, alias, None, True)
    for position, source in enumerate(entity["source"]):
        yield "entity_source", (id_, position, source)
    for position, product in enumerate(entity.get("products", ())):
        yield "product", (id_, position, product)
    yield from _relations(entity)


def _relations(entity: Data) -> Iterator[Insert]:
    id_ = entity["id"]
    for relation in (*_ONE, *_MANY):
        named = entity.get(relation) or []
        for position, target in enumerate([named] if isinstance(named, str) else named):
            yield "relation", (id_, relation, position, target, None, None)
    for position, role in enumerate(entity.get("roles", ())):
        yield "relation", (id_, "roles", position, role["of"], role["role"], role["period"])


def _fact(fact: Data, position: int) -> Iterator[Insert]:
    metric = fact["metric"]["id"] if fact["metric"] else None
    parts = (*_of(fact, _VALUE), *_of(fact, _TIME), _text(fact["evidence"]), fact["read_as"], *_of(fact, _WHERE))
    yield "fact", (fact["id"], position, metric, *parts)
    for place, about in enumerate((fact["about"], *fact["with"])):
        yield "fact_about", (fact["id"], place, about["id"])
    for place, also in enumerate(fact["also"]):
        yield "fact_also", (fact["id"], place, also["value"], also["unit"], also["display"])


def _of(item: Data, keys: Iterable[str]) -> tuple[Any, ...]:
    return tuple(item[key] for key in keys)


def _text(value: Any) -> Any:
    """A list as JSON, which SQLite can look into; anything else as it is."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
