"""The JSON Schema for editors: what it prints, and that a validator that is none of ours agrees with the checker."""

import json
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
import tomli
from jsonschema import Draft7Validator

from g60cli.knowledge.format import ENTITIES, Converted, Fact, GrowthOf, Head, Metric, Role, ShareOf, Source, Withdraw
from g60cli.knowledge.meanings import MEANINGS
from tests.checker_cases import CASES
from tests.conftest import TESTS, Run
from tests.small_files import whole, without_marks

ROOT = TESTS.parent
TABLES = (Head, Source, *ENTITIES.values(), Role, Metric, ShareOf, GrowthOf, Fact, Converted, Withdraw)
# Draft 7 as Taplo's validator and its completion read it, and as VS Code does.
UNDERSTOOD = {
    *("$schema", "title", "description", "type", "properties", "patternProperties", "additionalProperties", "required"),
    *("definitions", "$ref", "items", "minItems", "maxItems", "enum", "pattern", "format", "minimum", "maximum"),
    *("default", "anyOf"),
}
# What a schema cannot say, or says more laxly on purpose: see the docstring of ``editor_schema``.
SAID_BY_SHAPE = {"K201", "K202", "K203", "K204", "K206", "K208"}


def as_json(node: Any) -> Any:
    """A TOML document as an editor hands it to a validator: dates are texts."""
    if isinstance(node, dict):
        return {key: as_json(value) for key, value in node.items()}
    if isinstance(node, list):
        return [as_json(value) for value in node]
    if isinstance(node, date | datetime | time):
        return node.isoformat()
    return float(node) if isinstance(node, Decimal) else node


@pytest.fixture(scope="module")
def schema(g60: Run) -> dict[str, Any]:
    printed: dict[str, Any] = g60("schema").json()
    return printed


@pytest.fixture(scope="module")
def complaints(schema: dict[str, Any]) -> Callable[[str], list[str]]:
    """What the independent validator says of a TOML text."""
    validator = Draft7Validator(schema)
    return lambda text: [error.message for error in validator.iter_errors(as_json(tomli.loads(text)))]


def test_the_schema_is_one(schema: dict[str, Any]) -> None:
    Draft7Validator.check_schema(schema)


def test_the_committed_schema_is_what_is_printed(g60: Run) -> None:
    assert g60("schema").out == (ROOT / "docs" / "schema.json").read_text(encoding="utf-8")


def test_an_output_file_holds_the_schema_itself_and_no_envelope(g60: Run, tmp_path: Any) -> None:
    assert g60("schema", "-o", "schema.json", folder=tmp_path).code == 0
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == g60("schema").out


def test_json_that_was_asked_for_is_an_envelope_around_the_schema(g60: Run, schema: dict[str, Any]) -> None:
    assert g60("schema", "--json").json()["data"] == schema


@pytest.mark.parametrize("file", ["facts.toml", "tests/data/small.toml"])
def test_a_valid_file_is_valid(file: str, complaints: Callable[[str], list[str]]) -> None:
    assert complaints((ROOT / file).read_text(encoding="utf-8")) == []


BROKEN = {
    name: bad
    for name, (code, bad, _) in CASES.items()
    if code.id in SAID_BY_SHAPE and "nan" not in bad and "inf" not in bad and len(bad) < 4000
}
# TOML's own types are gone when a validator looks, and the names of what may be expected are counted by the checker.
LOST_IN_JSON = {
    "a source published on a date and time",
    "a source published at a local time",
    "a source accessed on a date in quotes",
    "a value that is a date",
    "a period that is a date of TOML",
    "a floor of what nobody counts",
    "a quantity without a period",
}


@pytest.mark.parametrize("name", sorted(set(BROKEN) - LOST_IN_JSON))
def test_a_file_of_the_wrong_shape_is_not(name: str, complaints: Callable[[str], list[str]]) -> None:
    text, _ = without_marks(whole(BROKEN[name]))
    assert complaints(text)


@pytest.mark.parametrize("name", CASES)
def test_what_the_checker_takes_is_valid(name: str, complaints: Callable[[str], list[str]]) -> None:
    assert complaints(whole(CASES[name][2])) == []


def test_every_key_has_a_meaning_and_none_has_two() -> None:
    declared = {model.__name__: set(model.model_fields) for model in TABLES}
    assert {name: set(keys) for name, keys in MEANINGS.items()} == declared


def nodes(node: Any, is_schema: bool = True) -> Any:
    if isinstance(node, dict):
        if is_schema:
            yield node
        for key, value in node.items():
            names = is_schema and key in ("properties", "patternProperties", "definitions")
            yield from nodes(value, not names if is_schema else True)
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value)


def test_only_keywords_that_editors_understand_are_used(schema: dict[str, Any]) -> None:
    used = {key for node in nodes(schema) for key in node}
    assert used <= UNDERSTOOD


def test_nothing_stands_beside_a_reference(schema: dict[str, Any]) -> None:
    assert [node for node in nodes(schema) if "$ref" in node and len(node) > 1] == []


def test_every_key_is_explained(schema: dict[str, Any]) -> None:
    tables = [schema, *schema["definitions"].values()]
    keys = [(name, key) for table in tables for name, key in table["properties"].items()]
    assert len(keys) > 100
    assert [name for name, key in keys if "$ref" not in key and not key["description"]] == []
    assert json.dumps(schema, ensure_ascii=False).count("description") > 100
