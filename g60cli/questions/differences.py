"""Diff: what two knowledge bases say differently, by meaning: order and layout of the files do not count.

Both sides are read in the order of their ids and compared row by row, so that two million facts need no more memory
than their differences.
"""

import json
from collections.abc import Sequence
from typing import Any

from g60cli.answer import Answer, Block, Cell, Column, Data, Look
from g60cli.errors import Exit, printable
from g60cli.knowledge.store import opening
from g60cli.questions.differing import TABLES, Difference, compare, count_of
from g60cli.questions.keys import KEYS
from g60cli.questions.knowledge import Knowledge, open_knowledge
from g60cli.questions.moved_facts import paired
from g60cli.questions.sources import sources_by_id
from g60cli.questions.tallying import Tally, Watch, unwatched

_COLUMNS = (
    Column("change", "Change", Look.FIXED),
    Column("kind", "Kind", Look.FIXED),
    Column("id", "Id", Look.FIXED),
    Column("keys", "What"),
)


def differences(
    old: str,
    new: str,
    beneath: Sequence[str] = (),
    compiling: opening.Watch = opening.unwatched,
    comparing: Watch = unwatched,
) -> Answer:
    """What was added, removed and changed from one knowledge base to the other, both laid over ``beneath``.

    ``compiling`` is told how far each side is, ``comparing`` how many of the rows of both have been looked at.
    Raises InvalidKnowledge where one of them cannot be read or breaks a rule of the format.
    """
    before, after = (open_knowledge((*beneath, side), watch=compiling) for side in (old, new))
    with comparing("comparing") as step:
        tally = Tally(sum(count_of(side, table) for side in (before, after) for table in TABLES), step)
        found = paired([difference for table in TABLES for difference in compare(table, before, after, tally)])
    data = [_object(difference) for difference in found]
    block = Block("", _COLUMNS, tuple(_row(difference) for difference in found))
    ids = [id_ for difference in found for id_ in difference.sources]
    return Answer(
        "diff",
        printable(f"From {old} to {new}") if found else "",
        data,
        [block] if found else [],
        sources=_sources(before, after, ids),
        notes=[_summary(old, new, found)],
        keys=KEYS["diff"],
        exit=Exit.DIFFERENT if found else Exit.DONE,
    )


def _object(difference: Difference) -> Data:
    return {
        "change": difference.change,
        "kind": difference.kind,
        "id": difference.id,
        "title": difference.title,
        "keys": [{"key": key, "old": old, "new": new} for key, old, new in difference.keys],
    }


def _row(difference: Difference) -> tuple[Cell, ...]:
    said = "; ".join(f"{key}: {_written(old)} → {_written(new)}" for key, old, new in difference.keys)
    what = Cell(said or difference.title, tuple(difference.sources))
    return Cell(difference.change), Cell(difference.kind), Cell(difference.id), what


def _written(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(_written(item) for item in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _sources(before: Knowledge, after: Knowledge, ids: Sequence[str]) -> dict[str, Data]:
    """The sources of both sides; of one that both have, what the later says."""
    known = sources_by_id(before, ids) | sources_by_id(after, ids)
    return {id_: known[id_] for id_ in dict.fromkeys(ids) if id_ in known}


def _summary(old: str, new: str, found: Sequence[Difference]) -> str:
    if not found:
        return f"{old} and {new} say the same"
    changes = [difference.change for difference in found]
    counted = ", ".join(f"{changes.count(change)} {change}" for change in ("added", "removed", "changed"))
    return f"from {old} to {new}: {counted}"
