"""The rows of an answer for formats that are one table: a list's objects, or a card's facts, as flat texts."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from g60cli.answer import Answer, Data
from g60cli.render.as_json import unsteering


def keys_of(answer: Answer) -> list[str]:
    """The columns of an answer: the keys of its objects (design: CSV and TSV have the JSON's keys as columns)."""
    return list(dict.fromkeys(key for row in objects_of(answer) for key in row)) or list(answer.keys)


def objects_of(answer: Answer) -> Sequence[Data]:
    """The objects an answer is made of: its own rows, or a card's facts; any other single object is one row."""
    if answer.rows is not None:
        return answer.rows
    if isinstance(answer.data, Mapping):
        facts = answer.data.get("facts")
        return facts if isinstance(facts, list) else [answer.data]
    return answer.data


def cells_of(row: Data, keys: Sequence[str]) -> list[str]:
    """The cells of a row under these keys."""
    # Most values are nothing, or texts as they are; with two dozen in each of a million facts they are spared a call.
    return [
        ""
        if (value := row.get(key)) is None
        else (value if type(value) is str and value.isprintable() else flat(value))
        for key in keys
    ]


def flat(value: Any) -> str:
    """A JSON value as one cell: the id of a thing, list items joined by "; ", nothing for null.

    What would steer a terminal is escaped as in JSON.
    """
    # By what is most frequent, and a dict by its own name.
    if value is None or value == []:
        return ""
    if isinstance(value, str):
        return str(value) if value.isprintable() else unsteering(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "; ".join([flat(item) for item in value])
    if isinstance(value, dict | Mapping):
        return flat(value["id"]) if "id" in value else unsteering(json.dumps(value, ensure_ascii=False))
    return str(value)
