"""Rows: what the tables of the store hold of a source, a metric, an entity and a fact."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any, NamedTuple

from g60cli.knowledge.fact_records import MOST_ALIKE, Common, FactRecord
from g60cli.knowledge.format import Converted, Entity, Metric, Source
from g60cli.knowledge.periods import Period
from g60cli.knowledge.store.schema import FACT_COLUMNS
from g60cli.knowledge.store.texts import Said, SaidAlike
from g60cli.knowledge.values import exact_text
from g60cli.knowledge.vocabulary import PeriodBasis, Precision, Rank, Status

EXACT_NAME, ALIAS = 1, 2

# The members of an enumeration are texts, but not to marshal.
_PLAIN: dict[str, str] = {text: str(text) for texts in (PeriodBasis, Precision, Status, Rank) for text in texts}
_SHARED_KEYS = set(Entity.model_fields)

# One for all: json.dumps makes a new one at each call.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=vars).encode


def _json_texts(texts: Sequence[str]) -> str:
    """The same for a list of texts, at a third of the cost: each fact has two."""
    return f"[{','.join(map(encode_basestring, texts))}]"


# What facts that are alike share and is in the file as it stands.
_WRITTEN_SO = itemgetter(
    "metric", "period", "period_basis", "per", "precision", "status", "basis", "rank", "why", "text", "source",
    "section", "read_as", "also", "said_by", "event", "note",
)  # fmt: skip
_ROW_COLUMNS = FACT_COLUMNS[1:-1]
_OWN_COLUMNS = ("id", "about", "value", "evidence", "line")
_AS_IN_TABLE = ", ".join(_ROW_COLUMNS)
_IN_ROW = {column: place for place, column in enumerate(_ROW_COLUMNS)}
_SAID_IN_ROW = itemgetter(*(_IN_ROW[key] for key in SaidAlike._fields))
_ABOUT, _VALUE, _EVIDENCE = _IN_ROW["about"], _IN_ROW["value"], _IN_ROW["evidence"]

FactRow = tuple[str, tuple[Any, ...]]
"""The row of a fact but for its number and that of its file: the names of columns, and what they hold. To bind a null
costs more than to bind a text, and half of most rows is null: where many rows are alike, nulls are left out."""


class _Shared(NamedTuple):
    """What the rows of facts that are alike have in common, and what of it can be searched for."""

    columns: str
    values: tuple[Any, ...]
    said: SaidAlike


def fact_row(record: FactRecord, line: int) -> FactRow:
    """The row of a checked fact, which is a whole one where no other fact is like it."""
    id_, about, value, evidence, common, *_ = record
    own = id_, _json_texts(about), value, _json_texts(evidence), line
    if not common.is_shared:
        return whole_row(_row(own, common))
    columns, values, _ = _shared(common)
    return columns, (*own, *values)


def whole_row(row: tuple[Any, ...]) -> FactRow:
    """A row with all its columns, as ``said_in_row`` wants it."""
    return _AS_IN_TABLE, row


def said_alike(record: FactRecord) -> Said:
    """What of a fact that is like others can be searched for."""
    return Said(record.about, record.value, record.evidence, _shared(record.common).said)


def said_in_row(row: Sequence[Any]) -> Said:
    """The same of any fact, from its whole row."""
    about, evidence = json.loads(row[_ABOUT]), json.loads(row[_EVIDENCE])
    return Said(about, row[_VALUE], evidence, SaidAlike._make(_SAID_IN_ROW(row)))


@lru_cache(maxsize=MOST_ALIKE)
def _shared(common: Common) -> _Shared:
    row = dict(zip(_ROW_COLUMNS, _row((None,) * len(_OWN_COLUMNS), common), strict=True))
    present = {key: value for key, value in row.items() if value is not None}
    said = SaidAlike(*(row[key] for key in SaidAlike._fields))
    return _Shared(", ".join([*_OWN_COLUMNS, *present]), tuple(present.values()), said)


def _row(own: tuple[Any, ...], common: Common) -> tuple[Any, ...]:
    """A whole row, of what is a fact's own and of what it may share."""
    id_, about, value, evidence, line = own
    metric, period, period_basis, per, precision, status, *others = _WRITTEN_SO(vars(common.first))
    basis, rank, why, text, source, section, read_as, also, said_by, event, note = others
    first, last = (None, None) if common.period is None else _days(common.period)
    # fmt: off
    return (
        id_, about, metric, value, period, first, last, _PLAIN[period_basis], per, _PLAIN[precision], _PLAIN[status],
        basis, _PLAIN[rank], why, text, source, section, evidence, read_as, _also(also) if also else "[]", said_by,
        int(event), note, line,
    )
    # fmt: on


def _also(also: Sequence[Converted]) -> str:
    return _json([{"value": _written(item.value), "unit": item.unit} for item in also])


def _written(value: int | Decimal | str) -> str:
    return value if isinstance(value, str) else exact_text(value)


@lru_cache(maxsize=4096)
def _days(period: Period) -> tuple[str | None, str | None]:
    """The first and the last day of a period, as far as it has them."""
    return (
        None if period.start is None else period.start.isoformat(),
        None if period.end is None else period.end.isoformat(),
    )


def source_row(id_: str, position: int, source: Source) -> tuple[Any, ...]:
    """The row of a source; ``position`` is its place among all things."""
    # fmt: off
    return (
        id_, position, source.title, source.publisher, source.published,
        source.accessed.isoformat() if source.accessed else None, source.type, _json(source.authors), source.url,
        source.language, source.via, source.date_note, source.note,
    )
    # fmt: on


def metric_row(id_: str, position: int, metric: Metric) -> tuple[Any, ...]:
    """The row of a metric."""
    share = _json(metric.share_of.model_dump()) if metric.share_of else None
    growth = _json(metric.growth_of.model_dump()) if metric.growth_of else None
    # fmt: off
    return (
        id_, position, metric.name, metric.unit, metric.kind, metric.additive, metric.steady, share, growth,
        _json(metric.aliases), metric.summary,
    )
    # fmt: on


def entity_row(id_: str, kind: str, position: int, entity: Entity) -> tuple[Any, ...]:
    """The row of an entity; the keys of its kind stand together as one text."""
    own = {key: value for key, value in vars(entity).items() if key not in _SHARED_KEYS}
    if own.get("location"):
        own["location"] = [float(degrees) for degrees in own["location"]]
    # fmt: off
    return (
        id_, position, kind, entity.name, _json(entity.names), _json(entity.aliases), entity.summary,
        entity.not_to_confuse, _json(own), _json(entity.source or []), entity.section, _json(entity.evidence),
    )
    # fmt: on


def entity_names(entity: Entity) -> Iterator[tuple[int, str]]:
    """The names of an entity, each with how exact it is."""
    yield EXACT_NAME, entity.name
    for name in entity.names.values():
        yield EXACT_NAME, name
    for alias in entity.aliases:
        yield ALIAS, alias
