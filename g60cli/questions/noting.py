"""What is noted beneath any answer: what a look back leaves out, what was revised since, how old its figures are."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from g60cli.answer import Answer, Data, Stream
from g60cli.knowledge.vocabulary import Status
from g60cli.questions.dates import today
from g60cli.questions.knowledge import Knowledge

_YEARS = 3
# A note is read, and a list of them is not.
_MOST_NOTES = 5
_MOST_LOOKED_UP = 1000
_RIVAL = """
SELECT 1 FROM fact AS own JOIN fact AS other
    ON other.about = own.about AND other.metric = own.metric AND other.last_day = own.last_day
    AND other.source <> own.source AND other.value <> own.value AND other.rank <> 'deprecated'
WHERE own.id = ? LIMIT 1
"""
_AHEAD = (Status.TARGET, Status.EXPECTED)


def noted(knowledge: Knowledge, answer: Answer) -> Answer:
    """The answer with its notes on time."""
    notes = _notes(knowledge, facts_in(answer.data))
    return answer._replace(notes=[*answer.notes, *notes]) if notes else answer


def noted_stream(knowledge: Knowledge, stream: Stream) -> Stream:
    """The same for a stream; of its rows only the first are looked up for revisions."""
    from g60cli.questions.facts import is_figure

    first: list[Data] = []
    age = _Age(knowledge)

    def rows() -> Iterator[Data]:
        for row in stream.rows():
            for fact in facts_in(row):
                if is_figure(fact):
                    if len(first) <= _MOST_LOOKED_UP:
                        first.append(fact)
                    age.heed(fact)
            yield row

    return stream._replace(
        rows=rows,
        notes=lambda: [*stream.notes(), *_notes(knowledge, first, age)],
        whole=lambda limit=None: noted(knowledge, stream.whole(limit)),
    )


def _notes(knowledge: Knowledge, facts: Iterable[Data], age: "_Age | None" = None) -> list[str]:
    """The notes on these facts; ``age`` has heeded more of them than are looked up, where there are more."""
    notes: list[str] = []
    valued = [fact for fact in facts if fact.get("value")]
    if valued:
        # Whoever made these facts has imported it already; an answer without facts need not.
        from g60cli.questions.facts import is_figure

        figures = [fact for fact in valued if is_figure(fact)]
        notes += _revised(knowledge, figures)
        if age is None:
            age = _Age(knowledge)
            for fact in figures:
                age.heed(fact)
        notes += age.lines()
    if knowledge.as_of is not None:
        notes.append(knowledge.as_of.note)
    return notes


def facts_in(node: Any) -> Iterator[Data]:
    """Every fact object in the data of an answer, each once for each time it stands there."""
    if isinstance(node, dict):
        if "evidence" in node and "precision" in node:
            yield node
            return
        for value in node.values():
            yield from facts_in(value)
    elif isinstance(node, list | tuple):
        for item in node:
            yield from facts_in(item)


def _revised(knowledge: Knowledge, figures: list[Data]) -> Iterator[str]:
    """A note on each of the first few figures of which a later one took the place."""
    revised = []
    for fact in {fact["id"]: fact for fact in figures[:_MOST_LOOKED_UP]}.values():
        if _has_rival(knowledge, fact):
            from g60cli.questions.rivals import revision_of

            newer = revision_of(knowledge, fact)
            if newer is not None:
                revised.append((fact, newer))
    for fact, newer in revised[:_MOST_NOTES]:
        yield f"{fact['id']} was revised: {newer['id']} says {newer['display']}"
    if len(revised) > _MOST_NOTES:
        yield f"{len(revised) - _MOST_NOTES} more were revised; g60 audit lists them"
    if len(figures) > _MOST_LOOKED_UP:
        yield f"only the first {_MOST_LOOKED_UP} figures were looked up for revisions; g60 audit lists all"


def _has_rival(knowledge: Knowledge, fact: Data) -> bool:
    """Whether another source gives another value; asked first, for it is cheap and the answer nearly always no."""
    return knowledge.row(_RIVAL, (fact["id"],)) is not None


class _Age:
    """How old the newest figure is of those that are heeded; what does not change, or lies ahead, has no age."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._newest: Data | None = None
        self._year = ""

    @cached_property
    def _looked_at(self) -> str:
        return self._knowledge.as_of.day if self._knowledge.as_of is not None else today()

    @cached_property
    def _oldest(self) -> str:
        return f"{int(self._looked_at[:4]) - _YEARS:04}{self._looked_at[4:]}"

    @cached_property
    def _steady(self) -> set[str]:
        return {row[0] for row in self._knowledge.rows("SELECT id FROM metric WHERE steady")}

    def heed(self, figure: Data) -> None:
        """Take note of a figure that the answer shows."""
        if self._year > self._oldest[:4] or figure["status"] in _AHEAD or figure["period"] == "undated":
            return
        year = _year_of(figure)
        if year < self._year or figure["metric"]["id"] in self._steady:
            return
        if self._newest is None or year > self._year or _is_later(figure, self._newest):
            self._newest, self._year = figure, year

    def lines(self) -> Iterator[str]:
        """A note where the newest figure is old."""
        newest = self._newest
        if newest is not None and _last_day(newest) < self._oldest:
            yield f"the newest figure here is of {newest['period']}, more than three years before {self._looked_at}"


def _year_of(fact: Data) -> str:
    """The last year of a period, without reading all of it: this is asked of every figure of every answer."""
    last: str = fact["period"].rpartition("/")[2].removeprefix("end-")
    return last[:4]


def _is_later(one: Data, other: Data) -> bool:
    # Most of many figures are of one period.
    return one["period"] != other["period"] and _last_day(one) > _last_day(other)


def _last_day(fact: Data) -> str:
    from g60cli.knowledge.periods import parse_period

    end = parse_period(fact["period"]).end
    return end.isoformat() if end else ""
