"""A draft as the text of a knowledge file, written as the format asks for: ``key = value`` with single spaces."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from g60cli.knowledge.drafting import Draft, DraftEntity, DraftMetric, DraftSource
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS

_HEAD = """# Made by g60 init from a table of observations. To be filled in is what the table does not say: the type of
# a source, its publisher where it is not named, and under which other names people ask for a metric (aliases).
# g60 check --strict names each of these places.

format = 1
title = {title}
updated = {today}
"""
_NO_DATE = "the table names no date; accessed is the day on which this file was made"
_FACT = ("id", "about", "metric", "value", "period", "precision", "status", "basis", "source", "section", "evidence")
_FACT_KEYS = (*_FACT, "read_as", "note")


def draft_text(draft: Draft, title: str, today: date) -> Iterator[str]:
    """The text of the file, table by table."""
    yield _HEAD.format(title=_text(title), today=today.isoformat())
    for source in draft.sources.values():
        yield _source(source, today)
    for entity in draft.entities.values():
        yield _entity(entity)
    for metric in draft.metrics.values():
        yield _metric(metric)
    for fact in draft.facts:
        yield _fact(fact)


def _source(source: DraftSource, today: date) -> str:
    parts = source.parts
    published = parts.published if parts.published and len(parts.published) == len("2023-10-18") else None
    keys: dict[str, str | None] = {
        "title": _text(parts.title),
        "publisher": _text(parts.publisher),
        "published": published or (parts.published and _text(parts.published)),
        "accessed": None if parts.published else parts.accessed or today.isoformat(),
        "url": parts.url and _text(parts.url),
        "date_note": None if parts.published or parts.accessed else _text(_NO_DATE),
    }
    return _table(f"[source.{source.id}]", keys)


def _entity(entity: DraftEntity) -> str:
    return _table(f"[{entity.kind}.{entity.id}]", {"name": _text(entity.name), "source": _text(entity.source)})


def _metric(metric: DraftMetric) -> str:
    keys: dict[str, str | None] = {
        "name": _text(metric.name),
        "unit": _text(metric.unit),
        "kind": _text(metric.kind.value),
    }
    return _table(f"[metric.{metric.id}]", keys)


def _fact(fact: dict[str, Any]) -> str:
    keys = {key: _value(fact, key) for key in _FACT_KEYS if fact.get(key) is not None}
    return _table("[[fact]]", keys)


def _value(fact: dict[str, Any], key: str) -> str:
    value = fact[key]
    if key == "value" and fact["unit"] not in ATTRIBUTE_UNITS and "/" not in value:
        return str(value)
    return f"[{', '.join(map(_text, value))}]" if isinstance(value, list) else _text(str(value))


def _table(header: str, keys: Mapping[str, str | None]) -> str:
    lines = [f"{key} = {value}\n" for key, value in keys.items() if value is not None]
    return f"\n{header}\n{''.join(lines)}"


def _text(value: str) -> str:
    """A basic string of TOML; of characters without controls the JSON one is the same."""
    return json.dumps(value, ensure_ascii=False)
