"""Lists of entities: the members, the industries, the companies, and every other kind."""

from collections.abc import Callable, Iterator

from g60cli.answer import Answer, Block, Cell, Column, Data, Look, Stream
from g60cli.errors import UnknownChoice
from g60cli.knowledge.names import fold
from g60cli.knowledge.vocabulary import KINDS, PLURALS
from g60cli.questions.answering import streamed
from g60cli.questions.blocks import entity_block, names_column, names_text
from g60cli.questions.entities import entities_of_kind, first_source, related
from g60cli.questions.keys import KEYS
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.naming import find

# What a list of a kind shows beyond the entities themselves.
_LISTED_WITH = {"city": ("companies",), "industry": ("companies", "alliances")}
_ID = Column("id", "Id", Look.ID)
Describe = Callable[[Data], Cell]


def cities(knowledge: Knowledge, province: str | None = None) -> Stream:
    """The members of the subject, each with its companies."""

    def rows() -> Iterator[Data]:
        for city in entities_of_kind(knowledge, "city"):
            if province is None or fold(province) in fold(city["province"] or ""):
                yield city | {"companies": _ids(related(knowledge, "company", city["id"], ("city",)))}

    columns = (
        (Column("name", "City", Look.NAME), _name),
        (names_column(), _native),
        (Column("province", "Province", Look.NAME), _of("province")),
        (Column("companies", "Companies"), _listing(knowledge, "companies")),
        (_ID, _of("id")),
    )
    subject = knowledge.head("subject")
    title = f"Members of the {knowledge.named(subject).name}" if subject else "Cities"
    return _listed(knowledge, "city", title, rows, columns)


def industries(knowledge: Knowledge) -> Stream:
    """All industries, each with its companies and alliances."""

    def rows() -> Iterator[Data]:
        for industry in entities_of_kind(knowledge, "industry"):
            yield industry | {
                "companies": _ids(related(knowledge, "company", industry["id"], ("industries",))),
                "alliances": _ids(related(knowledge, "alliance", industry["id"], ("industry",))),
            }

    columns = (
        (Column("name", "Industry", Look.NAME), _name),
        (names_column(), _native),
        (Column("companies", "Companies"), _listing(knowledge, "companies")),
        (Column("alliances", "Alliances"), _listing(knowledge, "alliances")),
        (_ID, _of("id")),
    )
    return _listed(knowledge, "industry", "Industries", rows, columns)


def companies(knowledge: Knowledge, city: str | None = None, industry: str | None = None) -> Stream:
    """All companies, or those of a city or an industry."""
    place = find(knowledge, city, ("city", "place")).id if city is not None else None
    branch = find(knowledge, industry, ("industry",)).id if industry is not None else None

    def rows() -> Iterator[Data]:
        inside = set(_ids(related(knowledge, "company", place, ("city",)))) if place is not None else set()
        for company in entities_of_kind(knowledge, "company"):
            if (place is None or company["id"] in inside) and (branch is None or branch in company["industries"]):
                yield company

    columns = (
        (Column("name", "Company", Look.NAME), _name),
        (names_column(), _native),
        (Column("city", "City", Look.NAME), _naming(knowledge, "city")),
        (Column("industries", "Industries"), _naming(knowledge, "industries")),
        (_ID, _of("id")),
    )
    return _listed(knowledge, "company", "Companies", rows, columns)


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


def entities(knowledge: Knowledge, kind: str) -> Stream:
    """All entities of a kind, named in the singular or the plural.

    Raises UnknownChoice where there is no such kind.
    """
    singular = {fold(form): kind for kind, plural in PLURALS.items() for form in (kind, plural)}.get(fold(kind))
    if singular is None:
        raise UnknownChoice("kind", kind, tuple(PLURALS.values()))
    plural = PLURALS[singular]

    def rows() -> Iterator[Data]:
        return entities_of_kind(knowledge, singular)

    def whole(data: list[Data]) -> Answer:
        return Answer("list", plural.capitalize(), data, [entity_block(knowledge, "", data)])

    return streamed(knowledge, KEYS[singular], rows, whole, empty=_empty(plural))


def _listed(
    knowledge: Knowledge,
    kind: str,
    title: str,
    rows: Callable[[], Iterator[Data]],
    columns: tuple[tuple[Column, Describe], ...],
) -> Stream:
    plural, keys = PLURALS[kind], (*KEYS[kind], *_LISTED_WITH.get(kind, ()))

    def whole(data: list[Data]) -> Answer:
        shown = tuple(tuple(describe(entity) for _, describe in columns) for entity in data)
        return Answer(plural, title, data, [Block("", tuple(column for column, _ in columns), shown)])

    return streamed(knowledge, keys, rows, whole, empty=_empty(plural))


def _empty(plural: str) -> str:
    return f"no {plural} match"


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
