"""Lists of entities: the members, the industries, the companies, and every other kind."""

from collections.abc import Callable

from g60cli.answer import Answer, Block, Cell, Column, Data, Look
from g60cli.errors import UnknownChoice
from g60cli.knowledge.names import fold
from g60cli.knowledge.vocabulary import KINDS, PLURALS
from g60cli.questions.answering import answer
from g60cli.questions.blocks import entity_block, names_column, names_text
from g60cli.questions.entities import entities_of_kind, first_source, related
from g60cli.questions.keys import KEYS
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.naming import find

# What a list of a kind shows beyond the entities themselves.
_LISTED_WITH = {"city": ("companies",), "industry": ("companies", "alliances")}
_ID = Column("id", "Id", Look.ID)
Describe = Callable[[Data], Cell]


def cities(knowledge: Knowledge, province: str | None = None) -> Answer:
    """The members of the subject, each with its companies."""
    data = [
        city | {"companies": _ids(related(knowledge, "company", city["id"], ("city",)))}
        for city in entities_of_kind(knowledge, "city")
        if province is None or fold(province) in fold(city["province"] or "")
    ]
    columns = (
        (Column("name", "City", Look.NAME), _name),
        (names_column(), _native),
        (Column("province", "Province", Look.NAME), _of("province")),
        (Column("companies", "Companies"), _listing(knowledge, "companies")),
        (_ID, _of("id")),
    )
    subject = knowledge.head("subject")
    title = f"Members of the {knowledge.named(subject).name}" if subject else "Cities"
    return _listed(knowledge, "city", title, data, columns)


def industries(knowledge: Knowledge) -> Answer:
    """All industries, each with its companies and alliances."""
    data = [
        industry
        | {
            "companies": _ids(related(knowledge, "company", industry["id"], ("industries",))),
            "alliances": _ids(related(knowledge, "alliance", industry["id"], ("industry",))),
        }
        for industry in entities_of_kind(knowledge, "industry")
    ]
    columns = (
        (Column("name", "Industry", Look.NAME), _name),
        (names_column(), _native),
        (Column("companies", "Companies"), _listing(knowledge, "companies")),
        (Column("alliances", "Alliances"), _listing(knowledge, "alliances")),
        (_ID, _of("id")),
    )
    return _listed(knowledge, "industry", "Industries", data, columns)


def companies(knowledge: Knowledge, city: str | None = None, industry: str | None = None) -> Answer:
    """All companies, or those of a city or an industry."""
    data = list(entities_of_kind(knowledge, "company"))
    if city is not None:
        place = find(knowledge, city, ("city", "place")).id
        inside = {company["id"] for company in related(knowledge, "company", place, ("city",))}
        data = [company for company in data if company["id"] in inside]
    if industry is not None:
        branch = find(knowledge, industry, ("industry",)).id
        data = [company for company in data if branch in company["industries"]]
    columns = (
        (Column("name", "Company", Look.NAME), _name),
        (names_column(), _native),
        (Column("city", "City", Look.NAME), _naming(knowledge, "city")),
        (Column("industries", "Industries"), _naming(knowledge, "industries")),
        (_ID, _of("id")),
    )
    return _listed(knowledge, "company", "Companies", data, columns)


def kinds(knowledge: Knowledge) -> Answer:
    """How many entities there are of each kind."""
    counts = dict(tuple(row) for row in knowledge.rows("SELECT kind, count(*) FROM entity GROUP BY kind"))
    data = [{"kind": kind, "list": PLURALS[kind], "count": counts.get(kind, 0)} for kind in KINDS]
    columns = (
        Column("list", "List", Look.FIXED),
        Column("count", "Entities", Look.NUMBER),
    )
    rows = tuple((Cell(kind["list"]), Cell(str(kind["count"]))) for kind in data)
    notes = ["g60 list KIND prints one of them, as in: g60 list alliances"]
    return Answer("list", "Kinds of entities", data, [Block("", columns, rows)], notes=notes)


def entities(knowledge: Knowledge, kind: str) -> Answer:
    """All entities of a kind, named in the singular or the plural.

    Raises UnknownChoice where there is no such kind.
    """
    singular = {fold(form): kind for kind, plural in PLURALS.items() for form in (kind, plural)}.get(fold(kind))
    if singular is None:
        raise UnknownChoice("kind", kind, tuple(PLURALS.values()))
    data = list(entities_of_kind(knowledge, singular))
    plural = PLURALS[singular]
    blocks, notes = [entity_block(knowledge, "", data)], _empty(data, plural)
    return answer(knowledge, Answer("list", plural.capitalize(), data, blocks, notes=notes, keys=KEYS[singular]))


def _listed(
    knowledge: Knowledge, kind: str, title: str, data: list[Data], columns: tuple[tuple[Column, Describe], ...]
) -> Answer:
    rows = tuple(tuple(describe(entity) for _, describe in columns) for entity in data)
    block = Block("", tuple(column for column, _ in columns), rows)
    plural, keys = PLURALS[kind], (*KEYS[kind], *_LISTED_WITH.get(kind, ()))
    return answer(knowledge, Answer(plural, title, data, [block], notes=_empty(data, plural), keys=keys))


def _empty(data: list[Data], plural: str) -> list[str]:
    return [] if data else [f"no {plural} match"]


def _ids(entities: list[Data]) -> list[str]:
    return [entity["id"] for entity in entities]


def _of(key: str) -> Describe:
    """A key of the entity itself."""
    return lambda entity: Cell(entity[key] or "", tuple(entity["source"]))


_name = _of("name")


def _native(entity: Data) -> Cell:
    return Cell(names_text(entity), tuple(entity["source"]))


def _naming(knowledge: Knowledge, key: str) -> Describe:
    """The names of the entities that this one names."""

    def describe(entity: Data) -> Cell:
        ids = [entity[key]] if isinstance(entity[key], str) else entity[key] or []
        return Cell(", ".join(knowledge.named(id_).name for id_ in ids), tuple(entity["source"]))

    return describe


def _listing(knowledge: Knowledge, key: str) -> Describe:
    """The names of the entities that name this one; that they do is said by the first source of each."""

    def describe(entity: Data) -> Cell:
        sources = (first_source(knowledge, id_) for id_ in entity[key])
        names = ", ".join(knowledge.named(id_).name for id_ in entity[key])
        return Cell(names, tuple(source for source in sources if source))

    return describe
