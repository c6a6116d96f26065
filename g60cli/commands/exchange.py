"""Knowledge to and from elsewhere: what changed between two files, and the whole for other programs."""

from collections.abc import Sequence
from typing import Annotated

from g60cli.answer import Answer
from g60cli.commands.framework import Argument, Option
from g60cli.commands.options import answers, answers_without_knowledge, compiling
from g60cli.commands.progress import progress
from g60cli.questions.differences import differences
from g60cli.questions.exporting import Form, export
from g60cli.questions.knowledge import Knowledge


@answers_without_knowledge
def diff_command(
    facts: Sequence[str],
    old: Annotated[
        str, Argument(metavar="OLD", help="A knowledge file or folder, 'builtin', or - for standard input.")
    ],
    new: Annotated[str, Argument(metavar="NEW", help="Another one.")],
) -> Answer:
    """What was added, removed and changed from OLD to NEW, by meaning: order and layout do not count. Exit 4 where they
    differ. With --facts both are laid over that file, as layers that lean on it must be.

    \b
    Examples:
      g60 diff builtin builtin
      g60 diff builtin builtin --json
    """
    return differences(old, new, facts, compiling, progress)


@answers
def export_command(
    knowledge: Knowledge,
    path: Annotated[str, Argument(metavar="PATH", help="FILE.sqlite, FILE.jsonl, FOLDER/ for CSV, - for JSON Lines.")],
    to: Annotated[Form | None, Option("--to", help="The form, where the path does not say it.")] = None,
) -> Answer:
    """The whole knowledge for other programs, with the sources beside the facts: SQLite, JSON Lines, or a folder of
    CSV. The tables and their columns are in docs/tables.md. What stands under the same name is replaced.

    \b
    Examples:
      g60 export facts.sqlite
      g60 export facts/
    """
    with progress("exporting") as step:
        return export(knowledge, path, to, step)
