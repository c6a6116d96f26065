"""Where each key of a TOML text stands, so that a problem of meaning can name its line and column.

The parser (tomli) checks the syntax and gives no positions; this module gives positions and checks nothing.
It reads whatever tomli accepts, TOML 1.0 and 1.1 alike. On other text it stops early and keeps what it has.

Lines and columns count from 1, columns in characters; a byte order mark is no character of the first line.
Time is linear in the length of the text, and nesting costs no recursion.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from g60cli.knowledge.paths import Path, Position

# Deeper keys take the position of an ancestor: a path per key would cost the square of the depth.
_DEEPEST_PATH = 100
# tomli refuses inline nesting beyond 400 levels, so more than this can only be invalid text.
_DEEPEST_NESTING = 10_000
# Elements beyond these take the position of their array, and are passed over: nobody counts to the next one.
_MOST_ELEMENTS = 10_000

_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"[ \t\r\n]*")
_BLANK_OR_COMMA = re.compile(r"[ \t\r\n,]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SIMPLE_KEY = re.compile(r"([A-Za-z0-9_-]+)[ \t]*=[ \t]*")
_PLAIN_VALUES = re.compile(r"(?:[^\[\]{}\"'#]++|\"[^\"\\\n]++\"|'[^'\n]++')*+")
_SCALAR = re.compile(r"[^,\[\]{}#\n\"']+")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}

_ONE_LINE = {'"': re.compile(r"\\.|[\"\n]"), "'": re.compile(r"['\n]")}
# Up to two quotes may stand directly before the closing three.
_MULTI_LINE = {'"""': re.compile(r"\\.|\"{3,5}", re.DOTALL), "'''": re.compile(r"'{3,5}")}

_CLOSING = {"[": "]", "{": "}"}


def index_positions(text: str) -> dict[Path, Position]:
    """The line and column of every key, table and array element of a TOML text, by its path.

    A table has the position of the last part of the key in its header, an element of an array of tables
    likewise (the array itself that of the first), an element of an array that of its first character, and a
    table that is only implied (``a`` in ``[a.b]``) that of its first mention. Keys more than a hundred levels
    deep are left out, and so are the elements of an array behind the ten thousandth. Never raises: text that is no
    TOML gives the positions up to where it makes no sense.
    """
    reader = _Reader(text)
    with suppress(_UnreadableError):
        reader.read()
    return reader.found


def locate(index: Mapping[Path, Position], path: Path) -> Position:
    """The position of a path, or of its nearest ancestor that has one; the root is line 1, column 1."""
    while path:
        if path in index:
            return index[path]
        path = path[:-1]
    return 1, 1


class _UnreadableError(Exception):
    """The text is no TOML from here on."""


@dataclass(slots=True)
class _Container:
    """An inline table or array that is still open; its path is None where it lies too deep to be named."""

    path: Path | None
    closing: str
    elements: int = 0


