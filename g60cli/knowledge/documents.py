"""Reading knowledge files: bytes to parsed TOML, with every failure as a finding at a place.

What a text says as TOML is the business of ``toml_texts``.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from g60cli.incoming import incoming
from g60cli.knowledge.digests import digest_of
from g60cli.knowledge.layers import Layer
from g60cli.knowledge.parts import FACTS_A_PIECE, NotInParts, Parts, facts_of, parted
from g60cli.knowledge.problems import Code, Problem
from g60cli.knowledge.toml_texts import TomlError, may_be_later_toml, not_yet_toml, parsed, parsed_soon, too_much_at
from g60cli.reading import content_of

# What is smaller than this, all files together, is parsed at once in a fraction of a second.
LEAST_PARTED = 1_000_000
_FACT_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*fact[ \t]*\]\]", re.MULTILINE)


class Recalled(NamedTuple):
    """What is known of an unchanged file without parsing it: all that holds of it.

    ``data`` are its tables besides the facts; ``facts`` gives the id of each fact, its number and what was made of it.
    """

    data: dict[str, Any]
    fact_count: int
    quantities: int
    facts: Callable[[], Iterator[tuple[str, int, Any]]]


Key = tuple[int, str]
"""The number of a layer and the path of a file."""
Recall = Callable[[int, str, str], Recalled | None]
"""Asked for the file of a layer, by its path and the digest of its bytes."""


def nothing_recalled(layer: int, path: str, digest: str) -> Recalled | None:
    """Every file is parsed."""
    return None


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file: its layer's number (0 is the lowest), its path, text and tables, and the digest of its bytes.

    Where it was read in ``parts``, the tables are those besides its facts, which are parsed when they are asked for;
    where it is ``recalled``, they are not parsed at all.
    """

    layer: int
    path: str
    text: str
    data: dict[str, Any]
    digest: str = ""
    parts: Parts | None = None
    recalled: Recalled | None = None

    @property
    def key(self) -> Key:
        """What tells it from the other documents: one file may stand in two layers."""
        return self.layer, self.path

    @property
    def fact_count(self) -> int:
        """How many facts it has, right or wrong."""
        if self.recalled is not None:
            return self.recalled.fact_count
        return len(self._facts() if self.parts is None else self.parts.starts)

    def pieces(self) -> Iterator[range]:
        """The numbers of its facts, from 0, in pieces that ``facts`` takes; none where they are recalled."""
        count = 0 if self.recalled else self.fact_count
        for first in range(0, count, FACTS_A_PIECE):
            yield range(first, min(first + FACTS_A_PIECE, count))

    def fact_text(self, number: int) -> str | None:
        """The text of a fact by its number; None where facts are not at hand one by one."""
        return None if self.parts is None else self.parts.text_of(number, self.text)

    def facts(self, numbers: Sequence[int]) -> Sequence[Any]:
        """The facts of these numbers as they are parsed.

        Raises NotInParts where they are not what their headers promise.
        """
        if self.parts is None:
            facts = self._facts()
            return [facts[number] for number in numbers]
        try:
            texts = [self.parts.text_of(number, self.text) for number in numbers]
            return facts_of(parsed_soon("".join(texts)), len(numbers))
        except (RecursionError, ValueError, ArithmeticError) as error:
            raise NotInParts(self.key) from error

    def _facts(self) -> list[Any]:
        facts = self.data.get("fact")
        return facts if isinstance(facts, list) else []


@dataclass(slots=True)
class Reading:
    """What reading the layers gave: all paths in reading order, documents, and the files that could not be read."""

    paths: list[str] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, result: Document | Problem) -> None:
        """Add what came of a file."""
        if isinstance(result, Document):
            self.documents.append(result)
        else:
            self.problems.append(result)


def read_layers(layers: Iterable[Layer], in_parts: bool = False, recall: Recall = nothing_recalled) -> Reading:
    """Read and parse every file of every layer; files that fail are problems, the others are read all the same.

    ``in_parts`` leaves the facts unparsed, which so may be wrong still, where there are many; what ``recall`` knows is
    not parsed.
    """
    reading = Reading()
    layers = list(layers)
    in_parts = in_parts and _are_large(layers)
    for number, layer in enumerate(layers):
        files = layer.files()
        if not files:
            reading.paths.append(str(layer.path))
            hint = "put a knowledge file into it, or name another folder"
            reading.problems.append(
                Problem(str(layer.path), 1, 1, Code.EMPTY_FOLDER, "the folder holds no .toml file", hint)
            )
        for path in files:
            reading.paths.append(str(path))
            reading.take(_read(number, path, layer.is_incoming, in_parts, recall))
    return reading


