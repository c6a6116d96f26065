"""The values of a metric in the order of their subjects, each read from an index when its turn comes.

The subject of the file stands first, then its members in their order, then the others as they stand in the file; facts
of several subjects go by the first of them, and each series is in time order. Nothing is sorted but a few subjects.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from g60cli.answer import Data
from g60cli.questions.facts import COLUMNS, METRIC, fact_object
from g60cli.questions.knowledge import Knowledge, Row

# Of so many subjects the order is found by sorting them; where more have the metric, all things are gone through.
_FEW = 500
# What begins with the first of these and sorts before the second is the text of a list with that id first.
_FROM, _BEFORE = '["{}"', '["{}#'
_FIRST = "SELECT min(about) FROM fact WHERE metric = ? AND about >= ?"
_MEMBERS = "SELECT target FROM relation WHERE entity = ? AND role = 'members' ORDER BY position"
_ROW = f"{COLUMNS}, fact.first_day, fact.last_day"
_OF_SUBJECT = f"""
{_ROW} FROM fact {METRIC} WHERE fact.metric = ? AND fact.about >= ? AND fact.about < ?
ORDER BY fact.about, fact.last_day, fact.number
"""
_OF_OTHERS = f"""
{_ROW} FROM thing CROSS JOIN fact
    ON fact.metric = ? AND fact.about >= '["' || thing.id || '"' AND fact.about < '["' || thing.id || '#'
{METRIC}
WHERE thing.kind NOT IN ('metric', 'source') AND thing.id IS NOT ?
    AND thing.id NOT IN (SELECT target FROM relation WHERE entity = ? AND role = 'members')
ORDER BY thing.number, fact.about, fact.last_day, fact.number
"""  # noqa: S608 - nothing but our own


def values_of_metric(knowledge: Knowledge, metric: str) -> Iterator[Data]:
    """The facts with a value of the metric of that id, as objects."""
    for row in _in_time_order(_rows(knowledge, metric)):
        yield fact_object(knowledge, row)


def _rows(knowledge: Knowledge, metric: str) -> Iterator[Row]:
    subject = knowledge.head("subject")
    few = _few_subjects(knowledge, metric)
    if few is not None:
        for id_ in sorted(few, key=lambda id_: _place(knowledge, id_, subject)):
            yield from _of_subject(knowledge, metric, id_)
        return
    members = [row["target"] for row in knowledge.rows(_MEMBERS, (subject,))]
    for id_ in dict.fromkeys([subject, *members] if subject else []):
        yield from _of_subject(knowledge, metric, id_)
    yield from knowledge.rows(_OF_OTHERS, (metric, subject, subject))


def _few_subjects(knowledge: Knowledge, metric: str) -> list[str] | None:
    """The first subjects of all facts with the metric, or None where they are many."""
    found: list[str] = []
    beyond = ""
    while row := knowledge.row(_FIRST, (metric, beyond)):
        if row[0] is None:
            return found
        if len(found) == _FEW:
            return None
        found.append(json.loads(row[0])[0])
        beyond = _BEFORE.format(found[-1])
    return found


def _place(knowledge: Knowledge, id_: str, subject: str | None) -> tuple[bool, bool, int, int]:
    """Where a subject stands among the others."""
    member = _position(knowledge, "relation WHERE target = ? AND role = 'members' AND entity = ?", (id_, subject))
    position = _position(knowledge, "entity WHERE id = ?", (id_,))
    return id_ != subject, member is None, member or 0, position or 0


def _position(knowledge: Knowledge, of: str, parameters: Sequence[str | None]) -> int | None:
    row = knowledge.row(f"SELECT min(position) FROM {of}", parameters)  # noqa: S608 - the texts are ours
    return row[0] if row else None


def _of_subject(knowledge: Knowledge, metric: str, id_: str) -> Iterator[Row]:
    return knowledge.rows(_OF_SUBJECT, (metric, _FROM.format(id_), _BEFORE.format(id_)))


def _in_time_order(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows of each series by their last days and, of the same, by their first; what has no day comes last.

    The index has what has no day first, and does not know of first days.
    """
    for _, series in groupby(rows, itemgetter("about")):
        undated: list[Row] = []
        for day, same in groupby(series, itemgetter("last_day")):
            if day is None:
                undated = list(same)
            else:
                yield from sorted(same, key=itemgetter("first_day"))
        yield from undated
