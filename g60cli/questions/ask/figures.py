"""A figure or an attribute of a subject: which fact answers, of rivals the chosen one, and what must be said of it."""

from collections.abc import Iterable, Iterator, Sequence

from g60cli.answer import Data
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, MetricKind, PeriodBasis, Rank, Status
from g60cli.questions.ask import vocabulary_en as cue
from g60cli.questions.ask.accounting import NOWHERE, described, measures, phrases
from g60cli.questions.ask.asked import Found, Outcome, Places, Question, Refused
from g60cli.questions.ask.sentences import figure, listed, lowered, value, when, with_article
from g60cli.questions.ask.series import Series, facts_of, series_of
from g60cli.questions.ask.vocabulary_zh import CENSUS
from g60cli.questions.choosing import is_usable, last_day, ordered, tied
from g60cli.questions.comparability import length_text, value_class
from g60cli.questions.knowledge import Knowledge

_AND = ("and", "和", "与", "及")
_YEARS_SAID = 6
SEVERAL_TIMES = Refused("several times are asked for at once; ask for one of them", nearness=8)
_UNSURE = (Status.TARGET, Status.EXPECTED)


def find_figure(knowledge: Knowledge, question: Question) -> Outcome:
    """The figure or attribute that is asked for; None where no metric of the subjects named is."""
    series = series_of(knowledge, question)
    refused: Refused | None = None
    for one in series:
        facts = facts_of(knowledge, one)
        fitting = [fact for fact in facts if not one.left - _own_words(question, fact)]
        if fitting:
            return _answered(knowledge, question, one, fitting)
        refused = refused or _leftover(question, one)
    return _each(knowledge, question, series) or refused


def _each(knowledge: Knowledge, question: Question, series: Sequence[Series]) -> Found | None:
    """The same metric of each of several subjects that ``and`` joins, where all of them have it."""
    if not any(token.text.casefold() in _AND for token in question.tokens):
        return None
    named = frozenset(place for mention in question.entities for place in mention.places)
    by_metric: dict[str, list[Found]] = {}
    order = [mention.id for mention in question.entities]
    for one in sorted(series, key=lambda one: order.index(one.about[0])):
        if len(one.about) == 1 and not one.left - named:
            answered = _answered(knowledge, question, one, facts_of(knowledge, one))
            if isinstance(answered, Found):
                by_metric.setdefault(one.measure.id, []).append(answered)
    for found in by_metric.values():
        if len(found) == len(question.entities) > 1:
            sentence = "; ".join(one.sentence.removesuffix(".") for one in found) + "."
            return Found(sentence, [fact for one in found for fact in one.facts])
    return None


def _own_words(question: Question, fact: Data) -> Places:
    """The words that one fact of a series accounts for: its basis, its status, its unit of money."""
    census = phrases(question, CENSUS) if "census" in (fact["basis"] or "") else NOWHERE
    return described(question, fact["basis"], fact["status"], *_money(fact)) | census


def _money(fact: Data) -> Iterator[str]:
    """What the units are called in which a fact gives its value."""
    for unit in (fact["unit"], *(item["unit"] for item in fact["also"])):
        yield cue.MONEY.get(unit, "")


def _leftover(question: Question, one: Series) -> Refused:
    words = listed([f"'{word}'" for word in question.words(one.left)])
    return Refused(f"the {lowered(one.measure.name)} known here says nothing of {words}", nearness=3 - len(one.left))


def _answered(knowledge: Knowledge, question: Question, one: Series, facts: Sequence[Data]) -> Found | Refused:
    if len(question.times) > 1:
        return SEVERAL_TIMES
    if question.is_yes_or_no and question.times and one.measure.unit == "date":
        return _dated(question, facts[0])
    timed = [fact for fact in facts if in_time(question, fact)]
    usable = [fact for fact in timed if is_usable(fact, wants_target=True)]
    if not usable:
        return _other_time(knowledge, question, one, facts)
    wanted = [fact for fact in usable if _is_wanted(question, fact)]
    if not wanted:
        return _other_status(question, usable)
    first, *others = ordered(knowledge, wanted, wants_target=question.wants_target)
    rivals = [other for other in others if _rivals(first, other)]
    for rival in rivals:
        if tied(knowledge, first, rival):
            return Refused(
                f"two sources of equal standing differ: {first['source']} has {value(first)}, {rival['source']} has "
                f"{value(rival)}",
                nearness=9,
            )
    return _found(knowledge, question, first, rivals[:1], _whole_year(question, first, others))


