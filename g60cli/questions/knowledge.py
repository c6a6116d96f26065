"""The opened knowledge as questions see it: rows by SQL, and the names of things by id."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from g60cli.knowledge.layers import Layer, chosen_layers
from g60cli.knowledge.store.opening import Watch, open_store, unwatched

Row = sqlite3.Row

# Of a million entities not all names are kept: facts on one stand together in most files.
_MOST_REMEMBERED = 10_000


def marks(values: Collection[object]) -> str:
    """A question mark for each of the values that are bound in a query."""
    return ",".join("?" * len(values))


class Named(NamedTuple):
    """An entity as other things refer to it."""

    kind: str
    id: str
    name: str


class AsOf(NamedTuple):
    """The day that a knowledge base is looked at from, and what that leaves out, as a sentence."""

    day: str
    note: str


class Knowledge:
    """A knowledge base ready to be asked; ``layers`` are the files it came from, ``as_of`` a day in the past."""

    def __init__(self, database: sqlite3.Connection, layers: tuple[Layer, ...], as_of: AsOf | None = None) -> None:
        self.database = database
        self.layers = layers
        self.as_of = as_of
        self._named: dict[str, Named] = {}

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a query; values are bound, never written into the text."""
        return self.database.execute(sql, [_bindable(value) for value in parameters])

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        """The first row of a query, or None."""
        row: Row | None = next(self.rows(sql, parameters), None)
        return row

    def named(self, id_: str) -> Named:
        """The entity of that id; an id without an entity stands for itself."""
        if id_ not in self._named:
            if len(self._named) >= _MOST_REMEMBERED:
                self._named.clear()
            row = self.row("SELECT kind, id, name FROM entity WHERE id = ?", (id_,))
            self._named[id_] = Named(*row) if row else Named("", id_, id_)
        return self._named[id_]

    def head(self, key: str) -> str | None:
        """A key of the top of the file: title, summary, updated, licence or subject."""
        row = self.row("SELECT value FROM head WHERE key = ?", (key,))
        return None if row is None else str(row[0])


def is_read_once(facts: Sequence[str] = ()) -> bool:
    """Whether one of these layers cannot be looked at again, such as standard input or a pipe."""
    return any(layer.is_read_once for layer in chosen_layers(facts))


def _bindable(value: Any) -> Any:
    """A value as SQLite takes it: an argument that is no UTF-8 is found nowhere, and is no error."""
    return value.encode(errors="replace").decode() if isinstance(value, str) else value


def open_knowledge(facts: Sequence[str] = (), as_of: str | None = None, watch: Watch = unwatched) -> Knowledge:
    """Open the knowledge of these layers; of ``G60_FACTS`` or the shipped file where none is named.

    With ``as_of``, a year, month or day, only what had been published by the end of it is there. A source that is
    dated by its year or month counts from the end of that; one that was only accessed is never there. ``watch`` is told
    how far it is where the layers have to be compiled first.
    Raises InvalidKnowledge where a layer cannot be read or breaks a rule of the format, BadDate for a wrong ``as_of``.
    """
    if as_of is not None:
        from g60cli.questions.dates import last_day_of

        as_of = last_day_of(as_of)
    layers = chosen_layers(facts)
    database = open_store(layers, watch)
    looked_back = _looking_back(database, as_of) if as_of is not None else None
    database.row_factory = sqlite3.Row
    return Knowledge(database, layers, looked_back)


def _looking_back(database: sqlite3.Connection, day: str) -> AsOf:
    from g60cli.knowledge.store.publishing import limit_to

    left = limit_to(database, day)
    note = (
        f"as of {day}: {left.facts} of {left.facts_of} facts and {left.entities} of {left.entities_of} entities are "
        f"left out, for {left.sources_later} sources were published later and {left.sources_undated} have no date of "
        "publication"
    )
    return AsOf(day, note)
