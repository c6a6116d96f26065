"""Paths: each file in use, and why that one."""

import os
from collections.abc import Sequence

from g60cli.answer import Answer, Block, Cell, Column, Data, Look
from g60cli.errors import printable
from g60cli.knowledge.layers import BUILTIN, VARIABLE, Layer, chosen_layers
from g60cli.knowledge.store import cache


def paths(facts: Sequence[str]) -> Answer:
    """The knowledge files of each layer, and the compiled store; nothing else is read or written."""
    layers = chosen_layers(facts)
    why = _why(facts)
    data = [_layer_row(layer, str(file), why) for layer in layers for file in layer.files() or (layer.path,)]
    folder = cache.cache_folder()
    named = cache.VARIABLE in os.environ
    data.append(_row("cache", str(folder), f"{cache.VARIABLE} is set" if named else "the platform's cache folder"))
    if not any(layer.is_read_once for layer in layers):
        store = str(cache.store_path(folder, layers))
        data.append(_row("store", store, "compiled from the layers above; may be deleted"))
    columns = (
        Column("what", "What", Look.FIXED),
        Column("layer", "Layer"),
        Column("path", "Path"),
        Column("exists", "There", Look.FIXED),
        Column("why", "Why"),
    )
    rows = tuple(tuple(Cell(_text(row[column.key])) for column in columns) for row in data)
    return Answer("paths", "Files in use", data, [Block("", columns, rows)])


def _why(facts: Sequence[str]) -> str:
    if facts:
        return "named by --facts"
    return f"named by {VARIABLE}" if os.environ.get(VARIABLE) else "shipped with g60"


def _layer_row(layer: Layer, path: str, why: str) -> Data:
    if layer.name == BUILTIN and why != "shipped with g60":
        why += " as 'builtin'"
    row = _row("knowledge", path, why, layer.name)
    return row | {"exists": True} if layer.is_incoming else row


def _row(what: str, path: str, why: str, layer: str | None = None) -> Data:
    exists = os.path.exists(path)  # noqa: PTH110 - a text is at hand
    return {"what": what, "path": path, "exists": exists, "why": why, "layer": layer}


def _text(value: str | bool | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return printable(value or "")
