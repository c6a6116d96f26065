"""Says who? Verifying facts against their evidence, and their evidence against texts."""

from typing import Annotated

from g60cli.answer import Answer
from g60cli.commands.framework import Argument, Option
from g60cli.commands.options import answers
from g60cli.commands.progress import progress
from g60cli.commands.standard_input import ids_given
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.verify import verify


@answers
def verify_command(
    knowledge: Knowledge,
    id_: Annotated[
        list[str] | None,
        Argument(metavar="[ID]…", help="Ids of facts, or of sources for all their facts; - reads them from stdin."),
    ] = None,
    sources: Annotated[
        str | None,
        Option("--sources", metavar="DIR", help="Texts to compare with: ID.txt, ID.md or ID.html for a source's ID."),
    ] = None,
    uncovered: Annotated[
        bool, Option("--uncovered", help="List the numbers of these texts that no fact uses.")
    ] = False,
) -> Answer:
    """Every fact against its evidence, and with --sources the evidence against the text of the source.

    All tokens of a fact must stand within three neighbouring paragraphs, and under the heading that the fact names
    where that stands in the text. The form of quotes, dashes, spaces, line breaks and letters does not count, nor do
    hyphens at the ends of lines, markup, page numbers and lines that a page repeats. Exit 4 where a fact fails.

    \b
    Examples:
      g60 verify
      g60 verify shine-2023-10-18 --json
    """
    with progress("verifying") as step:
        return verify(knowledge, ids_given(knowledge, id_), sources, uncovered, step)
