"""Which facts and sources a text names: an answer in any format, or what sort, cut and jq have left of one."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from g60cli.errors import NothingToCite, UnknownName
from g60cli.questions.facts import FACT_KEYS
from g60cli.questions.knowledge import Knowledge

# The head of a column, which sort may have put anywhere; no fact or source is called so.
_HEADS = {*FACT_KEYS, "fact", "facts", "style", "citation", "yields_to"}
_LISTED = "; "
# A line that is nothing but this is meant as an id, and must be one.
_ID = re.compile(r"[a-z0-9][\w.@/+-]*")


def ids_named(knowledge: Knowledge, names: Sequence[str], minus: str, incoming: Callable[[], str]) -> list[str] | None:
    """The names with those that come in where one of them is a minus; None where none is given."""
    if not names:
        return None
    came = Incoming(knowledge).ids(incoming()) if minus in names else []
    return [id_ for name in names for id_ in (came if name == minus else (name,))]


class Incoming:
    """The ids in a text. Of a row with a fact's id that id is meant, and not the source beside it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._known: dict[str, str | None] = {}

    def ids(self, text: str) -> list[str]:
        """The ids of facts and sources, each once, in their order.

        Raises UnknownName for a line that is one word and no id here, NothingToCite for a text that names nothing.
        """
        text = text.removeprefix("\ufeff")
        values = _json_values(text)
        found = self._in_values(values) if values is not None else self._in_lines(text.splitlines())
        return list(dict.fromkeys(found))

    def _in_values(self, values: list[Any]) -> Iterator[str]:
        for value in values:
            if isinstance(value, str):
                yield self._wanted(value)
            elif isinstance(value, dict) and "g60" in value and "data" in value:
                yield from self._in_envelope(value)
            else:
                yield from self._in_node(value)

    def _in_envelope(self, envelope: dict[str, Any]) -> Iterator[str]:
        """The facts of an answer; of one without facts, the sources."""
        if envelope["data"] is None:
            messages = "; ".join(str(error.get("message")) for error in envelope.get("errors", ()))
            raise NothingToCite(f"what came in is no answer but an error: {messages}")
        found = list(self._in_node(envelope["data"]))
        if any(self._kind(id_) == "fact" for id_ in found):
            yield from (id_ for id_ in found if self._kind(id_) == "fact")
        else:
            yield from found or filter(self._kind, envelope.get("sources", ()))

    def _in_node(self, node: Any) -> Iterator[str]:
        if isinstance(node, str):
            yield from (id_ for id_ in node.split(_LISTED) if self._kind(id_))
        elif isinstance(node, list):
            for item in node:
                yield from self._in_node(item)
        elif isinstance(node, dict):
            yield from self._in_object(node)

    def _in_object(self, node: dict[str, Any]) -> Iterator[str]:
        id_ = node.get("id")
        is_fact = "evidence" in node and "precision" in node
        cited = node.get("fact") if "citation" in node else None
        if cited:
            yield self._wanted(cited)
        elif is_fact and isinstance(id_, str):
            yield self._wanted(id_)
        elif isinstance(id_, str) and self._kind(id_):
            yield id_
        else:
            yield from self._in_node(list(node.values()))

    def _in_lines(self, lines: Iterable[str]) -> list[str]:
        """The ids line by line. The sources beneath a table count only where the table names no fact."""
        found: list[str] = []
        beneath: list[str] = []
        nothing = False
        for line in filter(None, map(str.strip, lines)):
            in_cells = list(self._in_line(line))
            among_words = [] if in_cells else list(self._first_kind(line.split()))
            found += in_cells or [word for word in among_words if self._kind(word) == "fact"]
            beneath += [word for word in among_words if self._kind(word) == "source"]
            nothing = nothing or not (in_cells or among_words or _is_head(line))
        ids = found if any(self._kind(id_) == "fact" for id_ in found) else found + beneath
        if nothing and not ids:
            raise NothingToCite("nothing that came in is the id of a fact or a source")
        return ids

    def _in_line(self, line: str) -> Iterator[str]:
        values = _json_values(line) if line[0] in '{["' else None
        if values is not None:
            yield from self._in_values(values)
        elif _ID.fullmatch(line) and line not in _HEADS:
            yield self._wanted(line)
        else:
            yield from self._first_kind([part for cell in _cells(line) for part in cell.split(_LISTED)])

    def _first_kind(self, words: Iterable[str]) -> Iterator[str]:
        """Of these words the ids of facts; if there are none, those of sources."""
        known = [(word, self._kind(word)) for word in words]
        kind = "fact" if any(its_kind == "fact" for _, its_kind in known) else "source"
        yield from (word for word, its_kind in known if its_kind == kind)

    def _wanted(self, id_: str) -> str:
        if self._kind(id_) is None:
            from g60cli.questions.showing import near_facts, refuse_later_fact

            refuse_later_fact(self._knowledge, id_)
            raise UnknownName("fact or source", id_, near_facts(self._knowledge, id_), "g60 sources")
        return id_

    def _kind(self, id_: str) -> str | None:
        """``fact``, ``source``, or None for what is neither."""
        if id_ not in self._known:
            kinds = ("fact", "SELECT 1 FROM fact WHERE id = ?"), ("source", "SELECT 1 FROM source WHERE id = ?")
            self._known[id_] = next((kind for kind, sql in kinds if self._knowledge.row(sql, (id_,))), None)
        return self._known[id_]


def _json_values(text: str) -> list[Any] | None:
    """The JSON values of a text, one after the other; None where it is anything else."""
    decoder, values, place = json.JSONDecoder(), [], 0
    try:
        while place < len(text):
            if text[place].isspace():
                place += 1
                continue
            value, place = decoder.raw_decode(text, place)
            values.append(value)
    except (ValueError, RecursionError):
        return None
    return values if all(isinstance(value, dict | list | str) for value in values) else None


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter="\t" if "\t" in line else ","), [])
    except csv.Error:
        return [line]


def _is_head(line: str) -> bool:
    """True for the line of a table that names its columns."""
    return _HEADS.issuperset(_cells(line))
