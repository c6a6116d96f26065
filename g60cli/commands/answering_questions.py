"""Ask: a question in one's own words."""

from typing import Annotated

from g60cli.answer import Answer
from g60cli.commands.framework import Argument
from g60cli.commands.options import answers
from g60cli.questions.ask.answering import ask
from g60cli.questions.knowledge import Knowledge


@answers
def ask_command(
    knowledge: Knowledge,
    words: Annotated[
        list[str], Argument(metavar="QUESTION", help="In English or Chinese; several words need no quotes.")
    ],
) -> Answer:
    """One sentence that answers a question, with the facts it stands on; or a refusal that says why.

    \b
    Examples:
      g60 ask how many people live in Hefei
      g60 ask 科大讯飞总部在哪里
    """
    return ask(knowledge, " ".join(words))
