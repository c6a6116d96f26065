"""Sources as objects."""

import json
from collections.abc import Iterable

from g60cli.answer import Data
from g60cli.questions.knowledge import Knowledge, Row


def source_object(row: Row) -> Data:
    """The documented object of a source."""
    return {
        "id": row["id"],
        "title": row["title"],
        "authors": json.loads(row["authors"]),
        "publisher": row["publisher"],
        "published": row["published"],
        "accessed": row["accessed"],
        "type": row["type"],
        "url": row["url"],
        "language": row["language"],
        "via": row["via"],
        "date_note": row["date_note"],
        "note": row["note"],
    }


def sources_by_id(knowledge: Knowledge, ids: Iterable[str]) -> dict[str, Data]:
    """The objects of these sources, in the order given."""
    found = {}
    for id_ in dict.fromkeys(ids):
        row = knowledge.row("SELECT * FROM source WHERE id = ?", (id_,))
        if row is not None:
            found[id_] = source_object(row)
    return found
