"""The rows of an answer for formats that are one table: a list's objects, or a card's facts, as flat texts."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from g60cli.answer import Answer, Data


def flat_rows(answer: Answer) -> tuple[list[str], list[list[str]]]:
    """The keys and, row by row, the texts under them (design: CSV and TSV have the JSON's keys as columns)."""
    rows = objects_of(answer)
    keys = list(dict.fromkeys(key for row in rows for key in row)) or list(answer.keys)
    return keys, [[flat(row.get(key)) for key in keys] for row in rows]


def objects_of(answer: Answer) -> Sequence[Data]:
    """The objects an answer is made of; a card is its facts, and anything else that is one object is one row.

    Where an answer brings rows of its own for this, it is these.
    """
    if answer.rows is not None:
        return answer.rows
    if isinstance(answer.data, Mapping):
        facts = answer.data.get("facts")
        return facts if isinstance(facts, list) else [answer.data]
    return answer.data


def flat(value: Any) -> str:
    """A JSON value as one cell: the id of a thing, list items joined by "; ", nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return str(value["id"]) if "id" in value else json.dumps(value, ensure_ascii=False)
    if isinstance(value, list | tuple):
        return "; ".join(flat(item) for item in value)
    return str(value)
