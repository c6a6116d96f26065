"""Facts whose ids changed with what the ids are built of: a fact gone and a fact come that are one and the same.

A fact's id holds its period and its source, a statement's its evidence. Who corrects a period has changed a fact, and
has not removed one and added another.
"""

from collections.abc import Iterable, Sequence

from g60cli.questions.differing import ADDED, CHANGED, REMOVED, Difference, changes_of

# By what two facts are one, in the order in which it is tried; all of it must be said, and by no other of its side.
_ALIKE = (
    ("about", "metric", "source", "evidence"),
    ("about", "source", "text"),
    ("about", "metric", "period", "value", "evidence"),
    ("metric", "source", "period", "value", "evidence"),
    ("about", "text", "evidence"),
    ("source", "text", "evidence"),
)


def paired(found: Sequence[Difference]) -> list[Difference]:
    """The differences, with each pair of a removed and an added fact that are one as a single change."""
    gone = {difference.id: difference for difference in found if _is_fact(difference, REMOVED)}
    come = {difference.id: difference for difference in found if _is_fact(difference, ADDED)}
    partners: dict[str, Difference] = {}
    for keys in _ALIKE:
        left, right = _only_ones(gone.values(), keys), _only_ones(come.values(), keys)
        for signature in left.keys() & right.keys():
            old, new = left[signature], right[signature]
            partners[new.id] = gone.pop(old.id)
            del come[new.id]
    result = []
    for difference in found:
        if _is_fact(difference, ADDED) and difference.id in partners:
            changes = changes_of(partners[difference.id], difference)
            result.append(difference._replace(change=CHANGED, keys=changes))
        elif not _is_fact(difference, REMOVED) or difference.id in gone:
            result.append(difference)
    return result


def _is_fact(difference: Difference, change: str) -> bool:
    return difference.kind == "fact" and difference.change == change


def _only_ones(facts: Iterable[Difference], keys: Sequence[str]) -> dict[tuple[str, ...], Difference]:
    """The facts by what they say under these keys, save where two say the same or one does not say all."""
    by_signature: dict[tuple[str, ...], list[Difference]] = {}
    for fact in facts:
        if all(key in fact.said for key in keys):
            by_signature.setdefault(tuple(repr(fact.said[key]) for key in keys), []).append(fact)
    return {signature: alike[0] for signature, alike in by_signature.items() if len(alike) == 1}
