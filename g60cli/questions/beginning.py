"""Init: the first file of one's own, as an example to fill in or made from a table of observations."""

import shlex
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePath

from g60cli.answer import Answer, Block, Cell, Column, Data, Look
from g60cli.errors import printable
from g60cli.incoming import STANDARD_INPUT, incoming
from g60cli.knowledge.documents import Document, read_layers
from g60cli.knowledge.layers import Layer
from g60cli.knowledge.problems import Problem
from g60cli.knowledge.registry import counts_of
from g60cli.knowledge.store.opening import Step
from g60cli.knowledge.vocabulary import KINDS, PLURALS
from g60cli.placing import added, fill
from g60cli.questions.checks import problems_answer
from g60cli.questions.tallying import Tally, Watch, unwatched
from g60cli.reading import content_of

STANDARD = STANDARD_INPUT


def begin(path: str, table: str | None = None, watch: Watch = unwatched) -> Answer:
    """Write a first file to a path where nothing is yet; ``-`` is standard output, and standard input for a table.

    ``watch`` is told what is done, and how many rows and then facts of how many.

    The answer to a table with problems is the list of them, and nothing is written. Raises ExistsAlready where there is
    something at the path, CannotWrite where the file system refuses.
    """
    if table is None:
        from g60cli.knowledge.first_file import first_file

        named = "FILE" if path == STANDARD else printable(shlex.quote(path))
        return _finished(path, [first_file(named, date.today())], watch)
    from g60cli.knowledge.draft_text import draft_text
    from g60cli.knowledge.drafting import draft
    from g60cli.knowledge.observations import read_table

    raw = _raw(table)
    if isinstance(raw, Problem):
        return _refused([raw])
    with watch("reading") as step:
        read = read_table(table, raw)
        drafted = draft(read, Tally(len(read.rows), step)(read.rows))
    if read.problems:
        return _refused(sorted(read.problems, key=lambda problem: (problem.line, problem.column)))
    named = "standard input" if table == STANDARD else PurePath(table).name
    return _finished(path, list(draft_text(drafted, f"Observations from {named}", date.today())), watch)


def _raw(table: str) -> bytes | Problem:
    from g60cli.knowledge.problems import Code

    try:
        return incoming() if table == STANDARD else content_of(Path(table))
    except OSError as error:
        return Problem(table, 1, 1, Code.UNREADABLE, f"cannot be read: {error.strerror or error}", "check the path")


def _refused(problems: Sequence[Problem]) -> Answer:
    return problems_answer("init", problems, failed=True, notes=["nothing was written"])


def _finished(path: str, text: Sequence[str], watch: Watch) -> Answer:
    """Check what was made before anybody sees it, then put it in its place."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "made.toml"
        fill(file, text)
        with watch("checking") as step:
            problems = _errors(file, path, step)
        if problems:
            return _refused(problems)
        counts = _counts(file)
    data: Data = {"path": path, **counts, "try": _to_try(path)}
    if path == STANDARD:
        return Answer("init", "", data | {"text": "".join(text)}, file=text)
    with added(Path(path)) as temporary:
        fill(temporary, text)
    return _written(data | {"text": None})


def _errors(file: Path, path: str, step: Step) -> list[Problem]:
    from dataclasses import replace

    from g60cli.knowledge.checking import check
    from g60cli.knowledge.problems import ERROR
    from g60cli.questions.good_facts import GoodFacts

    checked = check([Layer("made", file)], GoodFacts(step))
    return [replace(problem, path=path) for problem in checked.problems if problem.code.severity == ERROR]


def _counts(file: Path) -> Data:
    [document] = read_layers([Layer("made", file)], in_parts=True).documents
    assert isinstance(document, Document)
    counts = counts_of(document)
    entities = sum(counts[PLURALS[kind]] for kind in KINDS)
    return {
        "sources": counts["sources"],
        "metrics": counts["metrics"],
        "entities": entities,
        "facts": counts["facts"],
    }


def _to_try(path: str) -> list[str]:
    named = "FILE" if path == STANDARD else shlex.quote(path)
    return [f"g60 check --strict {named}", f"g60 --facts {named}", f"g60 stats --facts {named}"]


def _written(data: Data) -> Answer:
    named = {"sources": "source", "metrics": "metric", "entities": "entity", "facts": "fact"}
    holds = "; ".join(f"{data[what]} {one if data[what] == 1 else what}" for what, one in named.items())
    rows = ((Cell("Written"), Cell(printable(data["path"]))), (Cell("Holds"), Cell(holds)))
    card = Block("", (Column("key", "", Look.NAME), Column("value", "")), rows, headed=False)
    hints = tuple((Cell(printable(command)),) for command in data["try"])
    return Answer("init", "", data, [card, Block("Try", (Column("try", "", Look.FIXED),), hints, headed=False)])
