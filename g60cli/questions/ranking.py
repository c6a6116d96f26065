"""The order of one metric: which figure of each member is taken, where it stands, and why the others are left out."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.vocabulary import MetricKind, Precision, Rank, Status
from g60cli.questions.choosing import is_usable, ordered
from g60cli.questions.comparability import UNKNOWN, kin, mixed, value_class, verdict, year_text
from g60cli.questions.groups import best_group, touching
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.pairing import Wish
from g60cli.questions.parts import Wholes
from g60cli.questions.ratios import Computed, amount_of, nothing, ratio_of
from g60cli.questions.series import beside

# Fewer members than this are no order.
_ENOUGH = 2
_UPWARDS = (Precision.MORE_THAN, Precision.AT_LEAST)
_DOWNWARDS = (Precision.AT_MOST, Precision.LESS_THAN)
# Where printed numbers are equal: what is more than a number stands above it, what is nearly it below.
_BESIDE_THE_NUMBER = {Precision.MORE_THAN: 1, Precision.LESS_THAN: -1, Precision.NEARLY: -1}
_FIRST = Computed("1", Precision.EXACT, "1")

# For each member its figures.
Figures = Mapping[str, Sequence[Data]]


class Taken(NamedTuple):
    """A figure that is ranked; ``why`` is what parts it from the others, where figures are mixed."""

    fact: Data
    why: str | None = None


class Placed(NamedTuple):
    """A figure in its place, with its ratio to the first; ``unsure`` says that a bound may move it."""

    position: int
    fact: Data
    ratio: Computed
    why: str | None
    unsure: str | None


def taken_of(
    knowledge: Knowledge, figures: Figures, metric: Data, wholes: Wholes, wish: Wish
) -> tuple[Data | None, dict[str, Taken]]:
    """Of each member the figure to rank, and one of these that stands for their kin and time; None where none is."""
    fitting = {id_: ordered(knowledge, [fact for fact in facts if _fits(fact, id_)]) for id_, facts in figures.items()}
    usable = {id_: touching(facts, wish.years, metric) for id_, facts in fitting.items()}
    group = best_group(usable, metric, _ENOUGH, wish.years)
    if group is None:
        return None, {}
    anchor = min(group.facts.values(), key=lambda fact: str(fact["id"]))
    taken = {id_: Taken(fact) for id_, fact in group.facts.items()}
    if wish.allow_mixed and group.kin.length != UNKNOWN:
        for id_, facts in fitting.items():
            alike = [fact for fact in facts if kin(fact, metric) == group.kin]
            if id_ not in taken and alike:
                taken[id_] = Taken(alike[0], mixed(alike[0], anchor, metric, named=False))
    return anchor, {id_: fact for id_, fact in taken.items() if wholes.get(id_, frozenset()).isdisjoint(taken)}


def _fits(fact: Data, member: str) -> bool:
    """True for a figure that may be chosen, of the member and of nothing else beside."""
    return is_usable(fact) and not beside(fact, member)


def in_order(taken: Mapping[str, Taken], metric: Data) -> list[Placed]:
    """The figures in their places: equal ones share one. Positions count upwards, all else from the greatest down."""
    upwards = metric["metric_kind"] == MetricKind.RANK

    def height(each: Taken) -> tuple[Fraction, int]:
        precision = Precision(each.fact["precision"])
        value, side = amount_of(each.fact).value, _BESIDE_THE_NUMBER.get(precision, 0)
        return (value, side) if upwards else (-value, -side)

    ranks = sorted(taken.values(), key=lambda each: (height(each), each.fact["about"]["name"], each.fact["id"]))
    heights = [height(each) for each in ranks]
    return [
        Placed(
            position=heights.index(heights[place]) + 1,
            fact=each.fact,
            ratio=_ratio_to_first(ranks[0], each, metric),
            why=each.why,
            unsure=_unsure(each.fact, upwards, heights[place] == heights[0], heights[place] == heights[-1]),
        )
        for place, each in enumerate(ranks)
    ]


def _ratio_to_first(first: Taken, each: Taken, metric: Data) -> Computed:
    if metric["metric_kind"] == MetricKind.RANK:
        return nothing()
    found = ratio_of(each.fact, first.fact, metric)
    if each is first and found.exact is not None:
        return _FIRST
    if found.display is not None and mixed(each.fact, first.fact, metric):
        return found._replace(display=f"{found.display} (mixed)")
    return found


def _unsure(fact: Data, upwards: bool, is_first: bool, is_last: bool) -> str | None:
    """Which way a bound may move a figure; the first does not rise, nor does the last fall."""
    more, less = fact["precision"] in _UPWARDS, fact["precision"] in _DOWNWARDS
    rises, falls = (less, more) if upwards else (more, less)
    if rises and not is_first:
        return "may stand higher"
    return "may stand lower" if falls and not is_last else None


def left_out_of(
    knowledge: Knowledge, figures: Figures, order: tuple[Data | None, Mapping[str, Taken]], metric: Data, wish: Wish
) -> list[tuple[str, Data | None, str]]:
    """Each member's figures that are not ranked, with why, the one to take first; a member without any has None."""
    found: list[tuple[str, Data | None, str]] = []
    anchor, taken = order
    for id_, facts in figures.items():
        mine = taken[id_].fact if id_ in taken else None
        if not facts:
            found.append((id_, None, "no value"))
        for fact in ordered(knowledge, facts):
            if mine is None or fact["id"] != mine["id"]:
                why = _why_never(fact, id_) or _why_not_here(fact, mine, anchor, metric, wish)
                found.append((id_, fact, why))
    return found


def _why_never(fact: Data, member: str) -> str | None:
    """Why a figure is left out of every order."""
    if fact["rank"] == Rank.DEPRECATED:
        return f"deprecated: {fact['why']}"
    if beside(fact, member):
        return f"of a part: {' + '.join(entity['name'] for entity in (fact['about'], *fact['with']))}"
    return "a target, not a result" if value_class(fact) == Status.TARGET else None


def _why_not_here(fact: Data, mine: Data | None, anchor: Data | None, metric: Data, wish: Wish) -> str:
    """Why a figure is left out of this order, of which the anchor is one; or of none, where nothing is ranked."""
    if anchor is None:
        return f"another year: {year_text(fact)}, not {wish.years}"
    said = verdict(fact, anchor, metric, named=False)
    if said.reason is None:
        return f"another figure is taken: {mine['id']}" if mine else "a part of another that is ranked"
    return said.reason
