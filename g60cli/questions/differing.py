"""What a row of the store says, apart from where and how it was written; and the comparison of two sides by it."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from g60cli.questions.blocks import metric_text, subject_text
from g60cli.questions.facts import facts_where
from g60cli.questions.knowledge import Knowledge, Row
from g60cli.questions.tallying import Tally

ADDED, REMOVED, CHANGED = "added", "removed", "changed"

Changes = Sequence[tuple[str, Any, Any]]

# Lists whose order says nothing.
_UNORDERED = ("aliases", "industries")
_AS_JSON = {"about", "also", "evidence", "authors", "names", "aliases", "share_of", "growth_of", "own"}
_BOOLEAN = {"additive", "steady", "event"}


class Difference(NamedTuple):
    """One thing that was added, removed or changed, with a line for eyes and the sources that say it.

    ``said`` is all that it says, by which a removed and an added fact may be found to be one.
    """

    change: str
    kind: str
    id: str
    title: str
    keys: Changes
    sources: tuple[str, ...]
    said: dict[str, Any]


class Table(NamedTuple):
    """How one table is read in the order of its ids, and how a row of it is shown."""

    kind: str
    columns: str
    show: Callable[[Knowledge, Row], str]
    is_entity: bool = False

    @property
    def stored(self) -> str:
        """What the store calls it."""
        return "entity" if self.is_entity else self.kind


def compare(table: Table, before: Knowledge, after: Knowledge, tally: Tally) -> Iterator[Difference]:
    """The differences between the rows of a table on both sides, in the order of their ids."""
    for old, new in _side_by_side(tally(_rows(before, table)), tally(_rows(after, table))):
        if old is not None and new is not None:
            changes = [] if old == new else _changes(_meaning(table, old), _meaning(table, new))
            if changes:
                yield _difference(CHANGED, table, after, new, changes)
        elif new is not None:
            yield _difference(ADDED, table, after, new)
        elif old is not None:
            yield _difference(REMOVED, table, before, old)


def _difference(change: str, table: Table, knowledge: Knowledge, row: Row, changes: Changes = ()) -> Difference:
    said = _meaning(table, row)
    named = row["id"] if table.kind == "source" else said.get("source", ())
    sources = (named,) if isinstance(named, str) else tuple(named)
    kind = str(row["kind"]) if table.is_entity else table.kind
    return Difference(change, kind, row["id"], table.show(knowledge, row), changes, sources, said)


def _changes(old: dict[str, Any], new: dict[str, Any]) -> Changes:
    keys = list(dict.fromkeys([*old, *new]))
    return [(key, old.get(key), new.get(key)) for key in keys if _same(key, old.get(key)) != _same(key, new.get(key))]


def changes_of(old: Difference, new: Difference) -> Changes:
    """What tells two facts apart that were found to be one: the id first."""
    return [("id", old.id, new.id), *_changes(old.said, new.said)]


def _same(key: str, value: Any) -> Any:
    return sorted(value) if key in _UNORDERED and isinstance(value, list) else value


def _side_by_side(old: Iterator[Row], new: Iterator[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of two streams, both in the order of their ids, together where these are the same."""
    left, right = next(old, None), next(new, None)
    while left is not None or right is not None:
        if right is None or (left is not None and left["id"] < right["id"]):
            yield left, None
            left = next(old, None)
        elif left is None or right["id"] < left["id"]:
            yield None, right
            right = next(new, None)
        else:
            yield left, right
            left, right = next(old, None), next(new, None)


def _rows(knowledge: Knowledge, table: Table) -> Iterator[Row]:
    return knowledge.rows(f"SELECT {table.columns} FROM {table.stored} ORDER BY 1")  # noqa: S608 - our own tables


def count_of(knowledge: Knowledge, table: Table) -> int:
    """How many rows a table has."""
    row = knowledge.row(f"SELECT count(*) FROM {table.stored}")  # noqa: S608 - our own tables
    return int(row[0]) if row else 0


def _meaning(table: Table, row: Row) -> dict[str, Any]:
    """What a row says, by the keys of the file; what is not said is left out."""
    said: dict[str, Any] = {}
    for key, value in zip(row.keys(), row, strict=True):
        if key in _AS_JSON or (key == "source" and table.is_entity):
            parsed: Any = json.loads(value) if value else None
            said.update(parsed if key == "own" else {key: parsed})
        elif key != "id":
            said[key] = bool(value) if key in _BOOLEAN else value
    return {key: value for key, value in said.items() if value not in (None, [], {})}


def _show_head(knowledge: Knowledge, row: Row) -> str:
    return str(row["value"])


def _show_source(knowledge: Knowledge, row: Row) -> str:
    return f"{row['title']}, {row['publisher']}, {row['published'] or 'accessed ' + str(row['accessed'])}"


def _show_name(knowledge: Knowledge, row: Row) -> str:
    return str(row["name"])


def _show_fact(knowledge: Knowledge, row: Row) -> str:
    [fact] = facts_where(knowledge, "fact.id = ?", (row["id"],))
    if fact["metric"] is None:
        return f"{subject_text(fact)}: {fact['text']}"
    period = f" ({fact['period']})" if fact["period"] else ""
    return f"{subject_text(fact)}: {metric_text(fact)} {fact['display']}{period}"


TABLES = (
    Table("head", "key AS id, value", _show_head),
    Table(
        "source",
        "id, title, publisher, published, accessed, type, authors, url, language, via, date_note, note",
        _show_source,
    ),
    Table("metric", "id, name, unit, kind, additive, steady, share_of, growth_of, aliases, summary", _show_name),
    Table(
        "entity",
        "id, kind, name, names, aliases, summary, not_to_confuse, own, source, section, evidence",
        _show_name,
        is_entity=True,
    ),
    Table(
        "fact",
        "id, about, metric, value, period, period_basis, per, precision, status, basis, rank, why, text, source, "
        "section, evidence, read_as, also, said_by, event, note",
        _show_fact,
    ),
)
