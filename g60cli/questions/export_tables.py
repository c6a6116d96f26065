"""The tables of an exported SQLite file, a contract: docs/tables.md says what each column holds."""

TABLES = """
CREATE TABLE head (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE source (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, publisher TEXT NOT NULL, published TEXT, accessed TEXT, type TEXT,
    authors TEXT, url TEXT, language TEXT, via TEXT, date_note TEXT, note TEXT
);
CREATE TABLE metric (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, additive INTEGER, steady INTEGER,
    share_of_metric TEXT REFERENCES metric (id), share_of_whole TEXT REFERENCES entity (id),
    growth_of_metric TEXT REFERENCES metric (id), growth_is_real INTEGER, summary TEXT
);
CREATE TABLE metric_alias (metric TEXT NOT NULL REFERENCES metric (id), alias TEXT NOT NULL);
CREATE TABLE entity (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, type TEXT, province TEXT, latitude REAL,
    longitude REAL, summary TEXT, not_to_confuse TEXT, section TEXT, evidence TEXT
);
CREATE TABLE entity_name (
    entity TEXT NOT NULL REFERENCES entity (id), name TEXT NOT NULL, language TEXT, is_alias INTEGER NOT NULL
);
CREATE TABLE entity_source (
    entity TEXT NOT NULL REFERENCES entity (id), position INTEGER NOT NULL, source TEXT NOT NULL REFERENCES source (id)
);
CREATE TABLE relation (
    entity TEXT NOT NULL REFERENCES entity (id), relation TEXT NOT NULL, position INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES entity (id), role TEXT, period TEXT
);
CREATE TABLE product (entity TEXT NOT NULL REFERENCES entity (id), position INTEGER NOT NULL, name TEXT NOT NULL);
CREATE TABLE fact (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, metric TEXT REFERENCES metric (id), value TEXT, number REAL,
    unit TEXT, display TEXT, precision TEXT, status TEXT, basis TEXT, rank TEXT, why TEXT, period TEXT,
    first_day TEXT, last_day TEXT, period_basis TEXT, per TEXT, text TEXT,
    source TEXT NOT NULL REFERENCES source (id), section TEXT, evidence TEXT NOT NULL, read_as TEXT,
    said_by TEXT REFERENCES entity (id), event INTEGER NOT NULL, note TEXT, layer TEXT, file TEXT, line INTEGER
);
CREATE TABLE fact_about (
    fact TEXT NOT NULL REFERENCES fact (id), position INTEGER NOT NULL, entity TEXT NOT NULL REFERENCES entity (id)
);
CREATE TABLE fact_also (
    fact TEXT NOT NULL REFERENCES fact (id), position INTEGER NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL,
    display TEXT
);
"""

# When all rows are there.
FINISH = """
CREATE INDEX fact_by_metric ON fact (metric, last_day);
CREATE INDEX fact_by_source ON fact (source);
CREATE INDEX fact_about_by_entity ON fact_about (entity, fact);
CREATE INDEX fact_about_by_fact ON fact_about (fact, position);
CREATE INDEX entity_name_by_name ON entity_name (name);
CREATE INDEX relation_by_target ON relation (target, relation);
CREATE VIEW sourced AS
SELECT fact.id, fact_about.entity AS about, entity.name AS about_name, fact.metric, metric.name AS metric_name,
    fact.value, fact.number, fact.unit, fact.display, fact.period, fact.text, fact.status, fact.rank, fact.evidence,
    fact.source, source.title AS source_title, source.publisher AS source_publisher,
    coalesce(source.published, 'accessed ' || source.accessed) AS source_date, source.url AS source_url
FROM fact
JOIN fact_about ON fact_about.fact = fact.id
JOIN entity ON entity.id = fact_about.entity
JOIN source ON source.id = fact.source
LEFT JOIN metric ON metric.id = fact.metric;
"""
