"""Entities that belong together: which companies are in a place, what a company makes, where something lies."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.vocabulary import KINDS, PLURALS
from g60cli.questions.ask import vocabulary_en as cue
from g60cli.questions.ask import vocabulary_zh as chinese
from g60cli.questions.ask.accounting import NOWHERE, described, joining, phrases, places_of, words_among
from g60cli.questions.ask.asked import Found, Mention, Outcome, Places, Question, Refused
from g60cli.questions.ask.sentences import capital, figure, listed, lowered, with_article
from g60cli.questions.ask.words import stems_of
from g60cli.questions.entities import entity_by_id, entity_object, related
from g60cli.questions.facts import facts_where
from g60cli.questions.knowledge import Knowledge

_INWARD = ("city", "place", "within", "industry", "industries", "by", "roles")
_OUTWARD = ("city", "place", "within", "industry", "industries", "by", "members", "of")
_WHERE = ("city", "place", "within")
_TYPED = ("organization", "project", "place")
_VERBS = {"work"}
_MAKING = ("mak", "sell", "creat", "found", "design", "own", "run", "offer", "product", "invent", "operate", "behind")

_PLACED = """fact.metric IN (SELECT id FROM metric WHERE unit = 'entity')
AND fact.number IN (SELECT fact FROM fact_entity WHERE entity = ?) AND fact.rank <> 'deprecated'"""
_ABOVE = """SELECT target FROM relation WHERE entity = ? AND role IN ('within', 'city', 'place')
UNION SELECT entity FROM relation WHERE target = ? AND role = 'members'"""
_TARGETS = "SELECT role, target FROM relation WHERE entity = ? ORDER BY role, position"
_OF_PROVINCE = """
WITH RECURSIVE inside (id) AS (
    VALUES (?) UNION SELECT relation.entity FROM relation JOIN inside ON relation.target = inside.id
    WHERE relation.role = 'within'
)
SELECT entity.* FROM entity WHERE kind = 'city' AND (
    json_extract(own, '$.province') IN (SELECT text FROM name WHERE id IN inside AND kind = 'place')
    OR id IN (SELECT target FROM relation WHERE entity IN inside AND role = 'members')
) ORDER BY position
"""


class Class(NamedTuple):
    """The sort of thing that is asked for: a kind, a type within it, and the words that say so."""

    kind: str
    type: str
    places: Places


def find_related(knowledge: Knowledge, question: Question) -> Outcome:
    """The entities of the sort asked for that belong to all the entities named; None where none is asked for."""
    if not question.entities or question.cue(cue.WHY, cue.WHEN):
        return None
    if question.cue(cue.WHO) or not question.cue(cue.WHICH, cue.COUNT, cue.LIST, cue.WHERE) or _makes(question):
        made = _made(knowledge, question)
        if made is not None:
            return made
    if question.cue(cue.WHERE) and (not question.classes or len(question.entities) == 1):
        return _where(knowledge, question)
    refused: Refused | None = None
    for class_ in _classes(knowledge, question):
        outcome = _of_class(knowledge, question, class_)
        if isinstance(outcome, Found):
            return outcome
        refused = refused or outcome
    return refused


def _makes(question: Question) -> bool:
    return bool(_making(question))


def _making(question: Question) -> Places:
    return words_among(question, _MAKING) | phrases(question, chinese.MAKING)


def _classes(knowledge: Knowledge, question: Question) -> Iterator[Class]:
    """The sorts that the question's nouns may stand for, then those of a type."""
    if question.cue(cue.WHO) and not question.classes:
        yield Class("person", "", NOWHERE)
    for kind, type_ in dict.fromkeys(question.classes[place] for place in sorted(question.classes)):
        places = frozenset(place for place, class_ in question.classes.items() if class_ == (kind, type_))
        yield Class(kind, type_, places)
        if type_:
            continue
        if kind == "city":
            yield Class("place", "city", places)
    yield from _types(knowledge, question)


def _types(knowledge: Knowledge, question: Question) -> Iterator[Class]:
    """The types, such as ``science park``, of what belongs to an entity named, that the question's words name."""
    seen = set()
    for mention in question.entities:
        for kind in _TYPED:
            for entity in _related(knowledge, mention, kind):
                type_ = entity.get("type") or ""
                stems = stems_of(type_)
                if type_ not in seen and stems and not stems & _VERBS and all(word in question.stems for word in stems):
                    places = places_of(question, stems) - mention.places
                    if places:
                        seen.add(type_)
                        yield Class(kind, type_, places)


