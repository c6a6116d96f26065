"""Show: anything by its name or id; and one fact with everything known about it."""

import os

from g60cli.answer import Answer, Block, Cell, Column, Data, Look, Stream
from g60cli.errors import EmptyName, NotYetPublished, UnknownName, WithdrawnFact
from g60cli.knowledge.names import fold
from g60cli.knowledge.vocabulary import KINDS
from g60cli.questions.answering import answer
from g60cli.questions.blocks import metric_text, subject_text
from g60cli.questions.cards import card
from g60cli.questions.facts import facts_where
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.metrics import metric
from g60cli.questions.naming import find
from g60cli.questions.provenance import source
from g60cli.questions.sources import sources_by_id

# What a card of a fact never breaks: units may be of several words.
_WHOLE = ("Id", "Value", "Exact value")
_LAST = "\U0010ffff"
_EVERYTHING = (*KINDS, "metric", "source")


def show(knowledge: Knowledge, name: str) -> Answer | Stream:
    """The entity, metric, source or fact that has this name or id."""
    if knowledge.row("SELECT 1 FROM fact WHERE id = ?", (name,)):
        return fact(knowledge, name)
    match = find(knowledge, name, _EVERYTHING, "entity, metric, source or fact")
    if match.kind == "metric":
        return metric(knowledge, match.id)
    if match.kind == "source":
        return source(knowledge, match.id)
    return card(knowledge, match.id, "show")


def fact(knowledge: Knowledge, id_: str) -> Answer:
    """Everything about one fact: value, evidence, source, file and line, rivals, and the identities that use it.

    Raises UnknownName where there is no fact of that id; the nearest ids are of the same subject. Raises WithdrawnFact
    where a layer took it back.
    """
    if not fold(id_):
        raise EmptyName("fact")
    # Imported here: whoever shows an entity pays for no audit.
    from g60cli.questions.standing import rivals_block, rivals_told, used_in, used_in_block, yields_told

    found = list(facts_where(knowledge, "fact.id = ?", (id_,)))
    if not found:
        _refuse_withdrawn(knowledge, id_)
        refuse_later_fact(knowledge, id_)
        raise UnknownName("fact", id_, near_facts(knowledge, id_), "g60 stats --columns id")
    data = found[0]
    told = _place(knowledge, id_) | {"verified": _verified(knowledge, id_), "yields_to": yields_told(knowledge, data)}
    rivals, uses = rivals_told(knowledge, data), used_in(knowledge, data)
    blocks = [_story(knowledge, data, told)]
    blocks += [rivals_block(rivals)] if rivals else []
    blocks += [used_in_block(uses)] if uses else []
    said = data["text"] if data["metric"] is None else metric_text(data)
    others = {"rivals": rivals, "used_in": [entry.data() for entry in uses]}
    unfinished = Answer("fact", f"{subject_text(data)}: {said}", data | told | others, blocks)
    return answer(knowledge, unfinished)


def _refuse_withdrawn(knowledge: Knowledge, id_: str) -> None:
    sql = "SELECT why, path, line FROM withdrawn JOIN file ON file.number = withdrawn.file WHERE id = ?"
    row = knowledge.row(sql, (id_,))
    if row is not None:
        raise WithdrawnFact(id_, f"{row['path']}:{row['line']}", row["why"])


def _place(knowledge: Knowledge, id_: str) -> Data:
    row = knowledge.row(
        "SELECT file.path, file.layer, fact.line FROM fact JOIN file ON file.number = fact.file WHERE fact.id = ?",
        (id_,),
    )
    assert row is not None
    return {"layer": knowledge.layers[row["layer"]].name, "path": row["path"], "line": row["line"]}


def _from_here(path: str) -> str:
    """The path as one would type it in the current folder, where it lies below that."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - texts are compared
    return path.removeprefix(here)


def _verified(knowledge: Knowledge, id_: str) -> Data:
    """Whether the evidence agrees, and why not. Imported here: no other lookup reads evidence."""
    from g60cli.questions.claims import verification

    return verification(knowledge, id_)


def _verified_text(verified: Data) -> str:
    if verified["evidence"]:
        return "value, precision and period agree with the evidence"
    return verified["why"] if verified["evidence"] is None else f"no: {verified['why']}"


def _story(knowledge: Knowledge, data: Data, place: Data) -> Block:
    source_ = sources_by_id(knowledge, [data["source"]])[data["source"]]
    dated = source_["published"] or f"accessed {source_['accessed']}"
    told = [
        ("Id", data["id"]),
        ("About", subject_text(data)),
        ("Metric", data["metric"] and f"{metric_text(data)} ({data['metric']['id']})"),
        ("Value", data["display"]),
        ("Exact value", data["value"]),
        ("Statement", data["text"]),
        ("Also given as", "; ".join(item["display"] for item in data["also"])),
        ("Period", data["period"] and f"{data['period']} ({data['period_basis']})"),
        ("Precision", data["precision"]),
        ("Status", data["status"]),
        ("Rank", data["rank"]),
        ("Why", data["why"]),
        ("Yields to", place["yields_to"]),
        ("Said by", data["said_by"] and knowledge.named(data["said_by"]).name),
        ("Evidence", "; ".join(f"“{token}”" for token in data["evidence"])),
        ("Verified", _verified_text(place["verified"])),
        ("Section", data["section"]),
        ("Source", f"{data['source']}: {source_['title']}, {source_['publisher']}, {dated}"),
        ("Note", data["note"]),
        ("Stands in", f"{_from_here(place['path'])}:{place['line']}"),
        ("Layer", place["layer"] if len(knowledge.layers) > 1 and place["layer"] != place["path"] else None),
    ]
    rows = tuple((Cell(label), Cell(text, (data["source"],), label in _WHOLE)) for label, text in told if text)
    return Block("", (Column("key", "", Look.NAME), Column("value", "")), rows, headed=False)


def refuse_later_fact(knowledge: Knowledge, id_: str) -> None:
    """Raise NotYetPublished for a fact that was published after the day that one looks back to."""
    if knowledge.as_of is not None and knowledge.row("SELECT 1 FROM main.fact WHERE id = ?", (id_,)):
        raise NotYetPublished(id_, id_, knowledge.as_of.day)


def near_facts(knowledge: Knowledge, id_: str) -> list[tuple[str, str]]:
    """The ids of facts that are most like this one, each twice: as id and as name.

    They are of the same subject; where it and the metric are those of a fact, they are of that metric.
    """
    from difflib import get_close_matches

    for begun in (f"{id_}@", f"{id_}/", f"{id_.rpartition('/')[0]}/"):
        alike = _ids_beginning(knowledge, begun) if "/" in begun[:-1] else []
        if alike:
            return [(near, near) for near in get_close_matches(id_, alike, n=3, cutoff=0)]
    subject = id_.partition("/")[0].partition("+")[0]
    ids = [row[0] for row in knowledge.rows("SELECT id FROM fact WHERE id LIKE ? LIMIT 1000", (f"{subject}%",))]
    return [(near, near) for near in get_close_matches(id_, ids, n=3)]


def _ids_beginning(knowledge: Knowledge, begun: str) -> list[str]:
    sql = "SELECT id FROM fact WHERE id >= ? AND id < ? ORDER BY id LIMIT 1000"
    return [row[0] for row in knowledge.rows(sql, (begun, begun + _LAST))]
