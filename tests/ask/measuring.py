"""How well questions are answered: the file of questions, what counts as right, and the two figures.

A question that can be answered is right if what is cited first is one of its right facts, or if the entities listed
are exactly its right ones. A question that cannot be answered is right if it is refused.
"""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).parent / "questions.tsv"
# The blind part was written by somebody who had not seen the code, and what it showed was mended afterwards: it is a
# measure no longer, and keeps what was mended.
TUNING, MEASURING, BLIND = "tuning", "measuring", "blind"


class Asked(NamedTuple):
    """A line of the file. ``right`` are ids of facts without their source, or ``=`` with ids of entities."""

    part: str
    kind: str
    question: str
    expect: str
    right: str

    @property
    def can_be_answered(self) -> bool:
        """False where the only right answer is a refusal."""
        return self.expect == "answer"


class Given(NamedTuple):
    """What was given as an answer: the ids of the facts, the cited one first, and of the entities listed."""

    answered: bool
    facts: Sequence[str] = ()
    entities: Sequence[str] = ()


class Score(NamedTuple):
    """How many were right of how many."""

    right: int
    of: int

    def __str__(self) -> str:
        return f"{100 * self.right / self.of:5.1f} % ({self.right}/{self.of})"


def questions(part: str | None = None) -> list[Asked]:
    """The questions of a part, or of both."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = [Asked(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [row for row in rows if part in (None, row.part)]


def given_by(data: dict[str, Any]) -> Given:
    """What the JSON of ``g60 ask`` gave."""
    facts = [fact["id"] for fact in data["facts"]]
    return Given(data["answered"], facts, [entity["id"] for entity in data["entities"]])


def is_right(asked: Asked, given: Given) -> bool:
    """True where the answer, or the refusal, is the right one."""
    if not asked.can_be_answered:
        return not given.answered
    if not given.answered:
        return False
    first = {given.facts[0], given.facts[0].partition("@")[0]} if given.facts else set()
    return any(
        set(right[1:].split(",")) == set(given.entities) if right.startswith("=") else right in first
        for right in asked.right.split()
    )


def scores(asked: Sequence[Asked], answers: Callable[[str], Given]) -> tuple[Score, Score]:
    """Top-1 accuracy over what can be answered, and the part refused of what cannot."""
    outcomes = [(one.can_be_answered, is_right(one, answers(one.question))) for one in asked]
    answerable = [right for can, right in outcomes if can]
    others = [right for can, right in outcomes if not can]
    return Score(sum(answerable), len(answerable)), Score(sum(others), len(others))
