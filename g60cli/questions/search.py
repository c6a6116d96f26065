"""Search: facts, entities, metrics and sources that have all the words, the best first.

What is called exactly so stands first, then what the index ranks highest (bm25); a deprecated fact counts half, and
equal ones stand in the order of the file. Where nothing is found the nearest names are offered, and none is taken.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from g60cli.answer import Answer, Block, Column, Data, Look, Stream
from g60cli.knowledge.vocabulary import KINDS
from g60cli.questions.answering import answer
from g60cli.questions.facts import facts_where
from g60cli.questions.keys import KEYS
from g60cli.questions.knowledge import Knowledge, marks
from g60cli.questions.naming import nearest
from g60cli.questions.search_hits import Hit, hit
from g60cli.questions.search_index import FACT, METRIC, Best, Scope, count, find_best, scope_of
from g60cli.questions.search_terms import MOST_TERMS, Wanted, is_cut, loosened, wanted
from g60cli.questions.stats import Filters

USUAL_LIMIT = 20
# SQLite takes only so many ids in one query, and a limit may be any number.
_READ_AT_ONCE = 500
_NAMED = (*KINDS, METRIC)
_COLUMNS = (
    Column("title", "What", Look.NAME),
    Column("kind", "Kind", Look.FIXED),
    Column("says", "Says"),
    Column("found_in", "Also found in"),
    Column("id", "Id", Look.ID),
)
_NO_FILTER = Filters()
# A note is read; a list of notes, and a text of a thousand letters in one, is not.
_MOST_WORDS_TOLD, _MOST_LETTERS_TOLD = 5, 60


class _Outcome(NamedTuple):
    sought: Sequence[Wanted]
    best: Best


def search(
    knowledge: Knowledge, query: str, filters: Filters = _NO_FILTER, kind: str | None = None, limit: int | None = None
) -> Stream:
    """What has all the words of the query, at most ``limit`` of it (20 if None); filters leave only facts.

    Any text may be looked for. Raises UnknownChoice for a kind or a status, BadYear, and what ``find`` raises for the
    name of a filter.
    """
    limit = USUAL_LIMIT if limit is None else limit
    scope = scope_of(knowledge, filters, kind)
    outcome = _ask(knowledge, query, wanted(query), scope, limit)
    notes = [f"only the first {MOST_TERMS} words are looked for"] if is_cut(query) else []
    if not outcome.best.total:
        looser = _ask(knowledge, query, loosened(query), scope, limit)
        if looser.best.total:
            outcome = looser
            notes.append("nothing has the Chinese as it stands; these have all its characters")
    notes += _notes(knowledge, query, scope, outcome)
    said = ", ".join((_shortened(query), *scope.said))

    def rows() -> Iterator[Data]:
        return (hit.data for hit in _hits(knowledge, outcome))

    def whole(limit: int | None = None) -> Answer:
        # Of a search no more is found than may be shown.
        hits = list(_hits(knowledge, outcome))
        blocks = [Block("", _COLUMNS, tuple(hit.cells for hit in hits))] if hits else []
        data = [hit.data for hit in hits]
        return answer(knowledge, Answer("search", f"Search: {said}", data, blocks, notes=notes, keys=KEYS["search"]))

    return Stream(KEYS["search"], rows, lambda: notes, whole)


def _ask(knowledge: Knowledge, query: str, sought: Sequence[Wanted], scope: Scope, limit: int) -> _Outcome:
    return _Outcome(sought, find_best(knowledge, sought, scope, query, limit) if sought else Best((), 0))


def _hits(knowledge: Knowledge, outcome: _Outcome) -> Iterator[Hit]:
    for first in range(0, len(outcome.best.found), _READ_AT_ONCE):
        some = outcome.best.found[first : first + _READ_AT_ONCE]
        ids = [found.id for found in some if found.kind == FACT]
        facts: dict[str, Data] = {
            fact["id"]: fact for fact in facts_where(knowledge, f"fact.id IN ({marks(ids)})", ids)
        }
        for found in some:
            yield hit(knowledge, found, facts.get(found.id), outcome.sought)


def _notes(knowledge: Knowledge, query: str, scope: Scope, outcome: _Outcome) -> Iterator[str]:
    found, total, is_cut = outcome.best
    if is_cut:
        yield f"over {total} match; the first {total} of the file were ranked: another word or a filter leaves fewer"
    elif total > len(found):
        more = total - len(found)
        yield f"{more} more {'matches' if more == 1 else 'match'}; --limit {total} shows all"
    if total:
        return
    sought = wanted(query)
    if not sought:
        yield f"'{_shortened(query)}' has no letter and no digit to look for"
        return
    if knowledge.row("SELECT 1 FROM fact WHERE id = ?", (query.strip(),)):
        yield f"that is the id of a fact; g60 fact {query.strip()} shows it"
        return
    if not scope.is_everything and (beyond := count(knowledge, sought, Scope())):
        yield f"nothing of {', '.join(scope.said)} has '{_shortened(query)}'; without the filters {beyond} would"
        return
    yield from _missed(knowledge, query, sought)


def _missed(knowledge: Knowledge, query: str, sought: Sequence[Wanted]) -> Iterator[str]:
    """Why nothing was found: which words stand nowhere, or that they never stand together; and what is near."""
    counts = [(term, count(knowledge, [term], Scope())) for term in sought]
    absent = [term.text for term, number in counts if not number]
    if not absent:
        each = ", ".join(f"'{term.text}' {number}" for term, number in counts[:_MOST_WORDS_TOLD])
        yield f"nothing has all of '{_shortened(query)}'; alone they are found: {each}"
        return
    listed = ", ".join(f"'{_shortened(text)}'" for text in absent[:_MOST_WORDS_TOLD])
    near = {
        id_: name
        for text in (*absent[:_MOST_WORDS_TOLD], query)
        for id_, name in nearest(knowledge, text[:_MOST_LETTERS_TOLD], _NAMED)
    }
    offered = ", ".join(name if name == id_ else f"{name} ({id_})" for id_, name in [*near.items()][:_MOST_WORDS_TOLD])
    stand = "stands" if len(absent) == 1 else "stand"
    yield f"nothing found: {listed} {stand} nowhere" + (f"; the nearest names: {offered}" if near else "")


def _shortened(text: str) -> str:
    """What was typed, in one line of a length that can be read."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= _MOST_LETTERS_TOLD else f"{line[: _MOST_LETTERS_TOLD - 1]}…"
