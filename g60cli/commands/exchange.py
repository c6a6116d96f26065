"""Knowledge to and from elsewhere: what changed between two files, and the whole for other programs."""

from collections.abc import Sequence
from typing import Annotated

from g60cli.answer import Answer
from g60cli.commands.framework import Argument
from g60cli.commands.options import answers_without_knowledge
from g60cli.questions.differences import differences


@answers_without_knowledge
def diff_command(
    facts: Sequence[str],
    old: Annotated[str, Argument(metavar="OLD", help="A knowledge file or folder, or 'builtin'.")],
    new: Annotated[str, Argument(metavar="NEW", help="Another one.")],
) -> Answer:
    """What was added, removed and changed from OLD to NEW, by meaning: order and layout do not count. Exit 4 where they
    differ. With --facts both are laid over that file, as layers that lean on it must be.

    \b
    Examples:
      g60 diff builtin builtin
      g60 diff builtin builtin --json
    """
    return differences(old, new, facts)
