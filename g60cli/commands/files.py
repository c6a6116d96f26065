"""Own files: beginning them, checking them, the schema for editors."""

from collections.abc import Sequence
from typing import Annotated

from g60cli.answer import Answer
from g60cli.commands.framework import Argument, Option
from g60cli.commands.options import answers_without_knowledge
from g60cli.commands.progress import progress
from g60cli.questions.checks import check
from g60cli.questions.paths import paths
from g60cli.questions.schema import schema


@answers_without_knowledge
def init_command(
    facts: Sequence[str],
    file: Annotated[str, Argument(metavar="FILE", help="A file that is not there yet; - is standard output.")],
    from_csv: Annotated[
        str | None,
        Option("--from-csv", metavar="TABLE", help="Make it from a table of observations; - is standard input."),
    ] = None,
) -> Answer:
    """Begin a knowledge file of your own: a small commented example that answers, or a draft from a table (CSV, TSV)
    with the columns about, metric, value, unit, period, source, evidence. A source is "title, publisher, date"; tokens
    of evidence are parted by |. Ids, kinds and precision are made from what the rows say; a bad row is named by its
    place, and then nothing is written. A file that exists is left as it is.

    \b
    Examples:
      g60 init valley.toml
      g60 init -
    """
    from g60cli.questions.beginning import begin

    return begin(file, from_csv, progress)


@answers_without_knowledge
def check_command(
    facts: Sequence[str],
    path: Annotated[
        list[str] | None, Argument(metavar="[PATH]…", help="Files or folders, layered in order; - is standard input.")
    ] = None,
    strict: Annotated[bool, Option("--strict", help="Fail (exit 3) for warnings too.")] = False,
) -> Answer:
    """All problems of knowledge files in one run, each with its place and what to do; exit 3 where there is one. Each
    code is explained by an example in docs/problems.md.

    \b
    Examples:
      g60 check
      g60 check --strict
    """
    with progress("checking") as step:
        return check([*facts, *(path or ())], strict, step)


@answers_without_knowledge
def schema_command(facts: Sequence[str]) -> Answer:
    """The JSON Schema of a knowledge file, by which an editor offers keys, explains them and marks what is wrong.

    Write it beside your file with -o, and begin the file with: #:schema ./schema.json

    \b
    Examples:
      g60 schema
      g60 schema -o schema.json
    """
    return schema()


@answers_without_knowledge
def paths_command(facts: Sequence[str]) -> Answer:
    """Each file in use, and why that one: knowledge files, cache folder, compiled store.

    \b
    Examples:
      g60 paths
      g60 paths --json
    """
    return paths(facts)
