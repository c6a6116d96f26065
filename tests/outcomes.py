"""What comes of knowledge files: all that stands in their store, or all that is wrong with them."""

from pathlib import Path

from g60cli.errors import InvalidKnowledge
from g60cli.knowledge.layers import Layer
from g60cli.knowledge.problems import Problem
from g60cli.knowledge.store.compiling import compile_in_memory

Outcome = list[str] | tuple[Problem, ...]


def outcome(*files: Path) -> Outcome:
    """All that stands in the store of these layers, or what is wrong with them."""
    try:
        with compile_in_memory([Layer(str(file), file) for file in files]) as database:
            return list(database.iterdump())
    except InvalidKnowledge as error:
        return error.problems
