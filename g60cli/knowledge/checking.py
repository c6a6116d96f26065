"""The checker: from layers to a list of problems, and to the facts that hold.

One walk serves both ``g60 check`` and the compiler, so what compiles is what was checked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from g60cli.knowledge.documents import Document, Reading, parsed_anew, read_layers
from g60cli.knowledge.fact_records import FactRecord, Kept, Receiver, Withdrawal
from g60cli.knowledge.facts import check_facts
from g60cli.knowledge.findings import MOST_FINDINGS, TooManyFindings, place
from g60cli.knowledge.helpers import HelperFailed, helpers_at_hand
from g60cli.knowledge.layers import Layer
from g60cli.knowledge.parts import NotInParts
from g60cli.knowledge.problems import ERROR, Problem
from g60cli.knowledge.registry import Registry, register
from g60cli.knowledge.relations import check_floors, check_relations, check_unused
from g60cli.knowledge.supply import supply


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome: all problems in reading order, how many facts hold, and whether all was looked at."""

    problems: tuple[Problem, ...]
    facts: int
    complete: bool = True

    @property
    def valid(self) -> bool:
        """True where no problem is an error; warnings do not make a file invalid."""
        return all(problem.code.severity != ERROR for problem in self.problems)


class Compiler(Receiver, Protocol):
    """Who gets what was read: first the documents with their registry, then each fact that stands."""

    def begin(self, documents: list[Document], registry: Registry) -> None:
        """Hear what there is; a second time where all begins anew."""

    def made_of(self, record: FactRecord) -> Any:
        """What ``keep`` gets of a fact, in plain values."""


class Nobody:
    """Gets everything and keeps nothing."""

    def begin(self, documents: list[Document], registry: Registry) -> None:
        """Nothing is begun."""

    def made_of(self, record: FactRecord) -> Any:
        """Nothing is made."""

    def turn_to(self, document: Document) -> None:
        """It does not matter of which document a fact is."""

    def keep(self, kept: Kept) -> None:
        """Nothing is kept."""

    def drop(self, id_: str) -> None:
        """Nothing was kept."""

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Nobody asks why."""


def read_in_parts(layers: Sequence[Layer]) -> Reading:
    """The layers, of which large files are parsed piece by piece."""
    return read_layers(layers, in_parts=True)


def check(
    layers: Sequence[Layer],
    compiler: Compiler | None = None,
    read: Callable[[Sequence[Layer]], Reading] = read_in_parts,
) -> Checked:
    """Check the layers as one knowledge base and hand what is good to a compiler.

    ``read`` may recall documents. Where something is wrong all are read, so that all that is wrong is said.
    """
    compiler = compiler or Nobody()
    reading = read(layers)
    checked = _check_parts(reading, compiler)
    recalled = {document.key for document in reading.documents if document.recalled}
    if checked.valid or not recalled:
        return checked
    return _check_parts(parsed_anew(reading, recalled, in_parts=True), compiler)


def _check_parts(reading: Reading, compiler: Compiler) -> Checked:
    """The same with the documents whose parts are not what they promise read as a whole."""
    while True:
        try:
            return _check_helped(reading, compiler)
        except NotInParts as error:
            reading = parsed_anew(reading, {error.key})


def _check_helped(reading: Reading, compiler: Compiler) -> Checked:
    """The same with helpers, or where one fails without."""
    try:
        return _check(reading, compiler, helpers_at_hand())
    except HelperFailed:
        return _check(reading, compiler, 0)


def _check(reading: Reading, compiler: Compiler, helpers: int) -> Checked:
    registry = register(reading.documents)
    check_relations(registry)
    compiler.begin(reading.documents, registry)
    facts, complete = 0, True
    try:
        with supply(registry, reading.documents, compiler.made_of, helpers) as facts_of:
            facts = check_facts(registry, reading.documents, facts_of, compiler)
    except TooManyFindings:
        complete = False
    else:
        check_floors(registry)
    if complete and not reading.problems:
        check_unused(registry)
    # No error may be cut off: it decides whether the file is good.
    errors_first = sorted(registry.findings, key=lambda finding: finding.code.severity != ERROR)
    problems = [*reading.problems, *place(errors_first[:MOST_FINDINGS])]
    order = {path: number for number, path in enumerate(reading.paths)}
    problems.sort(key=lambda problem: (order[problem.path], problem.line, problem.column, problem.code.id))
    return Checked(tuple(problems), facts, complete)
