"""Layers: which files a knowledge base is made of, and where each was named.

A knowledge base is a file, or a folder whose ``*.toml`` are read in name order as one; several can be layered;
``builtin`` names the file shipped with the tool, ``-`` standard input (knowledge file, format 1, "Withdrawing, layers,
folders").
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from g60cli.errors import BadValue
from g60cli.incoming import STANDARD_INPUT
from g60cli.reading import is_pipe

BUILTIN = "builtin"
VARIABLE = "G60_FACTS"
_ENDING = ".toml"


class Layer(NamedTuple):
    """One knowledge base as it was named, with the path it stands for."""

    name: str
    path: Path

    @property
    def is_incoming(self) -> bool:
        """Whether it is standard input; a file of that name is ``./-``."""
        return self.name == STANDARD_INPUT

    @property
    def is_read_once(self) -> bool:
        """Whether it cannot be looked at again: standard input, or a pipe such as a shell's ``<(…)``."""
        return self.is_incoming or is_pipe(self.path)

    def files(self) -> tuple[Path, ...]:
        """The files of the layer in reading order; a folder without any gives none.

        What a shell's ``*.toml`` would not name is left alone: hidden files, such as an editor's locks; and so are
        folders, and pipes, for which one would wait.
        """
        if self.is_incoming or not os.path.isdir(self.path):  # noqa: PTH112 - Path.is_dir raises for a path that may not be looked at
            return (self.path,)
        try:
            names = sorted(name for name in os.listdir(self.path) if _is_ours(name))  # noqa: PTH208 - names are wanted
        except OSError:
            return (self.path,)
        return tuple(file for name in names if not (os.path.isdir(file := self.path / name) or is_pipe(file)))  # noqa: PTH112 - as above


def _is_ours(name: str) -> bool:
    return name.endswith(_ENDING) and not name.startswith(".")


def chosen_layers(named: Sequence[str], environment: Mapping[str, str] = os.environ) -> tuple[Layer, ...]:
    """The layers in use: those named by an option, else those of ``G60_FACTS``, else the shipped file.

    Raises BadValue for an empty name, which would stand for the current folder.
    """
    names = list(named) or [part for part in environment.get(VARIABLE, "").split(os.pathsep) if part] or [BUILTIN]
    if "" in names:
        raise BadValue("a knowledge file", "", "a path, 'builtin' or -")
    return tuple(Layer(name, builtin_path() if name == BUILTIN else Path(name)) for name in names)


def builtin_path() -> Path:
    """The shipped ``facts.toml``: inside the package of a wheel, at the top level of a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "facts.toml"
    return inside if inside.exists() else package.parent / "facts.toml"
