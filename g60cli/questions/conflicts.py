"""Where sources disagree: facts on the same subject, metric and time, and the facts that the file ranks down."""

import re
from collections.abc import Iterable, Iterator, Sequence

from g60cli.answer import Data
from g60cli.knowledge.vocabulary import Rank
from g60cli.questions.choosing import last_day, ordered
from g60cli.questions.display import joined
from g60cli.questions.facts import facts_where, is_attribute
from g60cli.questions.knowledge import Knowledge, marks
from g60cli.questions.ledger import YIELDS, Entry, Kind
from g60cli.questions.rivals import Dated, Stand, Verdict, dated, rivals_of, stand, time_of

_ORDER = list(Verdict)
# Only what another source speaks of too can conflict; the rest of a large file is never made into objects. A list of
# subjects may be written in another order elsewhere, so that all of these are looked at.
_SPOKEN_OF_TWICE = """
fact.metric IS NOT NULL AND fact.rank <> 'deprecated' AND (
    json_array_length(fact.about) > 1 OR EXISTS (
        SELECT 1 FROM fact AS rival
        WHERE rival.about = fact.about AND rival.metric = fact.metric AND rival.source <> fact.source
    )
)
"""
_ID = re.compile(r"[a-z0-9][\w@./+-]*[a-z0-9]")


def conflicts(knowledge: Knowledge) -> Iterator[Entry]:
    """An entry for each group of rivals from different sources, with the worst that can be said of two of them."""
    steady = {row[0] for row in knowledge.rows("SELECT id FROM metric WHERE steady")}
    groups: dict[tuple[tuple[str, ...], str, bool, tuple[str, str] | None], list[Data]] = {}
    for fact in facts_where(knowledge, _SPOKEN_OF_TWICE):
        timeless = is_attribute(fact) or fact["metric"]["id"] in steady
        time = None if timeless else time_of(fact)
        if timeless or time is not None:
            subject = tuple(sorted(entity["id"] for entity in (fact["about"], *fact["with"])))
            groups.setdefault((subject, fact["metric"]["id"], timeless, time), []).append(fact)
    for (_, _, timeless, _), facts in groups.items():
        if len({fact["source"] for fact in facts}) > 1:
            yield _entry(facts, dated(knowledge, facts), timeless, ordered(knowledge, facts))


def _entry(facts: Sequence[Data], sources: dict[str, Dated], timeless: bool, in_order: Sequence[Data]) -> Entry:
    stands = [
        stand(one, other, sources, timeless)
        for place, one in enumerate(facts)
        for other in facts[place + 1 :]
        if one["source"] != other["source"]
    ]
    worst = max(stands, key=lambda found: _ORDER.index(found.verdict))
    preferred = next((fact for fact in facts if fact["rank"] == Rank.PREFERRED), None)
    why = _why(worst, preferred)
    followed = _followed(worst, in_order, preferred)
    text = _listed(in_order) + (f"; {why}" if worst.verdict is not Verdict.SAME else "")
    return Entry(Kind.CONFLICT, worst.verdict, tuple(in_order), text, why=why, yields_to=followed)


def _why(worst: Stand, preferred: Data | None) -> str:
    if preferred is None:
        return worst.why
    return f"{worst.why}; the file prefers {preferred['source']}: {preferred['why']}"


def _followed(worst: Stand, in_order: Sequence[Data], preferred: Data | None) -> str | None:
    """The fact to follow: the one preferred, of a revision the latest; of a conflict without a preference none."""
    if preferred is not None:
        return str(preferred["id"])
    if worst.verdict is Verdict.REVISION:
        return worst.newer
    return None


def _listed(facts: Iterable[Data]) -> str:
    """The values, each once with the sources that say it, and with the basis where there is more than one."""
    facts = list(facts)
    several = len({fact["basis"] for fact in facts}) > 1
    said: dict[str, list[str]] = {}
    for fact in facts:
        basis = f" on the basis of {fact['basis']}" if several and fact["basis"] else ""
        said.setdefault(f"{fact['display']}{basis}", []).append(fact["source"])
    return "; ".join(f"{value} ({', '.join(dict.fromkeys(sources))})" for value, sources in said.items())


def deprecated(knowledge: Knowledge) -> Iterator[Entry]:
    """An entry for each fact that the file ranks down, with its reason and the fact it yields to, if one is known."""
    for fact in facts_where(knowledge, "fact.rank = 'deprecated'"):
        winner = yields_to(knowledge, fact)
        text = f"{_said(fact)}: {fact['why']}"
        if winner is not None:
            text += f"; yields to {_said(winner)}"
        facts = (fact,) if winner is None else (fact, winner)
        yield Entry(Kind.DEPRECATED, YIELDS, facts, text, why=fact["why"], yields_to=winner["id"] if winner else None)


def _said(fact: Data) -> str:
    """What a fact says, of when, and who says it; that it is ranked down is said by where this stands."""
    said = str(fact["display"] or fact["text"]).replace(" (deprecated)", "").replace(", deprecated)", ")")
    when = "undated" if fact["period"] == "undated" else f"of {fact['period']}" if fact["period"] else ""
    return f"{joined(said, when)} ({fact['source']})"


def yields_to(knowledge: Knowledge, fact: Data) -> Data | None:
    """The fact that stands where one is ranked down, or None.

    That is what its reason names by a fact's or a source's id, else a rival, else a figure of the same subject and
    metric of another time: the same number first, then one that the reason prints, then the nearest in time.
    """
    if fact["metric"] is None:
        return None
    named = _named(knowledge, fact)
    if named:
        return ordered(knowledge, named)[0]
    rivals = [rival for rival in rivals_of(knowledge, fact) if rival["rank"] != Rank.DEPRECATED]
    if rivals:
        return ordered(knowledge, rivals)[0]
    others = _of_other_times(knowledge, fact)
    return min(others, key=lambda other: _distance(fact, other), default=None)


def _named(knowledge: Knowledge, fact: Data) -> list[Data]:
    words = list(dict.fromkeys(_ID.findall(fact["why"] or "")))
    condition = (
        f"fact.rank <> 'deprecated' AND fact.metric = ? AND fact.id <> ? AND (fact.id IN ({marks(words)}) "
        f"OR fact.source IN ({marks(words)}))"
    )
    found = list(facts_where(knowledge, condition, [fact["metric"]["id"], fact["id"], *words, *words]))
    same = [other for other in found if other["value"] == fact["value"]]
    own = [other for other in found if other["about"] == fact["about"]]
    return own or same or found


def _of_other_times(knowledge: Knowledge, fact: Data) -> list[Data]:
    condition = """
    fact.rank <> 'deprecated' AND fact.metric = ? AND fact.about = (SELECT own.about FROM fact AS own WHERE own.id = ?)
    """
    return list(facts_where(knowledge, condition, (fact["metric"]["id"], fact["id"])))


def _distance(fact: Data, other: Data) -> tuple[bool, bool, int, str]:
    in_reason = other["value"] in (fact["why"] or "") or other["display"] in (fact["why"] or "")
    return other["value"] != fact["value"], not in_reason, abs(last_day(other) - last_day(fact)), other["id"]
