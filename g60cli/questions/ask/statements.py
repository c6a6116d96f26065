"""Statements: a sentence of the file that accounts for every word of the question."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.vocabulary import PeriodBasis, Rank, Status
from g60cli.questions.ask import vocabulary_en as cue
from g60cli.questions.ask.accounting import described, words_among
from g60cli.questions.ask.asked import Found, Outcome, Places, Question
from g60cli.questions.ask.reading import read
from g60cli.questions.ask.sentences import doubts, when
from g60cli.questions.ask.words import beginnings_of, has_han, tokens_of
from g60cli.questions.entities import entity_by_id
from g60cli.questions.facts import facts_where
from g60cli.questions.knowledge import Knowledge

_ABOUT = """fact.text IS NOT NULL AND (fact.said_by = ? OR fact.number IN (
    SELECT fact FROM fact_entity WHERE entity = ?
))"""
_MATCHING = "fact.number IN (SELECT rowid FROM search_text WHERE search_text MATCH ?)"
_ANYWHERE = "fact.text IS NOT NULL AND fact.number IN (SELECT rowid FROM search_text WHERE search_text MATCH ? LIMIT ?)"
_ENOUGH, _MOST = 2, 50
_AT_FIRST = ("first", "originally", "initially")
_SIZES = ("size", "siz", "dimension", "diameter")
_SAYING = ("say", "think", "believ", "claim", "stat", "argu", "quot", "remark", "accord", "see", "describ", "view")
_PLAIN = ("be", "do", "hav", "have", "use", "work", "happen", "call", "name", "go", "get")
# Words that a statement may answer without having them.
_MAY_LACK = (*_SAYING, *_PLAIN, *_AT_FIRST, *_SIZES)
_NUMBERS = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "several"}
_PLACE = re.compile(r"\b(?:in|at|to|near|where|from)\b (?:the )?[A-Z]")


class _Told(NamedTuple):
    fact: Data
    matched: int
    size: int


def find_statement(knowledge: Knowledge, question: Question) -> Outcome:
    """The statement about the entities named that says what is asked for; None where none does."""
    if question.cue(cue.WHY, cue.VAGUE):
        return None
    facts = {fact["id"]: fact for fact in _about(knowledge, question)}
    told = [one for fact in facts.values() for one in _told(knowledge, question, fact)]
    if not told or (question.classes and question.cue(cue.WHICH)):
        told += [one for fact in _containing(knowledge, question) for one in _told(knowledge, question, fact)]
    if not told:
        return None
    best = max(told, key=lambda one: (one.matched, -one.size))
    return Found(f"{sentence(best.fact)}.", [best.fact])


def sentence(fact: Data) -> str:
    """A statement with its time, its source and its doubts, without its full stop."""
    period = when(fact) if fact["period"] and fact["period"] not in fact["text"] else ""
    text = fact["text"].rstrip(".")
    return " ".join(filter(None, (f"{text}{',' if period else ''}", period, doubts(fact))))


def _about(knowledge: Knowledge, question: Question) -> Iterator[Data]:
    """The statements about the entities named; only those that the index has for the words they must have."""
    places = (
        question.content - words_among(question, _MAY_LACK) - question.cue(*cue.AHEAD) - frozenset(question.classes)
    )
    places -= frozenset(place for mention in question.entities for place in mention.places)
    words = _words(question, places)
    if any(has_han(word) for word in words.values()):
        return
    # The index has numbers and accents in a spelling of its own.
    plain = {stem: word for stem, word in words.items() if word.isascii() and word.isalpha()}
    condition, parameters = (f"{_ABOUT} AND {_MATCHING}", (_expression(plain),)) if plain else (_ABOUT, ())
    for mention in question.entities:
        yield from facts_where(knowledge, condition, (mention.id, mention.id, *parameters))


def _containing(knowledge: Knowledge, question: Question) -> Iterable[Data]:
    """The statements whose words, or those of the same sense, begin like the words of the question."""
    places = question.content - words_among(question, (*_SAYING, *_PLAIN))
    places -= frozenset(
        place for mention in question.entities if mention.kind == "industry" for place in mention.places
    )
    words = _words(question, places)
    if len(words) < _ENOUGH or any(has_han(word) for word in words):
        return []
    return facts_where(knowledge, _ANYWHERE, (_expression(words), _MOST))


def _words(question: Question, places: Places) -> dict[str, str]:
    """The stems of the words at these places, each with one of the words."""
    return {question.tokens[place].stem: question.tokens[place].text for place in places}


def _expression(words: Mapping[str, str]) -> str:
    """What the index is asked for: for each word one that begins like it, or like one of its sense."""
    return " AND ".join(f"({' OR '.join(_beginnings(*word))})" for word in sorted(words.items()))


def _beginnings(word: str, text: str) -> Iterator[str]:
    for beginning in (*beginnings_of(word), text):
        yield '"' + beginning.replace('"', "") + '"*'


def _told(knowledge: Knowledge, question: Question, fact: Data) -> Iterable[_Told]:
    """The fact with the number of words that its text has of the question, if it accounts for all of them."""
    if fact["rank"] == Rank.DEPRECATED or not _is_sort(question, fact) or not _is_timely(question, fact):
        return
    names = frozenset(place for mention in question.entities for place in mention.places)
    text = described(question, fact["text"], *fact["evidence"])
    if not text and not question.entities:
        return
    own = described(question, *_names(knowledge, fact))
    left = question.content - text - own - _saying(question, fact) - words_among(question, _PLAIN)
    left -= _wanting(question, fact)
    if question.cue(cue.WHEN):
        left -= words_among(question, _AT_FIRST)
    if any(character.isdigit() for character in fact["text"]):
        left -= words_among(question, _SIZES)
    classes = frozenset(question.classes)
    if question.cue(cue.WHICH):
        left |= question.content & classes
    if left and left <= classes:
        left -= _named_kinds(knowledge, question, fact)
    about = {entity["id"] for entity in (fact["about"], *fact["with"])}
    about |= _industries(knowledge, about)
    left -= frozenset(place for mention in question.entities if mention.id in about for place in mention.places)
    named = all(
        mention.id in about or mention.places & _spoken(question, fact) or mention.places <= text
        for mention in question.entities
    )
    beyond = (question.content & text) - names
    if left or not named or not (beyond or _spoken(question, fact)):
        return
    kinds = _named_kinds(knowledge, question, fact) if question.cue(cue.WHICH) else frozenset()
    yield _Told(fact, len(beyond) + len(kinds), len(tokens_of(fact["text"])))


def _industries(knowledge: Knowledge, ids: Iterable[str]) -> set[str]:
    """The industries of a statement's subjects: a car maker need not be called one in the text."""
    entities = (entity_by_id(knowledge, id_) for id_ in ids)
    return {id_ for entity in entities if entity is not None for id_ in entity.get("industries") or ()}


