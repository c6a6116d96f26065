"""Schema: the JSON Schema of a knowledge file, for editors."""

import json

from g60cli.answer import Answer


def schema() -> Answer:
    """The schema as a document; as JSON that was asked for, it stands in ``data``."""
    from g60cli.knowledge.editor_schema import editor_schema

    data = editor_schema()
    printed = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return Answer("schema", data["title"], data, file=(printed,))
