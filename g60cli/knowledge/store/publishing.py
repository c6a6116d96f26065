"""Looking at the knowledge as it stood on a day: what was published later is not there.

Views of the names of the tables stand before the tables themselves, so that every question sees only what had been
published, and none has to know. Nothing is written but to the connection's own temporary schema.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3


class LeftOut(NamedTuple):
    """How much is not there: facts and entities, of so many, and the sources published later or of no known date."""

    facts: int
    facts_of: int
    entities: int
    entities_of: int
    sources_later: int
    sources_undated: int


# A source dated by its year or its month alone counts from the end of it: nobody knows that it was there before.
_LAST_DAY = """
CASE length(published) WHEN 4 THEN published || '-12-31'
WHEN 7 THEN date(published || '-01', '+1 month', '-1 day') ELSE published END
"""
_FACTS = "SELECT coalesce(sum(facts), 0) FROM main.tally"
_OUT = "source NOT IN (SELECT id FROM temp.published_source)"

# An entity is known by its own sources, or because a fact about it had been published.
_VIEWS = """
PRAGMA query_only = off;
PRAGMA temp_store = memory;
CREATE TEMP TABLE published_source (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP VIEW source AS SELECT * FROM main.source WHERE id IN (SELECT id FROM temp.published_source);
CREATE TEMP VIEW fact AS SELECT * FROM main.fact WHERE source IN (SELECT id FROM temp.published_source);
CREATE TEMP VIEW fact_entity AS SELECT subject.* FROM main.fact_entity AS subject WHERE EXISTS (
    SELECT 1 FROM main.fact AS said WHERE said.number = subject.fact
    AND said.source IN (SELECT id FROM temp.published_source)
);
CREATE TEMP VIEW tally AS SELECT * FROM main.tally WHERE source IN (SELECT id FROM temp.published_source);
CREATE TEMP VIEW entity AS
SELECT id, position, kind, name, names, aliases, summary, not_to_confuse, own,
    coalesce(
        nullif((SELECT json_group_array(value) FROM json_each(thing.source)
            WHERE value IN (SELECT id FROM temp.published_source)), '[]'),
        (SELECT json_array(said.source) FROM temp.fact_entity AS subject JOIN main.fact AS said
            ON said.number = subject.fact WHERE subject.entity = thing.id ORDER BY said.number LIMIT 1)
    ) AS source,
    CASE WHEN json_extract(thing.source, '$[0]') IN (SELECT id FROM temp.published_source) THEN section END AS section,
    CASE WHEN json_extract(thing.source, '$[0]') IN (SELECT id FROM temp.published_source) THEN evidence ELSE '[]' END
        AS evidence
FROM main.entity AS thing
WHERE EXISTS (SELECT 1 FROM json_each(thing.source) WHERE value IN (SELECT id FROM temp.published_source))
    OR EXISTS (SELECT 1 FROM temp.fact_entity AS subject WHERE subject.entity = thing.id);
CREATE TEMP VIEW relation AS SELECT * FROM main.relation AS link
WHERE EXISTS (SELECT 1 FROM temp.entity AS thing WHERE thing.id = link.entity)
    AND EXISTS (SELECT 1 FROM temp.entity AS thing WHERE thing.id = link.target);
CREATE TEMP VIEW name AS SELECT * FROM main.name AS word
WHERE word.kind = 'metric' OR word.id IN (SELECT id FROM temp.published_source)
    OR EXISTS (SELECT 1 FROM temp.entity AS thing WHERE thing.id = word.id);
CREATE TEMP VIEW thing AS SELECT * FROM main.thing AS known
WHERE known.kind = 'metric' OR known.id IN (SELECT id FROM temp.published_source)
    OR EXISTS (SELECT 1 FROM temp.entity AS there WHERE there.id = known.id);
"""

# Entities of which nothing had been published. Whether a fact about one had is asked of its facts, or where fewer were
# published than were not, of these.
_UNKNOWN = """
SELECT count(*) FROM main.entity AS thing
WHERE thing.source NOT IN (SELECT json_array(id) FROM temp.published_source)
    AND NOT EXISTS (SELECT 1 FROM json_each(thing.source) WHERE value IN (SELECT id FROM temp.published_source))
    AND {}
"""
_BY_ENTITY = "NOT EXISTS (SELECT 1 FROM temp.fact_entity AS subject WHERE subject.entity = thing.id)"
_BY_FACT = """thing.id NOT IN (
    SELECT subject.value FROM main.fact AS said, json_each(said.about) AS subject
    WHERE said.source IN (SELECT id FROM temp.published_source)
)"""


def limit_to(database: "sqlite3.Connection", day: str) -> LeftOut:
    """Let the connection see only what had been published by the end of a day (ISO); says what it sees no more."""
    database.executescript(_VIEWS)
    published = f"INSERT INTO temp.published_source SELECT id FROM main.source WHERE {_LAST_DAY} <= ?"  # noqa: S608
    database.execute(published, (day,))
    database.commit()
    database.execute("PRAGMA query_only = on")

    def count(sql: str) -> int:
        return int(database.execute(sql).fetchone()[0])

    facts, facts_of = count(f"{_FACTS} WHERE {_OUT}"), count(_FACTS)
    return LeftOut(
        facts,
        facts_of,
        count(_UNKNOWN.format(_BY_FACT if facts_of - facts < facts else _BY_ENTITY)),
        count("SELECT count(*) FROM main.entity"),
        count(
            "SELECT count(*) FROM main.source WHERE id NOT IN (SELECT id FROM temp.source) AND published IS NOT NULL"
        ),
        count("SELECT count(*) FROM main.source WHERE published IS NULL"),
    )
