"""A large knowledge file in parts: each ``[[fact]]`` by its place in the text, and all the rest as one text.

So a million facts are parsed some hundred at a time, and never stand in memory together. Where a table begins is told
by its header alone, without reading TOML; a text that fools this gives a part that is no TOML or holds what it should
not, and is then read as a whole.
"""

import re
from array import array
from typing import Any, NamedTuple

FACTS_A_PIECE = 500

_MULTI_LINE_STRINGS = ('"""', "'''")
# Looked for by the line feed before it, which is three times as fast as by the beginning of each line. Of an array over
# several lines a line may look like a header, but none of them like [[fact]]: no value is a bare word.
_HEADER = re.compile(r"\n[ \t]*(?:(\[\[[ \t]*fact[ \t]*\]\])|\[{1,2}[ \t]*([A-Za-z0-9_-]+)[ \t]*[.\]])")


class NotInParts(Exception):
    """A text whose parts are not what their headers promise: the document of this key has to be read as a whole."""

    def __init__(self, key: tuple[int, str]) -> None:
        super().__init__(key)
        self.key = key


class Parts(NamedTuple):
    """Where each fact begins and ends in its text, on which line (from 1), and the text with blank lines for facts."""

    starts: "array[int]"
    ends: "array[int]"
    lines: "array[int]"
    rest: str

    def text_of(self, number: int, text: str) -> str:
        """The text of a fact, with its header."""
        return text[self.starts[number] : self.ends[number]]


def parted(text: str) -> Parts | None:
    """The parts of a text, or None where it has no facts, or where a header may stand inside a string."""
    if any(quotes in text for quotes in _MULTI_LINE_STRINGS):
        return None
    parts, rest, rest_from = Parts(array("Q"), array("Q"), array("I"), ""), [], 0
    line, counted, facts_from, in_fact = 1, 0, 0, False
    for header in _HEADER.finditer(text):
        begins_fact = header[1] is not None
        if not begins_fact and (not in_fact or header[2] == "fact"):
            # The rest goes on, or a table of the last fact begins.
            continue
        start = header.start() + 1
        if in_fact:
            parts.ends.append(start)
        elif begins_fact:
            rest.append(text[rest_from:start])
            facts_from = start
        if begins_fact:
            line, counted = line + text.count("\n", counted, start), start
            parts.starts.append(start)
            parts.lines.append(line)
        else:
            rest.append("\n" * text.count("\n", facts_from, start))
            rest_from = start
        in_fact = begins_fact
    if in_fact:
        parts.ends.append(len(text))
    else:
        rest.append(text[rest_from:])
    return parts._replace(rest="".join(rest)) if parts.starts else None


def facts_of(tables: dict[str, Any], count: int) -> list[Any]:
    """The facts of a text of so many.

    Raises ValueError where it holds anything else, or not as many as it should.
    """
    facts = tables.get("fact", [])
    if tables.keys() - {"fact"} or not isinstance(facts, list) or len(facts) != count:
        raise ValueError("the piece is not what its headers promise")
    return facts
