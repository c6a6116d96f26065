"""One series in time order: which figures are its points, and what changed from one to the next of the same sort."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.periods import parse_period
from g60cli.knowledge.vocabulary import Precision, Rank, Status
from g60cli.questions.changes import change_of, growth_of, middle_year
from g60cli.questions.choosing import is_usable, ordered
from g60cli.questions.comparability import kin, length_text, marks, value_class, why_not
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.ratios import Computed, nothing

_UNDATED = "undated: it has no place in time"


class Step(NamedTuple):
    """A figure of a series, with what changed since an earlier one of the same sort.

    ``since`` is that earlier figure. ``why`` says what parts the figure from the one before it, or why there is no
    change to tell; ``marks`` what else must be known of it.
    """

    fact: Data
    since: Data | None
    change: Computed
    growth: Computed
    why: str | None
    marks: tuple[str, ...]


def points_of(knowledge: Knowledge, facts: Sequence[Data], metric: Data) -> tuple[list[Data], list[tuple[Data, str]]]:
    """The figures of a series in time order, undated ones last; and those that are none of its points, with why.

    Of several figures of one time and one sort the one to take; an expectation only where there is no result.
    """
    points: list[Data] = []
    left_out: list[tuple[Data, str]] = []
    for fact in ordered(knowledge, facts):
        why = _why_no_point(fact, points, metric)
        if why is None:
            points.append(fact)
        else:
            left_out.append((fact, why))
    place = {fact["id"]: number for number, fact in enumerate(points)}
    return sorted(points, key=lambda fact: (*_time(fact), place[fact["id"]])), left_out


def _why_no_point(fact: Data, points: Sequence[Data], metric: Data) -> str | None:
    if fact["rank"] == Rank.DEPRECATED:
        return f"deprecated: {fact['why']}"
    if not is_usable(fact):
        return "a target, not a result"
    for point in points:
        if _time(point) != _time(fact) or point["basis"] != fact["basis"] or point["per"] != fact["per"]:
            continue
        if kin(point, metric) == kin(fact, metric) or value_class(fact) == Status.EXPECTED:
            return f"another figure of the same time is taken: {point['id']}"
    return None


def steps_of(points: Sequence[Data], metric: Data) -> list[Step]:
    """What changed from each point to the next of the same sort; points of another sort between do not part them."""
    return [_step(fact, points[:number], metric) for number, fact in enumerate(points)]


def _step(fact: Data, earlier: Sequence[Data], metric: Data) -> Step:
    said = marks(fact)
    if middle_year(fact) is None:
        return Step(fact, None, nothing(), nothing(), _UNDATED, said)
    alike = [other for other in earlier if why_not(other, fact, metric) is None and _time(other) < _time(fact)]
    if not alike:
        why = why_not(fact, earlier[-1], metric, named=False) if earlier else None
        return Step(fact, None, nothing(), nothing(), why or _alone(earlier), said)
    since = alike[-1]
    change, growth = change_of(since, fact), growth_of(since, fact, metric)
    reasons = [f"since {since['period']}"] if since is not earlier[-1] else []
    reasons += dict.fromkeys(computed.why for computed in (change, growth) if computed.why)
    return Step(fact, since, change, growth, "; ".join(reasons) or None, (*said, *_joints(since, fact)))


def _joints(since: Data, fact: Data) -> Iterator[str]:
    """Where a series goes on, but not quite as it was: another status, or from a number that is no exact one."""
    if since["status"] != fact["status"]:
        yield f"{fact['status']}, before that {since['status']}"
    if since["precision"] != Precision.EXACT:
        yield "from an inexact figure"


def _alone(earlier: Sequence[Data]) -> str | None:
    return "another figure of the same time" if earlier else None


def drawn_of(steps: Sequence[Step], metric: Data) -> list[tuple[Step, bool]]:
    """The steps that may be drawn on one line, each with whether the line is broken before it.

    Half a year beside whole years would be a hole that never was: of flows only the length that most figures have.
    """
    dated = [step for step in steps if middle_year(step.fact) is not None]
    lengths = [length_text(step.fact) if metric["metric_kind"] in ("flow", "growth") else "" for step in dated]
    usual = max(sorted(set(lengths)), key=lengths.count, default="")
    drawn = [step for step, length in zip(dated, lengths, strict=True) if length == usual]
    return [
        (step, place > 0 and why_not(drawn[place - 1].fact, step.fact, metric) is not None)
        for place, step in enumerate(drawn)
    ]


def _time(fact: Data) -> tuple[int, int]:
    """What a series is sorted by: the last day, then the first; an undated figure comes last."""
    period = parse_period(fact["period"])
    if period.start is None or period.end is None:
        return 10**9, 10**9
    return period.end.toordinal(), period.start.toordinal()
