"""Says who? Where sources disagree, and how to cite them."""

from typing import Annotated

from g60cli.answer import Answer
from g60cli.commands.framework import Argument, Option
from g60cli.commands.options import answers
from g60cli.commands.standard_input import ids_given
from g60cli.questions.audit import audit
from g60cli.questions.cite import cite
from g60cli.questions.knowledge import Knowledge


@answers
def audit_command(
    knowledge: Knowledge,
    strict: Annotated[
        bool, Option("--strict", help="Fail (exit 4) where sources truly conflict or figures do not add up.")
    ] = False,
) -> Answer:
    """A ledger of what does not fit: where sources disagree, which figures do not add up, which facts are ranked down.

    \b
    Examples:
      g60 audit
      g60 audit --columns verdict,about,metric,text --limit 10
    """
    return audit(knowledge, strict)


@answers
def cite_command(
    knowledge: Knowledge,
    id_: Annotated[
        list[str] | None,
        Argument(metavar="[ID]…", help="Facts or sources; - reads an answer or ids. Without any: every source."),
    ] = None,
    style: Annotated[str, Option("--style", metavar="STYLE", help="bibtex, csl-json, ris or apa.")] = "bibtex",
) -> Answer:
    """Citations of facts and sources, or of all that another answer used: g60 stats --year 2023 --json | g60 cite -
    prints the text of the style itself, which -o refs.bib keeps; with --json the citations are rows.

    \b
    Examples:
      g60 cite shine-2023-10-18
      g60 cite corridor/high-tech-enterprises/2023-10@shine-2023-10-18 --style apa
    """
    return cite(knowledge, ids_given(knowledge, id_), style)
