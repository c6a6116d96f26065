"""Paths: each file in use, and why that one."""

import os
from collections.abc import Sequence

from g60cli.answer import Answer, Block, Cell, Column, Data, Look
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
    data.append(_row("store", str(cache.store_path(folder, layers)), "compiled from the layers above; may be deleted"))
    columns = (
        Column("what", "What", Look.FIXED),
        Column("path", "Path"),
        Column("exists", "There", Look.FIXED),
        Column("why", "Why"),
    )
    rows = tuple(
        (Cell(row["what"]), Cell(row["path"]), Cell("yes" if row["exists"] else "no"), Cell(row["why"])) for row in data
    )
    return Answer("paths", "Files in use", data, [Block("", columns, rows)])


def _why(facts: Sequence[str]) -> str:
    if facts:
        return "named by --facts"
    return f"named by {VARIABLE}" if os.environ.get(VARIABLE) else "shipped with g60"


def _layer_row(layer: Layer, path: str, why: str) -> Data:
    if layer.name == BUILTIN and why != "shipped with g60":
        why += " as 'builtin'"
    return _row("knowledge", path, why)


def _row(what: str, path: str, why: str) -> Data:
    return {"what": what, "path": path, "exists": os.path.exists(path), "why": why}  # noqa: PTH110 - a text is at hand