def _named_kinds(knowledge: Knowledge, question: Question, fact: Data) -> Places:
    """The class nouns of the question of whose kind the statement names something that the question does not."""
    asked = {id_ for mention in question.entities for id_ in mention.ids}
    subjects = [(entity["kind"], entity["id"]) for entity in (fact["about"], *fact["with"])]
    mentioned = [(mention.kind, mention.id) for mention in read(knowledge, fact["text"]).entities]
    named = {kind for kind, id_ in (*subjects, *mentioned) if id_ not in asked}
    return frozenset(place for place, (kind, _) in question.classes.items() if kind in named)


def _names(knowledge: Knowledge, fact: Data) -> Iterable[str]:
    """What the subjects and the speaker are called."""
    ids = [entity["id"] for entity in (fact["about"], *fact["with"])] + ([fact["said_by"]] if fact["said_by"] else [])
    for id_ in ids:
        entity = entity_by_id(knowledge, id_)
        if entity is not None:
            yield from (entity["name"], *entity["names"].values(), *entity["aliases"], id_, entity.get("type") or "")


def _saying(question: Question, fact: Data) -> Places:
    return words_among(question, _SAYING) if fact["said_by"] else frozenset()


def _spoken(question: Question, fact: Data) -> Places:
    return frozenset(
        place for mention in question.entities if fact["said_by"] in mention.ids for place in mention.places
    )


def _wanting(question: Question, fact: Data) -> Places:
    return question.cue(*cue.AHEAD) if fact["status"] in (Status.TARGET, Status.EXPECTED) else frozenset()


def _is_timely(question: Question, fact: Data) -> bool:
    """True where the statement is of the years that the question names, by its period or in its own words."""
    period = fact["period"] or ""
    for time in question.times:
        year = time.first[:4]
        if time.relative or (year not in period and year not in fact["text"]):
            return False
    return True


def _is_sort(question: Question, fact: Data) -> bool:
    """True where the statement can answer what the question word asks for."""
    if question.cue(cue.WHEN):
        return bool(fact["period"]) and (fact["event"] or fact["period_basis"] != PeriodBasis.PUBLISHED)
    if question.cue(cue.COUNT):
        return _counts(question, fact["text"])
    if question.cue(cue.WHERE):
        return bool(_PLACE.search(fact["text"]))
    return not question.wants_target or fact["status"] in (Status.TARGET, Status.EXPECTED)


def _counts(question: Question, text: str) -> bool:
    """True where a number stands right before the thing that is counted."""
    asked = min(question.cue(cue.COUNT)) if question.cue(cue.COUNT) else 0
    counted = [question.tokens[place].stem for place in sorted(question.content) if place > asked][:1]
    words = tokens_of(text)
    return any(
        token.stem in counted
        and any(word.text.casefold() in _NUMBERS or word.text[0].isdigit() for word in words[max(0, place - 3) : place])
        for place, token in enumerate(words)
    )
