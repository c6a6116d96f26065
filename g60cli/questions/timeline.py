"""Timeline: the dated events, in order."""

from collections.abc import Iterator

from g60cli.answer import Answer, Block, Cell, Column, Data, Look, Stream
from g60cli.errors import BadDate
from g60cli.knowledge.periods import Period, parse_period
from g60cli.questions.answering import streamed
from g60cli.questions.blocks import period_text, subject_text
from g60cli.questions.display import joined, marks_text
from g60cli.questions.facts import FACT_KEYS, SELECT, fact_object
from g60cli.questions.knowledge import Knowledge

_COLUMNS = (
    Column("period", "When", Look.FIXED),
    Column("text", "What"),
    Column("about", "About", Look.NAME),
    Column("id", "Id", Look.SECONDARY),
)


def timeline(knowledge: Knowledge, since: str | None = None, until: str | None = None) -> Stream:
    """The events that touch the time from ``since`` to ``until``; both are years, months or days.

    Raises BadDate for a bound that cannot be read, or where the bounds are the wrong way round.
    """
    first, last = _bound(since), _bound(until)
    if first and last and first.start and last.end and last.end < first.start:
        raise BadDate(f"{since} to {until}", "ends before it begins")
    conditions, parameters = ["fact.event", "fact.first_day IS NOT NULL"], []
    if first and first.start:
        conditions.append("fact.last_day >= ?")
        parameters.append(first.start.isoformat())
    if last and last.end:
        conditions.append("fact.first_day <= ?")
        parameters.append(last.end.isoformat())
    order = "ORDER BY fact.first_day, fact.last_day, fact.number"
    sql = f"{SELECT} WHERE {' AND '.join(conditions)} {order}"

    def rows() -> Iterator[Data]:
        for row in knowledge.rows(sql, parameters):
            yield fact_object(knowledge, row)

    return streamed(knowledge, FACT_KEYS, rows, _whole, empty="no event matches")


def _whole(facts: list[Data]) -> Answer:
    block = Block("", _COLUMNS, tuple(map(_cells, facts)))
    return Answer("timeline", "Timeline", facts, [block] if facts else [])


def _cells(fact: Data) -> tuple[Cell, ...]:
    said = joined(fact["text"] or fact["display"], marks_text(fact["status"], fact["rank"]))
    sources = (fact["source"],)
    return Cell(period_text(fact), sources), Cell(said, sources), Cell(subject_text(fact)), Cell(fact["id"])


def _bound(text: str | None) -> Period | None:
    if text is None:
        return None
    try:
        period = parse_period(text.strip())
    except ValueError:
        raise BadDate(text) from None
    if period.start is None:
        raise BadDate(text)
    return period
