"""Names like one that nothing has: by how much of their letters they share (difflib's ratio), then those that hold it.

Of a large file the names are gone through by SQLite, which tells of each how alike it can be at most; only the most
promising are compared letter by letter, until no other one can be nearer.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from heapq import heappush, heappushpop

from g60cli.questions.knowledge import Knowledge, marks

_ALIKE = 0.6
_CLOSE = 9
# So many are compared at most; more than these are as promising only where names differ in nothing but a number.
_MOST_COMPARED = 1000
# A longer sum of letters is more than SQLite reads in one expression.
_MOST_LETTERS = 200


def near_names(knowledge: Knowledge, folded: str, kinds: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The ids of what has a name like this one, each with that name, the nearest first; an id may come again."""
    close = _close(knowledge, folded, kinds)
    for name in close:
        yield from _known(knowledge, name, kinds)
    if len(folded) > 1:
        for name in dict.fromkeys(_holding(knowledge, folded, kinds)):
            if name not in close:
                yield from _known(knowledge, name, kinds)


def _close(knowledge: Knowledge, folded: str, kinds: Sequence[str]) -> list[str]:
    """The names that are most alike, as ``difflib.get_close_matches`` would find them among all."""
    best: list[tuple[float, str]] = []
    matcher = SequenceMatcher()
    matcher.set_seq2(folded)
    for name, bound in _promising(knowledge, folded, kinds):
        if len(best) == _CLOSE and bound < best[0][0]:
            break
        matcher.set_seq1(name)
        ratio = matcher.ratio()
        if ratio >= _ALIKE and _known(knowledge, name, kinds):
            (heappush if len(best) < _CLOSE else heappushpop)(best, (ratio, name))
    return [name for _, name in sorted(best, reverse=True)]


def _promising(knowledge: Knowledge, folded: str, kinds: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Names that share enough letters to be alike, whatever their order, each with the ratio it can have at most."""
    letters = Counter(folded).most_common()
    some, others = letters[:_MOST_LETTERS], letters[_MOST_LETTERS:]
    shared = " + ".join([_SHARED_ONCE if count == 1 else _SHARED for _, count in some] or ["0"])
    bound = f"2.0 * ({shared} + {sum(count for _, count in others)}) / (length(folded) + {len(folded)})"
    # A single kind may be a few of many names; of all kinds it is told of the nearest alone.
    of = f"FROM name WHERE kind IN ({marks(kinds)})" if len(kinds) == 1 else "FROM name"
    sql = f"""
    SELECT folded, bound FROM (
        SELECT folded, {bound} AS bound FROM (SELECT DISTINCT folded {of} LIMIT -1)
        WHERE 2.0 * min(length(folded), {len(folded)}) / (length(folded) + {len(folded)}) >= {_ALIKE}
    ) WHERE bound >= {_ALIKE} ORDER BY bound DESC, folded LIMIT {_MOST_COMPARED}
    """  # noqa: S608 - the numbers are ours, the letters are bound
    values = [value for letter, count in some for value in ((letter,) if count == 1 else (count, letter))]
    for row in knowledge.rows(sql, (*values, *(kinds if len(kinds) == 1 else ()))):
        yield row[0], row[1]


_SHARED_ONCE = "(instr(folded, ?) > 0)"
_SHARED = "min(?, length(folded) - length(replace(folded, ?, '')))"


def _holding(knowledge: Knowledge, folded: str, kinds: Sequence[str]) -> Iterator[str]:
    """The names that have this one in them: aliases, then ids, then names."""
    sql = f"""
    SELECT folded FROM name WHERE kind IN ({marks(kinds)}) AND instr(folded, ?) > 0
    ORDER BY priority = 1, priority = 0
    """  # noqa: S608 - marks only
    return (row[0] for row in knowledge.rows(sql, (*kinds, folded)))


def _known(knowledge: Knowledge, name: str, kinds: Sequence[str]) -> list[tuple[str, str]]:
    """Whose name it is among these kinds, rather than whose id or alias, and how it is written; [] where nobody's."""
    sql = f"SELECT id, text, priority FROM name WHERE folded = ? AND kind IN ({marks(kinds)})"  # noqa: S608
    found = sorted(knowledge.rows(sql, (name, *kinds)), key=lambda row: (row[2] == 1, row[2] == 0))
    return [(row[0], row[1]) for row in found[-1:]]
