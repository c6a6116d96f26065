"""Cite: sources, and facts with their sources, in the styles that writers and their programs use."""

from collections.abc import Sequence

from g60cli.answer import Answer, Block, Cell, Column, Data, Look
from g60cli.errors import UnknownChoice, UnknownName
from g60cli.questions.citing import Style, cited, document
from g60cli.questions.citing.works import work
from g60cli.questions.facts import facts_where
from g60cli.questions.keys import KEYS
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.naming import find, nearest
from g60cli.questions.showing import near_facts, refuse_later_fact
from g60cli.questions.sources import sources_by_id


def cite(knowledge: Knowledge, names: Sequence[str] | None, style: str) -> Answer:
    """The citations of these facts and sources, of every source for None.

    Raises UnknownChoice for a style, and an error for a name that is no fact's or source's.
    """
    if style not in tuple(Style):
        raise UnknownChoice("style", style, tuple(Style))
    if names is None:
        ids = [row[0] for row in knowledge.rows("SELECT id FROM source ORDER BY position")]
    else:
        ids = [_resolved(knowledge, name) for name in names]
    data: list[Data] = []
    sources: dict[str, Data] = {}
    for id_ in dict.fromkeys(ids):
        fact = next(facts_where(knowledge, "fact.id = ?", (id_,)), None)
        source = sources_by_id(knowledge, [fact["source"] if fact else id_])
        sources |= source
        data.append(_citation(next(iter(source.values())), fact, Style(style)))
    rows = tuple((Cell(row["id"], (row["id"],)), Cell(row["fact"] or ""), Cell(row["citation"])) for row in data)
    block = Block("", (Column("id", "Id", Look.FIXED), Column("fact", "Fact"), Column("citation", "Citation")), rows)
    text = document([row["citation"] for row in data], Style(style)) if data else None
    notes = [] if data else ["nothing to cite"]
    blocks = [block] if data else []
    return Answer("cite", "", data, blocks, sources, notes, KEYS["cite"], document=text)


def _citation(source: Data, fact: Data | None, style: Style) -> Data:
    return {
        "id": source["id"],
        "style": str(style),
        "citation": cited(work(source, fact), style),
        "fact": fact["id"] if fact else None,
    }


def _resolved(knowledge: Knowledge, name: str) -> str:
    """The id of the fact, or of the source by its id or title."""
    if knowledge.row("SELECT 1 FROM fact WHERE id = ?", (name,)):
        return name
    refuse_later_fact(knowledge, name)
    if "/" in name or "@" in name:
        near = near_facts(knowledge, name) or nearest(knowledge, name, ("source",))
        raise UnknownName("fact or source", name, near, "g60 sources")
    return find(knowledge, name, ("source",)).id
