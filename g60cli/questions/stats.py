"""Stats: the quantities that match, deprecated ones marked."""

from collections.abc import Iterator
from typing import NamedTuple

from g60cli.answer import Answer, Data, Stream
from g60cli.errors import UnknownChoice
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, KINDS, Status
from g60cli.questions.answering import streamed
from g60cli.questions.blocks import figures_block
from g60cli.questions.facts import FACT_KEYS, facts_where
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.naming import find
from g60cli.questions.years import Years, parse_years


class Filters(NamedTuple):
    """What to look for, as typed: names may be ids, names or aliases."""

    year: str | None = None
    metric: str | None = None
    about: str | None = None
    industry: str | None = None
    source: str | None = None
    status: str | None = None


def stats(knowledge: Knowledge, filters: Filters) -> Stream:
    """The quantities that match all filters; a year matches every period that touches it.

    Only the latest of each series can be told from all of them alone.

    Raises BadYear, UnknownChoice for a status, and what ``find`` raises for a name.
    """
    years = parse_years(filters.year) if filters.year is not None else None
    conditions, parameters, title = _conditions(knowledge, filters, years)
    if filters.metric is not None:
        conditions = [_MATCHES.format(" AND ".join(conditions))]

    def rows() -> Iterator[Data]:
        facts = facts_where(knowledge, " AND ".join(conditions), parameters)
        return iter(_latest(list(facts))) if years is not None and years.latest else facts

    def whole(facts: list[Data]) -> Answer:
        blocks = [figures_block(facts, "", subject=True, ids=True)] if facts else []
        return Answer("stats", title, facts, blocks)

    return streamed(knowledge, FACT_KEYS, rows, whole, empty="no figure matches")


def _conditions(knowledge: Knowledge, filters: Filters, years: Years | None) -> tuple[list[str], list[str], str]:
    conditions, parameters, said = filtering(knowledge, filters, years)
    title = "Figures" + (f": {', '.join(said)}" if said else "")
    return [_IS_FIGURE, *conditions], [*ATTRIBUTE_UNITS, *parameters], title


def filtering(knowledge: Knowledge, filters: Filters, years: Years | None) -> tuple[list[str], list[str], list[str]]:
    """The filters as conditions on the table ``fact``, the values bound in them, and each filter in words.

    The latest of a series is no condition. Raises UnknownChoice for a status, and what ``find`` raises for a name.
    """
    conditions: list[str] = []
    parameters: list[str] = []
    said: list[str] = []
    for value, what, kinds, condition in (
        (filters.metric, "metric", ("metric",), "fact.metric = ?"),
        (filters.about, "entity", KINDS, _IS_ABOUT),
        (filters.industry, "industry", ("industry",), _IS_IN_INDUSTRY),
        (filters.source, "source", ("source",), "fact.source = ?"),
    ):
        if value is not None:
            match = find(knowledge, value, kinds, what)
            conditions.append(condition)
            parameters += [match.id] * condition.count("?")
            said.append(match.id if what == "source" else _name_of(knowledge, match.id, what))
    if filters.status is not None:
        conditions.append("fact.status = ?")
        parameters.append(_status(filters.status))
        said.append(filters.status)
    if years is not None:
        said.append(str(years))
        if not years.latest:
            conditions.append(_touching(knowledge, years))
            parameters += years.days()
    return conditions, parameters, said


# What sorts before every date.
_UNDATED = ""
_IS_FIGURE = f"fact.metric IS NOT NULL AND metric.unit NOT IN ({','.join('?' * len(ATTRIBUTE_UNITS))})"
# Asked of the index alone, which finds the few of a year among the many of a large file; where there are many, they are
# met soon enough in the order of the file.
_FEW = "fact.number IN (SELECT number FROM fact WHERE last_day >= ? AND first_day <= ?)"
_MANY = "+fact.last_day >= ? AND +fact.first_day <= ?"
_BEYOND_FEW = "SELECT 1 FROM fact WHERE last_day >= ? AND first_day <= ? LIMIT 1 OFFSET ?"
_MOST_LOOKED_UP = 10_000
# Sorts numbers, and not whole facts: the index of metrics has them in the order of time.
_MATCHES = "fact.number IN (SELECT fact.number FROM fact JOIN metric ON metric.id = fact.metric WHERE {})"
_IS_ABOUT = "fact.number IN (SELECT fact FROM fact_entity WHERE entity = ?)"
_IS_IN_INDUSTRY = """fact.number IN (
    SELECT fact FROM fact_entity WHERE entity = ? OR entity IN (
        SELECT entity FROM relation WHERE target = ? AND role IN ('industry', 'industries')
    )
)"""


def _touching(knowledge: Knowledge, years: Years) -> str:
    beyond = knowledge.row(_BEYOND_FEW, (*years.days(), _MOST_LOOKED_UP))
    return _FEW if beyond is None else _MANY


def _name_of(knowledge: Knowledge, id_: str, what: str) -> str:
    if what != "metric":
        return knowledge.named(id_).name
    row = knowledge.row("SELECT name FROM metric WHERE id = ?", (id_,))
    return str(row[0]) if row else id_


def _status(text: str) -> str:
    if text not in tuple(Status):
        raise UnknownChoice("status", text, tuple(Status))
    return text


def _latest(facts: list[Data]) -> list[Data]:
    """Of each series (subject, metric, basis, status) the facts of its latest period, which no undated one is."""
    newest: dict[tuple[str, ...], str] = {}
    for fact in facts:
        key = _series(fact)
        newest[key] = max(newest.get(key, _UNDATED), _last_day(fact))
    return [fact for fact in facts if _last_day(fact) == newest[_series(fact)] != _UNDATED]


def _series(fact: Data) -> tuple[str, ...]:
    subject = "+".join(entity["id"] for entity in (fact["about"], *fact["with"]))
    return subject, fact["metric"]["id"], fact["basis"] or "", fact["status"]


def _last_day(fact: Data) -> str:
    from g60cli.knowledge.periods import parse_period

    end = parse_period(fact["period"]).end
    return end.isoformat() if end else _UNDATED
