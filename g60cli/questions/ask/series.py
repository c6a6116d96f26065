"""Series: which metric a question asks for, and of which of the things that it names."""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, MetricKind
from g60cli.questions.ask import vocabulary_en as cue
from g60cli.questions.ask.accounting import NOWHERE, Measure, covered, described, light, measures, words_among
from g60cli.questions.ask.asked import Places, Question
from g60cli.questions.ask.listing import wholes_above
from g60cli.questions.ask.sentences import subject
from g60cli.questions.ask.words import stem, stems_of
from g60cli.questions.entities import entity_by_id
from g60cli.questions.facts import facts_where
from g60cli.questions.knowledge import Knowledge

_SERIES = """
SELECT fact.about AS about, fact.metric AS metric FROM fact_entity JOIN fact ON fact.number = fact_entity.fact
WHERE fact_entity.entity IN (SELECT value FROM json_each(?)) AND fact.metric IS NOT NULL
GROUP BY fact.about, fact.metric ORDER BY min(fact.number)
"""
_OF_SERIES = "fact.metric = ? AND fact.about = ? AND fact.number IN (SELECT fact FROM fact_entity WHERE entity = ?)"
_RATES = (MetricKind.SHARE, MetricKind.RATIO, MetricKind.GROWTH, MetricKind.RANK)


class Series(NamedTuple):
    """The facts of one subject and metric, as the question asks for them.

    ``matched`` are the words that the metric stands for, ``left`` those that neither it nor the subject accounts for.
    """

    about: tuple[str, ...]
    key: str
    measure: Measure
    matched: Places
    left: Places


def series_of(knowledge: Knowledge, question: Question, *, any_sort: bool = False) -> list[Series]:
    """What is measured of the entities that the question names and fits its words, the best fit first.

    Unless of ``any_sort``, a metric must be of the sort that the question word asks for.
    """
    mentioned = {mention.id: mention.places for mention in question.entities}
    if not mentioned:
        return []
    rows = knowledge.rows(_SERIES, (json.dumps(list(mentioned)),))
    pairs = [(row["about"], row["metric"]) for row in rows]
    pairs = [pair for pair in pairs if all(id_ in mentioned for id_ in json.loads(pair[0]))]
    known = measures(knowledge, dict.fromkeys(metric for _, metric in pairs))
    beside = {key: _beside(knowledge, question, key, mentioned) for key in dict.fromkeys(key for key, _ in pairs)}
    found = [_series(question, key, known[metric], mentioned, beside[key]) for key, metric in pairs]
    fitting = [one for one in found if one is not None and (any_sort or _fits(question, one))]
    return sorted(fitting, key=lambda one: (len(one.left), -len(one.matched), -len(one.about)))


def facts_of(knowledge: Knowledge, one: Series) -> list[Data]:
    """All facts of a series."""
    return list(facts_where(knowledge, _OF_SERIES, (one.measure.id, one.key, one.about[0])))


def _beside(knowledge: Knowledge, question: Question, key: str, mentioned: Mapping[str, Places]) -> Places:
    """The words that only say of what sort the subject is, or in what it lies: the city of Suzhou in Jiangsu."""
    about = json.loads(key)
    entities = [entity for id_ in about if (entity := entity_by_id(knowledge, id_)) is not None]
    places = described(question, *(text for entity in entities for text in (entity["kind"], entity.get("type") or "")))
    if len(mentioned) > len(about):
        wholes = (whole for id_ in about for whole in wholes_above(knowledge, id_))
        places |= NOWHERE.union(*(mentioned.get(whole, NOWHERE) for whole in wholes))
    return places


def _series(
    question: Question, key: str, measure: Measure, mentioned: Mapping[str, Places], beside: Places
) -> Series | None:
    """The series with what its metric matches beside the subject's own name; None where it matches nothing."""
    about = tuple(json.loads(key))
    named = frozenset(place for id_ in about for place in mentioned[id_])
    spelt = (mention.places for mention in question.metrics if measure.id in mention.ids)
    matched = covered(question, measure.terms).union(*spelt) - named
    if not matched:
        return None
    joining = light(question, matched)
    if measure.kind == MetricKind.STOCK:
        joining -= _coming(question)
    accounted = named | beside | matched | joining | described(question, measure.unit, *measure.terms)
    accounted |= question.cue(*cue.AHEAD)
    if stem("companies") in stems_of(measure.unit):
        accounted |= frozenset(place for place, class_ in question.classes.items() if class_[0] == "company")
    if measure.whole is not None:
        accounted |= mentioned.get(measure.whole, NOWHERE) | described(question, "nation", "whole", measure.whole)
    return Series(about, key, measure, matched, question.content - accounted)


def _coming(question: Question) -> Places:
    """The words that ask for what is new; how many somebody founded is what there is, how many were founded is not."""
    passive = any(token.text.casefold() in cue.PASSIVE for token in question.tokens)
    return words_among(question, cue.COMING | {"found"} if passive else cue.COMING)


def _fits(question: Question, one: Series) -> bool:
    """True where the metric is of the sort that the question's first word asks for."""
    unit, kind = one.measure.unit, one.measure.kind
    if (
        question.cue(cue.WHICH)
        and (kind in _RATES or unit.isupper())
        and not question.cue(cue.WHO, cue.WHERE, cue.WHEN)
    ):
        return True
    if question.cue(cue.WHO, cue.WHERE) or (question.cue(cue.WHICH) and not question.cue(cue.COUNT)):
        return (unit == "entity" and (bool(question.cue(cue.WHERE)) or not question.cue(cue.WHO))) or (
            unit == "date" and bool(question.cue(cue.WHEN))
        )
    if question.cue(cue.LIST) and question.classes and not question.cue(cue.COUNT):
        return False
    if question.cue(cue.WHEN):
        return unit == "date"
    if question.cue(cue.COUNT):
        return unit not in ATTRIBUTE_UNITS
    return not question.cue(cue.WHY)


def known_for(knowledge: Knowledge, metric: str, most: int) -> Iterator[str]:
    """The names of subjects for which a metric has a value, a few of them."""
    sql = "SELECT about, min(number) FROM fact WHERE metric = ? GROUP BY about ORDER BY 2 LIMIT ?"
    for row in knowledge.rows(sql, (metric, most)):
        yield subject({"about": _entity(knowledge, row[0], 0), "with": _others(knowledge, row[0])})


def _entity(knowledge: Knowledge, about: str, place: int) -> Data:
    return knowledge.named(json.loads(about)[place])._asdict()


def _others(knowledge: Knowledge, about: str) -> list[Data]:
    return [knowledge.named(id_)._asdict() for id_ in json.loads(about)[1:]]
