"""Files that cannot be read, written or used."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from g60cli.errors.base import Exit, G60Error, WrongUsage

if TYPE_CHECKING:
    from g60cli.knowledge.problems import Problem


class InvalidKnowledge(G60Error):
    """The knowledge cannot be used; carries all problems, of which the message shows the first."""

    code = "invalid-knowledge"
    exit = Exit.INVALID_KNOWLEDGE

    def __init__(self, problems: Sequence["Problem"]) -> None:
        errors = [problem for problem in problems if problem.code.severity == "error"]
        more = f" (and {len(errors) - 1} more; g60 check lists them)" if len(errors) > 1 else ""
        hint = f": {errors[0].hint}" if errors and errors[0].hint else ""
        super().__init__(f"{errors[0]}{hint}{more}" if errors else "the knowledge is invalid")
        self.problems = tuple(problems)


class CannotWrite(G60Error):
    """A file for the answer that cannot be written."""

    code = "cannot-write"
    exit = Exit.WRONG_USAGE

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} cannot be written: {reason}; name another file")


class CannotRead(WrongUsage):
    """A folder or file named on the command line that cannot be read."""

    code = "cannot-read"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} cannot be read: {reason}; name another")


class OutOfMemory(G60Error):
    """Knowledge or an answer that is too large for the memory at hand."""

    code = "out-of-memory"
    exit = Exit.INVALID_KNOWLEDGE

    def __init__(self) -> None:
        super().__init__("there is not enough memory for this; take a smaller knowledge file, or fewer rows by --limit")


class ExistsAlready(G60Error):
    """A file to be made that is there already; it is never overwritten."""

    code = "exists-already"
    exit = Exit.WRONG_USAGE

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} exists already and is left as it is; name another file")


class NoExport(WrongUsage):
    """A place to export to that says no form, or that cannot take the one it says."""

    code = "no-export"

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} {why}; write FILE.sqlite, FILE.jsonl, FOLDER/ for CSV, or - for JSON Lines")
