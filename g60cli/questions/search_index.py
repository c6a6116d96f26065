"""Asking the full-text index: which rows have the words, the best first.

The only SELECTs over ``search_text``. Nothing is looked at row by row but by SQLite, and no more than the limit comes
out of it.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from g60cli.errors import UnknownChoice
from g60cli.knowledge.vocabulary import KINDS, PLURALS
from g60cli.questions.knowledge import Knowledge, Row, marks
from g60cli.questions.naming import best, matches_of
from g60cli.questions.search_terms import Wanted, expression, wanted
from g60cli.questions.stats import Filters, filtering
from g60cli.questions.years import parse_years

# Of words that are nearly everywhere no rank tells anything, and to reckon it of a million facts takes seconds.
MOST_RANKED = 10_000
FACT, METRIC, SOURCE = "fact", "metric", "source"
PLURALS_OF_ALL = {**PLURALS, METRIC: "metrics", SOURCE: "sources", FACT: "facts"}

# A word in a name weighs more than one in another name, that more than one in the text, that more than one aside.
# An entity or a metric stands before the facts about it, a source behind them, and of the facts those of the metric
# that is named: of its growth or its share the name holds the same words.
_SCORE = """-bm25(search_text, 10, 5, 3, 1) * (
    CASE WHEN fact.rank = 'deprecated' THEN 0.5 WHEN thing.kind = 'source' THEN 0.7 WHEN fact.number IS NULL THEN 1.5
    ELSE 1 END
) * (CASE WHEN fact.metric IN ({named}) THEN 1.5 ELSE 1 END)"""
# Of how many terms a name is looked up at most.
_LONGEST_NAME = 5
_JOINS = "LEFT JOIN fact ON fact.number = search_text.rowid LEFT JOIN thing ON thing.number = search_text.rowid"
# Whatever the planner thinks of it: the words are looked up first, and what has them is filtered.
_FACTS_ONLY = "CROSS JOIN fact ON fact.number = search_text.rowid LEFT JOIN thing ON thing.number = search_text.rowid"
# Of what a look back leaves out the words are still in the index.
_THERE = "coalesce(thing.number, fact.number) IS NOT NULL"
# The facts of the latest period of each series of the file; a statement is in no series. The others are looked for
# among those of the same subject, which are few, and not among those of the same metric.
_LATEST = """fact.metric IS NOT NULL AND fact.last_day IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM fact_entity AS same CROSS JOIN fact AS later ON later.number = same.fact
    WHERE same.entity = json_extract(fact.about, '$[0]') AND +later.metric = fact.metric
    AND +later.last_day > fact.last_day
    AND later.about = fact.about AND later.basis IS fact.basis AND later.status = fact.status
)"""


class Found(NamedTuple):
    """A thing or a fact that has the words: ``is_exact`` where it is what the whole query names."""

    kind: str
    id: str
    score: float
    is_exact: bool


class Best(NamedTuple):
    """The best of what was found, of how many; ``is_cut`` where there are more, which were not ranked."""

    found: Sequence[Found]
    total: int
    is_cut: bool = False


class Scope(NamedTuple):
    """Where to look: the conditions on what is found, the values bound in them, and the filters in words."""

    conditions: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    facts_only: bool = False

    @property
    def is_everything(self) -> bool:
        """True where nothing is filtered."""
        return not self.conditions


def scope_of(knowledge: Knowledge, filters: Filters, kind: str | None) -> Scope:
    """The scope of the filters, which apply to facts, and of a kind in the singular or the plural.

    Raises BadYear, UnknownChoice for a status or a kind, and what ``find`` raises for a name.
    """
    years = parse_years(filters.year) if filters.year is not None else None
    conditions, parameters, said = filtering(knowledge, filters, years)
    if years is not None and years.latest:
        conditions.append(_LATEST)
    facts_only = bool(conditions)
    if knowledge.as_of is not None:
        conditions.append(_THERE)
    if kind is not None:
        singular = _singular(kind)
        conditions.append("coalesce(thing.kind, 'fact') = ?")
        parameters.append(singular)
        said.append(PLURALS_OF_ALL[singular])
    return Scope(tuple(conditions), tuple(parameters), tuple(said), facts_only)


def find_best(knowledge: Knowledge, sought: Sequence[Wanted], scope: Scope, query: str, limit: int) -> Best:
    """At most ``limit`` of what has all the terms: what the whole query names first, then by score, then as filed.

    Of more than ``MOST_RANKED`` the first in the order of the file are ranked, where things stand before facts.
    """
    exact, metrics = _named_exactly(knowledge, query), _metrics_named(knowledge, sought)
    most = max(MOST_RANKED, limit)

    def ranked(conditions: Sequence[str], numbers: Collection[int]) -> list[Row]:
        within = scope._replace(conditions=(*scope.conditions, *conditions))
        sql = f"""
        SELECT *, count(*) OVER () AS total FROM (
            SELECT search_text.rowid AS number, coalesce(thing.kind, 'fact'), coalesce(thing.id, fact.id),
                round({_SCORE.format(named=marks(metrics))}, 9) AS score,
                search_text.rowid IN ({marks(exact)}) AS is_exact
            {_from(within)} ORDER BY search_text.rowid LIMIT ?
        ) ORDER BY is_exact DESC, score DESC, number LIMIT ?
        """  # noqa: S608 - the texts are ours, the values are bound
        values = (*metrics, *exact, expression(sought), *scope.parameters, *numbers, most + 1, max(limit, 1))
        return list(knowledge.rows(sql, values))

    rows = ranked((), ())
    total = rows[0]["total"] if rows else 0
    named = set(exact) - {row["number"] for row in rows}
    if total > most and named:
        rows = [*ranked((f"search_text.rowid IN ({marks(named)})",), named), *rows]
    found = [Found(kind, id_, score, bool(is_exact)) for _, kind, id_, score, is_exact, _ in rows[:limit]]
    return Best(found, min(total, most), total > most)


def count(knowledge: Knowledge, sought: Sequence[Wanted], scope: Scope) -> int:
    """How many have all the terms."""
    # Nothing but the index is asked where nothing but the index must be.
    source = "FROM search_text WHERE search_text MATCH ?" if scope.is_everything else _from(scope)
    row = knowledge.row(f"SELECT count(*) {source}", (expression(sought), *scope.parameters))
    return int(row[0]) if row else 0


def _from(scope: Scope) -> str:
    joins = _FACTS_ONLY if scope.facts_only else _JOINS
    return f"FROM search_text {joins} WHERE {' AND '.join(('search_text MATCH ?', *scope.conditions))}"


def _named_exactly(knowledge: Knowledge, query: str) -> list[int]:
    """The rows of what has the whole query for its id, its name or, where nothing has, an alias."""
    numbers = []
    # Signs around what was typed name nothing.
    bare = " ".join(term.text for term in wanted(query))
    for match in best(matches_of(knowledge, query) or matches_of(knowledge, bare)):
        row = knowledge.row("SELECT number FROM thing WHERE id = ?", (match.id,))
        numbers += [row[0]] if row else []
    return numbers


def _metrics_named(knowledge: Knowledge, sought: Sequence[Wanted]) -> list[str]:
    """The metrics that have some terms next to each other for a whole name, alias or id."""
    texts = [term.text for term in sought]
    spans = {
        " ".join(texts[first:last])
        for first in range(len(texts))
        for last in range(first + 1, min(len(texts), first + _LONGEST_NAME) + 1)
    }
    return sorted({match.id for span in spans for match in matches_of(knowledge, span) if match.kind == METRIC})


def _singular(kind: str) -> str:
    for singular, plural in PLURALS_OF_ALL.items():
        if kind.strip().casefold() in (singular, plural):
            return singular
    raise UnknownChoice("kind", kind, (*KINDS, METRIC, SOURCE, FACT))
