"""What is compared: entities of one kind, found by what was typed."""

from collections.abc import Sequence

from g60cli.errors import DifferentKinds, NamedTwice, WrongNumberOfNames
from g60cli.knowledge.vocabulary import KINDS
from g60cli.questions.entities import members_at
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.naming import Match, best, find, find_entity, matches_of
from g60cli.questions.readings import names_of

LEAST, MOST = 2, 9


def entities_named(knowledge: Knowledge, words: Sequence[str]) -> list[str]:
    """The ids of the entities of one kind that the words name, each argument one name where that can be.

    A name that things of several kinds have is that of the kind that all the names share. Raises WrongNumberOfNames,
    NamedTwice, DifferentKinds, and what ``find`` raises for a name.
    """

    def makes_sense(names: list[str]) -> bool:
        return LEAST <= len(names) <= MOST and bool(_shared_kinds(knowledge, names))

    names = names_of(words, lambda _, name: is_entity(knowledge, name), makes_sense)
    shared = _shared_kinds(knowledge, names)
    kinds = tuple(shared) if len(shared) == 1 else KINDS
    found = [find(knowledge, name, kinds, "entity") for name in names]
    _check(knowledge, names, [match.id for match in found])
    if len({match.kind for match in found}) > 1:
        raise DifferentKinds(
            [(knowledge.named(match.id).name, match.kind) for match in found], _meant(knowledge, found)
        )
    return [match.id for match in found]


def is_entity(knowledge: Knowledge, name: str) -> bool:
    """True where an entity has this name, id or alias."""
    return bool(_kinds_of(knowledge, name))


def entity_named(knowledge: Knowledge, name: str) -> str:
    """The id of the entity of this name; raises what ``find`` raises."""
    return find_entity(knowledge, name).id


def _kinds_of(knowledge: Knowledge, name: str) -> set[str]:
    return {match.kind for match in best([match for match in matches_of(knowledge, name) if match.kind in KINDS])}


def _shared_kinds(knowledge: Knowledge, names: Sequence[str]) -> set[str]:
    return set.intersection(*(_kinds_of(knowledge, name) for name in names))


def _meant(knowledge: Knowledge, found: Sequence[Match]) -> dict[str, list[tuple[str, str]]]:
    """Beside members, of each place the members there: who compares Hefei with Shanghai may mean its district."""
    if all(match.kind != "city" for match in found):
        return {}
    places = {match.id for match in found if match.kind == "place"}
    return {knowledge.named(id_).name: members_at(knowledge, id_) for id_ in sorted(places)}


def _check(knowledge: Knowledge, names: Sequence[str], ids: Sequence[str]) -> None:
    for id_ in ids:
        if ids.count(id_) > 1:
            raise NamedTwice(id_, [name for name, other in zip(names, ids, strict=True) if other == id_])
    if not LEAST <= len(ids) <= MOST:
        raise WrongNumberOfNames(len(ids), LEAST, MOST)
