"""Figures that nobody printed: changes, differences, sums, averages, places in an order, limits.

No answer holds a number that stands in no fact, so these are refused; the refusal names the command that shows the
figures which are known.
"""

from collections.abc import Iterable, Sequence

from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, MetricKind
from g60cli.questions.ask import vocabulary_en as cue
from g60cli.questions.ask.accounting import Measure, covered, measures_named
from g60cli.questions.ask.asked import FINAL, Outcome, Places, Question, Refused
from g60cli.questions.ask.series import series_of
from g60cli.questions.ask.vocabulary_zh import AMOUNTS as CHINESE_AMOUNTS
from g60cli.questions.knowledge import Knowledge

_JOINED = ("and", "plus", "和", "与", "及", "加")
_CITY = "city"


def find_reckoned(knowledge: Knowledge, question: Question) -> Outcome:
    """A refusal where an answer would have to be reckoned; None where no figure is asked for, or a plain one."""
    sums = _sums(question)
    for reason, places in (
        ("no change over time", _changes(question)),
        ("no difference", _differences(question)),
        *sums,
    ):
        if places and (measure := _measure_of_named(knowledge, question, places)):
            return _refused(f"{reason} is reckoned here", _compared(question, measure, reason))
    order, average = _in_order(question), question.cue(cue.AVERAGE)
    for reason, places in (("place in an order but the first and the last", order), ("average", average)):
        if places and (measure := _measure_of_all(knowledge, question, places)):
            return _refused(f"no {reason} is given here", _ranked(question, measure))
    if limits := _limits(question):
        measure = _measure_of_named(knowledge, question, limits) or _measure_of_all(knowledge, question, limits)
        if measure:
            return _refused("no figure is held against a limit here", _ranked(question, measure))
    return None


def _refused(why: str, command: str) -> Refused:
    return Refused(f"{why}, for every number of an answer stands in a fact; {command}", nearness=FINAL)


def _changes(question: Question) -> Places:
    """The words that ask how something went on; what grew in one year is a figure of its own."""
    grown = question.cue(cue.GROWN)
    compared = question.cue(cue.MORE, cue.LESS, cue.MOST, cue.LEAST)
    long = any(time.is_range for time in question.times)
    if question.cue(cue.COUNT) and not long:
        grown = frozenset()
    plain = not question.times or long
    when = compared if question.cue(cue.WHEN) and len(question.entities) == 1 else frozenset()
    is_course = plain and not compared and (question.is_yes_or_no or "how" in question.stems)
    return question.cue(cue.CHANGE) | when | (grown if is_course else frozenset())


def _differences(question: Question) -> Places:
    """The words that ask how much more one has than another."""
    if len(question.entities) < len("ab"):
        return frozenset()
    counted = question.cue(cue.COUNT)
    return question.cue(cue.DIFFERENCE) | (counted and question.cue(cue.MORE, cue.LESS))


def _sums(question: Question) -> Sequence[tuple[str, Places]]:
    joined = any(token.text.casefold() in _JOINED for token in question.tokens)
    return [("no sum", question.cue(cue.SUM))] if joined and len(question.entities) > 1 else []


def _in_order(question: Question) -> Places:
    """The words that ask for the second, for the first three, or for all in their order."""
    if not question.classes:
        return frozenset()
    numbers = question.cue(cue.NTH)
    if question.cue(cue.MOST, cue.LEAST):
        numbers |= frozenset(place for place in question.content if question.tokens[place].text.casefold() in cue.FEW)
    listing = question.cue(cue.LIST) if "by" in question.stems else frozenset()
    return numbers | listing | question.cue(cue.ORDER)


def _limits(question: Question) -> Places:
    """The words that set a limit: more than ten million, 超过一万亿."""
    words = question.cue(cue.MORE, cue.LESS, cue.LIMIT)
    timed = frozenset(place for time in question.times for place in time.places)
    named = frozenset(place for mention in question.entities for place in mention.places)
    amounts = frozenset(
        place
        for place, token in enumerate(question.tokens)
        if token.text.casefold() in cue.AMOUNTS or token.text in CHINESE_AMOUNTS or token.text[0].isdigit()
    )
    return words if words and amounts - timed - named else frozenset()


def _measure_of_named(knowledge: Knowledge, question: Question, places: Places) -> Measure | None:
    """The metric that is asked for of the entities named, none of whose names holds the words at these places."""
    known = (one.measure for one in series_of(knowledge, question, any_sort=True) if len(one.about) == 1)
    return _asked_for(question, known, places)


def _measure_of_all(knowledge: Knowledge, question: Question, places: Places) -> Measure | None:
    return _asked_for(question, measures_named(knowledge, question).values(), places)


def _asked_for(question: Question, known: Iterable[Measure], places: Places) -> Measure | None:
    """Of the metrics that other words ask for the one that is named; a growth only where nothing else is.

    None where the words at these places belong to a metric themselves: to spend on research and development.
    """
    spelt = {id_ for mention in question.metrics for id_ in mention.ids}
    own = {measure: covered(question, measure.terms) for measure in known if measure.unit not in ATTRIBUTE_UNITS}
    named = frozenset(place for mention in question.metrics for place in mention.places)
    named = named.union(*(words for measure, words in own.items() if measure.kind != MetricKind.GROWTH))
    first = question.classes[min(question.classes)] if question.classes else None
    beside = places | frozenset(place for place, class_ in question.classes.items() if class_ == first)
    fitting = [measure for measure, words in own.items() if words - beside and places - named]
    return min(fitting, key=lambda measure: (measure.id not in spelt, measure.kind == MetricKind.GROWTH), default=None)


def _compared(question: Question, measure: Measure, reason: str) -> str:
    """The command that shows the figures of what is named: over time, or side by side."""
    ids = list(dict.fromkeys(mention.id for mention in question.entities))
    alike = len({mention.kind for mention in question.entities}) == 1
    if reason == "no change over time" or not alike or len(ids) == 1:
        return f"g60 trend {measure.id} {' '.join(ids)} shows the values known"
    return f"g60 compare {' '.join(ids)} --metric {measure.id} shows them side by side"


def _ranked(question: Question, measure: Measure) -> str:
    kinds = {kind for kind, _ in question.classes.values()}
    if question.entities and not kinds:
        return f"g60 trend {measure.id} {question.entities[0].id} shows the values known"
    if _CITY in kinds:
        return f"g60 rank {measure.id} orders the members by it"
    return f"g60 metric {measure.id} prints the values known"
