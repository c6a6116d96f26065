"""Accounting for words: which words of a question a metric, an entity or a text stands for.

A question is answered only where every word that carries something is accounted for; what is left over is said in the
refusal. That is why the mayor of a known city is not answered by something near.
"""

import json
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from g60cli.knowledge.names import fold
from g60cli.questions.ask import vocabulary_en as english
from g60cli.questions.ask import vocabulary_zh as chinese
from g60cli.questions.ask.asked import Places, Question
from g60cli.questions.ask.words import has_han, stem, stems_of, tokens_of
from g60cli.questions.knowledge import Knowledge, Row

NOWHERE: Places = frozenset()


class Measure(NamedTuple):
    """A metric as a question may ask for it."""

    id: str
    name: str
    unit: str
    kind: str
    terms: tuple[str, ...]
    whole: str | None
    steady: bool


def measures(knowledge: Knowledge, ids: Iterable[str]) -> dict[str, Measure]:
    """These metrics, with all the terms that people ask for them by."""
    sql = "SELECT * FROM metric WHERE id IN (SELECT value FROM json_each(?))"
    return {row["id"]: _measure(row) for row in knowledge.rows(sql, (json.dumps(list(ids)),))}


def measures_named(knowledge: Knowledge, question: Question) -> dict[str, Measure]:
    """The metrics that the question's own words name, whether or not of any entity in it."""
    keys = [
        key
        for asked in (english.ASKED_AS, chinese.ASKED_AS)
        for key, terms in asked.items()
        if covered(question, terms)
    ]
    sql = "SELECT DISTINCT id FROM name WHERE kind = 'metric' AND folded IN (SELECT value FROM json_each(?))"
    ids = [id_ for mention in question.metrics for id_ in mention.ids]
    return measures(knowledge, dict.fromkeys([*ids, *(row[0] for row in knowledge.rows(sql, (json.dumps(keys),)))]))


def _measure(row: Row) -> Measure:
    names = [row["name"], *json.loads(row["aliases"])]
    keys = dict.fromkeys(fold(name) for name in (row["id"], *names))
    asked = (term for key in keys for asked in (english.ASKED_AS, chinese.ASKED_AS) for term in asked.get(key, ()))
    share = json.loads(row["share_of"] or "null")
    whole = share["whole"] if share else None
    terms = (row["name"], *names[1:], *asked)
    return Measure(row["id"], row["name"], row["unit"], row["kind"], terms, whole, bool(row["steady"]))


def places_of(question: Question, stems: Iterable[str]) -> Places:
    """The places of the words that have one of these stems."""
    return frozenset(place for word in set(stems) & question.stems.keys() for place in question.stems[word])


def covered(question: Question, terms: Sequence[str]) -> Places:
    """The places of the words that ask for these terms, each of which counts only if all its words are there."""
    bags = (_phrase(question, term) if has_han(term) else _bag(question.stems, term) for term in terms)
    return NOWHERE.union(*bags)


def _bag(stems: Mapping[str, Places], term: str) -> Places:
    wanted = bag_of(term)
    if not wanted or not all(word in stems for word in wanted):
        return NOWHERE
    return frozenset(place for word in wanted for place in stems[word])


@cache
def bag_of(term: str) -> frozenset[str]:
    """The stems of a term's words that carry something; of a term of idle words all."""
    tokens = tokens_of(term)
    carrying = frozenset(token.stem for token in tokens if token.text.casefold() not in english.FUNCTION)
    return carrying or frozenset(token.stem for token in tokens)


def _phrase(question: Question, phrase: str) -> Places:
    """The places at which a Chinese phrase stands in the question."""
    wanted = unicodedata.normalize("NFKC", phrase).casefold()
    shown = question.text.casefold()
    if len(shown) != len(question.text) or (start := shown.find(wanted)) < 0:
        return NOWHERE
    end = start + len(wanted)
    return frozenset(place for place, token in enumerate(question.tokens) if token.start < end and start < token.end)


def words_among(question: Question, words: Collection[str]) -> Places:
    """The places of these words in any of their forms."""
    return places_of(question, _stemmed(frozenset(words)))


@cache
def _stemmed(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def light(question: Question, matched: Places = NOWHERE) -> Places:
    """The words that only join a subject to its figure; beside bare ``people`` fewer of them do."""
    bare = {question.tokens[place].stem for place in matched} == {stem("people")}
    return words_among(question, english.NEUTRAL if bare else english.LIGHT)


def joining(question: Question) -> Places:
    """The words that say that things belong together."""
    return words_among(question, english.JOINING) | phrases(question, chinese.JOINING)


def phrases(question: Question, known: Iterable[str]) -> Places:
    """The places of these Chinese phrases."""
    return NOWHERE.union(*(_phrase(question, phrase) for phrase in known))


def described(question: Question, *texts: str | None) -> Places:
    """The words that stand in one of these texts."""
    return places_of(question, set().union(*(stems_of(text) for text in texts if text)))
