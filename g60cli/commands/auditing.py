"""Says who? Where sources disagree, and how to cite them."""

from typing import Annotated

from g60cli.answer import Answer
from g60cli.commands.framework import Option
from g60cli.commands.options import answers
from g60cli.questions.audit import audit
from g60cli.questions.knowledge import Knowledge


@answers
def audit_command(
    knowledge: Knowledge,
    strict: Annotated[
        bool, Option("--strict", help="Exit 4 where sources truly conflict or figures do not add up.")
    ] = False,
) -> Answer:
    """A ledger of what does not fit: where sources disagree, which figures do not add up, which facts are ranked down.

    \b
    Examples:
      g60 audit
      g60 audit --columns verdict,about,metric,text --limit 10
    """
    return audit(knowledge, strict)
