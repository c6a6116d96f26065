"""Map: the members where they lie, in the order of the subject's list of them."""

from collections.abc import Iterable

from g60cli.answer import Answer, Block, Cell, Column, Data, Look, Map, Spot
from g60cli.knowledge.vocabulary import SourceType
from g60cli.questions.answering import answer
from g60cli.questions.blocks import names_column, names_text
from g60cli.questions.cards import degrees
from g60cli.questions.entities import entities_of_kind
from g60cli.questions.keys import KEYS
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.sources import sources_by_id

_COLUMNS = (
    Column("name", "Member", Look.NAME),
    names_column(),
    Column("province", "Province", Look.NAME),
    Column("location", "Location", Look.FIXED),
    Column("order", "No.", Look.NUMBER),
    Column("id", "Id", Look.ID),
)


def members_map(knowledge: Knowledge) -> Answer:
    """The members with their location, province and the sources of the coordinates."""
    members = [
        member | {"order": order, "location_source": _sources_of_location(knowledge, member)}
        for order, member in enumerate(entities_of_kind(knowledge, "city"), 1)
    ]
    subject = knowledge.head("subject")
    title = f"Members of the {knowledge.named(subject).name}" if subject else "Cities"
    rows = tuple(
        (
            Cell(member["name"]),
            Cell(names_text(member)),
            Cell(member["province"] or ""),
            Cell(degrees(member["location"]) or "not known", tuple(member["location_source"])),
            Cell(str(member["order"])),
            Cell(member["id"]),
        )
        for member in members
    )
    lost = [member["name"] for member in members if not member["location"]]
    notes = [f"where {', '.join(lost)} lies is not known"] if lost else []
    found = Answer(
        "map",
        title,
        members,
        [Block("", _COLUMNS, rows)] if rows else [],
        notes=notes or ([] if members else ["no member is known"]),
        keys=(*KEYS["city"], "order", "location_source"),
        pictures=_pictures(title, members),
    )
    return answer(knowledge, found)


def _sources_of_location(knowledge: Knowledge, member: Data) -> list[str]:
    """Who says where it lies: the data sources among those of the entity, else all of them; none of no place."""
    if not member["location"]:
        return []
    sources = sources_by_id(knowledge, member["source"])
    return [id_ for id_, source in sources.items() if source["type"] == SourceType.DATA] or list(sources)


def _pictures(title: str, members: Iterable[Data]) -> list[Map]:
    spots = tuple(_spot(member) for member in members if member["location"])
    return [Map(title, spots)] if spots else []


def _spot(member: Data) -> Spot:
    latitude, longitude = member["location"]
    return Spot(member["name"], next(iter(member["names"].values()), ""), latitude, longitude, member["order"])
