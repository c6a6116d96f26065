"""The knowledge file, format 1, as declared types.

Each class is one table of the file; pydantic reads a table, reports all that is wrong with it at once, and can
write the JSON Schema. Rules that need more than one table live in ``relations`` and ``fact_rules``.

Imported only when a file is checked or compiled: pydantic costs more to import than a lookup.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    WithJsonSchema,
    field_validator,
)

from g60cli.knowledge.ids import ID_PATTERN
from g60cli.knowledge.periods import parse_period
from g60cli.knowledge.vocabulary import MetricKind, PeriodBasis, Precision, Rank, SourceType, Status

# Characters that change what a terminal shows without being seen: C0 and C1 controls, the controls of
# writing direction, line separators, zero-width characters. The inside of a character class.
UNSEEN = (
    r"\u0000-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F"
    r"\u3164\uFEFF\uFFA0\uFFF9-\uFFFB"
)
CLEAN_TEXT = rf"^[^{UNSEEN}]*[^\s{UNSEEN}][^{UNSEEN}]*$"
LANGUAGE_PATTERN = r"^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$"


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _empty_list() -> list[Any]:
    """Like ``list``, of which pydantic would read the signature from its docstring, for a millisecond each time."""
    return []


_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)

Text = Annotated[str, StringConstraints(pattern=CLEAN_TEXT)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Ids = Annotated[list[Id], BeforeValidator(_as_list, json_schema_input_type=Id | list[Id]), Field(min_length=1)]
# Of a TOML file, which has no decimals in quotes.
AsWritten = Annotated[Decimal, WithJsonSchema({"type": "number"})]
Exact = int | AsWritten
Lenient = Strict(False)


class Table(BaseModel):
    """A table of the file: no key that is not declared, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Source(Table):
    """``[source.<id>]``: a page or data set that says something."""

    title: Text
    publisher: Text
    published: date | str | int | None = None
    accessed: date | None = None
    type: Annotated[SourceType, Lenient] | None = None
    authors: list[Text] = Field(default_factory=_empty_list)
    url: Text | None = None
    language: Language | None = None
    via: Text | None = None
    date_note: Text | None = None
    note: Text | None = None

    @field_validator("published")
    @classmethod
    def _published_as_text(cls, published: date | str | int | None) -> str | None:
        if published is None:
            return None
        if isinstance(published, int) and not 1000 <= published <= 9999:
            raise ValueError("a year has four digits")
        text = published.isoformat() if isinstance(published, date) else str(published)
        if not _DATE.fullmatch(text):
            raise ValueError("published is a date, or a text such as '2023-06' or '2023'")
        parse_period(text)
        return text


class Entity(Table):
    """What every kind of entity has."""

    name: Text
    names: dict[Language, Text] = {}
    aliases: list[Text] = Field(default_factory=_empty_list)
    summary: Text | None = None
    not_to_confuse: Text | None = None
    source: Ids | None = None
    section: Text | None = None
    evidence: list[Text] = Field(default_factory=_empty_list)


def _degrees(location: list[Exact]) -> list[Exact]:
    if not (-90 <= location[0] <= 90 and -180 <= location[1] <= 180):
        raise ValueError("location is [latitude, longitude] in degrees")
    return location


class Located(Entity):
    """An entity that may have a place on the map, as [latitude, longitude] in degrees."""

    location: Annotated[list[Exact], Field(min_length=2, max_length=2)] | None = None

    @field_validator("location")
    @classmethod
    def _on_earth(cls, location: list[Exact] | None) -> list[Exact] | None:
        return location if location is None else _degrees(location)


class City(Located):
    """``[city.<id>]``: a member of the subject."""

    type: Literal["city", "district"] = "city"
    province: Text | None = None


class Place(Located):
    """``[place.<id>]``: any other place, up to a country and down to a building."""

    type: Text | None = None
    within: Id | None = None
    members: list[Id] = Field(default_factory=_empty_list)


class Industry(Entity):
    """``[industry.<id>]``: a field of work."""


class Company(Entity):
    """``[company.<id>]``: a firm."""

    city: Id | None = None
    industries: list[Id] = Field(default_factory=_empty_list)
    products: list[Text] = Field(default_factory=_empty_list)


class Organization(Entity):
    """``[organization.<id>]``: a university, a laboratory, a government body, a market."""

    type: Text | None = None
    place: Id | None = None
    industries: list[Id] = Field(default_factory=_empty_list)


class Alliance(Entity):
    """``[alliance.<id>]``: several that work together under one name."""

    place: Id | None = None
    industry: Id | None = None


class Project(Entity):
    """``[project.<id>]``: something built, launched, made or planned."""

    type: Text | None = None
    place: Id | None = None
    industries: list[Id] = Field(default_factory=_empty_list)
    by: Ids | None = None


class Role(Table):
    """One public role of a person."""

    of: Id
    role: Text
    period: Text | None = None


class Person(Entity):
    """``[person.<id>]``: a person in a public role."""

    roles: list[Role] = Field(default_factory=_empty_list)


class ShareOf(Table):
    """Which whole a share is a part of."""

    metric: Id
    whole: Id


class GrowthOf(Table):
    """Which metric a growth is the growth of; real growth is never checked against nominal ends."""

    metric: Id
    real: bool = False


class Metric(Table):
    """``[metric.<id>]``: what is measured, in which unit."""

    name: Text
    unit: Text
    kind: Annotated[MetricKind, Lenient]
    additive: bool = False
    steady: bool = False
    share_of: ShareOf | None = None
    growth_of: GrowthOf | None = None
    aliases: list[Text] = Field(default_factory=_empty_list)
    summary: Text | None = None


class Converted(Table):
    """The same quantity as the source converts it."""

    value: int | AsWritten | str
    unit: Text


class Fact(Table):
    """``[[fact]]``: a statement by a source."""

    about: Ids
    metric: Id | None = None
    value: int | AsWritten | Text | None = None
    text: Text | None = None
    period: str | None = None
    period_basis: Annotated[PeriodBasis, Lenient] = PeriodBasis.STATED
    per: Literal["year"] | None = None
    precision: Annotated[Precision, Lenient] = Precision.EXACT
    status: Annotated[Status, Lenient] = Status.REPORTED
    basis: Text | None = None
    rank: Annotated[Rank, Lenient] = Rank.NORMAL
    why: Text | None = None
    source: Id
    section: Text | None = None
    evidence: Annotated[list[Text], Field(min_length=1)]
    read_as: Text | None = None
    also: list[Converted] = Field(default_factory=_empty_list)
    said_by: Id | None = None
    event: bool = False
    id: Text | None = None
    note: Text | None = None


class Withdraw(Table):
    """``[[withdraw]]``: a fact of an earlier layer that no longer holds."""

    fact: Text
    why: Text


class Head(Table):
    """The keys at the top of a file."""

    format: int
    title: Text | None = None
    summary: Text | None = None
    updated: date | None = None
    licence: Text | None = None
    subject: Id | None = None
    expect: dict[str, Annotated[int, Field(ge=0, le=1_000_000_000)]] = {}


ENTITIES: dict[str, type[Entity]] = {
    "city": City,
    "place": Place,
    "industry": Industry,
    "company": Company,
    "organization": Organization,
    "alliance": Alliance,
    "project": Project,
    "person": Person,
}
