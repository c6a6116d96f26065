"""People in public roles: who holds a role, and which roles somebody holds."""

import re
from collections.abc import Iterable, Iterator

from g60cli.answer import Data
from g60cli.questions.ask import vocabulary_en as cue
from g60cli.questions.ask import vocabulary_zh as chinese
from g60cli.questions.ask.accounting import described, joining, words_among
from g60cli.questions.ask.asked import Found, Outcome, Question, Refused
from g60cli.questions.ask.sentences import listed, with_article
from g60cli.questions.ask.words import stem, stems_of
from g60cli.questions.entities import entity_by_id, related
from g60cli.questions.knowledge import Knowledge

_POST = ("job", "role", "position", "post", "titl", "function", "occupation", "work", "profession", "offic")
_DEPUTIES = {"deputy", "vic"}


def find_person(knowledge: Knowledge, question: Question) -> Outcome:
    """Who holds the role asked for, or the roles of the person asked about."""
    persons = [mention for mention in question.entities if mention.kind == "person"]
    if persons and len(question.entities) == 1 and not question.cue(cue.WHERE, cue.WHEN, cue.COUNT, cue.WHY):
        left = question.content - persons[0].places - words_among(question, (*_POST, "hold", "occupy"))
        entity = entity_by_id(knowledge, persons[0].id)
        if entity is not None and entity["roles"] and not left and not question.times:
            return _found([_role_sentence(knowledge, entity, entity["roles"])], [entity])
        return None
    return _holder(knowledge, question)


def _holder(knowledge: Knowledge, question: Question) -> Outcome:
    asked = _asked_roles(question)
    if not asked or not question.entities or question.cue(cue.WHEN, cue.WHERE, cue.WHY, cue.COUNT):
        return None
    holders, found = [], []
    for mention in question.entities:
        for person in related(knowledge, "person", mention.id, ("roles",)):
            holders += [(person, role) for role in person["roles"] if role["of"] == mention.id]
    for person, role in holders:
        parts = [part for part in re.split(r"\band\b", role["role"]) if _is_asked(question, part, asked)]
        if parts and not _left(knowledge, question, role) and _in_time(question, role):
            found.append((person, role))
    if not found:
        return _unknown_role(knowledge, question, holders)
    entities = list({person["id"]: person for person, _ in found}.values())
    return _found([_role_sentence(knowledge, person, [role]) for person, role in found], entities)


def _asked_roles(question: Question) -> set[str]:
    """The stems of the role words that the question may mean."""
    asked: set[str] = set()
    for word, roles in cue.ROLES.items():
        if stem(word) in question.stems:
            asked |= {other for role in roles for other in stems_of(role)}
    for phrase, roles in chinese.ROLES.items():
        if phrase in question.text:
            asked |= {other for role in roles for other in stems_of(role)}
    return asked


def _is_asked(question: Question, part: str, asked: set[str]) -> bool:
    """True where every word of a role is asked for, and no deputy was asked for where none is held."""
    stems = {stem(word) for word in part.split() if word not in cue.FUNCTION}
    known = set(question.stems) | asked
    deputy = bool(_DEPUTIES & (set(question.stems) | (asked if "副" in question.text else set())))
    return bool(stems & asked) and stems <= known and deputy == bool(stems & _DEPUTIES)


def _left(knowledge: Knowledge, question: Question, role: Data) -> frozenset[int]:
    named = frozenset(place for mention in question.entities for place in mention.places)
    roles = words_among(question, cue.ROLES) | _chinese(question)
    return question.content - named - roles - described(question, role["role"]) - words_among(question, _POST)


def _chinese(question: Question) -> frozenset[int]:
    found: set[int] = set()
    for phrase in chinese.ROLES:
        start = question.text.find(phrase)
        if start >= 0:
            end = start + len(phrase)
            found |= {place for place, token in enumerate(question.tokens) if start <= token.start < end}
    return frozenset(found)


def _in_time(question: Question, role: Data) -> bool:
    return all(time.first[:4] == (role["period"] or "")[:4] for time in question.times)


def _role_sentence(knowledge: Knowledge, person: Data, roles: Iterable[Data]) -> str:
    held = listed([_role(knowledge, role) for role in roles])
    return f"{person['name']} was {held} ({', '.join(person['source'])})"


def _role(knowledge: Knowledge, role: Data) -> str:
    when = f" in {role['period']}" if role["period"] else ""
    return f"{role['role']} of {with_article(knowledge.named(role['of']).name)}{when}"


def _found(sentences: list[str], entities: list[Data]) -> Found:
    return Found("; ".join(sentences) + ".", entities=entities)


def _unknown_role(knowledge: Knowledge, question: Question, holders: list[tuple[Data, Data]]) -> Outcome:
    if not question.cue(cue.WHO) or question.content & joining(question) == question.content:
        return None
    known = [f"{person['name']}, {_role(knowledge, role)}" for person, role in holders]
    names = listed(list(_names(knowledge, question)))
    said = f"nobody is named here in that role at {names}"
    return Refused(f"{said}; there is {listed(known)}" if known else said, nearness=5)


def _names(knowledge: Knowledge, question: Question) -> Iterator[str]:
    for mention in question.entities:
        yield with_article(knowledge.named(mention.id).name)
