"""How questions find their rows: of a large file none of these looks through all the facts."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from g60cli.answer import Answer, Stream
from g60cli.questions import cards, lists, metrics, timeline
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


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_never_looks_through_all_facts(
    question: Callable[[Knowledge], Answer | Stream],
    environment: Callable[..., dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    knowledge = open_knowledge([str(TESTS / SMALL)])
    plans: list[tuple[str, str]] = []
    asked = Knowledge.rows

    def rows(self: Knowledge, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        plans.extend((row[3], sql) for row in asked(self, f"EXPLAIN QUERY PLAN {sql}", parameters))
        return asked(self, sql, parameters)

    monkeypatch.setattr(Knowledge, "rows", rows)
    found = question(knowledge)
    if isinstance(found, Stream):
        found.whole()
    assert plans
    assert [plan for plan in plans if plan[0] in THROUGH_ALL_FACTS] == []
