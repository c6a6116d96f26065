"""The JSON Schema of a knowledge file, for editors: from the declared types, in what Taplo and VS Code understand.

Draft 7 with ``definitions``; the keys that hold a choice or a plain value stand in place, because an editor shows the
description beside a key only where no ``$ref`` hides it. Dates are strings, as Taplo hands them to its validator.
It is laxer than ``g60 check``: references, evidence and everything between two tables are the checker's.
"""

from typing import Any

from g60cli.knowledge.format import CLEAN_TEXT, ENTITIES, Fact, Head, Metric, Source, Table, Withdraw
from g60cli.knowledge.ids import ID_PATTERN
from g60cli.knowledge.meanings import MEANINGS

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
_NOT_BLANK = r"\S"
_KEPT = ("type", "enum", "const", "pattern", "format", "minItems", "maxItems", "minimum", "maximum")
# Of two alternatives the one that includes the other.
_WIDER: tuple[tuple[Schema, Schema], ...] = (
    ({"type": "number"}, {"type": "integer"}),
    ({"type": "string"}, {"type": "string", "format": "date"}),
)


def editor_schema() -> Schema:
    """The schema of a whole file, as plain data."""
    tables: dict[str, type[Table]] = {"source": Source, "metric": Metric, **ENTITIES}
    definitions: dict[str, Schema] = {}
    root = _table(Head, definitions)
    for key, model in tables.items():
        root["properties"][key] = _by_id(_defined(model, definitions), _summary(model))
    for key, listed in (("fact", Fact), ("withdraw", Withdraw)):
        root["properties"][key] = {
            "description": _summary(listed),
            "type": "array",
            "items": _defined(listed, definitions),
        }
    root["properties"]["format"] = {**root["properties"]["format"], "enum": [1]}
    definitions["Source"]["anyOf"] = [{"required": ["published"]}, {"required": ["accessed"]}]
    definitions["Fact"]["anyOf"] = [{"required": ["metric", "value"]}, {"required": ["text"]}]
    title = "g60 knowledge file, format 1"
    return {"$schema": DRAFT, "title": title, **root, "definitions": dict(sorted(definitions.items()))}


def _by_id(table: Schema, description: str) -> Schema:
    """A table of tables by their ids."""
    return {
        "description": description,
        "type": "object",
        "patternProperties": {ID_PATTERN: table},
        "additionalProperties": False,
    }


def _defined(model: type[Table], definitions: dict[str, Schema]) -> Schema:
    """A reference to the definition of a table, which is made where it is not there yet."""
    if model.__name__ not in definitions:
        definitions[model.__name__] = _table(model, definitions)
    return {"$ref": f"#/definitions/{model.__name__}"}


def _table(model: type[Table], definitions: dict[str, Schema]) -> Schema:
    """One table: its keys with their meanings, those that must stand, and no others."""
    declared = model.model_json_schema()
    parts: dict[str, Schema] = declared.get("$defs", {})
    for name, part in parts.items():
        if part["type"] == "object" and name not in definitions:
            definitions[name] = _object(name, part, parts)
    return _object(model.__name__, declared, parts)


def _object(name: str, declared: Schema, parts: dict[str, Schema]) -> Schema:
    keys = {key: _key(MEANINGS[name][key], value, parts) for key, value in declared["properties"].items()}
    required = {"required": declared["required"]} if "required" in declared else {}
    description = _first_sentence(declared["description"])
    return {
        "description": description,
        "type": "object",
        "properties": keys,
        **required,
        "additionalProperties": False,
    }


def _key(meaning: str, declared: Schema, parts: dict[str, Schema]) -> Schema:
    default = declared.get("default")
    shown = {} if default in (None, [], {}) else {"default": default}
    value = _value(declared, parts)
    # Beside a reference draft 7 heeds nothing.
    return value if "$ref" in value else {"description": meaning, **value, **shown}


def _value(declared: Schema, parts: dict[str, Schema]) -> Schema:
    """What a value may be, without what TOML has no word for, such as null."""
    if "$ref" in declared:
        return _referred(declared["$ref"], parts)
    schema: Schema = {key: declared[key] for key in _KEPT if key in declared}
    if schema.get("pattern") == CLEAN_TEXT:
        schema["pattern"] = _NOT_BLANK
    if "const" in schema:
        schema["enum"] = [schema.pop("const")]
    if "items" in declared:
        schema["items"] = _value(declared["items"], parts)
    for key in ("additionalProperties", "patternProperties"):
        if isinstance(declared.get(key), dict):
            schema |= _members(key, declared[key], parts)
    if "anyOf" in declared:
        schema |= _choices([_value(choice, parts) for choice in declared["anyOf"]])
    return schema


def _referred(reference: str, parts: dict[str, Schema]) -> Schema:
    name = reference.rpartition("/")[2]
    if parts[name]["type"] == "object":
        return {"$ref": f"#/definitions/{name}"}
    return _value(parts[name], parts)


def _members(key: str, declared: Schema, parts: dict[str, Schema]) -> Schema:
    if key == "additionalProperties":
        return {key: _value(declared, parts)}
    members = {pattern: _value(value, parts) for pattern, value in declared.items()}
    return {key: members, "additionalProperties": False}


def _choices(choices: list[Schema]) -> Schema:
    """The alternatives without null, and without those that another one includes."""
    wanted = [choice for choice in choices if choice != {"type": "null"}]
    for wide, narrow in _WIDER:
        if wide in wanted:
            wanted = [choice for choice in wanted if choice != narrow]
    return wanted[0] if len(wanted) == 1 else {"anyOf": wanted}


def _summary(model: type[Table]) -> str:
    return _first_sentence(model.__doc__ or "")


def _first_sentence(text: str) -> str:
    return " ".join(text.split("\n\n", 1)[0].split()).replace("``", "")
