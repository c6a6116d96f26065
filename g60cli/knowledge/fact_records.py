"""What is known of a fact that was read, and who takes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from g60cli.knowledge.documents import Document
from g60cli.knowledge.findings import Spot
from g60cli.knowledge.format import Fact
from g60cli.knowledge.periods import Period

# Of so many kinds of facts that are alike it is kept what was made of them.
MOST_ALIKE = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Common:
    """What facts that are alike have in common: all but id, subject, value and evidence, as the ``first`` has it.

    It ``is_shared`` where there are others, so that what is made of it is worth keeping.
    """

    first: Fact
    period: Period | None
    is_shared: bool = False


class FactRecord(NamedTuple):
    """A checked fact: its id, subjects, exact value as text, evidence, the rest of it, and where it stands."""

    id: str
    about: Sequence[str]
    value: str | None
    evidence: Sequence[str]
    common: Common
    document: Document
    number: int


class Withdrawal(NamedTuple):
    """A fact of an earlier layer that a later one takes back: which, why, and where that stands."""

    id: str
    why: str
    spot: Spot


class Kept(NamedTuple):
    """A fact that holds: its id, its number in its document, and what was made of it for whoever keeps it."""

    id: str
    number: int
    made: Any


class Receiver(Protocol):
    """Who gets the facts that stand in the end."""

    def turn_to(self, document: Document) -> None:
        """Hear that the facts that follow are of this document."""

    def keep(self, kept: Kept) -> None:
        """Take a fact."""

    def drop(self, id_: str) -> None:
        """Take back a fact of an earlier layer, which is replaced or withdrawn."""

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Hear why a fact was taken back, where a layer says so."""