def _of_class(knowledge: Knowledge, question: Question, class_: Class) -> Outcome:
    mentions = [mention for mention in question.entities if mention.places - class_.places]
    if not mentions:
        return None
    named = frozenset(place for mention in mentions for place in mention.places)
    found = _common(knowledge, mentions, class_)
    accounted = named | class_.places | joining(question)
    left = question.content - accounted - described(question, *own_words(knowledge, mentions))
    if left:
        words = listed([f"'{word}'" for word in question.words(left)])
        return Refused(f"what is listed here says nothing of {words}", nearness=2)
    names = listed([placed(knowledge, mention) for mention in mentions])
    noun = class_.type or class_.kind
    if not found:
        return Refused(f"no {noun} {names} is named in the file", nearness=5)
    if question.times:
        return Refused(f"what the file lists carries no year, so none {names} can be given for one", nearness=9)
    return _listed(knowledge, question, class_, found, mentions)


def own_words(knowledge: Knowledge, mentions: Iterable[Mention]) -> Iterator[str]:
    """What the entities named are called: their names, aliases, kind and type."""
    for mention in mentions:
        entity = entity_by_id(knowledge, mention.id)
        if entity is not None:
            yield from (entity["name"], *entity["aliases"], entity["kind"], entity.get("type") or "")


def _common(knowledge: Knowledge, mentions: Sequence[Mention], class_: Class) -> list[Data]:
    """The entities of the class that belong to each of those named."""
    found: list[Data] | None = None
    for mention in mentions:
        own = [entity for entity in _related(knowledge, mention, class_.kind) if _is_of(entity, class_.type)]
        ids = {entity["id"] for entity in own}
        found = own if found is None else [entity for entity in found if entity["id"] in ids]
    return found or []


def _is_of(entity: Data, type_: str) -> bool:
    return not type_ or stems_of(type_) <= stems_of(entity.get("type") or "")


def _related(knowledge: Knowledge, mention: Mention, kind: str) -> list[Data]:
    """The entities of a kind that name this one or a place within it, or that this one names."""
    found = {entity["id"]: entity for entity in related(knowledge, kind, mention.id, _INWARD)}
    found.pop(mention.id, None)
    if mention.kind == "place" and kind != "industry":
        for row in list(knowledge.rows(_OF_PROVINCE, (mention.id,))):
            inside = [entity_object(row)] if kind == "city" else related(knowledge, kind, row["id"], _INWARD)
            found.update((entity["id"], entity) for entity in inside)
    for target in _targets(knowledge, mention.id, _OUTWARD):
        if target["kind"] == kind:
            found.setdefault(target["id"], target)
    if kind == "place" and mention.kind == "city":
        found |= _province(knowledge, mention.id)
    return list(found.values())


def _targets(knowledge: Knowledge, id_: str, roles: Sequence[str]) -> Iterator[Data]:
    for row in list(knowledge.rows(_TARGETS, (id_,))):
        if row["role"] in roles:
            entity = entity_by_id(knowledge, row["target"])
            if entity is not None:
                yield entity


def _province(knowledge: Knowledge, city: str) -> dict[str, Data]:
    sql = """SELECT place.* FROM entity AS city JOIN name ON name.text = json_extract(city.own, '$.province')
    JOIN entity AS place ON place.id = name.id AND place.kind = 'place' WHERE city.id = ?"""
    return {row["id"]: entity_object(row) for row in knowledge.rows(sql, (city,))}


def placed(knowledge: Knowledge, mention: Mention) -> str:
    """``in Hefei``, ``in aerospace``, ``of Tencent``: how something belongs to what is named."""
    name = with_article(knowledge.named(mention.id).name)
    if mention.kind in ("city", "place"):
        return f"in {name}"
    return f"in {lowered(name)}" if mention.kind == "industry" else f"of {name}"


def _listed(
    knowledge: Knowledge, question: Question, class_: Class, found: Sequence[Data], mentions: Sequence[Mention]
) -> Found:
    names = [with_article(entity["name"]) for entity in found]
    belonging = " ".join(placed(knowledge, mention) for mention in mentions)
    if len(found) == len(mentions) == 1 and not question.cue(cue.COUNT) and _lies_in(knowledge, mentions[0], found[0]):
        sentence = f"{_capital_name(knowledge, mentions[0])} is in {names[0]}"
        return _cited(knowledge, sentence, found, [mentions[0].id])
    noun = class_.type or class_.kind
    noun = noun if len(found) == 1 else _plural(noun)
    return _cited(knowledge, f"The file names {len(found)} {noun} {belonging}: {listed(names)}", found, [])


