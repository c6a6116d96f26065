"""Findings: problems that know their key but not yet their line.

tomli gives no positions, and an index of them costs about as much as parsing; so a finding keeps the path of its
key, and lines are looked up at the end, only in files that have findings.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from g60cli.knowledge.documents import Document
from g60cli.knowledge.format import UNSEEN
from g60cli.knowledge.paths import Path
from g60cli.knowledge.problems import Code, Problem

# Nobody reads more; a damaged file of millions of lines may have as many.
MOST_FINDINGS = 100_000
_UNSEEN = re.compile(f"[{UNSEEN}]")
_LONGEST = 400


class TooManyFindings(Exception):
    """There are so many that it is no use to look further."""


class Spot(NamedTuple):
    """A key of a document: the table it is in and the way to it."""

    document: Document
    path: Path

    def at(self, *keys: str | int) -> "Spot":
        """A key below this one."""
        return Spot(self.document, self.path + keys)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at a spot."""

    spot: Spot
    code: Code
    message: str
    hint: str = ""


def place(findings: Sequence[Finding]) -> list[Problem]:
    """The findings as problems with line and column, in their order."""
    if not findings:
        return []
    # Most files have none, and to find places costs an import.
    from g60cli.knowledge.places import Places

    places = Places()
    problems = []
    for finding in findings:
        document = finding.spot.document
        line, column = places.of(document, finding.spot.path)
        message, hint = _shown(finding.message), _shown(finding.hint)
        problems.append(Problem(document.path, line, column, finding.code, message, hint))
    return problems


def _shown(text: str) -> str:
    """A text that quotes a file, fit for a terminal: no control characters, no page of it."""
    text = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return _UNSEEN.sub(lambda match: ascii(match[0])[1:-1], text)
