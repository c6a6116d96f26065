"""Why a question has no answer, and what is nearest to it. Here alone all names are looked through."""

import json
from collections.abc import Collection, Iterator, Mapping

from g60cli.errors import printable
from g60cli.knowledge.names import fold
from g60cli.knowledge.vocabulary import KINDS
from g60cli.questions.ask import vocabulary_en as cue
from g60cli.questions.ask.accounting import Measure, covered, light, measures_named
from g60cli.questions.ask.asked import Places, Question, Refused
from g60cli.questions.ask.reading import MOST_TOKENS
from g60cli.questions.ask.sentences import listed, lowered, with_article
from g60cli.questions.ask.series import known_for, series_of
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.naming import nearest

_SIZES = ("area", "population", "gdp", "sitearea", "sitehectares", "sitemu")
_KNOWN_FOR = 4
_WORDS_SAID = 3
_LEAST_LETTERS = 4
_ALIKE = 0.75


def ambiguity(knowledge: Knowledge, question: Question) -> str | None:
    """Which name in the question is that of several things; None where each is that of one."""
    for mention in question.entities:
        if len(mention.ids) > 1:
            return f"'{mention.text}' may be any of these: {', '.join(mention.ids)}; name one by its id"
    if question.cue(cue.VAGUE) and len(question.entities) == 1 and not measures_said(knowledge, question):
        known = [one.measure for one in series_of(knowledge, question, any_sort=True)]
        sizes = _sizes(knowledge, question.entities[0].id) if known else []
        if len(sizes) > 1:
            words = " ".join(question.words(question.cue(cue.VAGUE)))
            name = with_article(knowledge.named(question.entities[0].id).name)
            return f"'{words}' may ask for the {' or the '.join(sizes)} of {name}; name the one you mean"
    return None


def _sizes(knowledge: Knowledge, id_: str) -> list[str]:
    """The names of the metrics of an entity that ``how big`` may ask for."""
    sql = """SELECT DISTINCT metric.name FROM fact_entity JOIN fact ON fact.number = fact_entity.fact
    JOIN metric ON metric.id = fact.metric JOIN name ON name.id = metric.id AND name.kind = 'metric'
    WHERE fact_entity.entity = ? AND name.folded IN (SELECT value FROM json_each(?)) ORDER BY metric.position"""
    return [lowered(row[0]) for row in knowledge.rows(sql, (id_, json.dumps(_SIZES)))]


def measures_said(knowledge: Knowledge, question: Question) -> bool:
    """True where words beside ``how big`` name a metric."""
    vague = question.cue(cue.VAGUE)
    return any(covered(question, measure.terms) - vague for measure in measures_named(knowledge, question).values())


def reason(knowledge: Knowledge, question: Question, vague: Refused | None = None) -> str:
    """Why nothing answers: an unknown name or word, a metric that is not known of the subject, or nothing at all.

    ``vague`` is what a plan said, to be repeated where no word is unknown.
    """
    if len(question.tokens) >= MOST_TOKENS:
        return f"the question is longer than {MOST_TOKENS} words; ask one thing at a time"
    if not question.tokens:
        return "the question has no words; ask, for instance: how many people live in Hefei"
    named = frozenset(place for mention in question.entities for place in mention.places)
    measures = {
        id_: measure
        for id_, measure in measures_named(knowledge, question).items()
        if covered(question, measure.terms) - named
    }
    matched = frozenset(place for measure in measures.values() for place in covered(question, measure.terms))
    unknown = question.content - named - matched - light(question) - frozenset(question.classes)
    unknown -= question.cue(*cue.AHEAD)
    said = list(_unknown(knowledge, question, unknown))
    if said:
        return "; ".join(said)
    if vague is not None:
        return vague.reason
    if measures and not _is_known(knowledge, question, measures):
        return _not_known(knowledge, question, measures)
    return _nothing(knowledge, question)


def _unknown(knowledge: Knowledge, question: Question, places: Places) -> Iterator[str]:
    """What nothing here accounts for, with the names most like it."""
    words = question.words(places)[:_WORDS_SAID]
    if not words:
        return
    quoted = listed([f"'{printable(word)}'" for word in words])
    yield f"nothing in the file that fits the question accounts for {quoted}"
    for word in words:
        near = nearest(knowledge, word, (*KINDS, "metric")) if len(word) >= _LEAST_LETTERS else []
        near = [(id_, text) for id_, text in near if _is_like(word, text)]
        if near:
            names = ", ".join(text if text == id_ else f"{text} ({id_})" for id_, text in near)
            yield f"the nearest to '{printable(word)}' by its letters: {names}"


def _is_like(word: str, name: str) -> bool:
    """True for a name that the word may be meant for; words that merely share letters with one are many."""
    from difflib import SequenceMatcher

    begins = f" {word.casefold()}" in f" {name.casefold()}"
    return begins or SequenceMatcher(None, fold(word), fold(name)).ratio() >= _ALIKE


def _is_known(knowledge: Knowledge, question: Question, metrics: Collection[str]) -> bool:
    """True where one of the metrics is known of an entity named, so that another part of the question has no answer."""
    return any(one.measure.id in metrics for one in series_of(knowledge, question, any_sort=True))


def _not_known(knowledge: Knowledge, question: Question, measures: Mapping[str, Measure]) -> str:
    measure = max(measures.values(), key=lambda one: len(covered(question, one.terms)))
    mine = {knowledge.named(mention.id).name for mention in question.entities}
    known = [
        name
        for name in known_for(knowledge, measure.id, _KNOWN_FOR + 1 + len(mine))
        if name.removeprefix("the ") not in mine
    ]
    more = " and others" if len(known) > _KNOWN_FOR else ""
    where = f"; it is known for {listed(known[:_KNOWN_FOR])}{more}" if known else ""
    about = listed([with_article(knowledge.named(mention.id).name) for mention in question.entities])
    if not about:
        return f"the question does not say whose {lowered(measure.name)} is meant{where}"
    return f"no value of {lowered(measure.name)} is known for {about}{where}"


def _nothing(knowledge: Knowledge, question: Question) -> str:
    if question.entities:
        mention = question.entities[0]
        name = with_article(knowledge.named(mention.id).name)
        return f"no fact about {name} answers that; g60 show {mention.id} prints what is known"
    return "nothing in the file is about this; g60 list and g60 metrics print what there is"
