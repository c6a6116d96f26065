"""Which of several facts is taken where one is wanted (design: "Chosen")."""

from collections.abc import Sequence
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.periods import parse_period
from g60cli.knowledge.vocabulary import Rank, SourceType, Status
from g60cli.questions.knowledge import Knowledge

_TRUST: dict[str | None, int] = {type_: place for place, type_ in enumerate(SourceType)}
_NEVER = 0


class _Origin(NamedTuple):
    """What the choice asks of a source: the day it was published (0 where it was only accessed), and its type."""

    published: int
    trust: int


def chosen(knowledge: Knowledge, facts: Sequence[Data], wants_target: bool = False) -> Data | None:
    """The fact to take, or None where none may be taken: never a deprecated one, a target only if one is wanted."""
    usable = [fact for fact in facts if is_usable(fact, wants_target)]
    return ordered(knowledge, usable, wants_target)[0] if usable else None


def is_usable(fact: Data, wants_target: bool = False) -> bool:
    """True for a fact that may be chosen at all."""
    return fact["rank"] != Rank.DEPRECATED and (wants_target or fact["status"] != Status.TARGET)


def ordered(knowledge: Knowledge, facts: Sequence[Data], wants_target: bool = False) -> list[Data]:
    """The facts from the one to take down to the last; the order of the file does not matter.

    A result stands before an expectation and that before a target (a wanted target before both); then the latest
    period, undated last; preferred before normal; the latest publication, a source that was only accessed last;
    official before press before company before encyclopedia; the id. Deprecated facts come last of all.
    """
    origins = _origins(knowledge, facts)
    return sorted(facts, key=lambda fact: _place(fact, origins[fact["source"]], wants_target))


def last_day(fact: Data) -> int:
    """The last day of a fact's period as a number; 0 for an undated one, which is never the latest."""
    end = parse_period(fact["period"]).end if fact["period"] else None
    return end.toordinal() if end else _NEVER


def _place(fact: Data, origin: _Origin, wants_target: bool) -> tuple[int | str, ...]:
    return (
        fact["rank"] == Rank.DEPRECATED,
        _stage(fact["status"], wants_target),
        -last_day(fact),
        fact["rank"] != Rank.PREFERRED,
        -origin.published,
        origin.trust,
        fact["id"],
    )


def _stage(status: str, wants_target: bool) -> int:
    if status == Status.TARGET:
        return -1 if wants_target else 2
    return 1 if status == Status.EXPECTED else 0


def _origins(knowledge: Knowledge, facts: Sequence[Data]) -> dict[str, _Origin]:
    found = {}
    for id_ in {fact["source"] for fact in facts}:
        row = knowledge.row("SELECT published, type FROM source WHERE id = ?", (id_,))
        published, type_ = row if row else (None, None)
        start = parse_period(published).start if published else None
        found[id_] = _Origin(start.toordinal() if start else _NEVER, _TRUST.get(type_, len(_TRUST)))
    return found


def tied(knowledge: Knowledge, first: Data, second: Data) -> bool:
    """True where nothing but the id puts one of two facts before the other."""
    origins = _origins(knowledge, [first, second])
    one, other = (_place(fact, origins[fact["source"]], wants_target=False)[:-1] for fact in (first, second))
    return one == other
