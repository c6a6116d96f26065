"""Findings: problems that know their key but not yet their line.

tomli gives no positions, and an index of them costs about as much as parsing; so a finding keeps the path of its
key, and lines are looked up at the end, only in files that have findings.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from g60cli.knowledge.documents import Document
from g60cli.knowledge.positions import Path, index_positions, locate
from g60cli.knowledge.problems import Code, Problem


@dataclass(frozen=True, slots=True)
class Spot:
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


def place(findings: Iterable[Finding]) -> list[Problem]:
    """The findings as problems with line and column, sorted as one reads the files."""
    indexes: dict[str, dict[Path, tuple[int, int]]] = {}
    problems = []
    for finding in findings:
        document = finding.spot.document
        if document.path not in indexes:
            indexes[document.path] = index_positions(document.text)
        line, column = locate(indexes[document.path], finding.spot.path)
        problems.append(Problem(document.path, line, column, finding.code, finding.message, finding.hint))
    return sorted(problems, key=lambda problem: (problem.path, problem.line, problem.column, problem.code.id))
