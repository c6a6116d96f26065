"""The one noun between asking and printing: an answer as plain data, every cell with its sources.

``data`` is the documented JSON; ``blocks`` hold the same for eyes. Nothing in here computes, prints or knows a format.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from g60cli.errors import Exit

Data = dict[str, Any]


class Look(StrEnum):
    """What a column holds, and so how it may be set.

    Text and names break at spaces; everything else is never cut or broken. Ids are quiet, and where there is no room
    for their column they go under the name, as names in other languages do; secondary columns are quiet too, and the
    first to go. A group is a name that holds for the rows beneath it too, in which it is empty.
    """

    TEXT = "text"
    NAME = "name"
    NATIVE = "native"
    GROUP = "group"
    NUMBER = "number"
    FIXED = "fixed"
    ID = "id"
    SECONDARY = "secondary"


class Column(NamedTuple):
    """A column: its key is that of the JSON, its title is for eyes."""

    key: str
    title: str
    look: Look = Look.TEXT


class Cell(NamedTuple):
    """A piece of text and the ids of the sources that say it; one that is ``whole`` is never broken, nor cut."""

    text: str
    sources: tuple[str, ...] = ()
    whole: bool = False


class Block(NamedTuple):
    """A table of an answer; ``headed`` is False for a card's list of attributes.

    ``narrow`` says the same in fewer columns and more rows, for a screen on which this one does not fit.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    headed: bool = True
    narrow: "Block | None" = None


class Bar(NamedTuple):
    """One bar: its label, its length as a number, the value as it is written, and who says it."""

    label: str
    number: float
    text: str
    sources: tuple[str, ...] = ()


class Bars(NamedTuple):
    """Values side by side, drawn to one scale from zero."""

    title: str
    bars: tuple[Bar, ...]


class Point(NamedTuple):
    """A value in time: ``when`` is the middle of its period in years; ``after_break`` parts it from the one before."""

    label: str
    when: float
    number: float
    text: str
    after_break: bool = False
    sources: tuple[str, ...] = ()


class Line(NamedTuple):
    """One series of points in time order."""

    name: str
    points: tuple[Point, ...]


class Lines(NamedTuple):
    """Series over time, drawn to one scale."""

    title: str
    unit: str
    lines: tuple[Line, ...]


class Spot(NamedTuple):
    """A place on a map, in degrees; ``order`` is its place along the route."""

    label: str
    native: str
    latitude: float
    longitude: float
    order: int
    sources: tuple[str, ...] = ()


class Map(NamedTuple):
    """Places where they lie; the route joins them in their order."""

    title: str
    spots: tuple[Spot, ...]


Picture = Bars | Lines | Map


class Document(NamedTuple):
    """Text that is printed as it is where people would see ``blocks``: a piece for each object of ``data``."""

    pieces: tuple[str, ...]
    opening: str = ""
    joint: str = "\n"
    closing: str = ""

    def __str__(self) -> str:
        return self.opening + self.joint.join(self.pieces) + self.closing


class Answer(NamedTuple):
    """What a question gave.

    ``data`` is a list of objects for a list and one object for a single thing; ``sources`` maps the id of each source
    used to its object; ``notes`` are sentences for standard error; ``keys`` are those of a row, for an answer that has
    none; ``pictures`` show numbers of ``data`` to scale; a ``document`` is shown in the place of the blocks; a ``file``
    that was made, not a table about it, is printed instead of all, in pieces, where no format is asked for.

    ``rows`` are given where ``data`` is no list of facts and no card: flat objects, such as facts each with what was
    computed of it. They are what CSV prints and what ``--columns``, ``--sort`` and ``--limit`` shape; so shaped they
    stand in ``data`` under ``rows_key``, or nowhere there where that is None.
    """

    command: str
    title: str
    data: Sequence[Data] | Data
    blocks: Sequence[Block] = ()
    sources: Mapping[str, Data] = MappingProxyType({})
    notes: Sequence[str] = ()
    keys: Sequence[str] = ()
    pictures: Sequence[Picture] = ()
    rows: Sequence[Data] | None = None
    rows_key: str | None = "facts"
    exit: Exit = Exit.DONE
    document: Document | None = None
    file: Iterable[str] | None = None


class Stream(NamedTuple):
    """An answer of many rows that are read one at a time, for formats that print a row as it comes.

    ``rows`` gives the objects of ``data``, each with exactly ``keys``, or the facts of a card, which is one object
    itself (``is_card``); ``notes`` is asked after the last of them; ``whole`` reads all of them, or as many as its
    ``limit``, and gives the answer.
    """

    keys: Sequence[str]
    rows: Callable[[], Iterator[Data]]
    notes: Callable[[], Sequence[str]]
    whole: Callable[..., Answer]
    is_card: bool = False
