"""The facts that stand anywhere in the data of an answer."""

from collections.abc import Iterator
from typing import Any


def facts_in(node: Any) -> Iterator[dict[str, Any]]:
    """Every fact object at any depth, in the order of the data."""
    if isinstance(node, dict):
        if "evidence" in node and "precision" in node:
            yield node
        for value in node.values():
            yield from facts_in(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from facts_in(value)
