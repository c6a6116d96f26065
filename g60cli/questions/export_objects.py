"""What an export is made of: every row of the knowledge as an object, one at a time, in the order of the files."""

import json
from collections.abc import Iterator
from pathlib import PurePath

from g60cli.answer import Data
from g60cli.knowledge.vocabulary import KINDS
from g60cli.questions.entities import entity_object
from g60cli.questions.facts import COLUMNS, METRIC, fact_object
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.metrics import COUNTED, metric_object
from g60cli.questions.sources import source_object
from g60cli.questions.tallying import Tally

# Beside the documented keys of a fact: what the evidence was read with, and where the fact stands.
STANDING = ("read_as", "first_day", "last_day", "layer", "file", "line")
# Of its source, so that a row can be read by itself.
SOURCE_BESIDE = ("source_title", "source_publisher", "source_published", "source_accessed", "source_url")

_FACTS = f"""
{COLUMNS}, fact.read_as, fact.first_day, fact.last_day, fact.line, fact.file,
    source.title AS source_title, source.publisher AS source_publisher, source.published AS source_published,
    source.accessed AS source_accessed, source.url AS source_url
FROM fact {METRIC} LEFT JOIN source ON source.id = fact.source
ORDER BY fact.number
"""


def heads(knowledge: Knowledge) -> Iterator[Data]:
    """The keys of the top of the file, each with its value."""
    for row in knowledge.rows("SELECT key, value FROM head ORDER BY key"):
        yield {"key": row["key"], "value": row["value"]}


def sources(knowledge: Knowledge) -> Iterator[Data]:
    """Every source."""
    for row in knowledge.rows("SELECT * FROM source ORDER BY position"):
        yield source_object(row)


def metrics(knowledge: Knowledge) -> Iterator[Data]:
    """Every metric."""
    for row in knowledge.rows(f"{COUNTED} ORDER BY position"):
        yield metric_object(row)


def entities(knowledge: Knowledge, kind: str | None = None) -> Iterator[Data]:
    """Every entity, or those of a kind; kind by kind."""
    for one in KINDS if kind is None else (kind,):
        for row in knowledge.rows("SELECT * FROM entity WHERE kind = ? ORDER BY position", (one,)):
            yield entity_object(row)


def facts(knowledge: Knowledge) -> Iterator[Data]:
    """Every fact with where it stands, and its source beside it."""
    files = {
        row["number"]: (knowledge.layers[row["layer"]].name, PurePath(row["path"]).name)
        for row in knowledge.rows("SELECT number, layer, path FROM file")
    }
    for row in knowledge.rows(_FACTS):
        layer, file = files[row["file"]]
        standing = {key: row[key] for key in ("read_as", "first_day", "last_day")}
        beside = {key: row[key] for key in SOURCE_BESIDE}
        yield fact_object(knowledge, row) | standing | {"layer": layer, "file": file, "line": row["line"]} | beside


def lines(knowledge: Knowledge, tally: Tally) -> Iterator[str]:
    """The whole knowledge as JSON Lines, each object with its kind; what is referred to stands before what refers."""
    for head in heads(knowledge):
        yield _line({"kind": "head"} | head)
    for source in tally(sources(knowledge)):
        yield _line({"kind": "source"} | source)
    for metric in tally(metrics(knowledge)):
        yield _line(metric)
    for entity in tally(entities(knowledge)):
        yield _line(entity)
    for fact in tally(facts(knowledge)):
        yield _line({"kind": "fact"} | {key: value for key, value in fact.items() if key not in SOURCE_BESIDE})


def _line(item: Data) -> str:
    return json.dumps(item, ensure_ascii=False) + "\n"