def _lies_in(knowledge: Knowledge, mention: Mention, place: Data) -> bool:
    wholes = {target["id"] for target in _targets(knowledge, mention.id, _WHERE)}
    return place["id"] in wholes or place["id"] in _province(knowledge, mention.id)


def _plural(noun: str) -> str:
    if noun in KINDS:
        return PLURALS[noun]
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _cited(knowledge: Knowledge, sentence: str, found: Sequence[Data], said_of: Sequence[str]) -> Found:
    """The sentence with the first source of each entity listed, or of those that it is ``said_of``."""
    witnesses = [entity_by_id(knowledge, id_) for id_ in said_of] or list(found)
    sources = dict.fromkeys(entity["source"][0] for entity in witnesses if entity is not None and entity["source"])
    mark = f" ({', '.join(sources)})" if sources else ""
    return Found(f"{sentence}{mark}.", entities=found)


def _capital_name(knowledge: Knowledge, mention: Mention) -> str:
    return capital(with_article(knowledge.named(mention.id).name))


def _made(knowledge: Knowledge, question: Question) -> Outcome:
    """What somebody makes, or who makes something."""
    if len(question.entities) != 1 or not _makes(question) or question.is_yes_or_no:
        return None
    mention = question.entities[0]
    own = described(question, *own_words(knowledge, [mention]))
    left = question.content - mention.places - own - _making(question) - frozenset(question.classes)
    if left or question.times:
        return None
    name = with_article(knowledge.named(mention.id).name)
    makers = list(_targets(knowledge, mention.id, ("by",)))
    if question.cue(cue.WHEN, cue.WHERE, cue.COUNT):
        return None
    asks_who = question.cue(cue.WHO, cue.WHICH) or question.classes
    if mention.kind == "project" and makers and asks_who:
        by = listed([with_article(maker["name"]) for maker in makers])
        return _cited(knowledge, f"{capital(name)} is by {by}", makers, [mention.id])
    made = related(knowledge, "project", mention.id, ("by",))
    if made and not question.cue(cue.WHO):
        names = listed([with_article(entity["name"]) for entity in made])
        return _cited(knowledge, f"{capital(names)} {'is' if len(made) == 1 else 'are'} by {name}", made, [])
    return None


def _where(knowledge: Knowledge, question: Question) -> Outcome:
    """Where something lies, by its city or the place it is in."""
    if len(question.entities) != 1:
        return None
    mention = question.entities[0]
    left = question.content - mention.places - joining(question) - frozenset(question.classes)
    left -= described(question, *own_words(knowledge, [mention]))
    if left or words_among(question, ("headquarter",)) - mention.places:
        return None
    found = list(_targets(knowledge, mention.id, _WHERE)) or list(_province(knowledge, mention.id).values())
    if not found:
        return None
    names = listed([with_article(entity["name"]) for entity in found])
    said = _cited(knowledge, f"{_capital_name(knowledge, mention)} is in {names}", found, [mention.id])
    ids = {entity["id"] for entity in found}
    told = [fact for fact in placed_facts(knowledge, mention.id) if fact["value"] not in ids]
    beside = "".join(f"; {figure(fact)}" for fact in told)
    return Found(f"{said.sentence.removesuffix('.')}{beside}.", told, found)


def placed_facts(knowledge: Knowledge, id_: str) -> list[Data]:
    """The facts that say where something is: of its headquarters, of its site."""
    return list(facts_where(knowledge, _PLACED, (id_,)))


def wholes_above(knowledge: Knowledge, id_: str) -> set[str]:
    """The ids of all that an entity lies in or belongs to, found upwards from it."""
    found: set[str] = set()
    rising = [id_]
    while rising:
        here = rising.pop()
        rows = knowledge.rows(_ABOVE, (here, here))
        wholes = {row[0] for row in rows} | set(_province(knowledge, here))
        rising += sorted(wholes - found)
        found |= wholes
    return found


def members_of(knowledge: Knowledge, mention: Mention, kind: str) -> set[str]:
    """The ids of the entities of a kind that belong to the one named."""
    return {entity["id"] for entity in _related(knowledge, mention, kind)}
