"""Yes or no: whether one thing belongs to another, such as a member to the corridor or a company to a city."""

from collections.abc import Sequence

from g60cli.answer import Data
from g60cli.questions.ask import vocabulary_en as cue
from g60cli.questions.ask.accounting import covered, described, joining, measures
from g60cli.questions.ask.asked import Found, Mention, Outcome, Question
from g60cli.questions.ask.listing import members_of, own_words, placed, placed_facts, wholes_above
from g60cli.questions.ask.sentences import capital, figure, listed, with_article
from g60cli.questions.entities import entity_by_id
from g60cli.questions.knowledge import Knowledge


def find_confirmation(knowledge: Knowledge, question: Question) -> Outcome:
    """Whether the first entity named belongs to the second; None where that is not the question."""
    if not question.is_yes_or_no or len(question.entities) != 2 or question.times:
        return None
    one, other = question.entities
    own = described(question, *own_words(knowledge, [one, other]))
    named = one.places | other.places
    if question.content - named - own - joining(question) - frozenset(question.classes) or question.cue(cue.COUNT):
        return None
    return _attribute(knowledge, question, one, other) or _relation(knowledge, one, other)


def _attribute(knowledge: Knowledge, question: Question, one: Mention, other: Mention) -> Outcome:
    """By a fact such as that of the headquarters, where the question asks for it."""
    facts = placed_facts(knowledge, one.id)
    known = measures(knowledge, [fact["metric"]["id"] for fact in facts])
    asked = [fact for fact in facts if covered(question, known[fact["metric"]["id"]].terms)]
    if not asked:
        return None
    fitting = [fact for fact in asked if other.id in _with_wholes(knowledge, fact["value"])]
    fact = (fitting or asked)[0]
    return Found(f"{'Yes' if fitting else 'No'}: {figure(fact)}.", [fact])


def _with_wholes(knowledge: Knowledge, id_: str) -> set[str]:
    return {id_, *wholes_above(knowledge, id_)}


def _relation(knowledge: Knowledge, one: Mention, other: Mention) -> Outcome:
    """By what the file says of the two themselves."""
    entity, whole = entity_by_id(knowledge, one.id), entity_by_id(knowledge, other.id)
    if entity is None or whole is None:
        return None
    if one.id in members_of(knowledge, other, one.kind):
        told = [fact for fact in placed_facts(knowledge, one.id) if fact["value"] != other.id]
        beside = "".join(f"; {figure(fact)}" for fact in told)
        sources = ", ".join(entity["source"][:1])
        belongs = f"{capital(with_article(entity['name']))} is {placed(knowledge, other)} ({sources})"
        return Found(f"Yes: {belongs}{beside}.", told, [entity])
    if whole.get("members"):
        return _no_member(knowledge, entity, whole)
    return None


def _no_member(knowledge: Knowledge, entity: Data, whole: Data) -> Found:
    members: Sequence[Data] = [
        member for id_ in whole["members"] if (member := entity_by_id(knowledge, id_)) is not None
    ]
    names = listed([member["name"] for member in members])
    sources = ", ".join(whole["source"][:1])
    lead = f"No: {with_article(entity['name'])} is not among the members of {with_article(whole['name'])}"
    return Found(f"{lead}, which are {names} ({sources}).", entities=members)
