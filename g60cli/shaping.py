"""Shaping an answer: only these columns, in this order, at most so many rows.

Works on any answer that has rows: a list's objects, the facts of a card, or rows that the answer brings for this.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from g60cli.answer import Answer, Bars, Block, Cell, Column, Data, Document, Lines, Look, Map, Picture, Stream
from g60cli.errors import BadValue, NoRows, UnknownChoice

_CARD_COLUMNS = ("about", "metric", "display", "text", "period")
# What must stand beside a figure of an answer that brings its own rows, where the rows have it.
_COMPUTED_COLUMNS = ("basis", "ratio_display", "why_not")
_NUMBERS = {"display": "number", "value": "number"}


def shape(answer: Answer, columns: str | None, sort: str | None, limit: int | None) -> Answer:
    """The answer with its rows sorted, cut and reduced to the columns named by their JSON keys.

    A note that begins with the id of a row is a note on that row, and goes where the row does.

    Raises UnknownChoice for a column that no row has, BadValue where none is named, NoRows where the answer has no rows
    at all.
    """
    rows = _rows_of(answer)
    known = list(dict.fromkeys(key for row in rows for key in row)) or list(answer.keys)
    order = list(range(len(rows))) if sort is None else _sorted(rows, known, sort)
    order = order if limit is None else order[:limit]
    keys = _chosen(known, columns)
    blocks = _first_rows(answer, len(order)) if keys is None and sort is None else []
    blocks = blocks or [_block(answer, rows, order, keys)]
    data = [_projected(rows[number], keys) for number in order]
    used = dict.fromkeys(id_ for block in blocks for row in block.rows for cell in row for id_ in cell.sources)
    cut = {row.get("id") for row in rows} - {rows[number].get("id") for number in order}
    return answer._replace(
        data=_shaped_data(answer, data, order, keys),
        blocks=blocks,
        keys=keys or answer.keys,
        rows=None if answer.rows is None else data,
        pictures=_pictures(answer, len(rows), order),
        notes=[*(note for note in answer.notes if note.partition(" ")[0] not in cut), *nothing_shown(limit)],
        sources={id_: answer.sources[id_] for id_ in used if id_ in answer.sources},
        document=_document(answer, order) if keys is None else None,
    )


def shape_rows(stream: Stream, columns: str | None, limit: int | None) -> tuple[Sequence[str], Iterator[Data]]:
    """The keys and the rows of a stream, cut and reduced in the same way; an order needs the whole answer.

    Raises UnknownChoice for a column that no row has.
    """
    keys = _chosen(stream.keys, columns)
    rows = stream.rows() if limit is None else islice(stream.rows(), limit)
    return (stream.keys, rows) if keys is None else (keys, ({key: row.get(key) for key in keys} for row in rows))


def nothing_shown(limit: int | None) -> Sequence[str]:
    """The note where no rows were asked for: without it they would look like a list of nothing."""
    return ("no rows are shown: --limit 0",) if limit == 0 else ()


def _first_rows(answer: Answer, limit: int) -> list[Block]:
    """The first rows of an answer in groups, beneath the titles of their groups; nothing for any other answer."""
    if len(answer.blocks) < 2 or _parallel_block(answer, _rows_of(answer)) is None:
        return []
    blocks = []
    for block in answer.blocks:
        blocks.append(block._replace(rows=block.rows[:limit]))
        limit -= len(blocks[-1].rows)
    return [block for block in blocks if block.rows]


def _document(answer: Answer, order: Sequence[int]) -> Document | None:
    document = answer.document
    return document and document._replace(pieces=tuple(document.pieces[number] for number in order))


def _shaped_data(
    answer: Answer, rows: Sequence[Data], order: Sequence[int], keys: list[str] | None
) -> Sequence[Data] | Data:
    """The rows in the place of those they were made of; whole objects stay as they are where no columns are chosen."""
    key = answer.rows_key
    if isinstance(answer.data, Mapping) and key is None:
        return answer.data
    whole = answer.data if isinstance(answer.data, Sequence) else answer.data.get(str(key))
    if answer.rows is not None and keys is None and whole is not None and len(whole) == len(answer.rows):
        rows = [whole[number] for number in order]
    return rows if isinstance(answer.data, Sequence) else {**answer.data, str(key): rows}


def _pictures(answer: Answer, count: int, order: Sequence[int]) -> Sequence[Picture]:
    """The pictures that still show what the rows say: bars and spots of the rows alone, lines only of all of them."""
    kept: list[Picture] = []
    for picture in answer.pictures:
        if isinstance(picture, Lines):
            kept += [picture] if len(order) == count else []
        elif isinstance(picture, Bars) and len(picture.bars) == count:
            kept.append(picture._replace(bars=tuple(picture.bars[number] for number in order)))
        elif isinstance(picture, Map) and len(picture.spots) == count:
            kept.append(picture._replace(spots=tuple(picture.spots[number] for number in sorted(order))))
    return kept


def _rows_of(answer: Answer) -> Sequence[Data]:
    if answer.rows is not None:
        return answer.rows
    if isinstance(answer.data, Mapping):
        facts = answer.data.get("facts")
        if not isinstance(facts, list):
            raise NoRows(answer.command)
        return facts
    return answer.data


def _chosen(known: Sequence[str], columns: str | None) -> list[str] | None:
    if columns is None:
        return None
    wanted = [column.strip() for column in columns.split(",") if column.strip()]
    if not wanted:
        raise BadValue("--columns", columns, "a list of columns, as in id,name")
    for column in wanted:
        _check_column(known, column)
    return wanted


def _check_column(known: Sequence[str], column: str) -> None:
    if known and column not in known:
        raise UnknownChoice("column", column, known)


def _sorted(rows: Sequence[Data], known: Sequence[str], sort: str) -> list[int]:
    backwards = sort.startswith("-")
    column = sort.removeprefix("-")
    _check_column(known, column)
    key = _NUMBERS.get(column, column)
    given = [number for number, row in enumerate(rows) if row.get(key) is not None]
    missing = [number for number, row in enumerate(rows) if row.get(key) is None]
    order = _period_key if key == "period" else _sort_key
    return sorted(given, key=lambda number: order(rows[number][key]), reverse=backwards) + missing


def _period_key(period: str) -> str:
    """Periods in the order of time: a whole before its parts, its end after them; letters stand after all digits."""
    return f"{period.removeprefix('end-')}~" if period.startswith("end-") else period


def _sort_key(value: Any) -> tuple[int, float, str]:
    if isinstance(value, int | float):
        return 0, float(value), ""
    return 1, 0.0, text_of(value).casefold()


def _projected(row: Data, keys: list[str] | None) -> Data:
    return row if keys is None else {key: row.get(key) for key in keys}


def _block(answer: Answer, rows: Sequence[Data], order: Sequence[int], keys: list[str] | None) -> Block:
    drawn = _parallel_block(answer, rows)
    if keys is None and drawn is not None:
        return drawn._replace(rows=tuple(drawn.rows[number] for number in order))
    columns = [_column(drawn, key) for key in (keys or _default_columns(answer))]
    return Block("", tuple(columns), tuple(_cells(drawn, rows[number], number, columns) for number in order))


def _default_columns(answer: Answer) -> Sequence[str]:
    present = answer.rows[0] if answer.rows else {}
    if answer.rows is not None and "display" not in present:
        return answer.keys
    return (*_CARD_COLUMNS, *(key for key in _COMPUTED_COLUMNS if key in present))


def _parallel_block(answer: Answer, rows: Sequence[Data]) -> Block | None:
    """The block that shows the rows, line by line; a card has none. Blocks of the same columns count as one."""
    if answer.rows is not None:
        return next((block for block in answer.blocks if len(block.rows) == len(rows) and _has_ids(block)), None)
    if isinstance(answer.data, Mapping) or not answer.blocks:
        return None
    first, *others = answer.blocks
    drawn = tuple(row for block in answer.blocks for row in block.rows)
    if any(block.columns != first.columns for block in others) or len(drawn) != len(rows):
        return None
    return first._replace(title="" if others else first.title, rows=drawn)


def _has_ids(block: Block) -> bool:
    return any(column.key == "id" for column in block.columns)


def _column(drawn: Block | None, key: str) -> Column:
    for column in drawn.columns if drawn else ():
        if column.key == key:
            return column._replace(look=Look.FIXED) if column.look in (Look.ID, Look.SECONDARY) else column
    return Column(key, key.replace("_", " ").capitalize(), Look.FIXED if key == "id" else Look.TEXT)


def _cells(drawn: Block | None, row: Data, number: int, columns: Sequence[Column]) -> tuple[Cell, ...]:
    """What the row shows under these columns; a value alone is its display, without the conversions beside it."""
    known = {column.key: place for place, column in enumerate(drawn.columns)} if drawn else {}
    sources = _sources_of(row)
    cells = []
    for column in columns:
        if drawn is not None and column.key in known and column.key != "display":
            cells.append(drawn.rows[number][known[column.key]])
        else:
            cells.append(Cell(text_of(row.get(column.key)), sources))
    return tuple(cells)


def _sources_of(row: Data) -> tuple[str, ...]:
    source = row.get("source")
    if isinstance(source, str):
        return (source,)
    return tuple(source) if isinstance(source, list) else ()


def text_of(value: Any) -> str:
    """A JSON value for eyes: names for things, lists joined, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return str(value["name"]) if "name" in value else json.dumps(value, ensure_ascii=False)
    if isinstance(value, list | tuple):
        return "; ".join(text_of(item) for item in value)
    return str(value)
