"""The rules for one fact: it agrees with its metric, its source and its evidence, and has an id."""

from collections.abc import Iterable
from decimal import Decimal

from g60cli.errors import with_article
from g60cli.knowledge.evidence import Disagreement, attribute_agrees, quantity_agrees
from g60cli.knowledge.findings import Spot
from g60cli.knowledge.format import Converted, Fact, Metric, Source
from g60cli.knowledge.ids import quantity_id, text_id
from g60cli.knowledge.paths import Path
from g60cli.knowledge.periods import Period, parse_period
from g60cli.knowledge.problems import Code
from g60cli.knowledge.registry import Registry
from g60cli.knowledge.relations import ANY_ENTITY, check_reference, report_period
from g60cli.knowledge.values import MOST_DIGITS, Number, exact_text, is_too_long, parse_number
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, MetricKind, PeriodBasis, Rank

_HINT_OF_VALUE = "write into 'evidence' the tokens as printed, or correct the value"
_DISAGREEMENTS = {
    "value": (Code.VALUE_NOT_IN_EVIDENCE, _HINT_OF_VALUE),
    "precision": (
        Code.PRECISION_NOT_IN_EVIDENCE,
        "the printed word stands above the rest: correct 'precision' or the evidence",
    ),
    "precision-unshown": (
        Code.PRECISION_UNSHOWN,
        "write the printed bound word into 'evidence', or leave 'precision' out",
    ),
}


def check_fact(registry: Registry, fact: Fact, spot: Spot) -> tuple[Period | None, str | None]:
    """The period of a fact and the exact text of its value, each None where there is none or it is wrong."""
    _check_references(registry, fact, spot)
    if fact.rank is not Rank.NORMAL and fact.why is None:
        hint = "add 'why': the reason, in one sentence"
        registry.report(spot.at("rank"), Code.RANK_WITHOUT_WHY, f"the rank {fact.rank.value} gives no reason", hint)
    metric = None if fact.metric is None else registry.metric(fact.metric)
    period = _period(registry, fact, metric, spot)
    is_quantity = fact.metric is not None and fact.value is not None and fact.text is None
    is_text = fact.metric is None and fact.value is None and fact.text is not None
    if not is_quantity and not is_text:
        message = "a fact has either 'metric' and 'value', or 'text'"
        registry.report(spot, Code.VALUE_OR_TEXT, message, "make two facts of it, or complete it")
    return period, _check_value(registry, fact, metric, spot) if is_quantity and metric is not None else None


def id_of(fact: Fact) -> str:
    """The id of a fact: its own, or else one of what it says."""
    if fact.id is not None:
        return fact.id
    if fact.metric is not None:
        return quantity_id(fact.about, fact.metric, fact.period, fact.source)
    return text_id(fact.about, fact.evidence)


def _check_references(registry: Registry, fact: Fact, spot: Spot) -> None:
    for number, entity in enumerate(fact.about):
        check_reference(registry, (spot, ("about", number)), entity, ANY_ENTITY)
    check_reference(registry, (spot, ("source",)), fact.source, ("source",))
    if fact.metric is not None:
        check_reference(registry, (spot, ("metric",)), fact.metric, ("metric",))
    if fact.said_by is not None:
        check_reference(registry, (spot, ("said_by",)), fact.said_by, ("person",))
    if fact.id is not None and fact.id in registry.things:
        message = f"the id '{fact.id}' belongs to {with_article(registry.things[fact.id].kind)}"
        registry.report(spot.at("id"), Code.DUPLICATE_ID, message, "give the fact another id, or none")


def _period(registry: Registry, fact: Fact, metric: Metric | None, spot: Spot) -> Period | None:
    if fact.period is None:
        if metric is not None and metric.unit not in ATTRIBUTE_UNITS:
            hint = "add 'period': 2023, 2023-10, 2016/2020, end-2022 … or undated"
            registry.report(spot, Code.MISSING_KEY, "'period' is missing, and a quantity must have one", hint)
        return None
    try:
        period = parse_period(fact.period)
    except ValueError as error:
        report_period(registry, spot.at("period"), error)
        return None
    if period.at_end and metric is not None and metric.kind is MetricKind.FLOW:
        message = f"'{fact.period}' is a moment, and '{fact.metric}' is counted over a period"
        registry.report(spot.at("period"), Code.BAD_PERIOD, message, f"write {fact.period.removeprefix('end-')}")
    if fact.period_basis is PeriodBasis.PUBLISHED:
        _check_published(registry, fact, spot)
    return period


