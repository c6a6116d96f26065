"""Which figures of several subjects belong together: of one kin and one time (design: "Defaults").

Figures are grouped by what ``comparability`` compares; the best group is what ``compare`` and ``rank`` start from.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.periods import parse_period
from g60cli.questions.choosing import last_day
from g60cli.questions.comparability import Kin, kin, time_of, value_class
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


def groups_of(figures: Figures, metric: Data, *, timed: bool = True) -> list[Group]:
    """The groups of one kin and, if ``timed``, of one time; figures of no known time form no timed group."""
    found: dict[tuple[object, ...], Group] = {}
    for subject, facts in figures.items():
        for fact in facts:
            time = time_of(fact, metric) if timed else None
            if timed and time is None and not metric["steady"]:
                continue
            group = found.setdefault((kin(fact, metric), time), Group(kin(fact, metric), {}))
            group.facts.setdefault(subject, fact)
    return list(found.values())


def best_group(groups: Iterable[Group], order: Mapping[str, int], enough: int, *, latest: bool = False) -> Group | None:
    """The group with the most subjects, the latest among equals; with ``latest`` the other way round.

    A group of at least ``enough`` subjects stands before a smaller one, then results before expectations. What is
    still equal is decided by ``order``, the place of each fact among all: so the order of the file plays no part.
    """

    def place(group: Group) -> tuple[int, ...]:
        size, first = len(group.facts), min(order[fact["id"]] for fact in group.facts.values())
        wish = (group.newest, size) if latest else (min(size, enough), group.is_result, size, group.newest)
        return (*map(int, wish), -first)

    return max(groups, key=place, default=None)


def touching(facts: Iterable[Data], years: Years | None, metric: Data) -> list[Data]:
    """The facts whose period touches the years; of a steady metric all, for there the year does not matter."""
    if years is None or years.latest or metric["steady"]:
        return list(facts)
    return [fact for fact in facts if _touches(fact, years)]


def _touches(fact: Data, years: Years) -> bool:
    period = parse_period(fact["period"])
    if period.start is None or period.end is None:
        return False
    return period.start.year <= years.last and period.end.year >= years.first
