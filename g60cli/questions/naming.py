"""From what somebody typed to one thing: exact after folding, never guessed.

Ids stand before names, names before aliases. A miss names the nearest and takes none of them: a wrong city is worse
than no answer (convention 3).
"""

from collections.abc import Sequence
from typing import NamedTuple

from g60cli.errors import AmbiguousName, EmptyName, NotYetPublished, OtherKind, UnknownName
from g60cli.knowledge.names import fold
from g60cli.knowledge.vocabulary import KINDS, PLURALS
from g60cli.questions.knowledge import Knowledge

_NEAREST = 3


class Match(NamedTuple):
    """A thing that has the name: its kind (an entity's, ``metric`` or ``source``), id, and how well it fits."""

    kind: str
    id: str
    priority: int


def find(knowledge: Knowledge, name: str, kinds: Sequence[str], what: str | None = None) -> Match:
    """The one thing of these kinds that has this name, id or alias; ``what`` is how to call such a thing.

    Raises EmptyName, UnknownName, OtherKind (the name is that of a thing of another kind) or AmbiguousName; where one
    looks back to a day, NotYetPublished for what was not known then.
    """
    what = what or kinds[0]
    matches = matches_of(knowledge, name)
    if knowledge.as_of is not None:
        _refuse_later(knowledge, name, kinds, matches)
    fitting = best([match for match in matches if match.kind in kinds])
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise AmbiguousName(name, [_candidate(knowledge, match) for match in fitting])
    if not fold(name):
        raise EmptyName(what)
    others = best(matches)
    if others:
        raise OtherKind(what, name, others[0].kind, others[0].id)
    raise UnknownName(what, name, nearest(knowledge, name, kinds), _listing(kinds))


def _refuse_later(knowledge: Knowledge, name: str, kinds: Sequence[str], matches: Sequence[Match]) -> None:
    """Refuse a name of what was published later: another thing that bears it too is not what was meant."""
    assert knowledge.as_of is not None
    sql = "SELECT kind, id, min(priority) FROM main.name WHERE folded = ? GROUP BY kind, id ORDER BY 3"
    today = [Match(*row) for row in knowledge.rows(sql, (fold(name),))] if fold(name) else []
    later = [match for match in best([match for match in today if match.kind in kinds]) if match not in matches]
    if later:
        raise NotYetPublished(name, later[0].id, knowledge.as_of.day)


def matches_of(knowledge: Knowledge, name: str) -> list[Match]:
    """All things that have this name, id or alias, each once with its best fit."""
    sql = "SELECT kind, id, min(priority) FROM name WHERE folded = ? GROUP BY kind, id ORDER BY 3"
    return [Match(*row) for row in knowledge.rows(sql, (fold(name),))] if fold(name) else []


def best(matches: Sequence[Match]) -> list[Match]:
    """The matches that fit best: an exact name beats an alias."""
    return [match for match in matches if match.priority == min(other.priority for other in matches)]


def nearest(knowledge: Knowledge, name: str, kinds: Sequence[str]) -> list[tuple[str, str]]:
    """The ids of what has a name most like this one, each with that name."""
    from g60cli.questions.nearness import near_names

    found: dict[str, tuple[str, str]] = {}
    for id_, text in near_names(knowledge, fold(name), kinds):
        found.setdefault(id_, (id_, text))
        if len(found) == _NEAREST:
            break
    return list(found.values())


def nearest_entities(knowledge: Knowledge, name: str) -> list[tuple[str, str]]:
    """The ids of the entities of any kind that have a name most like this one, each with that name."""
    return nearest(knowledge, name, KINDS)


def _candidate(knowledge: Knowledge, match: Match) -> tuple[str, str, str]:
    if match.kind == "metric":
        row = knowledge.row("SELECT summary, name FROM metric WHERE id = ?", (match.id,))
        return match.id, match.kind, str(row[0] or row[1]) if row else ""
    if match.kind == "source":
        row = knowledge.row("SELECT title FROM source WHERE id = ?", (match.id,))
        return match.id, match.kind, str(row[0]) if row else ""
    row = knowledge.row("SELECT not_to_confuse, summary, name FROM entity WHERE id = ?", (match.id,))
    telling = next((str(text) for text in row if text), "") if row else ""
    return match.id, match.kind, telling.rstrip(".")


def _listing(kinds: Sequence[str]) -> str:
    if len(kinds) > 1:
        return "g60 list"
    if kinds[0] in ("city", "industry", "company"):
        return f"g60 {PLURALS[kinds[0]]}"
    if kinds[0] in ("metric", "source"):
        return f"g60 {kinds[0]}s"
    return f"g60 list {PLURALS.get(kinds[0], '')}".strip()


def find_entity(knowledge: Knowledge, name: str) -> Match:
    """The entity of any kind that has this name."""
    return find(knowledge, name, KINDS, "entity")
