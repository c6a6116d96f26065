"""Check: all problems of knowledge files in one run. Reads the files themselves, not the compiled store."""

from collections.abc import Sequence

from g60cli.answer import Answer, Block, Cell, Column, Data
from g60cli.errors import Exit, printable
from g60cli.knowledge.layers import chosen_layers
from g60cli.knowledge.problems import ERROR, Problem
from g60cli.knowledge.store.opening import Step
from g60cli.questions.keys import KEYS
from g60cli.questions.tallying import untold


def check(paths: Sequence[str] = (), strict: bool = False, step: Step = untold) -> Answer:
    """The problems of these layers, sorted as one reads the files; with ``strict`` warnings count too.

    ``step`` is told how many of how many facts were found good.
    """
    # The checker takes as long to import as a lookup takes; help and completion do without it.
    from g60cli.knowledge.checking import check as check_layers
    from g60cli.questions.good_facts import GoodFacts

    layers = chosen_layers(paths)
    checked = check_layers(layers, GoodFacts(step))
    errors = sum(1 for problem in checked.problems if problem.code.severity == ERROR)
    warnings = len(checked.problems) - errors
    names = ", ".join(layer.name for layer in layers)
    good = "1 fact holds" if checked.facts == 1 else f"{checked.facts} facts hold"
    notes = [f"{names}: {_counted(errors, 'error')}, {_counted(warnings, 'warning')}, {good}"]
    if not checked.complete:
        notes = [f"{names}: stopped at {len(checked.problems):,} problems; check again when these are mended"]
    return problems_answer("check", checked.problems, errors > 0 or (strict and warnings > 0), notes)


def problems_answer(command: str, problems: Sequence[Problem], failed: bool, notes: Sequence[str]) -> Answer:
    """The problems as they stand, one a line."""
    data = [_problem_object(problem) for problem in problems]
    rows = tuple((Cell(_line(problem)),) for problem in problems)
    blocks = [Block("", (Column("message", ""),), rows, headed=False)] if rows else []
    exit_ = Exit.INVALID_KNOWLEDGE if failed else Exit.DONE
    return Answer(command, "", data, blocks, notes=notes, keys=KEYS["check"], exit=exit_)


def _problem_object(problem: Problem) -> Data:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code.id,
        "message": problem.message,
        "hint": problem.hint,
        "severity": problem.code.severity,
    }


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _line(problem: Problem) -> str:
    return printable(f"{problem} ({problem.hint})" if problem.hint else str(problem))
