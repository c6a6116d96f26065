"""Rows: what the tables of the store hold of a source, a metric, an entity and a fact."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from g60cli.knowledge.fact_records import FactRecord
from g60cli.knowledge.format import Converted, Entity, Metric, Source
from g60cli.knowledge.periods import Period
from g60cli.knowledge.store.schema import FACT_COLUMNS
from g60cli.knowledge.store.texts import Said
from g60cli.knowledge.values import exact_text
from g60cli.knowledge.vocabulary import PeriodBasis, Precision, Rank, Status

EXACT_NAME, ALIAS = 1, 2

# The members of an enumeration are texts, but not to marshal.
_PLAIN: dict[str, str] = {text: str(text) for texts in (PeriodBasis, Precision, Status, Rank) for text in texts}
_SHARED_KEYS = set(Entity.model_fields)

# One for all: json.dumps makes a new one at each call.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _json_texts(texts: Sequence[str]) -> str:
    """The same for a list of texts, at a third of the cost: each fact has two."""
    return f"[{','.join(map(encode_basestring, texts))}]"


# What of a row is in the file as it stands.
_WRITTEN_SO = itemgetter(
    "about", "metric", "period", "period_basis", "per", "precision", "status", "basis", "rank",
    "why", "text", "source", "section", "evidence", "read_as", "also", "said_by", "event", "note",
)  # fmt: off
_SAID_IN_ROW = itemgetter(*(FACT_COLUMNS.index(key) - 1 for key in Said._fields[1:-1]))


def fact_row(record: FactRecord, line: int) -> tuple[Any, ...]:
    """The row of a fact but for its number and that of its file."""
    fact, period = record.fact, record.period
    about, metric, text_period, period_basis, per, precision, status, basis, rank, *others = _WRITTEN_SO(vars(fact))
    why, text, source, section, evidence, read_as, also, said_by, event, note = others
    first, last = (None, None) if period is None else _days(period)
    # fmt: off
    return (
        record.id, _json_texts(about), metric, record.value, text_period, first, last, _PLAIN[period_basis], per,
        _PLAIN[precision], _PLAIN[status], basis, _PLAIN[rank], why, text, source, section, _json_texts(evidence),
        read_as, _also(also) if also else "[]", said_by, int(event), note, line,
    )
    # fmt: on


def _also(also: Sequence[Converted]) -> str:
    return _json([{"value": _written(item.value), "unit": item.unit} for item in also])


def said_in(row: tuple[Any, ...], about: Sequence[str], evidence: Sequence[str]) -> Said:
    """What of a fact can be searched for, from its row and the lists that stand in it as texts."""
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
    own = entity.model_dump(mode="python", exclude=_SHARED_KEYS)
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