def parsed_anew(reading: Reading, keys: Container[Key], in_parts: bool = False) -> Reading:
    """The same reading with the documents of these keys parsed from their texts, as a whole or in parts."""
    anew = Reading(reading.paths, [], [*reading.problems])
    for document in reading.documents:
        is_chosen = document.key in keys
        anew.take(
            _parse(document.layer, document.path, document.text, document.digest, in_parts) if is_chosen else document
        )
    return anew


def _are_large(layers: Sequence[Layer]) -> bool:
    """Whether there is much to read; of a pipe nobody knows before."""
    size = 0
    for layer in layers:
        # A name may be none that a file can have.
        with suppress(OSError, ValueError):
            if layer.is_incoming:
                size += len(incoming())
            elif layer.is_read_once:
                return True
            else:
                size += sum(file.stat().st_size for file in layer.files())
    return size >= LEAST_PARTED


def _read(layer: int, path: Path, is_incoming: bool, in_parts: bool, recall: Recall) -> Document | Problem:
    decoded = _decode(path, is_incoming)
    if isinstance(decoded, Problem):
        return decoded
    text, digest = decoded
    recalled = recall(layer, str(path), digest)
    if recalled is not None:
        return Document(layer, str(path), text, recalled.data, digest, recalled=recalled)
    return _parse(layer, str(path), text, digest, in_parts)


def _in_parts(layer: int, path: str, text: str, digest: str) -> Document | None:
    """The document in parts; None where they cannot be told, and for a text that may be no TOML 1.0."""
    parts = None if may_be_later_toml(text) else parted(text)
    if parts is None:
        return None
    try:
        data = parsed(parts.rest)
    except (RecursionError, ValueError, ArithmeticError):
        return None
    return None if "fact" in data else Document(layer, path, text, data, digest, parts)


def _decode(path: Path, is_incoming: bool) -> tuple[str, str] | Problem:
    """The text of a file and the digest of its bytes."""
    try:
        raw = incoming() if is_incoming else content_of(path)
    except OSError as error:
        return Problem(str(path), 1, 1, Code.UNREADABLE, f"cannot be read: {error.strerror or error}", "check the path")
    try:
        return raw.decode("utf-8-sig"), digest_of(raw).hex()
    except UnicodeDecodeError as error:
        # The decoder counts without the byte order mark.
        before = error.object[: error.start].decode().split("\n")
        hint = "save the file as UTF-8"
        return Problem(str(path), len(before), len(before[-1]) + 1, Code.NOT_UTF8, "not UTF-8 text", hint)


def _parse(layer: int, path: str, text: str, digest: str, in_parts: bool) -> Document | Problem:
    document = _in_parts(layer, path, text, digest) if in_parts else None
    return document or _parse_whole(layer, path, text, digest)


def _parse_whole(layer: int, path: str, text: str, digest: str) -> Document | Problem:
    hint = "see https://toml.io/en/v1.0.0 for how a value is written"
    try:
        data = parsed(text)
    except TomlError as error:
        return Problem(path, error.lineno, error.colno, Code.SYNTAX, error.msg, hint)
    except (RecursionError, ValueError, ArithmeticError):
        line, column = too_much_at(text)
        message = "nested too deeply, or holds a number, a list or tables without end"
        return Problem(path, line, column, Code.TOO_DEEP, message, "a knowledge file needs none; was it damaged?")
    later = not_yet_toml(text)
    if later is not None:
        line, column, message = later
        return Problem(path, line, column, Code.SYNTAX, f"{message} (TOML 1.1 allows it, TOML 1.0 does not)", hint)
    return Document(layer, path, text, data, digest)


def fact_lines(document: Document) -> Sequence[int]:
    """The line of each ``[[fact]]`` of a document, 1-based, without a full index of positions where that can be had."""
    if document.parts is not None:
        return document.parts.lines
    count = document.fact_count
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
