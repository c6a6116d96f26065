"""One metric of several entities side by side: which figure of each, and what may be said of them together.

The figures are those of one series each (see ``series``). Of every pair there is a verdict; a row in which any pair may
not be put together is not comparable, and says why.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.questions.choosing import is_usable, last_day, ordered
from g60cli.questions.comparability import Verdict, differences, kin, marks, mixed, verdict, why_not, year_text
from g60cli.questions.groups import best_group, touching
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.parts import Wholes
from g60cli.questions.ratios import Computed, nothing, ratio_of
from g60cli.questions.years import Years


class Wish(NamedTuple):
    """What is asked for: only these years, and whether figures of different times may be put together."""

    years: Years | None = None
    allow_mixed: bool = False


class Pairing(NamedTuple):
    """A row: of each entity the figure taken or None, the ratio of the first to it, and what must be said.

    ``mixed`` is true where figures are parted by their time alone. ``newer`` are single figures of a later time than
    the one taken, each with that one; ``others`` is how many others there are.
    """

    cells: tuple[Data | None, ...]
    ratios: tuple[Computed, ...]
    comparable: bool
    mixed: bool
    year: str | None
    why: str | None
    marks: tuple[str, ...]
    newer: tuple[tuple[Data, Data], ...]
    others: int


def pair(
    knowledge: Knowledge, figures: Mapping[str, Sequence[Data]], metric: Data, wholes: Wholes, wish: Wish
) -> Pairing:
    """The row of a metric; ``figures`` hold the facts of each entity, in the order of the entities."""
    ranked = {id_: ordered(knowledge, [fact for fact in facts if is_usable(fact)]) for id_, facts in figures.items()}
    usable = {id_: touching(facts, wish.years, metric) for id_, facts in ranked.items()}
    cells = _cells(usable, ranked if wish.allow_mixed else usable, metric, wish)
    told = [fact for fact in cells if fact is not None]
    verdicts = [(one, other, verdict(one, other, metric, wholes)) for one, other in combinations(told, 2)]
    ratios = _ratios(cells, metric, wholes, wish)
    comparable = len(told) > 1 and not any(said.reason for *_, said in verdicts)
    newer = [] if metric["steady"] else _newer(usable, cells)
    whose = [(knowledge.named(id_).name, cell) for id_, cell in zip(usable, cells, strict=True) if cell is not None]
    count = sum(len(facts) for facts in figures.values())
    return Pairing(
        cells=cells,
        ratios=ratios,
        comparable=comparable,
        mixed=any(said.mixed and not said.never for *_, said in verdicts),
        year=_year(told, metric),
        why=_why(whose, metric, verdicts, ratios),
        marks=_marks(whose),
        newer=tuple(newer),
        others=count - len(told) - len(newer),
    )


def _cells(
    usable: Mapping[str, Sequence[Data]], others: Mapping[str, Sequence[Data]], metric: Data, wish: Wish
) -> tuple[Data | None, ...]:
    """Of each entity the figure of the best group; of one outside it the same sort of figure, else the one to take.

    These last are of the years that are asked for as well, unless years may be mixed.
    """
    group = best_group(usable, metric, len(usable), wish.years)
    if group is None:
        return tuple(None for _ in usable)
    cells: list[Data | None] = []
    for id_, facts in others.items():
        alike = (fact for fact in facts if kin(fact, metric) == group.kin)
        cells.append(group.facts.get(id_) or next(alike, None) or next(iter(facts), None))
    return tuple(cells)


def _ratios(cells: Sequence[Data | None], metric: Data, wholes: Wholes, wish: Wish) -> tuple[Computed, ...]:
    """How many times each other one the first is; the first itself has none."""
    first, *others = cells
    return (nothing(), *(_ratio(first, other, metric, wholes, wish) for other in others))


def _ratio(first: Data | None, other: Data | None, metric: Data, wholes: Wholes, wish: Wish) -> Computed:
    if first is None or other is None or why_not(first, other, metric, wholes):
        return nothing()
    if mixed(first, other, metric) and not wish.allow_mixed:
        return nothing()
    found = ratio_of(first, other, metric)
    if found.display is None or not mixed(first, other, metric):
        return found
    return found._replace(display=f"{found.display} (mixed)")


def _year(told: Sequence[Data], metric: Data) -> str | None:
    """The year of the row, where all its figures are of one; a steady metric has none."""
    years = {year_text(fact) for fact in told}
    return years.pop() if len(years) == 1 and not metric["steady"] else None


def _why(
    whose: Sequence[tuple[str, Data]],
    metric: Data,
    verdicts: Sequence[tuple[Data, Data, Verdict]],
    ratios: Sequence[Computed],
) -> str | None:
    if len(whose) == 1:
        return f"only {whose[0][0]} has a value here"
    reasons = differences(whose, metric)
    reasons += [said.never for one, other, said in verdicts if said.never and kin(one, metric) == kin(other, metric)]
    reasons += [ratio.why for ratio in ratios if ratio.why]
    return "; ".join(dict.fromkeys(reasons)) or None


def _marks(whose: Sequence[tuple[str, Data]]) -> tuple[str, ...]:
    """What must be said of single figures, each with whose they are; what holds for all is said once."""
    said = [(name, marks(fact)) for name, fact in whose]
    common = [mark for mark in dict.fromkeys(said[0][1] if said else ()) if all(mark in other for _, other in said)]
    return (*common, *(f"{mark} ({name})" for name, each in said for mark in each if mark not in common))


def _newer(usable: Mapping[str, Sequence[Data]], cells: Sequence[Data | None]) -> list[tuple[Data, Data]]:
    """Of each entity the one figure to take among those later than its cell, if there are any."""
    found = []
    for facts, cell in zip(usable.values(), cells, strict=True):
        later = [fact for fact in facts if cell is not None and last_day(fact) > last_day(cell) > 0]
        found += [(fact, cell) for fact in later[:1] if cell is not None]
    return found
