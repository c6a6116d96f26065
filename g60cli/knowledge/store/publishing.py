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


def limit_to(database: "sqlite3.Connection", day: str) -> LeftOut:
    """Let the connection see only what had been published by the end of a day (ISO); says what it sees no more."""
    database.executescript(_VIEWS)
    published = f"INSERT INTO temp.published_source SELECT id FROM main.source WHERE {_LAST_DAY} <= ?"  # noqa: S608
    database.execute(published, (day,))
    database.commit()
    database.execute("PRAGMA query_only = on")
    counts = [
        f"SELECT coalesce(sum(facts), 0) FROM main.tally WHERE {_OUT}",  # noqa: S608 - the condition is ours
        "SELECT coalesce(sum(facts), 0) FROM main.tally",
        "SELECT count(*) FROM main.entity WHERE id NOT IN (SELECT id FROM temp.entity)",
        "SELECT count(*) FROM main.entity",
        "SELECT count(*) FROM main.source WHERE id NOT IN (SELECT id FROM temp.source) AND published IS NOT NULL",
        "SELECT count(*) FROM main.source WHERE published IS NULL",
    ]
    return LeftOut(*(int(database.execute(count).fetchone()[0]) for count in counts))