def _dated(question: Question, fact: Data) -> Found:
    """Whether something was in the year that the question names."""
    yes = fact["value"][:4] == question.times[0].first[:4]
    return Found(f"{'Yes' if yes else 'No'}: {figure(fact)}.", [fact])


def in_time(question: Question, fact: Data) -> bool:
    """True for a fact of the time that is asked for: within it, or of the very years of a range.

    An undated fact is of no time that can be asked for; an attribute of all.
    """
    from g60cli.knowledge.periods import parse_period

    if not question.times or (fact["period"] is None and fact["unit"] in ATTRIBUTE_UNITS):
        return not question.times
    time, period = question.times[0], parse_period(fact["period"] or "undated")
    if period.start is None or period.end is None:
        return False
    first, last = period.start.isoformat(), period.end.isoformat()
    if time.is_range:
        return (first, last) == (time.first, time.last)
    return (time.first <= first and last <= time.last) or bool(
        fact["per"] and first <= time.first and time.last <= last
    )


def _is_wanted(question: Question, fact: Data) -> bool:
    if question.cue(cue.TARGET):
        return bool(fact["status"] == Status.TARGET)
    return fact["status"] in _UNSURE if question.wants_target else is_usable(fact)


def _other_time(knowledge: Knowledge, question: Question, one: Series, facts: Sequence[Data]) -> Refused:
    known = [fact for fact in facts if is_usable(fact, wants_target=question.wants_target)]
    periods = list(dict.fromkeys(when(fact) for fact in sorted(known, key=last_day) if when(fact)))
    about = f"no value of {lowered(one.measure.name)} is known for {_names(knowledge, one.about)}"
    deprecated = [fact for fact in facts if fact["rank"] == Rank.DEPRECATED]
    if not known and deprecated:
        return Refused(f"{about} but one that is deprecated: {deprecated[0]['why']}", nearness=9)
    if not question.times or not periods:
        return Refused(about, nearness=7)
    time = question.times[0]
    asked = f"{time.said} ({time.first[:4]})" if time.relative else time.said
    said = listed(periods[-_YEARS_SAID:])
    return Refused(f"{about} and {asked}; there is one {said}", nearness=9)


def _names(knowledge: Knowledge, ids: Iterable[str]) -> str:
    return listed([with_article(knowledge.named(id_).name) for id_ in ids])


def _other_status(question: Question, usable: Sequence[Data]) -> Refused:
    known = max(usable, key=last_day)
    if question.wants_target:
        only = "an expectation" if known["status"] == Status.EXPECTED else "a result"
        return Refused(f"no target is known, only {only}: {figure(known)}", nearness=9)
    return Refused(f"only a target is known, and no result: {figure(known)}; ask for the target", nearness=9)


def _rivals(first: Data, other: Data) -> bool:
    """True where the other says another value of the same time and of the same sort."""
    same = last_day(first) == last_day(other) and value_class(first) == value_class(other)
    alike = first["basis"] == other["basis"] and length_text(first) == length_text(other)
    written = (other["value"], other["precision"]) != (first["value"], first["precision"])
    return same and alike and written and other["rank"] != Rank.DEPRECATED


def _whole_year(question: Question, first: Data, others: Sequence[Data]) -> Data | None:
    """The latest result of a whole year, where what was taken is a later part of a year and no time was asked for."""
    flows = first["metric"] is not None and not question.times and not question.wants_target
    part = flows and length_text(first) not in ("a year", "not known") and "years" not in length_text(first)
    if not part or first["unit"] in ATTRIBUTE_UNITS or first["period_basis"] == PeriodBasis.PUBLISHED:
        return None
    years = (other for other in others if length_text(other) == "a year" and value_class(other) == "result")
    return next(years, None)


def _found(knowledge: Knowledge, question: Question, first: Data, rivals: Sequence[Data], year: Data | None) -> Found:
    parts = [figure(first)]
    parts += [f"{rival['source']} has {value(rival)}" for rival in rivals]
    flow = year is not None and _is_flow(knowledge, first)
    if year is not None and flow:
        parts.append(f"the last whole year known is {year['period']}, with {value(year)} ({year['source']})")
    time = question.times[0] if question.times and question.times[0].relative else None
    notes = [f"'{time.said}' is taken as {time.first[:4]}, from the date of the knowledge file"] if time else []
    cited = [first, *rivals, *([year] if year is not None and flow else [])]
    return Found("; ".join(parts) + ".", cited, notes=notes)


def _is_flow(knowledge: Knowledge, fact: Data) -> bool:
    [measure] = measures(knowledge, [fact["metric"]["id"]]).values()
    return measure.kind == MetricKind.FLOW
