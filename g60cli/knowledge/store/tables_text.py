"""The tables of a knowledge file as text and back: JSON with the two types besides that a valid file may hold."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

# A key that no valid table has; its value is a letter for the type, and the value as it is written.
_MARK = "$"


def written(tables: dict[str, Any]) -> str | None:
    """The text of the tables; None where they hold what no valid file does."""
    try:
        return json.dumps(tables, ensure_ascii=False, separators=(",", ":"), default=_marked)
    except (TypeError, ValueError):
        return None


def read(text: str) -> dict[str, Any] | None:
    """The tables of a text; None where it is damaged."""
    try:
        tables = json.loads(text, object_hook=_unmarked)
    except (ValueError, ArithmeticError, TypeError, IndexError):
        return None
    return tables if isinstance(tables, dict) else None


def _marked(value: object) -> dict[str, str]:
    if isinstance(value, Decimal):
        return {_MARK: f"n{value}"}
    if isinstance(value, date) and not isinstance(value, datetime):
        return {_MARK: f"d{value.isoformat()}"}
    raise TypeError(value)


def _unmarked(table: dict[str, Any]) -> Any:
    if len(table) != 1 or _MARK not in table:
        return table
    kind, text = table[_MARK][0], table[_MARK][1:]
    return Decimal(text) if kind == "n" else date.fromisoformat(text)
