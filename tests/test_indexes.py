"""How questions find their rows: of a large file none of these looks through all the facts."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import pytest

from g60cli.answer import Answer, Stream
from g60cli.questions import cards, lists, metric_values, metrics, provenance, timeline
from g60cli.questions.compare import compare
from g60cli.questions.knowledge import Knowledge, Row, open_knowledge
from g60cli.questions.map import members_map
from g60cli.questions.rank import rank
from g60cli.questions.stats import Filters, stats
from g60cli.questions.trend import trend
from tests.conftest import SMALL, TESTS

QUESTIONS: dict[str, Callable[[Knowledge], Any]] = {
    "cities": lists.cities,
    "companies": lists.companies,
    "a company": lambda knowledge: cards.company(knowledge, "Lantern"),
    "figures of a year": lambda knowledge: stats(knowledge, Filters(year="2023")),
    "figures of a place": lambda knowledge: stats(knowledge, Filters(about="Northport")),
    "a metric": lambda knowledge: metrics.metric(knowledge, "gdp"),
    "comparing": lambda knowledge: compare(knowledge, ["Northport", "Southmere"]),
    "ranking": lambda knowledge: rank(knowledge, "gdp"),
    "a trend": lambda knowledge: trend(knowledge, ["gdp", "Northport"]),
    "the timeline": timeline.timeline,
    "the map": members_map,
}
THROUGH_ALL_FACTS = ("SCAN fact", "SCAN fact_entity", "SCAN name")


class Asked(NamedTuple):
    """A knowledge base, and how SQLite goes about each query that it was asked: a step and the query, step by step."""

    knowledge: Knowledge
    plans: list[tuple[str, str]]


@pytest.fixture
def asked(environment: Callable[..., dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> Asked:
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    knowledge = open_knowledge([str(TESTS / SMALL)])
    plans: list[tuple[str, str]] = []
    really_asked = Knowledge.rows

    def rows(self: Knowledge, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        plans.extend((row[3], sql) for row in really_asked(self, f"EXPLAIN QUERY PLAN {sql}", parameters))
        return really_asked(self, sql, parameters)

    monkeypatch.setattr(Knowledge, "rows", rows)
    return Asked(knowledge, plans)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_never_looks_through_all_facts(
    question: Callable[[Knowledge], Answer | Stream], asked: Asked
) -> None:
    found = question(asked.knowledge)
    if isinstance(found, Stream):
        found.whole()
    assert asked.plans
    assert [plan for plan in asked.plans if plan[0] in THROUGH_ALL_FACTS] == []


IN_ORDER: dict[str, Callable[[Knowledge], Answer | Stream]] = {
    "places": lambda knowledge: lists.entities(knowledge, "places"),
    "companies": lists.companies,
    "metrics": metrics.metrics,
    "sources": provenance.sources,
    "events": timeline.timeline,
    "figures": lambda knowledge: stats(knowledge, Filters()),
    "figures of a source": lambda knowledge: stats(knowledge, Filters(source="almanac-2023-06")),
    "facts of a city": lambda knowledge: cards.city(knowledge, "Northport"),
    "facts of a source": lambda knowledge: provenance.source(knowledge, "almanac-2023-06"),
    "values of a metric": lambda knowledge: metrics.metric(knowledge, "gdp"),
}


@pytest.mark.parametrize("question", IN_ORDER.values(), ids=IN_ORDER)
def test_a_list_is_in_the_order_of_an_index_and_is_not_sorted_before_its_first_row(
    question: Callable[[Knowledge], Answer | Stream], asked: Asked
) -> None:
    found = question(asked.knowledge)
    assert isinstance(found, Stream)
    asked.plans.clear()
    assert next(found.rows())
    assert asked.plans
    assert [plan for plan in asked.plans if "TEMP B-TREE" in plan[0]] == []


@pytest.mark.parametrize("few", [1000, 0], ids=["few subjects", "many subjects"])
def test_no_value_of_a_metric_is_sorted_and_none_is_looked_for_among_all_facts(
    few: int, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metric_values, "_FEW", few)
    values = metrics.metric(asked.knowledge, "gdp")
    asked.plans.clear()
    assert list(values.rows())
    steps = [step for step, _ in asked.plans]
    assert [step for step in steps if "TEMP B-TREE" in step or step.startswith("SCAN fact")] == []
    assert [step for step in steps if "fact_by_series (metric=? AND about>? AND about<?)" in step]
