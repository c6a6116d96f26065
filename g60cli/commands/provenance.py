"""Says who? Sources and single facts."""

from typing import Annotated

from g60cli.answer import Answer, Stream
from g60cli.commands.framework import Argument
from g60cli.commands.options import answers
from g60cli.questions import provenance, showing
from g60cli.questions.knowledge import Knowledge


@answers
def sources_command(knowledge: Knowledge) -> Stream:
    """All sources: who published what when, and the number of facts from each.

    \b
    Examples:
      g60 sources
      g60 sources --json
    """
    return provenance.sources(knowledge)


@answers
def source_command(
    knowledge: Knowledge,
    name: Annotated[list[str], Argument(metavar="ID", help="The id or the title of a source.")],
) -> Stream:
    """One source with its facts.

    \b
    Examples:
      g60 source shine-2023-10-18
      g60 source shine-2023-10-18 --json
    """
    return provenance.source(knowledge, " ".join(name))


@answers
def fact_command(knowledge: Knowledge, id_: Annotated[str, Argument(metavar="ID", help="The id of a fact.")]) -> Answer:
    """Everything about one fact: value, evidence, source, file and line, rivals.

    \b
    Examples:
      g60 fact corridor/high-tech-enterprises/2023-10@shine-2023-10-18
      g60 fact landspace/headquarters@wp-landspace
    """
    return showing.fact(knowledge, id_)