def _check_published(registry: Registry, fact: Fact, spot: Spot) -> None:
    source = registry.source(fact.source)
    if source is None or fact.period is None:
        return
    published = str(source.published) if source.published is not None else None
    if published is None or not (published + "-").startswith(fact.period + "-"):
        message = f"the period {fact.period} is not the date of '{fact.source}' ({published or 'not published'})"
        hint = "write the date of the source or its beginning, or another period_basis"
        registry.report(spot.at("period"), Code.PERIOD_NOT_PUBLISHED, message, hint)


def _check_value(registry: Registry, fact: Fact, metric: Metric, spot: Spot) -> str | None:
    value = fact.value
    if value is None:
        return None
    if metric.unit in ATTRIBUTE_UNITS:
        return _check_attribute(registry, fact, metric, spot)
    number = _exact(registry, value, (spot, ("value",)))
    if number is None:
        return None
    language = (registry.source(fact.source) or _ENGLISH).language or "en"
    disagreements = quantity_agrees(number, metric.unit, fact.precision, fact.evidence, language, fact.read_as)
    if disagreements:
        _report(registry, fact, spot, disagreements)
    for place, converted in enumerate(fact.also):
        _check_converted(registry, fact, converted, spot.at("also", place), language)
    return value if isinstance(value, str) else exact_text(number)


def _check_converted(registry: Registry, fact: Fact, converted: Converted, spot: Spot, language: str) -> None:
    number = _exact(registry, converted.value, (spot, ("value",)))
    if number is None:
        return
    for found in quantity_agrees(number, converted.unit, fact.precision, fact.evidence, language, fact.read_as):
        # Of the bound the first value has told what there is to tell.
        if found.what == "value":
            registry.report(spot.at("value"), Code.VALUE_NOT_IN_EVIDENCE, found.message, _HINT_OF_VALUE)


def _exact(registry: Registry, value: int | Decimal | str, at: tuple[Spot, Path]) -> Number | None:
    try:
        return _number(value)
    except ValueError as error:
        table, path = at
        registry.report(table.at(*path), Code.BAD_NUMBER, str(error), 'write 44200, 12.50 or "1/15"')
    return None


_ENGLISH = Source(title="-", publisher="-")


def _number(value: int | Decimal | str) -> Number:
    if isinstance(value, str):
        if "/" not in value:
            raise ValueError(f"the value {value!r} is a text, and a number belongs here")
        return parse_number(value)
    if is_too_long(value):
        raise ValueError(f"the value has more than {MOST_DIGITS} digits")
    return value


def _check_attribute(registry: Registry, fact: Fact, metric: Metric, spot: Spot) -> str | None:
    if not isinstance(fact.value, str):
        message = f"the metric '{fact.metric}' has the unit {metric.unit}, and its values are texts"
        registry.report(spot.at("value"), Code.BAD_NUMBER, message, "put the value in quotes")
        return None
    names: tuple[str, ...] = ()
    if metric.unit == "entity":
        if not check_reference(registry, (spot, ("value",)), fact.value, ANY_ENTITY):
            return None
        entity = registry.entity(fact.value)
        names = (entity.name, *entity.names.values(), *entity.aliases) if entity else ()
    _report(registry, fact, spot, attribute_agrees(fact.value, metric.unit, fact.evidence, names))
    return fact.value


def _report(registry: Registry, fact: Fact, spot: Spot, disagreements: Iterable[Disagreement]) -> None:
    for disagreement in disagreements:
        code, hint = _DISAGREEMENTS[disagreement.what]
        is_of_precision = disagreement.what != "value" and "precision" in fact.model_fields_set
        registry.report(spot.at("precision" if is_of_precision else "evidence"), code, disagreement.message, hint)
