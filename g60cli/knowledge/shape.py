"""The shape of one table: pydantic's errors said in the words of the format."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from g60cli.knowledge.findings import Finding, Spot
from g60cli.knowledge.format import ENTITIES, Converted, GrowthOf, Head, Role, ShareOf, Table
from g60cli.knowledge.problems import Code

Model = TypeVar("Model", bound=Table)
Path = tuple[int | str, ...]
Said = tuple[Code, str, str]

_TYPE_NAMES = {
    "string": "a text in quotes",
    "int": "a whole number",
    "bool": "true or false",
    "list": "a list",
    "dict": "a table",
    "model": "a table",
    "date": "a date such as 2023-10-18",
    "decimal": "a number",
    "is_instance_of": "a number",
    "finite_number": "a number",
}
_INNER: dict[str, type[Table]] = {"also": Converted, "roles": Role, "share_of": ShareOf, "growth_of": GrowthOf}
_HINTS = {
    "published": 'write 2023-10-18, "2023-06" or 2023',
    "location": "write [latitude, longitude], such as [31.03, 121.22]",
}
_TABLES = ("source", "metric", *ENTITIES, "fact", "withdraw")
# How pydantic marks that the key of a table is wrong and not its value.
_KEY_ITSELF = "[key]"
_LONGEST_HINTED = 60
_LONGEST_INTEGER = 4000


def read_table(model: type[Model], raw: object, spot: Spot, findings: list[Finding]) -> Model | None:
    """The table as its declared type, with what is wrong added to ``findings``.

    A table with unknown keys is read without them, so that the rest of it is checked in the same run; one that is
    wrong otherwise is None.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        details = error.errors(include_url=False)
    findings.extend(_findings(model, raw, details, spot))
    without = {str(detail["loc"][0]) for detail in details if _is_dispensable(model, detail)}
    if not isinstance(raw, Mapping) or not without:
        return None
    try:
        return model.model_validate({key: value for key, value in raw.items() if key not in without})
    except ValidationError:
        return None


def _is_dispensable(model: type[BaseModel], detail: ErrorDetails) -> bool:
    """Whether the rest of the table means the same without this key: unknown ones, and those of a head."""
    if not detail["loc"]:
        return False
    return model is Head or (detail["type"] == "extra_forbidden" and len(detail["loc"]) == 1)


def _findings(model: type[BaseModel], raw: object, details: Sequence[ErrorDetails], spot: Spot) -> Iterator[Finding]:
    places: dict[tuple[Path, bool], list[ErrorDetails]] = {}
    for detail in details:
        is_key = detail["loc"][-1:] == (_KEY_ITSELF,)
        places.setdefault((_path_in(raw, detail), is_key), []).append(detail)
    for (path, is_key), alike in places.items():
        key = f"a key of '{_key_text(path[:-1])}'" if is_key else f"'{_key_text(path)}'" if path else "this"
        code, message, hint = _said(model, alike, key, path)
        yield Finding(spot.at(*path), code, message, hint)


def _path_in(raw: object, detail: ErrorDetails) -> Path:
    """Where an error is in the table, without the names that pydantic gives to the members of a union."""
    path: list[int | str] = []
    here: Any = raw
    for part in detail["loc"]:
        inside = part in here if isinstance(here, dict) else isinstance(here, list) and isinstance(part, int)
        if inside:
            here = here[part]
            path.append(part)
    if detail["type"] == "missing":
        path.append(detail["loc"][-1])
    return tuple(path)


def _said(model: type[BaseModel], alike: Sequence[ErrorDetails], key: str, path: Path) -> Said:
    """What to say of a place; where a value may be of several types, each has an error of its own."""
    detail = next((detail for detail in alike if detail["type"] in _SAYINGS), alike[0])
    say = _SAYINGS.get(detail["type"])
    if say is not None:
        return say(detail, key)
    if detail["type"] == "extra_forbidden":
        return Code.UNKNOWN_KEY, f"{key} is no key of this table", _nearest_key(model, path)
    return Code.WRONG_TYPE, f"{key} is {_type_of(detail['input'])}", f"write {_wanted(alike)}"


