"""The checker: from layers to a list of problems, and to the facts that hold.

One walk serves both ``g60 check`` and the compiler, so what compiles is what was checked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from g60cli.knowledge.documents import Document, read_layers
from g60cli.knowledge.facts import FactRecord, Withdrawal, check_facts
from g60cli.knowledge.findings import place
from g60cli.knowledge.layers import Layer
from g60cli.knowledge.problems import ERROR, Problem
from g60cli.knowledge.registry import Registry, register
from g60cli.knowledge.relations import check_relations, check_unused


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who gets what was read: first the documents with their registry, then each fact that holds.

    ``drop`` takes back a fact that was kept; ``withdraw`` is told afterwards why, where a layer says so.
    """

    begin: Callable[[list[Document], Registry], None]
    keep: Callable[[FactRecord], None]
    drop: Callable[[str], None]
    withdraw: Callable[[Withdrawal], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome: all problems in reading order, and how many facts hold."""

    problems: tuple[Problem, ...]
    facts: int

    @property
    def valid(self) -> bool:
        """True where no problem is an error; warnings do not make a file invalid."""
        return all(problem.code.severity != ERROR for problem in self.problems)


_NOBODY = Receiver(lambda documents, registry: None, lambda record: None, lambda id_: None, lambda withdrawal: None)


def check(layers: Iterable[Layer], receiver: Receiver = _NOBODY) -> Checked:
    """Check the layers as one knowledge base and hand what is good to ``receiver``."""
    reading = read_layers(layers)
    registry = register(reading.documents)
    check_relations(registry)
    receiver.begin(reading.documents, registry)
    facts = check_facts(registry, reading.documents, receiver.keep, receiver.drop, receiver.withdraw)
    if not reading.problems:
        check_unused(registry)
    problems = [*reading.problems, *place(registry.findings)]
    order = {path: number for number, path in enumerate(reading.paths)}
    problems.sort(key=lambda problem: (order[problem.path], problem.line, problem.column, problem.code.id))
    return Checked(tuple(problems), facts)
