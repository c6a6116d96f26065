"""Which figures of several subjects belong together: of one kin and one time (design: "Defaults").

Figures are grouped by what ``comparability`` compares; the best group is what ``compare`` and ``rank`` start from.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.periods import parse_period
from g60cli.questions.choosing import last_day
from g60cli.questions.comparability import UNKNOWN, Kin, is_whole, kin, time_of, value_class
from g60cli.questions.years import Years

# For each subject its figures, the one to take first.
Figures = Mapping[str, Sequence[Data]]


class Group(NamedTuple):
    """Figures that may stand side by side: of each subject the one to take."""

    kin: Kin
    facts: dict[str, Data]

    @property
    def is_result(self) -> bool:
        """True where the figures are neither expected nor targets."""
        return all(value_class(fact) == "result" for fact in self.facts.values())

    @property
    def newest(self) -> int:
        """The last day of the group, as a number."""
        return max(last_day(fact) for fact in self.facts.values())


def best_group(figures: Figures, metric: Data, enough: int, years: Years | None = None) -> Group | None:
    """The figures of one kin and one time that most subjects have, the latest among equals; None of no figures.

    A group of ``enough`` subjects stands before a smaller one, and of smaller ones that whose kin most subjects have in
    any time; then a result before an expectation; of as many subjects, whole years before a later part of one. Where
    the latest year is asked for, the latest comes before the most. What is still equal is decided by the order of the
    figures and then by their ids, so that the order of the file plays no part.
    """
    latest = years is not None and years.latest
    order = {fact["id"]: place for facts in figures.values() for place, fact in enumerate(facts)}

    groups = groups_of(figures, metric)
    shared = {
        each.kin: len({id_ for other in groups if other.kin == each.kin for id_ in other.facts}) for each in groups
    }

    def place(group: Group) -> tuple[object, ...]:
        size, ids = len(group.facts), sorted(fact["id"] for fact in group.facts.values())
        if latest:
            return (group.is_result, group.newest, size, -sum(order[id_] for id_ in ids), ids)
        return (
            min(size, enough),
            shared[group.kin] * (size < enough),
            group.is_result,
            size,
            is_whole(group.kin.length),
            group.newest,
            -sum(order[id_] for id_ in ids),
            ids,
        )

    return max(groups, key=place, default=None)


def touching(facts: Iterable[Data], years: Years | None, metric: Data) -> list[Data]:
    """The facts whose period touches the years; of a steady metric all, for there the year does not matter."""
    if years is None or years.latest or metric["steady"]:
        return list(facts)
    return [fact for fact in facts if _touches(fact, years)]


def groups_of(figures: Figures, metric: Data) -> list[Group]:
    """All groups; a figure of no known time, or of no known length, is alone in its own."""
    found: dict[tuple[object, ...], Group] = {}
    for subject, facts in figures.items():
        for fact in facts:
            same = kin(fact, metric)
            time: object = time_of(fact, metric)
            if same.length == UNKNOWN or (time is None and not metric["steady"]):
                time = fact["id"]
            found.setdefault((same, time), Group(same, {})).facts.setdefault(subject, fact)
    return list(found.values())


def _touches(fact: Data, years: Years) -> bool:
    period = parse_period(fact["period"])
    if period.start is None or period.end is None:
        return False
    return period.start.year <= years.last and period.end.year >= years.first
