"""Reading knowledge files: bytes to parsed TOML, with every failure as a finding at a place.

The one module that imports tomli.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomli

from g60cli.knowledge.layers import Layer
from g60cli.knowledge.problems import Code, Problem

_FACT_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*fact[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file: its layer's number (0 is the lowest), its path, its text and its tables."""

    layer: int
    path: str
    text: str
    data: dict[str, Any]


@dataclass(slots=True)
class Reading:
    """What reading the layers gave: documents, and the files that could not be read."""

    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_layers(layers: Iterable[Layer]) -> Reading:
    """Read and parse every file of every layer; files that fail are problems, the others are read all the same."""
    reading = Reading()
    for number, layer in enumerate(layers):
        files = layer.files()
        if not files:
            hint = "put a knowledge file into it, or name another folder"
            reading.problems.append(
                Problem(str(layer.path), 1, 1, Code.EMPTY_FOLDER, "the folder holds no .toml file", hint)
            )
        for path in files:
            result = _read(number, path)
            if isinstance(result, Document):
                reading.documents.append(result)
            else:
                reading.problems.append(result)
    return reading


def _read(layer: int, path: Path) -> Document | Problem:
    try:
        raw = path.read_bytes()
    except OSError as error:
        return Problem(str(path), 1, 1, Code.UNREADABLE, f"cannot be read: {error.strerror or error}", "check the path")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        return Problem(str(path), line, column, Code.NOT_UTF8, "not UTF-8 text", "save the file as UTF-8")
    return _parse(layer, str(path), text)


def _parse(layer: int, path: str, text: str) -> Document | Problem:
    try:
        return Document(layer, path, text, tomli.loads(text, parse_float=Decimal))
    except tomli.TOMLDecodeError as error:
        hint = "see https://toml.io/en/v1.0.0 for how a value is written"
        return Problem(path, error.lineno, error.colno, Code.SYNTAX, error.msg, hint)
    except (RecursionError, ValueError, ArithmeticError):
        message = "nested too deeply, or holds a number too long to read"
        return Problem(path, 1, 1, Code.TOO_DEEP, message, "a knowledge file needs neither; was it damaged?")


def fact_lines(document: Document) -> list[int]:
    """The line of each ``[[fact]]`` of a document, 1-based, without a full index of positions where that can be had."""
    count = len(document.data.get("fact", ()))
    if '"""' not in document.text and "'''" not in document.text:
        starts = [match.start() for match in _FACT_HEADER.finditer(document.text)]
        if len(starts) == count:
            return _line_numbers(document.text, starts)
    from g60cli.knowledge.positions import index_positions, locate

    index = index_positions(document.text)
    return [locate(index, ("fact", number))[0] for number in range(count)]


def _line_numbers(text: str, starts: list[int]) -> list[int]:
    lines, line, last = [], 1, 0
    for start in starts:
        line += text.count("\n", last, start)
        last = start
        lines.append(line)
    return lines
