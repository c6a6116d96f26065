"""What a search shows of a hit: its title, what it says, and where else the words were found."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from g60cli.answer import Cell, Data
from g60cli.knowledge.vocabulary import Rank
from g60cli.questions.blocks import metric_text, names_text, period_text, subject_text
from g60cli.questions.display import joined, marks_text
from g60cli.questions.entities import entity_by_id
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.marking import Mark, marked, marks_in, pieces
from g60cli.questions.search_index import METRIC, SOURCE, Found
from g60cli.questions.search_terms import Wanted
from g60cli.questions.sources import sources_by_id

Field = tuple[str, str]


class Hit(NamedTuple):
    """A hit for programs, and its cells for eyes: title, kind, what it says, where else it was found, id."""

    data: Data
    cells: tuple[Cell, ...]


class _Told(NamedTuple):
    title: str
    says: str
    sources: tuple[str, ...]
    hidden: Iterator[Field]
    is_whole: bool = False


def hit(knowledge: Knowledge, found: Found, fact: Data | None, sought: Sequence[Wanted]) -> Hit:
    """A row of the index as an answer shows it; ``fact`` is the object of one that is a fact."""
    told = _told(knowledge, found, fact)
    title, says = marks_in(told.title, sought), marks_in(told.says, sought)
    others = list(_others(told.hidden, sought, {mark.term for mark in (*title, *says)}))
    words = [*pieces(told.title, title), *pieces(told.says, says)]
    words += (piece for _, said, marks in others for piece in pieces(said, marks))
    data = {
        "score": round(found.score, 4),
        "exact": found.is_exact,
        "kind": found.kind,
        "id": found.id,
        "title": told.title,
        "says": told.says or None,
        "matched": list(dict.fromkeys(words)),
        "found_in": [f"{label}: {said}" for label, said, _ in others],
        "fact": fact,
    }
    elsewhere = "; ".join(f"{label}: {marked(said, marks)}" for label, said, marks in others)
    texts = (marked(told.title, title), found.kind, marked(told.says, says), elsewhere, found.id)
    cells = (Cell(cell, told.sources, told.is_whole and place == 2) for place, cell in enumerate(texts))
    return Hit(data, tuple(cells))


def _others(hidden: Iterator[Field], sought: Sequence[Wanted], seen: set[int]) -> Iterator[tuple[str, str, list[Mark]]]:
    """The fields that are not shown otherwise, as far as they hold words that stand nowhere before."""
    for label, said in hidden:
        if len(seen) == len(sought):
            return
        marks = marks_in(said, sought)
        new = {mark.term for mark in marks} - seen
        if new:
            seen |= new
            yield label, said, marks


def _told(knowledge: Knowledge, found: Found, fact: Data | None) -> _Told:
    if fact is not None:
        return _told_fact(knowledge, fact)
    if found.kind == METRIC:
        return _told_metric(knowledge, found.id)
    if found.kind == SOURCE:
        return _told_source(knowledge, found.id)
    return _told_entity(knowledge, found.id)


def _told_fact(knowledge: Knowledge, fact: Data) -> _Told:
    said_by = knowledge.named(fact["said_by"]).name if fact["said_by"] else ""
    if fact["metric"] is None:
        text = joined(fact["text"], f"({said_by})" if said_by else "", marks_text(fact["status"], fact["rank"]))
        title = subject_text(fact)
    else:
        text = joined(fact["display"], *(f"({item['display']})" for item in fact["also"]))
        title = f"{subject_text(fact)}: {metric_text(fact)}"
    shown = " · ".join(filter(None, (text, period_text(fact))))
    return _Told(title, shown, (fact["source"],), _hidden_of_fact(knowledge, fact), fact["metric"] is not None)


def _hidden_of_fact(knowledge: Knowledge, fact: Data) -> Iterator[Field]:
    for entity in (fact["about"], *fact["with"]):
        yield from _names_of(knowledge, entity["id"])
    if fact["metric"] is not None:
        yield from _names_of_metric(knowledge, fact["metric"]["id"])
        yield "exact value", fact["value"]
        if fact["unit"] == "entity":
            yield from _names_of(knowledge, fact["value"])
    if fact["basis"]:
        yield "basis", fact["basis"]
    yield "status", fact["status"]
    if fact["rank"] != Rank.NORMAL:
        yield "rank", fact["rank"]
    yield from (("evidence", token) for token in fact["evidence"])
    yield from ((key, fact[key]) for key in ("note", "why") if fact[key])
    if fact["said_by"]:
        yield from (("said by", name) for _, name in _names_of(knowledge, fact["said_by"]))


def _names_of(knowledge: Knowledge, id_: str) -> Iterator[Field]:
    entity = entity_by_id(knowledge, id_)
    if entity is not None:
        yield "name", entity["name"]
        yield from (("name", name) for name in entity["names"].values())
        yield from (("also called", alias) for alias in entity["aliases"])


def _names_of_metric(knowledge: Knowledge, id_: str) -> Iterator[Field]:
    row = knowledge.row("SELECT aliases, unit FROM metric WHERE id = ?", (id_,))
    if row is not None:
        yield from (("also called", alias) for alias in json.loads(row["aliases"]))
        yield "unit", row["unit"]


def _told_metric(knowledge: Knowledge, id_: str) -> _Told:
    row = knowledge.row("SELECT name, summary FROM metric WHERE id = ?", (id_,))
    name, summary = row if row else (id_, None)

    def hidden() -> Iterator[Field]:
        yield from _names_of_metric(knowledge, id_)
        yield "id", id_
        yield "kind", METRIC

    return _Told(name, summary or "", (), hidden())


def _told_source(knowledge: Knowledge, id_: str) -> _Told:
    source = sources_by_id(knowledge, [id_])[id_]
    dated = source["published"] or f"accessed {source['accessed']}"

    def hidden() -> Iterator[Field]:
        yield from (("author", author) for author in source["authors"])
        keys = ("id", "url", "type", "via", "date_note", "note")
        yield from ((key.replace("_", " "), source[key]) for key in keys if source[key])
        yield "kind", SOURCE

    return _Told(source["title"], f"{source['publisher']} · {dated}", (id_,), hidden())


def _told_entity(knowledge: Knowledge, id_: str) -> _Told:
    entity = entity_by_id(knowledge, id_)
    assert entity is not None
    title = " · ".join(filter(None, (entity["name"], names_text(entity))))
    return _Told(title, entity["summary"] or "", tuple(entity["source"]), _hidden_of_entity(knowledge, entity))


def _hidden_of_entity(knowledge: Knowledge, entity: Data) -> Iterator[Field]:
    yield from (("also called", alias) for alias in entity["aliases"])
    yield "id", entity["id"]
    yield "kind", entity["kind"]
    yield from ((key, entity[key]) for key in ("type", "province") if entity.get(key))
    yield from (("product", product) for product in entity.get("products", ()))
    for role in entity.get("roles", ()):
        yield "role", f"{role['role']} ({knowledge.named(role['of']).name})"
    for key in ("city", "within", "place", "industry", "industries", "by"):
        value = entity.get(key) or []
        for other in [value] if isinstance(value, str) else value:
            yield key, knowledge.named(other).name
    yield from (("evidence", token) for token in entity["evidence"])
