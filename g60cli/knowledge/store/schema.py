"""The tables of the compiled store. Lists and tables within a row are JSON texts."""

from functools import cache

# Goes up with every change of the tables or of what is written into them.
VERSION = 9

TABLES = """
CREATE TABLE head (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE file (
    number INTEGER PRIMARY KEY, layer INTEGER, name TEXT, path TEXT,
    tables TEXT, first_fact INTEGER, facts INTEGER, quantities INTEGER, digest TEXT
);
CREATE TABLE source (
    id TEXT PRIMARY KEY, position INTEGER, title TEXT, publisher TEXT, published TEXT, accessed TEXT, type TEXT,
    authors TEXT, url TEXT, language TEXT, via TEXT, date_note TEXT, note TEXT
) WITHOUT ROWID;
CREATE TABLE entity (
    id TEXT PRIMARY KEY, position INTEGER, kind TEXT, name TEXT, names TEXT, aliases TEXT, summary TEXT,
    not_to_confuse TEXT, own TEXT, source TEXT, section TEXT, evidence TEXT
) WITHOUT ROWID;
CREATE TABLE relation (entity TEXT, role TEXT, target TEXT, position INTEGER);
CREATE TABLE name (folded TEXT, priority INTEGER, kind TEXT, id TEXT, text TEXT);
CREATE TABLE metric (
    id TEXT PRIMARY KEY, position INTEGER, name TEXT, unit TEXT, kind TEXT, additive INTEGER, steady INTEGER,
    share_of TEXT, growth_of TEXT, aliases TEXT, summary TEXT
) WITHOUT ROWID;
CREATE TABLE fact (
    number INTEGER PRIMARY KEY, id TEXT, about TEXT, metric TEXT, value TEXT, period TEXT, first_day TEXT,
    last_day TEXT, period_basis TEXT, per TEXT, precision TEXT, status TEXT, basis TEXT, rank TEXT, why TEXT,
    text TEXT, source TEXT, section TEXT, evidence TEXT, read_as TEXT, also TEXT, said_by TEXT, event INTEGER,
    note TEXT, line INTEGER, file INTEGER
);
CREATE TABLE withdrawn (id TEXT PRIMARY KEY, why TEXT, file INTEGER, line INTEGER) WITHOUT ROWID;
CREATE TABLE fact_entity (entity TEXT, fact INTEGER, position INTEGER, PRIMARY KEY (entity, fact)) WITHOUT ROWID;
CREATE TABLE tally (
    source TEXT, metric TEXT, facts INTEGER, PRIMARY KEY (source, metric)
) WITHOUT ROWID;
CREATE TABLE thing (number INTEGER PRIMARY KEY, kind TEXT, id TEXT, title TEXT);
CREATE VIRTUAL TABLE search_text USING fts5(
    name, alias, text, aside, content='', tokenize="ascii tokenchars '_'"
);
"""

# What the index gathers before it writes: small portions would be merged again and again.
GATHERED = "INSERT INTO search_text (search_text, rank) VALUES ('hashsize', 33554432)"
NO_TABLES = "".join(f"DROP TABLE IF EXISTS {text.split()[0]};\n" for text in TABLES.split(" TABLE ")[1:])

FACT_BY_ID = "CREATE UNIQUE INDEX IF NOT EXISTS fact_by_id ON fact (id);"

INDEXES = f"""
{FACT_BY_ID}
-- How many facts there are is asked often, and counting a million takes a tenth of a second.
INSERT INTO tally SELECT source, coalesce(metric, ''), count(*) FROM fact GROUP BY 1, 2;
CREATE INDEX tally_by_metric ON tally (metric);
CREATE INDEX fact_by_series ON fact (metric, about, last_day);
CREATE INDEX fact_by_source ON fact (source);
CREATE INDEX fact_by_time ON fact (last_day, first_day);
CREATE INDEX fact_by_event ON fact (first_day, last_day) WHERE event;
CREATE INDEX fact_by_speaker ON fact (said_by) WHERE said_by IS NOT NULL;
CREATE INDEX fact_by_value ON fact (value, metric);
CREATE INDEX source_by_position ON source (position);
CREATE INDEX metric_by_position ON metric (position);
CREATE INDEX entity_by_kind ON entity (kind, position);
CREATE INDEX relation_by_entity ON relation (entity, role, position);
CREATE INDEX relation_by_target ON relation (target, role);
CREATE INDEX name_by_folded ON name (folded);
CREATE INDEX name_by_text ON name (text);
"""  # noqa: S608 - nothing but our own

_FACT = TABLES.partition("CREATE TABLE fact (")[2].partition(");")[0]
FACT_COLUMNS = tuple(column.split()[0] for column in _FACT.split(","))

# Which entities a fact is about, in one go and in the order of the table, once all facts are there.
SUBJECTS = """
INSERT OR IGNORE INTO fact_entity
SELECT subject.value, fact.number, subject.key FROM fact, json_each(fact.about) AS subject ORDER BY 1, 2
"""
# The rows of a file's facts but for their number and that of the file.
FACTS_BETWEEN = f"SELECT {', '.join(FACT_COLUMNS[1:-1])} FROM fact WHERE number >= ? AND number < ? ORDER BY number"  # noqa: S608
FACT_WITH_ID = f"SELECT {', '.join(FACT_COLUMNS)} FROM fact WHERE id = ?"  # noqa: S608
COUNT_BETWEEN = "SELECT count(*) FROM fact WHERE number >= ? AND number < ?"
REMEMBER_FILE = "UPDATE file SET tables = ?, first_fact = ?, facts = ?, quantities = ?, digest = ? WHERE number = ?"


@cache
def keep_fact(columns: str) -> str:
    """How a fact is written of which there are these columns; between its number and the number of its file."""
    marks = ", ".join("?" * (columns.count(",") + 3))
    return f"INSERT INTO fact (number, {columns}, file) VALUES ({marks})"  # noqa: S608 - our own names
