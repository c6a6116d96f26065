"""Entities as objects: what every kind has, then the keys of its own kind (design: "JSON")."""

import json
from collections.abc import Iterator

from g60cli.answer import Data
from g60cli.questions.knowledge import Knowledge, Row, marks

# Places below a place count as part of it: a plant in a town of the city stands on the card of the city.
_WITHIN = """
WITH RECURSIVE inside (id) AS (
    VALUES (?) UNION SELECT relation.entity FROM relation JOIN inside ON relation.target = inside.id
    WHERE relation.role = 'within'
)
"""
# Two queries, so that each reads the order of its rows from an index: there may be a million of a kind.
_MEMBERS = """
SELECT entity.* FROM relation CROSS JOIN entity ON entity.id = relation.target
WHERE entity.kind = ? AND relation.entity = ? AND relation.role = 'members' ORDER BY relation.position
"""
_OTHERS = """
SELECT * FROM entity WHERE kind = ? AND id NOT IN (
    SELECT target FROM relation WHERE entity = ? AND role = 'members'
) ORDER BY position
"""


def entities_of_kind(knowledge: Knowledge, kind: str) -> Iterator[Data]:
    """All entities of a kind in the order of the file; cities in the order of the subject's members."""
    for sql in (_MEMBERS, _OTHERS):
        for row in knowledge.rows(sql, (kind, knowledge.head("subject"))):
            yield entity_object(row)


def entity_by_id(knowledge: Knowledge, id_: str) -> Data | None:
    """The entity of that id, or None."""
    row = knowledge.row("SELECT * FROM entity WHERE id = ?", (id_,))
    return None if row is None else entity_object(row)


def entity_object(row: Row) -> Data:
    """The documented object of an entity."""
    return {
        "kind": row["kind"],
        "id": row["id"],
        "name": row["name"],
        "names": json.loads(row["names"]),
        "aliases": json.loads(row["aliases"]),
        **json.loads(row["own"]),
        "summary": row["summary"],
        "not_to_confuse": row["not_to_confuse"],
        "source": json.loads(row["source"]),
        "section": row["section"],
        "evidence": json.loads(row["evidence"]),
    }


def related(knowledge: Knowledge, kind: str, target: str, roles: tuple[str, ...]) -> list[Data]:
    """The entities of a kind that name the target, or a place within it, in one of the roles."""
    sql = f"""{_WITHIN} SELECT DISTINCT entity.* FROM entity JOIN relation ON relation.entity = entity.id
    WHERE relation.target IN inside AND relation.role IN ({marks(roles)}) AND entity.kind = ? ORDER BY entity.position
    """  # noqa: S608 - the marks are ours, the values are bound
    return [entity_object(row) for row in knowledge.rows(sql, (target, *roles, kind))]


def first_source(knowledge: Knowledge, id_: str) -> str | None:
    """The source that an entity's evidence stands in: the first it names."""
    row = knowledge.row("SELECT json_extract(source, '$[0]') FROM entity WHERE id = ?", (id_,))
    return row[0] if row else None


def members_at(knowledge: Knowledge, place: str) -> list[tuple[str, str]]:
    """Ids and names of the members that lie in a place, or whose ``province`` has its name; none for another kind."""
    inside = related(knowledge, "city", place, ("within", "province"))
    if inside:
        return [(entity["id"], entity["name"]) for entity in inside]
    sql = """
    SELECT entity.id, entity.name FROM entity JOIN name ON name.id = ?
    WHERE entity.kind = 'city' AND lower(json_extract(entity.own, '$.province')) = lower(name.text)
    GROUP BY entity.id ORDER BY entity.position
    """
    return [(id_, name) for id_, name in knowledge.rows(sql, (place,))]
