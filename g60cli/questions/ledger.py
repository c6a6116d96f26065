"""What an audit finds, one entry a finding: the same shape for conflicts, identities and facts ranked down."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.questions.blocks import subject_text
from g60cli.questions.comparability import year_text


class Kind(StrEnum):
    """What sort of finding an entry is."""

    CONFLICT = "conflict"
    IDENTITY = "identity"
    DEPRECATED = "deprecated"


class Sum(StrEnum):
    """How figures that must go together do."""

    HOLDS = "holds"
    BOUNDS = "holds within bounds"
    OFF = "off"
    UNCHECKED = "cannot be checked"


YIELDS = "yields"


class Entry(NamedTuple):
    """A finding: its verdict, the facts it is about, and what is to be said of it in one line.

    ``computation`` is the arithmetic of an identity, ``years`` those of its figures where they are of more than one
    year, ``off_by`` how far it is off, ``why`` a reason, ``yields_to`` the id of the fact that is followed; a
    ``headline`` stands over facts of several subjects.
    """

    kind: Kind
    verdict: str
    facts: tuple[Data, ...]
    text: str
    computation: str | None = None
    years: tuple[str, ...] = ()
    off_by: str | None = None
    why: str | None = None
    yields_to: str | None = None
    headline: str | None = None

    @property
    def figure(self) -> str:
        """What is spoken of: the subject and the metric of the first fact, or what the facts have in common."""
        first = self.facts[0]
        if self.headline is not None:
            return self.headline
        return f"{subject_text(first)}: {first['metric']['name']}" if first["metric"] else subject_text(first)

    def data(self) -> Data:
        """The documented object of an entry; subject and metric are those of its first fact."""
        first = self.facts[0]
        subject = (first["about"], *first["with"]) if self.headline is None else ()
        return {
            "kind": str(self.kind),
            "verdict": self.verdict,
            "figure": self.figure,
            "about": [entity["id"] for entity in subject],
            "metric": first["metric"] and first["metric"]["id"],
            "facts": [fact["id"] for fact in self.facts],
            "text": self.text,
            "computation": self.computation,
            "years": list(self.years),
            "off_by": self.off_by,
            "why": self.why,
            "yields_to": self.yields_to,
        }


def mixed_years(facts: Iterable[Data]) -> tuple[str, ...]:
    """The years of these facts in order, where they are of more than one; of one year there is nothing to say."""
    years = tuple(sorted({year_text(fact) for fact in facts}))
    return years if len(years) > 1 else ()
