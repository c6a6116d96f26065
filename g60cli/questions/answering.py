"""Finishing an answer: the sources that its cells name, looked up once."""

from g60cli.answer import Answer
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.sources import sources_by_id


def answer(knowledge: Knowledge, unfinished: Answer) -> Answer:
    """The answer with exactly the sources used, in the order in which they appear."""
    ids = (id_ for block in unfinished.blocks for row in block.rows for cell in row for id_ in cell.sources)
    return unfinished._replace(sources=sources_by_id(knowledge, ids))
