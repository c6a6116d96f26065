"""Finishing an answer: the sources that its cells name, and a word on every figure that the file ranks down."""

from collections.abc import Iterator, Mapping

from g60cli.answer import Answer, Data
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.sources import sources_by_id

_REASONS = 5


def answer(knowledge: Knowledge, unfinished: Answer) -> Answer:
    """The answer with exactly the sources used, in the order in which they appear, and why a fact is deprecated."""
    ids = (id_ for block in unfinished.blocks for row in block.rows for cell in row for id_ in cell.sources)
    notes = (*unfinished.notes, *_reasons(unfinished))
    return unfinished._replace(sources=sources_by_id(knowledge, ids), notes=notes)


def _reasons(unfinished: Answer) -> Iterator[str]:
    """The reason of each deprecated figure; the first few, for a note is read and a list of them is not."""
    deprecated = [fact for fact in _facts(unfinished) if fact.get("rank") == "deprecated" and fact.get("value")]
    for fact in deprecated[:_REASONS]:
        yield f"{fact['id']} is deprecated: {fact['why']}"
    if len(deprecated) > _REASONS:
        yield f"{len(deprecated) - _REASONS} more are deprecated; g60 fact ID says why"


def _facts(unfinished: Answer) -> list[Data]:
    if isinstance(unfinished.data, Mapping):
        facts = unfinished.data.get("facts")
        return facts if isinstance(facts, list) else []
    return list(unfinished.data)
