"""The shape of one table: pydantic's errors said in the words of the format."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from g60cli.knowledge.findings import Finding, Spot
from g60cli.knowledge.format import Table
from g60cli.knowledge.problems import Code

Model = TypeVar("Model", bound=Table)
Said = tuple[Code, str, str]

_UNION_MEMBERS = {
    "int",
    "decimal",
    "str",
    "constrained-str",
    "date",
    "Decimal",
    "function-before[_as_list(), list]",
}
_TYPE_NAMES = {
    "string": "a text in quotes",
    "int": "a whole number",
    "bool": "true or false",
    "list": "a list",
    "dict": "a table",
    "model": "a table",
    "date": "a date such as 2023-10-18",
    "decimal": "a number",
    "is_instance_of": "a number or a text",
    "finite_number": "a finite number",
}


def read_table(model: type[Model], raw: object, spot: Spot, findings: list[Finding]) -> Model | None:
    """The table as its declared type, or None with what is wrong added to ``findings``."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        findings.extend(_findings(model, error, spot))
    return None


def _findings(model: type[BaseModel], error: ValidationError, spot: Spot) -> Iterator[Finding]:
    seen = set()
    for detail in error.errors(include_url=False):
        path = tuple(part for part in detail["loc"] if part not in _UNION_MEMBERS)
        if path in seen:
            continue
        seen.add(path)
        code, message, hint = _said(model, detail, path)
        yield Finding(spot.at(*path), code, message, hint)


def _said(model: type[BaseModel], detail: ErrorDetails, path: tuple[int | str, ...]) -> tuple[Code, str, str]:
    key = _key_text(path)
    say = _SAYINGS.get(detail["type"])
    if say is not None:
        return say(detail, key)
    if detail["type"] == "extra_forbidden":
        return Code.UNKNOWN_KEY, f"'{key}' is no key of this table", _nearest_key(model, path)
    wanted = _TYPE_NAMES.get(detail["type"].removesuffix("_type").removesuffix("_parsing"), "another value")
    return Code.WRONG_TYPE, f"'{key}' is {_type_of(detail['input'])}", f"write {wanted}"


def _missing(detail: ErrorDetails, key: str) -> Said:
    return Code.MISSING_KEY, f"'{key}' is missing", f"add a line '{key} = …'"


def _not_allowed(detail: ErrorDetails, key: str) -> Said:
    expected = str(_context(detail).get("expected", ""))
    return Code.NOT_ALLOWED, f"'{key}' is {_type_of(detail['input'])}", f"write one of {expected}"


def _bad_value(detail: ErrorDetails, key: str) -> Said:
    return Code.BAD_VALUE, f"'{key}': {_context(detail).get('error', detail['msg'])}", ""


def _wrong_length(detail: ErrorDetails, key: str) -> Said:
    return Code.BAD_VALUE, f"'{key}' has {len(detail['input'])} items", _length_hint(detail)


def _negative(detail: ErrorDetails, key: str) -> Said:
    return Code.BAD_VALUE, f"'{key}' is negative", "write a number from 0 on"


def _bad_text(detail: ErrorDetails, key: str) -> Said:
    value = str(detail["input"])
    pattern = str(_context(detail).get("pattern", ""))
    if "a-z0-9" in pattern:
        return (
            Code.BAD_ID,
            f"'{key}' is {value!r}, which is no id",
            "write lower-case words joined by hyphens",
        )
    if not value.strip():
        return Code.BAD_TEXT, f"'{key}' is empty", "write something, or leave the key out"
    message = f"'{key}' holds a control, direction or line-break character: {value[:60]!a}"
    return Code.BAD_TEXT, message, "write plain text in one line"


def _length_hint(detail: ErrorDetails) -> str:
    context = _context(detail)
    if "min_length" in context:
        return f"write at least {context['min_length']}"
    return f"write at most {context.get('max_length')}"


def _key_text(path: tuple[int | str, ...]) -> str:
    return ".".join(str(part) if isinstance(part, str) else str(part + 1) for part in path) or "this"


def _nearest_key(model: type[BaseModel], path: tuple[int | str, ...]) -> str:
    keys = list(model.model_fields) if len(path) == 1 else []
    near = get_close_matches(str(path[-1]), keys, n=1)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"the keys are {', '.join(keys)}" if keys else "leave it out"


def _type_of(value: object) -> str:
    if isinstance(value, bool):
        return f"the truth value {str(value).lower()}"
    if isinstance(value, str):
        return f"the text {value[:40]!r}"
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return f"the value {str(value)[:40]}"


def _context(detail: ErrorDetails) -> dict[str, Any]:
    return detail.get("ctx") or {}


_SAYINGS: dict[str, Callable[[ErrorDetails, str], Said]] = {
    "missing": _missing,
    "enum": _not_allowed,
    "literal_error": _not_allowed,
    "string_pattern_mismatch": _bad_text,
    "value_error": _bad_value,
    "too_short": _wrong_length,
    "too_long": _wrong_length,
    "greater_than_equal": _negative,
}
