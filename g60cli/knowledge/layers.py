"""Layers: which files a knowledge base is made of, and where each was named.

A knowledge base is a file, or a folder whose ``*.toml`` are read in name order as one; several can be layered, and
``builtin`` names the file shipped with the tool (knowledge file, format 1, "Withdrawing, layers, folders").
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

BUILTIN = "builtin"
VARIABLE = "G60_FACTS"


@dataclass(frozen=True, slots=True)
class Layer:
    """One knowledge base as it was named, with the path it stands for."""

    name: str
    path: Path

    def files(self) -> tuple[Path, ...]:
        """The files of the layer in reading order; a folder without any gives none."""
        if self.path.is_dir():
            return tuple(sorted(self.path.glob("*.toml")))
        return (self.path,)


def chosen_layers(named: Sequence[str], environment: Mapping[str, str] = os.environ) -> tuple[Layer, ...]:
    """The layers in use: those named by an option, else those of ``G60_FACTS``, else the shipped file."""
    names = list(named) or [part for part in environment.get(VARIABLE, "").split(os.pathsep) if part] or [BUILTIN]
    return tuple(Layer(name, builtin_path() if name == BUILTIN else Path(name)) for name in names)


def builtin_path() -> Path:
    """The shipped ``facts.toml``: inside the package of a wheel, at the top level of a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "facts.toml"
    return inside if inside.exists() else package.parent / "facts.toml"