@dataclass(slots=True)
class _Reader:
    """One pass over a text, in which positions only ever move forward."""

    text: str
    found: dict[Path, Position] = field(default_factory=dict)
    table_counts: dict[Path, int] = field(default_factory=dict)
    line: int = 1
    line_start: int = 0
    counted: int = 0

    def read(self) -> None:
        pos = self.line_start = int(self.text.startswith("\ufeff"))
        table: Path | None = ()
        while (pos := self.skip(_BLANK, pos)) < len(self.text):
            if self.text[pos] == "[":
                pos, table = self.header(pos)
            else:
                pos, path = self.key(pos, table)
                pos = self.value(pos, path)

    def position(self, pos: int) -> Position:
        """Line and column of an offset; only what lies behind the last call's offset is counted."""
        if newlines := self.text.count("\n", self.counted, pos):
            self.line += newlines
            self.line_start = self.text.rfind("\n", self.counted, pos) + 1
        self.counted = pos
        return self.line, pos - self.line_start + 1

    def skip(self, blank: re.Pattern[str], pos: int) -> int:
        """The first offset from ``pos`` that is neither blank nor within a comment."""
        while True:
            pos = _end(blank, self.text, pos)
            if not self.text.startswith("#", pos):
                return pos
            newline = self.text.find("\n", pos)
            pos = len(self.text) if newline < 0 else newline

    def header(self, pos: int) -> tuple[int, Path | None]:
        """Read ``[a.b]`` or ``[[a.b]]``: the offset behind it and the table that the next keys belong to."""
        brackets = 2 if self.text.startswith("[[", pos) else 1
        parts, pos = self.key_parts(_end(_SPACE, self.text, pos + brackets))
        if not self.text.startswith("]" * brackets, pos):
            raise _UnreadableError
        parent = self.parents((), parts[:-1])
        path = _child(parent, parts[-1][0])
        if path is not None:
            path = self.declare(path, parts[-1][1], is_element=brackets == 2)
        return pos + brackets, path

    def declare(self, path: Path, pos: int, *, is_element: bool) -> Path:
        """Record a table, or the next element of an array of tables, at its header; the path of it."""
        position = self.position(pos)
        if not is_element:
            # Over an earlier mention that only implied this table.
            self.found[path] = position
            return path
        number = self.table_counts.get(path, 0)
        self.table_counts[path] = number + 1
        self.found.setdefault(path, position)
        self.found[(*path, number)] = position
        return (*path, number)

    def parents(self, path: Path | None, parts: list[tuple[str, int]]) -> Path | None:
        """Follow all parts but the last of a dotted key, into the last element of each array of tables."""
        for name, pos in parts:
            path = _child(path, name)
            if path is None:
                return None
            if path not in self.found:
                self.found[path] = self.position(pos)
            if path in self.table_counts:
                path = (*path, self.table_counts[path] - 1)
        return path

    def key(self, pos: int, table: Path | None) -> tuple[int, Path | None]:
        """Read ``a.b =`` within a table: the offset of the value, and the path of it, which is recorded."""
        if match := _SIMPLE_KEY.match(self.text, pos):
            path = _child(table, match[1])
            self.record(path, pos)
            return match.end(), path
        parts, end = self.key_parts(pos)
        if not self.text.startswith("=", end):
            raise _UnreadableError
        path = _child(self.parents(table, parts[:-1]), parts[-1][0])
        self.record(path, parts[-1][1])
        return _end(_SPACE, self.text, end + 1), path

    def record(self, path: Path | None, pos: int) -> None:
        if path is not None:
            self.found[path] = self.position(pos)

    def key_parts(self, pos: int) -> tuple[list[tuple[str, int]], int]:
        """Read a dotted key: its parts with their offsets, and the offset behind the spaces after it."""
        parts = []
        while True:
            name, end = self.key_part(pos)
            parts.append((name, pos))
            end = _end(_SPACE, self.text, end)
            if not self.text.startswith(".", end):
                return parts, end
            pos = _end(_SPACE, self.text, end + 1)

    def key_part(self, pos: int) -> tuple[str, int]:
        quote = self.text[pos : pos + 1]
        if quote in _ONE_LINE:
            end = self.string(pos, quote, _ONE_LINE[quote])
            inner = self.text[pos + 1 : end - 1]
            return (_ESCAPE.sub(_unescaped, inner) if quote == '"' else inner), end
        match = _BARE_KEY.match(self.text, pos)
        if not match:
            raise _UnreadableError
        return match[0], match.end()

    def value(self, pos: int, path: Path | None) -> int:
        """The offset behind the value that begins at ``pos``; what lies within it is recorded."""
        if self.text[pos : pos + 1] in _CLOSING:
            return self.container(pos, path)
        return self.scalar(pos)

    def container(self, pos: int, path: Path | None) -> int:
        """The offset behind an inline table or array, nested ones included."""
        stack = [_Container(path, _CLOSING[self.text[pos]])]
        pos += 1
        while stack:
            if stack[-1].elements >= _MOST_ELEMENTS:
                pos = _end(_PLAIN_VALUES, self.text, pos)
            pos = self.skip(_BLANK_OR_COMMA, pos)
            if self.text.startswith(stack[-1].closing, pos):
                stack.pop()
                pos += 1
                continue
            pos, path = self.member(pos, stack[-1])
            if closing := _CLOSING.get(self.text[pos : pos + 1]):
                stack.append(_Container(path, closing))
                pos += 1
            else:
                pos = self.scalar(pos)
            if len(stack) > _DEEPEST_NESTING:
                raise _UnreadableError
        return pos

    def member(self, pos: int, container: _Container) -> tuple[int, Path | None]:
        """Record what stands next in a container: the offset of its value, and its path."""
        if container.closing == "}":
            return self.key(pos, container.path)
        is_named = container.elements < _MOST_ELEMENTS
        path = _child(container.path, container.elements) if is_named else None
        container.elements += 1
        if pos < len(self.text):
            self.record(path, pos)
        return pos, path

    def scalar(self, pos: int) -> int:
        """The offset behind a string, number, date or boolean."""
        quote = self.text[pos : pos + 1]
        if quote in _ONE_LINE:
            if self.text.startswith(quote * 3, pos):
                return self.string(pos, quote * 3, _MULTI_LINE[quote * 3])
            return self.string(pos, quote, _ONE_LINE[quote])
        end = _end(_SCALAR, self.text, pos)
        if end == pos:
            raise _UnreadableError
        return end

    def string(self, pos: int, quotes: str, stop: re.Pattern[str]) -> int:
        """The offset behind a string that opens with ``quotes``; ``stop`` finds its end or an escape."""
        for match in stop.finditer(self.text, pos + len(quotes)):
            if match[0].startswith(quotes):
                return match.end()
            if match[0] == "\n":
                break
        raise _UnreadableError


def _child(path: Path | None, name: str | int) -> Path | None:
    return None if path is None or len(path) >= _DEEPEST_PATH else (*path, name)


def _end(pattern: re.Pattern[str], text: str, pos: int) -> int:
    match = pattern.match(text, pos)
    return match.end() if match else pos


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code is None:
        character = _ESCAPED.get(match[4])
    else:
        character = chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else None
    if character is None:
        raise _UnreadableError
    return character
