"""What is a part of what: by ``within``, by ``members``, and by the province that a city names."""

from collections.abc import Iterable, Mapping

from g60cli.questions.knowledge import Knowledge

# For each entity the ids of all that it is a part of.
Wholes = Mapping[str, frozenset[str]]

# A city names its province in words; a place of that name is the whole that it is a part of.
_PARTS_AND_WHOLES = """
WITH RECURSIVE part_of (part, whole) AS (
    SELECT entity, target FROM relation WHERE role = 'within'
    UNION SELECT target, entity FROM relation WHERE role = 'members'
    UNION SELECT city.id, province.id FROM entity AS city CROSS JOIN name
        ON name.text = json_extract(city.own, '$.province') AND name.kind = 'place'
        JOIN entity AS province ON province.id = name.id
        WHERE city.kind = 'city'
)
"""
_WHOLES = f"""
{_PARTS_AND_WHOLES}, above (id) AS (
    SELECT whole FROM part_of WHERE part = ? UNION SELECT whole FROM part_of JOIN above ON part = above.id
)
SELECT id FROM above
"""  # noqa: S608 - our own words


_COMMON_PARTS = f"""
{_PARTS_AND_WHOLES}, below (whole, part) AS (
    SELECT whole, part FROM part_of WHERE whole IN (?, ?)
    UNION SELECT below.whole, part_of.part FROM part_of JOIN below ON part_of.whole = below.part
)
SELECT entity.name FROM below JOIN entity ON entity.id = below.part
GROUP BY entity.id HAVING count(DISTINCT below.whole) = 2 ORDER BY entity.position
"""  # noqa: S608 - our own words


def wholes_of(knowledge: Knowledge, ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each of these entities all that it is a part of: by ``within``, ``members`` and a city's province."""
    return {id_: frozenset(row[0] for row in knowledge.rows(_WHOLES, (id_,))) for id_ in dict.fromkeys(ids)}


def common_parts(knowledge: Knowledge, one: str, other: str) -> list[str]:
    """The names of what is a part of both; things that overlap are compared, but do not add up."""
    return [str(row[0]) for row in knowledge.rows(_COMMON_PARTS, (one, other))]
