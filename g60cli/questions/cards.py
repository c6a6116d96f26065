"""Cards: everything known about one entity, the same way for every kind."""

from collections.abc import Iterator, Sequence

from g60cli.answer import Answer, Block, Cell, Column, Data, Look, Stream
from g60cli.knowledge.vocabulary import KINDS
from g60cli.questions.answering import carded, streamed
from g60cli.questions.blocks import entity_block, fact_blocks, names_text, period_text, role_text
from g60cli.questions.entities import entity_by_id, members_at, related
from g60cli.questions.facts import FACT_KEYS, facts_about, is_attribute
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.naming import Match, best, find, matches_of

_PLACED = ("city", "place", "within")
_MADE = ("by", "of")
# Which lists a card of each kind shows: the key in the JSON, the kind of the entities, the roles that lead to it.
_LISTS = {
    "city": (
        ("companies", "company", _PLACED),
        ("alliances", "alliance", _PLACED),
        ("projects", "project", _PLACED),
        ("organizations", "organization", _PLACED),
        ("people", "person", ("of",)),
    ),
    "industry": (
        ("companies", "company", ("industries",)),
        ("alliances", "alliance", ("industry",)),
        ("projects", "project", ("industries",)),
        ("organizations", "organization", ("industries",)),
    ),
    "company": (("projects", "project", _MADE), ("people", "person", ("of",))),
    "organization": (("projects", "project", _MADE), ("people", "person", ("of",))),
    "alliance": (("projects", "project", _MADE), ("people", "person", ("of",))),
    "project": (("people", "person", ("of",)),),
    "person": (),
}
_LISTS["place"] = (*_LISTS["city"], ("places", "place", ("within",)))
_REFERENCES = ("city", "province", "within", "place", "industry", "industries", "by", "members")


def city(knowledge: Knowledge, name: str) -> Stream:
    """A member with its companies, alliances, projects, figures and statements; another place with a note."""
    match = _member_or_place(knowledge, name)
    if match.kind == "city":
        return card(knowledge, match.id, "city")
    notes = [f"{knowledge.named(match.id).name} is a place, and no member"]
    members = members_at(knowledge, match.id)
    if members:
        verb = "the member is" if len(members) == 1 else "the members there are"
        notes = [f"{knowledge.named(match.id).name} is a place; {verb} {', '.join(name for _, name in members)}"]
    return card(knowledge, match.id, "city", notes)


def _member_or_place(knowledge: Knowledge, name: str) -> Match:
    if not any(match.kind == "city" for match in best(matches_of(knowledge, name))):
        places = [match for match in best(matches_of(knowledge, name)) if match.kind == "place"]
        if len(places) == 1:
            return places[0]
    return find(knowledge, name, ("city",))


def industry(knowledge: Knowledge, name: str) -> Stream:
    """An industry with its companies and alliances."""
    return card(knowledge, find(knowledge, name, ("industry",)).id, "industry")


def company(knowledge: Knowledge, name: str) -> Stream:
    """A company with its city, industries, products, attributes, statements and figures."""
    return card(knowledge, find(knowledge, name, ("company",)).id, "company")


def entity(knowledge: Knowledge, name: str) -> Stream:
    """The card of an entity of any kind."""
    return card(knowledge, find(knowledge, name, KINDS, "entity").id, "show")


def card(knowledge: Knowledge, id_: str, command: str, notes: Sequence[str] = ()) -> Stream:
    """All that is known about the entity of that id."""
    data = entity_by_id(knowledge, id_)
    assert data is not None

    def whole(facts: list[Data]) -> Answer:
        lists = lists_of(knowledge, data)
        blocks = [_attributes(knowledge, data, facts)]
        blocks += [entity_block(knowledge, key.capitalize(), entities) for key, entities in lists.items()]
        blocks += fact_blocks(knowledge, [fact for fact in facts if not is_attribute(fact)])
        title = " · ".join(part for part in (data["name"], names_text(data)) if part)
        return Answer(command, title, data | lists | {"facts": facts}, blocks)

    return carded(streamed(knowledge, FACT_KEYS, lambda: facts_about(knowledge, id_), whole, notes))


def lists_of(knowledge: Knowledge, data: Data) -> dict[str, list[Data]]:
    """What belongs to an entity, under the keys of its kind; what is empty is left out."""
    lists = {key: related(knowledge, kind, data["id"], roles) for key, kind, roles in _LISTS[data["kind"]]}
    return {key: entities for key, entities in lists.items() if entities}


def _attributes(knowledge: Knowledge, data: Data, facts: Sequence[Data]) -> Block:
    source = tuple(data["source"])
    rows = [(Cell(label), Cell(text, source)) for label, text in described(knowledge, data) if text]
    for fact in filter(is_attribute, facts):
        when = f"({period_text(fact)})" if fact["period"] else ""
        text = " ".join(part for part in (fact["display"], when) if part)
        rows.append((Cell(fact["metric"]["name"]), Cell(text, (fact["source"],))))
    return Block("", (Column("key", "", Look.NAME), Column("value", "")), tuple(rows), headed=False)


def described(knowledge: Knowledge, data: Data) -> Iterator[tuple[str, str]]:
    """What an entity says of itself, as labels and texts; a text may be empty."""
    special = data.get("type") not in (None, data["kind"])
    yield "Kind", f"{data['kind']} ({data['type']})" if special else data["kind"]
    yield "Id", data["id"]
    yield "Also called", "; ".join(data["aliases"])
    for key in _REFERENCES:
        yield key.replace("_", " ").capitalize(), _names(knowledge, data.get(key))
    yield "Products", "; ".join(data.get("products", ()))
    yield "Location", degrees(data.get("location"))
    for role in data.get("roles", ()):
        yield "Role", role_text(knowledge, role)
    yield "What it is", data["summary"] or ""
    yield "Not to confuse", data["not_to_confuse"] or ""


def _names(knowledge: Knowledge, value: str | list[str] | None) -> str:
    ids = [value] if isinstance(value, str) else value or []
    return "; ".join(knowledge.named(id_).name for id_ in ids)


def degrees(location: list[float] | None) -> str:
    """A place on the globe, as in ``31.5° N, 121.25° E``; "" where none is known."""
    if not location:
        return ""
    latitude, longitude = location
    north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
    return f"{abs(latitude)}° {north}, {abs(longitude)}° {east}"
