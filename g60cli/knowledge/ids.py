"""Ids: how they look, and how a fact without one of its own gets it (knowledge file, format 1)."""

import hashlib
from collections.abc import Sequence

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"


def quantity_id(about: Sequence[str], metric: str, period: str | None, source: str) -> str:
    """``corridor/high-tech-enterprises/2023-10@shine-2023-10-18``; a missing period is left out."""
    parts = ["+".join(about), metric]
    if period is not None:
        parts.append(period.replace("/", ".."))
    return "/".join(parts) + "@" + source


def text_id(about: Sequence[str], evidence: Sequence[str]) -> str:
    """``corridor/3fa2b1``: the subject and six hex digits of the SHA-256 of the evidence, joined by line feeds."""
    digest = hashlib.sha256("\n".join(evidence).encode()).hexdigest()
    return "+".join(about) + "/" + digest[:6]
