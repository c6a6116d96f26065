"""Rivals: facts on the same subject, metric and time, and how two of them stand to each other."""

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import permutations
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.periods import parse_period
from g60cli.knowledge.vocabulary import Rank, SourceType, Status
from g60cli.questions.agreement import Agreement, agreement
from g60cli.questions.facts import facts_where, is_attribute
from g60cli.questions.knowledge import Knowledge

# Of a subject of more entities only the order of the file is looked up.
_MOST_ORDERED = 3
# Words by which a note says that a figure counts more or less than its name does.
_SCOPE_WORDS = ("scope", "includes", "including", "excludes", "excluding", "without the", "counts only", "as a whole")
# Of a stage a later one takes the place; a reported figure may be of either of the first two.
_STAGES = {Status.EXPECTED: 0, Status.PRELIMINARY: 1, Status.REPORTED: 1, Status.REVISED: 2, Status.FINAL: 3}
_TRUST: dict[str | None, int] = {type_: place for place, type_ in enumerate(SourceType)}


class Verdict(StrEnum):
    """How rivals stand to each other, the best first."""

    SAME = "same"
    COMPATIBLE = "compatible"
    REVISION = "revision"
    SCOPE = "scope"
    CONFLICT = "conflict"


class Stand(NamedTuple):
    """How two rivals stand to each other and why; of a revision ``newer`` is the id of the fact that replaces."""

    verdict: Verdict
    why: str
    newer: str | None = None


class Dated(NamedTuple):
    """Of a source what decides between rivals: the last day by which it was published (None: unknown), its type."""

    day: str | None
    type: str | None


def rivals_of(knowledge: Knowledge, fact: Data) -> list[Data]:
    """The other facts on the subject and metric of a fact, and on its time unless the metric is steady.

    The basis may differ. A statement has no rivals; an attribute has those of any time.
    """
    if fact["metric"] is None:
        return []
    spelt = spellings([entity["id"] for entity in (fact["about"], *fact["with"])])
    condition = f"fact.about IN ({','.join('?' * len(spelt))}) AND fact.metric = ? AND fact.id <> ?"
    parameters = [*spelt, fact["metric"]["id"], fact["id"]]
    rivals = facts_where(knowledge, condition, parameters)
    if is_timeless(knowledge, fact):
        return list(rivals)
    time = time_of(fact)
    return [rival for rival in rivals if time_of(rival) == time] if time else []


def spellings(subject: list[str]) -> list[str]:
    """The texts that a subject may have in the store: the entities of a list may stand in any order."""
    orders = permutations(subject) if len(subject) <= _MOST_ORDERED else [tuple(subject)]
    return [json.dumps(order, ensure_ascii=False, separators=(",", ":")) for order in orders]


def is_timeless(knowledge: Knowledge, fact: Data) -> bool:
    """True where the time of a fact is no matter: an attribute, or a figure of a steady metric."""
    if is_attribute(fact):
        return True
    row = knowledge.row("SELECT steady FROM metric WHERE id = ?", (fact["metric"]["id"],))
    return bool(row and row[0])


def time_of(fact: Data) -> tuple[str, str] | None:
    """The first and the last day of a fact's period; None for one without."""
    period = parse_period(fact["period"] or "undated")
    return None if period.start is None or period.end is None else (period.start.isoformat(), period.end.isoformat())


def dated(knowledge: Knowledge, facts: Iterable[Data]) -> dict[str, Dated]:
    """When the sources of these facts were published, by their ids."""
    found = {}
    for id_ in {fact["source"] for fact in facts}:
        row = knowledge.row("SELECT published, type FROM source WHERE id = ?", (id_,))
        end = parse_period(row[0]).end if row and row[0] else None
        found[id_] = Dated(end.isoformat() if end else None, row[1] if row else None)
    return found


def stand(first: Data, second: Data, sources: Mapping[str, Dated], timeless: bool = False) -> Stand:
    """How two facts on the same subject, metric and time stand to each other; ``timeless`` as of ``is_timeless``."""
    how = agreement(first, second)
    if how is Agreement.SAME:
        return Stand(Verdict.SAME, "the same value")
    if how is not Agreement.NONE:
        return Stand(Verdict.COMPATIBLE, how)
    scope = _other_scope(first, second)
    if scope:
        return Stand(Verdict.SCOPE, scope)
    return _revision(first, second, sources, timeless) or Stand(
        Verdict.CONFLICT, _undecided(first, second, sources, timeless)
    )


def revision_of(knowledge: Knowledge, fact: Data) -> Data | None:
    """The fact that took the place of this one, the latest if there were several; None where none did."""
    rivals = [rival for rival in rivals_of(knowledge, fact) if rival["rank"] != Rank.DEPRECATED]
    if not rivals:
        return None
    sources, timeless = dated(knowledge, [fact, *rivals]), is_timeless(knowledge, fact)
    newer = [rival for rival in rivals if stand(fact, rival, sources, timeless).newer == rival["id"]]
    return max(newer, key=lambda rival: (_STAGES[rival["status"]], sources[rival["source"]].day or ""), default=None)


def _other_scope(first: Data, second: Data) -> str | None:
    for key in ("basis", "per"):
        if first[key] != second[key]:
            said = (first[key] or "none stated", second[key] or "none stated")
            return f"another {'basis' if key == 'basis' else 'count'}: {said[0]}, not {said[1]}"
    if (first["status"] == Status.TARGET) != (second["status"] == Status.TARGET):
        return "a target and a result"
    for fact in (first, second):
        if fact["note"] and any(word in fact["note"].casefold() for word in _SCOPE_WORDS):
            return f"a note of {fact['source']} says so: {fact['note']}"
    return None


def _revision(first: Data, second: Data, sources: Mapping[str, Dated], timeless: bool) -> Stand | None:
    if Status.TARGET in (first["status"], second["status"]):
        return None
    stages = _STAGES[first["status"]], _STAGES[second["status"]]
    if stages[0] != stages[1]:
        older, newer = (first, second) if stages[0] < stages[1] else (second, first)
        return Stand(Verdict.REVISION, f"{older['status']}, then {newer['status']}", newer["id"])
    days = sources[first["source"]].day, sources[second["source"]].day
    if timeless or days[0] is None or days[1] is None or days[0] == days[1]:
        return None
    older, newer = (first, second) if days[0] < days[1] else (second, first)
    if _trust(sources, newer) > _trust(sources, older):
        return None
    return Stand(Verdict.REVISION, f"{newer['source']} was published later", newer["id"])


def _trust(sources: Mapping[str, Dated], fact: Data) -> int:
    return _TRUST.get(sources[fact["source"]].type, len(_TRUST))


def _undecided(first: Data, second: Data, sources: Mapping[str, Dated], timeless: bool) -> str:
    """Why none of two differing facts is taken for the revision of the other."""
    undated = [fact["source"] for fact in (first, second) if sources[fact["source"]].day is None]
    if undated:
        verb = "has" if len(set(undated)) == 1 else "have"
        return f"no telling which is later: {' and '.join(dict.fromkeys(undated))} {verb} no date of publication"
    if timeless:
        return "a later page does not revise what is steady"
    older, newer = sorted((first, second), key=lambda fact: sources[fact["source"]].day or "")
    if sources[older["source"]].day == sources[newer["source"]].day:
        return "both were published on the same day"
    if Status.TARGET in (first["status"], second["status"]):
        return "two targets"
    types = sources[newer["source"]].type or "no known type", sources[older["source"]].type or "no known type"
    return f"{newer['source']} is later, but of type {types[0]} against {types[1]}"
