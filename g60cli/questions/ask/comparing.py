"""Comparisons: which of two has more, and which of many has most, over comparable figures alone."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from g60cli.answer import Data
from g60cli.knowledge.values import as_fraction, parse_number
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, Precision
from g60cli.questions.ask import vocabulary_en as cue
from g60cli.questions.ask.accounting import Measure, covered, joining, light, measures_named
from g60cli.questions.ask.asked import Found, Mention, Outcome, Places, Question, Refused
from g60cli.questions.ask.figures import SEVERAL_TIMES, in_time
from g60cli.questions.ask.listing import members_of
from g60cli.questions.ask.sentences import (
    capital,
    doubts,
    figure,
    listed,
    lowered,
    possessive,
    sources_of,
    subject,
    value,
    was,
    when,
    with_article,
)
from g60cli.questions.ask.series import Series, facts_of, series_of
from g60cli.questions.ask.vocabulary_zh import DEGREES
from g60cli.questions.choosing import is_usable, ordered
from g60cli.questions.comparability import mixed, why_not
from g60cli.questions.facts import facts_where
from g60cli.questions.groups import best_group
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.parts import wholes_of

_MANY = 10**6
_LACKING_SAID = 8
_UPWARD = (Precision.MORE_THAN, Precision.AT_LEAST)
_DOWNWARD = (Precision.LESS_THAN, Precision.AT_MOST, Precision.NEARLY)

_OF_KIND = """fact.metric = ? AND (
    SELECT kind FROM entity WHERE id = json_extract(fact.about, '$[0]')
) = ?"""

_IDS_OF_KIND = "SELECT id FROM entity WHERE kind = ? ORDER BY position"


def find_comparison(knowledge: Knowledge, question: Question) -> Outcome:
    """Which of the entities named has more of what is asked for; None where nothing is compared."""
    compared = question.cue(cue.MORE, cue.LESS, cue.COMPARE, cue.DIFFERENCE)
    choice = question.cue(cue.WHICH, cue.WHO) and question.cue(cue.MOST, cue.LEAST) and _is_choice(question)
    if not (compared or choice) or len(question.entities) < 2:
        return None
    if len(question.times) > 1:
        return SEVERAL_TIMES
    by_metric = _by_metric(knowledge, question)
    if not by_metric:
        return _not_measured(knowledge, question)
    refused: Refused | None = None
    for series in sorted(by_metric.values(), key=lambda series: (-len(series), len(_left(question, series)))):
        outcome = _compared(knowledge, question, series)
        if isinstance(outcome, Found):
            return outcome
        refused = refused or outcome
    return refused


def _is_choice(question: Question) -> bool:
    return "or" in question.stems or "还是" in question.text


def _by_metric(knowledge: Knowledge, question: Question) -> Mapping[str, list[Series]]:
    """The series of single subjects that the question asks for, by their metric."""
    found: dict[str, list[Series]] = {}
    for one in series_of(knowledge, question, any_sort=True):
        if len(one.about) == 1 and one.measure.unit not in ATTRIBUTE_UNITS:
            found.setdefault(one.measure.id, []).append(one)
    return found


def _left(question: Question, series: Sequence[Series]) -> Places:
    named = frozenset(place for mention in question.entities for place in mention.places)
    return series[0].left - named - _comparing(question)


def _comparing(question: Question) -> Places:
    degrees = (place for place, token in enumerate(question.tokens) if token.text in DEGREES)
    cues = question.cue(cue.MORE, cue.LESS, cue.COMPARE, cue.MOST, cue.LEAST, cue.VAGUE)
    return cues | frozenset(question.classes) | frozenset(degrees)


def _not_measured(knowledge: Knowledge, question: Question) -> Refused:
    names = listed([with_article(knowledge.named(mention.id).name) for mention in question.entities])
    if not measures_named(knowledge, question):
        return Refused(f"say in what {names} are to be compared: by area, by population …", nearness=6)
    return Refused(f"what is asked for is not known of {names}", nearness=6)


def _compared(knowledge: Knowledge, question: Question, series: Sequence[Series]) -> Found | Refused:
    if left := _left(question, series):
        return Refused(f"no comparison here accounts for {_quoted(question, left)}", nearness=4)
    measure = series[0].measure
    have = {one.about[0] for one in series}
    lacking = [mention.id for mention in question.entities if mention.id not in have]
    if lacking:
        names = listed([with_article(knowledge.named(id_).name) for id_ in lacking])
        return Refused(f"the {lowered(measure.name)} of {names} is not known", nearness=7)
    figures = {one.about[0]: _usable(knowledge, question, facts_of(knowledge, one)) for one in series}
    group = best_group(figures, _metric(measure), _MANY)
    if group is None or len(group.facts) < len(figures):
        return _incomparable(knowledge, figures, measure)
    facts = [group.facts[mention.id] for mention in question.entities if mention.id in group.facts]
    return _pair(question, facts) if len(facts) == 2 else _ranking(question, facts, measure)


def _quoted(question: Question, places: Places) -> str:
    return listed([f"'{word}'" for word in question.words(places)])


def _usable(knowledge: Knowledge, question: Question, facts: Iterable[Data]) -> list[Data]:
    """What may be compared: results of the time asked for, the one to take first."""
    usable = [fact for fact in facts if is_usable(fact, question.wants_target) and in_time(question, fact)]
    return ordered(knowledge, usable, question.wants_target)


def _metric(measure: Measure) -> Data:
    return {"id": measure.id, "name": measure.name, "steady": measure.steady, "metric_kind": measure.kind}


def _incomparable(knowledge: Knowledge, figures: Mapping[str, Sequence[Data]], measure: Measure) -> Refused:
    firsts = [own[0] for own in figures.values() if own]
    said = f"no comparable figures of {lowered(measure.name)} are known"
    if len(firsts) < len(figures):
        return Refused(f"{said} for that time", nearness=8)
    metric, ids = _metric(measure), list(figures)
    wholes = wholes_of(knowledge, ids)
    for one, other in pairwise(firsts):
        why = why_not(one, other, metric, wholes) or mixed(one, other, metric)
        if why:
            return Refused(f"{said}: {why}", nearness=8)
    return Refused(said, nearness=8)


def _pair(question: Question, facts: Sequence[Data]) -> Found:
    """A sentence about two figures; it begins with yes or no where that was the question."""
    one, other = facts
    order = compared(one, other)
    asked_less = bool(question.cue(cue.LESS)) and not question.cue(cue.MORE)
    said = f"{_said(one)}, and {_said(other)}"
    if order is None:
        return Found(f"The figures leave it open: {said} ({sources_of(facts)}).", facts)
    if question.is_yes_or_no and not _is_choice(question) and not question.cue(cue.WHICH, cue.WHO, cue.COMPARE):
        yes = order < 0 if asked_less else order > 0
        return Found(f"{'Yes' if yes else 'No'}: {said} ({sources_of(facts)}).", facts)
    if order == 0:
        return Found(f"Both are equal: {said} ({sources_of(facts)}).", facts)
    asked_less = asked_less or bool(question.cue(cue.LEAST))
    first, second = (one, other) if (order < 0) == asked_less else (other, one)
    lead = f"{capital(subject(first))} has {'less' if asked_less else 'more'}"
    return Found(f"{lead}: {_said(first)}, and {_said(second)} ({sources_of(facts)}).", [first, second])


def _said(fact: Data) -> str:
    marks = doubts(fact, with_source=False)
    mark = f" {marks}" if marks != "()" else ""
    return f"{possessive(subject(fact))} {lowered(fact['metric']['name'])} {was(fact)} {value(fact)} {when(fact)}{mark}"


def _ranking(question: Question, facts: Sequence[Data], measure: Measure) -> Found:
    order = sorted(facts, key=_number, reverse=not question.cue(cue.LESS, cue.LEAST))
    said = listed([f"{subject(fact)} {value(fact)}" for fact in order])
    return Found(f"{capital(lowered(measure.name))} {when(order[0])}: {said} ({sources_of(order)}).", order)


def compared(one: Data, other: Data) -> int | None:
    """1 where the first is greater, -1 where it is less, 0 where they are equal; None where bounds leave it open."""
    first, second = _number(one), _number(other)
    if first == second:
        exact = {one["precision"], other["precision"]} == {Precision.EXACT}
        return 0 if exact else None
    greater, less = (one, other) if first > second else (other, one)
    if greater["precision"] in _DOWNWARD or less["precision"] in _UPWARD:
        return None
    return 1 if first > second else -1


def _number(fact: Data) -> Fraction:
    return as_fraction(parse_number(fact["value"]))


def find_superlative(knowledge: Knowledge, question: Question) -> Outcome:
    """Which of the entities of a class has most or least; None where that is not the question."""
    cues = question.cue(cue.MOST, cue.LEAST)
    if not cues or question.cue(cue.MORE, cue.LESS) or not question.classes:
        return None
    if len(question.times) > 1:
        return SEVERAL_TIMES
    place = min(question.classes)
    kind, type_ = question.classes[place]
    own = frozenset(other for other, class_ in question.classes.items() if class_ == (kind, type_))
    best: Refused | None = None
    for measure in measures_named(knowledge, question).values():
        matched = covered(question, measure.terms) - own
        named = frozenset(place for mention in question.entities for place in mention.places)
        left = question.content - matched - named - own - cues - light(question, matched) - joining(question)
        if not matched or measure.unit in ATTRIBUTE_UNITS:
            continue
        if left:
            best = best or Refused(f"no ranking here accounts for {_quoted(question, left)}", nearness=4)
            continue
        outcome = _most(knowledge, question, (kind, type_), measure, matched)
        if isinstance(outcome, Found):
            return outcome
        best = outcome
    return best or Refused("say by what to order them: by area, by population …", nearness=6)


def _most(
    knowledge: Knowledge, question: Question, class_: tuple[str, str], measure: Measure, matched: Places
) -> Found | Refused:
    kind, type_ = class_
    within = _within(knowledge, question, kind, matched)
    figures: dict[str, list[Data]] = {}
    for fact in facts_where(knowledge, _OF_KIND, (measure.id, kind)):
        if not fact["with"] and (within is None or fact["about"]["id"] in within):
            figures.setdefault(fact["about"]["id"], []).append(fact)
    if type_:
        figures = {id_: own for id_, own in figures.items() if _type(knowledge, id_) == type_}
    usable = {id_: _usable(knowledge, question, own) for id_, own in figures.items()}
    group = best_group({id_: own for id_, own in usable.items() if own}, _metric(measure), _MANY)
    if group is None or len(group.facts) < 2:
        return Refused(f"no comparable figures of {lowered(measure.name)} are known", nearness=7)
    least = bool(question.cue(cue.LEAST)) and not question.cue(cue.MOST)
    all_ = [row[0] for row in knowledge.rows(_IDS_OF_KIND, (kind,)) if within is None or row[0] in within]
    lacking = [
        knowledge.named(id_).name
        for id_ in all_
        if id_ not in group.facts and (not type_ or _type(knowledge, id_) == type_)
    ]
    return _first_of(list(group.facts.values()), type_ or kind, least, lacking)


def _type(knowledge: Knowledge, id_: str) -> str:
    row = knowledge.row("SELECT json_extract(own, '$.type') FROM entity WHERE id = ?", (id_,))
    return str(row[0]) if row else ""


def _within(knowledge: Knowledge, question: Question, kind: str, matched: Places) -> set[str] | None:
    """The ids to which a place or an industry in the question confines the class; None for all."""
    confining: list[Mention] = [mention for mention in question.entities if mention.places - matched]
    if not confining:
        return None
    return set.intersection(*(members_of(knowledge, mention, kind) for mention in confining))


def _first_of(facts: Sequence[Data], noun: str, least: bool, lacking: Sequence[str]) -> Found:
    """The sentence about the first; those ``lacking`` have no comparable figure, and one of them may be first."""
    order = sorted(facts, key=lambda fact: (_number(fact), fact["id"]), reverse=not least)
    first, second = order[0], order[1]
    open_ = compared(first, second) in (None, 0)
    rank = "lowest" if least else "highest"
    each = f"no two of one {noun}" if lacking else f"one of each {noun}"
    lead = f"Of {len(facts)} comparable figures, {each}, the {rank} is {possessive(subject(first))}"
    tail = f"the next is {possessive(subject(second))}, with {value(second)} ({second['source']})"
    doubt = ", and their bounds leave the order open" if open_ else ""
    more = [*map(with_article, lacking[:_LACKING_SAID]), *(["others"] if len(lacking) > _LACKING_SAID else [])]
    without = f"; of {listed(more)} no comparable figure is known" if lacking else ""
    return Found(f"{lead}: {figure(first)}; {tail}{doubt}{without}.", order)
