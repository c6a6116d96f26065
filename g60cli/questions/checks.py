"""Check: all problems of knowledge files in one run. Reads the files themselves, not the compiled store."""

from collections.abc import Sequence

from g60cli.answer import Answer, Block, Cell, Column, Data
from g60cli.errors import Exit
from g60cli.knowledge.layers import chosen_layers
from g60cli.knowledge.problems import ERROR, Problem
from g60cli.questions.keys import KEYS


def check(paths: Sequence[str] = (), strict: bool = False) -> Answer:
    """The problems of these layers, sorted as one reads the files; with ``strict`` warnings count too."""
    # The checker takes as long to import as a lookup takes; help and completion do without it.
    from g60cli.knowledge.checking import check as check_layers

    layers = chosen_layers(paths)
    checked = check_layers(layers)
    data = [_problem_object(problem) for problem in checked.problems]
    errors = sum(1 for problem in checked.problems if problem.code.severity == ERROR)
    failed = bool(data) if strict else errors > 0
    names = ", ".join(layer.name for layer in layers)
    notes = [f"{names}: {errors} errors, {len(data) - errors} warnings, {checked.facts} facts hold"]
    rows = tuple((Cell(_line(problem)),) for problem in checked.problems)
    blocks = [Block("", (Column("message", ""),), rows, headed=False)] if rows else []
    exit_ = Exit.INVALID_KNOWLEDGE if failed else Exit.DONE
    return Answer("check", "", data, blocks, notes=notes, keys=KEYS["check"], exit=exit_)


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


def _line(problem: Problem) -> str:
    return f"{problem} ({problem.hint})" if problem.hint else str(problem)
