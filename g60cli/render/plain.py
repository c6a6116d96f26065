"""Plain sentences for a screen reader: one a fact or an entity, without table, marks or signs to be looked at.

A fact's sentence says who, what, when, the value with its bound in words, and who says it. Every other row becomes
its columns in order, each with its title; so a new answer is read aloud without a word about it in here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from g60cli.answer import Answer, Block, Cell, Column, Data, Look
from g60cli.render.gluing import glued, unglued
from g60cli.render.links import linked
from g60cli.render.screen import Screen

_BOUNDS = {">": "more than", "≥": "at least", "≈": "about", "≤": "at most", "<": "less than"}
_BOUND = re.compile(r"(^|\()([>≥≈≤<]) (?=-?\d)")
# A full stop at the end of a statement, or before the marks that follow it.
_STOP = re.compile(r"[.。](?=(?: \([^()]*\))*$)")
# The columns of a fact that have a place of their own in its sentence, and those that repeat what stands there.
_PLACED = {"about", "metric", "basis", "period", "display", "text"}
_SILENT = {"id", "source"}


class _Subject(NamedTuple):
    """What an answer is about as a whole, where its facts do not say it again."""

    name: str
    is_metric: bool


def render(answer: Answer, screen: Screen) -> str:
    """The whole answer as sentences, one a line; on a terminal broken at spaces, the sources last."""
    sentences = [_ended(answer.title)] if answer.title else []
    subject = _subject(answer.data)
    for block in answer.blocks:
        sentences += [_ended(block.title)] if block.title else []
        sentences += [_sentence(block, row, subject, answer) for row in block.rows]
    sentences += [_source(source) for source in answer.sources.values()]
    return linked("".join(f"{line}\n" for sentence in sentences for line in _lines(sentence, screen)), answer, screen)


def _lines(sentence: str, screen: Screen) -> Iterator[str]:
    if screen.width is None:
        yield unglued(sentence)
        return
    # Breaking lines needs the width of characters, which programs that read sentences do not.
    from g60cli.render.wrapping import wrap

    yield from wrap(sentence, screen.width)


def _subject(data: Sequence[Data] | Data) -> _Subject:
    if not isinstance(data, Mapping) or not isinstance(data.get("name"), str):
        return _Subject("", False)
    return _Subject(data["name"], data.get("kind") == "metric")


def _sentence(block: Block, row: Sequence[Cell], subject: _Subject, answer: Answer) -> str:
    cells = {column.key: _spoken(column, cell) for column, cell in zip(block.columns, row, strict=True)}
    # Where figures stand side by side, several columns have one key, and each its title.
    is_one_fact = block.headed and len(cells) == len(block.columns)
    if is_one_fact and (cells.get("display") or cells.get("text")):
        return _fact(block, cells, subject, _tellers(row, answer))
    return _row(block, row, answer)


def _fact(block: Block, cells: dict[str, str], subject: _Subject, tellers: str) -> str:
    what = cells.get("metric") or (subject.name if subject.is_metric else "")
    if cells.get("basis"):
        what = f"{what} ({cells['basis']})".strip()
    who = cells.get("about") or ("" if subject.is_metric else subject.name)
    about = ", ".join(part for part in (who, what, cells.get("period", "")) if part)
    told = cells.get("display") or _STOP.sub("", cells["text"])
    sentence = f"{about}: {told}" if about else told
    more = [
        f"; {_within(column.title or column.key)}: {cells[column.key]}"
        for column in block.columns
        if column.key not in _PLACED | _SILENT and cells[column.key]
    ]
    return _ended(sentence + "".join(more) + tellers)


def _row(block: Block, row: Sequence[Cell], answer: Answer) -> str:
    """Any row: the titles of its columns with what stands in them; a card's attribute is its own title."""
    if block.headed or len(block.columns) != 2:
        said = [
            f"{column.title}: {_spoken(column, cell)}" if column.title else _spoken(column, cell)
            for column, cell in zip(block.columns, row, strict=True)
            if cell.text
        ]
    else:
        said = [": ".join(_spoken(column, cell) for column, cell in zip(block.columns, row, strict=True) if cell.text)]
    used = [id_ for id_ in dict.fromkeys(id_ for cell in row for id_ in cell.sources) if id_ in answer.sources]
    said += [f"source{'s' if len(used) > 1 else ''}: {', '.join(used)}"] if used else []
    return _ended("; ".join([*(_STOP.sub("", text) for text in said[:-1]), *said[-1:]]))


def _tellers(row: Sequence[Cell], answer: Answer) -> str:
    """Who says it: the publisher with the date, and the id under which the source is listed."""
    used = dict.fromkeys(id_ for cell in row for id_ in cell.sources)
    sources = [answer.sources[id_] for id_ in used if id_ in answer.sources]
    said = [f"{source['publisher']}, {_date(source)} ({source['id']})" for source in sources]
    return f", according to {' and '.join(said)}" if said else ""


def _source(source: Data) -> str:
    parts = [source["title"], source["publisher"], _date(source), source["url"]]
    # Nothing behind an address: a full stop would become part of it.
    said = f"Source {source['id']}: {', '.join(part for part in parts if part)}"
    return said if source["url"] else _ended(said)


def _date(source: Data) -> str:
    return str(source["published"] or f"accessed {source['accessed']}")


def _spoken(column: Column, cell: Cell) -> str:
    """The text of a cell in one line, the sign of a bound in words; what no table breaks is glued together."""
    text = " ".join(cell.text.split())
    text = _BOUND.sub(lambda match: f"{match[1]}{_BOUNDS[match[2]]} ", text)
    return text if column.look in (Look.TEXT, Look.NAME, Look.NATIVE) and not cell.whole else glued(text)


def _within(title: str) -> str:
    """A title inside a sentence: without its capital, unless it is an abbreviation."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "。", "?", "!", "…")) else f"{sentence}."