def _wanted(alike: Sequence[ErrorDetails]) -> str:
    types = [detail["type"].removesuffix("_type").removesuffix("_parsing") for detail in alike]
    wanted = list(dict.fromkeys(_TYPE_NAMES.get(type_, "another value") for type_ in types))
    if len(wanted) > 1 and "a whole number" in wanted:
        wanted.remove("a whole number")
    return " or ".join(wanted)


def _missing(detail: ErrorDetails, key: str) -> Said:
    return Code.MISSING_KEY, f"{key} is missing", f"add '{detail['loc'][-1]} = …'"


def _not_allowed(detail: ErrorDetails, key: str) -> Said:
    expected = str(_context(detail).get("expected", ""))
    return Code.NOT_ALLOWED, f"{key} is {_type_of(detail['input'])}", f"write one of {expected}"


def _bad_value(detail: ErrorDetails, key: str) -> Said:
    hint = _HINTS.get(str(detail["loc"][0]) if detail["loc"] else "", "see what the key may hold: g60 schema")
    return Code.BAD_VALUE, f"{key}: {_context(detail).get('error', detail['msg'])}", hint


def _wrong_length(detail: ErrorDetails, key: str) -> Said:
    context = _context(detail)
    count = len(detail["input"])
    message = f"{key} has {count} item{'' if count == 1 else 's'}"
    if "min_length" in context:
        return Code.BAD_VALUE, message, f"write at least {context['min_length']}"
    return Code.BAD_VALUE, message, f"write at most {context.get('max_length')}"


def _negative(detail: ErrorDetails, key: str) -> Said:
    return Code.BAD_VALUE, f"{key} is negative", "write a number from 0 on"


def _too_large(detail: ErrorDetails, key: str) -> Said:
    return Code.BAD_VALUE, f"{key} is too large", f"write a number up to {_context(detail).get('le')}"


def _bad_text(detail: ErrorDetails, key: str) -> Said:
    value = str(detail["input"])
    pattern = str(_context(detail).get("pattern", ""))
    if "a-z0-9" in pattern:
        return Code.BAD_ID, f"{key} is {value[:60]!r}, which is no id", "write lower-case words joined by hyphens"
    if "a-zA-Z" in pattern:
        return Code.BAD_VALUE, f"{key} is {value[:60]!r}, which is no language tag", "write en, zh, de, zh-Hant …"
    if not value.strip():
        return Code.BAD_TEXT, f"{key} is empty", "write something, or leave the key out"
    message = f"{key} holds a control, direction or line-break character: {value[:60]!a}"
    return Code.BAD_TEXT, message, "write plain text in one line"


def _key_text(path: Path) -> str:
    return ".".join(part if isinstance(part, str) else str(part + 1) for part in path)


def _nearest_key(model: type[BaseModel], path: Path) -> str:
    keys = _keys_at(model, path)
    given = str(path[-1])
    near = get_close_matches(given.lower(), keys, n=1) if len(given) <= _LONGEST_HINTED else []
    if near:
        return f"did you mean '{near[0]}'?"
    return f"the keys are {', '.join(keys)}" if keys else "leave it out"


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys of the table that a path leads into: the table itself or one within it."""
    if len(path) == 1:
        return [*model.model_fields, *(_TABLES if model is Head else ())]
    return list(_INNER[str(path[0])].model_fields) if path[0] in _INNER else []


def _type_of(value: object) -> str:
    if isinstance(value, bool):
        return f"the truth value {str(value).lower()}"
    if isinstance(value, str):
        return f"the text {value[:40]!r}"
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, int) and value.bit_length() > _LONGEST_INTEGER:
        return "a number of very many digits"
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
    "less_than_equal": _too_large,
}
