"""Identities of parts: a share against its part and its whole, a total against the sum of its members."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.knowledge.quantities import Amount, share, total
from g60cli.knowledge.vocabulary import Rank, Status
from g60cli.questions.agreement import amount_of
from g60cli.questions.blocks import subject_text
from g60cli.questions.choosing import last_day
from g60cli.questions.comparability import Kin, kin, year_text
from g60cli.questions.figures_held import FiguresHeld
from g60cli.questions.groups import groups_of
from g60cli.questions.ledger import Entry, Kind, Sum, mixed_years
from g60cli.questions.reckoning import Held, held, off_text, share_text, shortly, written

# A part and its whole are of one year. A share may be held against those of some years before or after it; but only
# figures of its own year call it wrong.
_FAR = 5
_UNDATED = 0
# Stands in the text of an entry where the periods of its claims will.
_WHEN = "\0"
NO_RESULT = {Status.TARGET: "it is a target, and no result", Status.EXPECTED: "it is expected, and no result"}
_MOST_NAMED = 3


class _Part(NamedTuple):
    """A part of a whole: a figure, or the sum of those of the members."""

    amount: Amount
    facts: tuple[Data, ...]
    kin: Kin
    text: str


def shares_held(figures: FiguresHeld, claims: Sequence[Data]) -> Iterator[Entry]:
    """Each share against its part and whole; claims that say the same and meet the same figures are one entry."""
    merged: dict[tuple[object, ...], tuple[Entry, list[Data], set[str]]] = {}
    for claim in claims:
        for entry in _share_entries(figures, claim):
            others = tuple(fact["id"] for fact in entry.facts[1:])
            key = (_subject(claim), claim["metric"]["id"], claim["display"], claim["basis"], entry.text, others)
            _, same, years = merged.setdefault(key, (entry, [], set()))
            same.append(claim)
            years.update(entry.years)
    for entry, same, years in merged.values():
        yield _merged(entry, same, years)


def _merged(entry: Entry, claims: Sequence[Data], years: Iterable[str]) -> Entry:
    """The entry of claims that differ in source and period alone, with all of their periods."""
    periods = ", ".join(dict.fromkeys(claim["period"] for claim in claims))
    facts = (*claims, *entry.facts[1:])
    return entry._replace(facts=facts, text=entry.text.replace(_WHEN, periods), years=tuple(sorted(years)))


def _share_entries(figures: FiguresHeld, claim: Data) -> Iterator[Entry]:
    of = figures.metrics[claim["metric"]["id"]]["share_of"]
    metric = figures.metrics[of["metric"]]
    if claim["status"] in NO_RESULT:
        yield _unchecked(claim, NO_RESULT[claim["status"]], _WHEN)
        return
    wholes = figures.of([of["whole"]], metric["id"])
    found = [_nearest(claim, parts, wholes, metric) for parts in _parts(figures, claim, metric)]
    pairs = [pair for pair in found if pair is not None]
    if not pairs:
        yield _unchecked(claim, _missing(figures, claim, metric, of["whole"]), _WHEN)
    for part, whole in pairs:
        yield _share_entry(claim, part, whole, metric)


def _parts(figures: FiguresHeld, claim: Data, metric: Data) -> Iterator[list[_Part]]:
    """What may be the part: the figures of the subject itself, and the sums of those of its members."""
    subject = _subject(claim)
    yield [
        _Part(amount_of(fact), (fact,), kin(fact, metric), f"{fact['display']} ({fact['period']})")
        for fact in figures.of(subject, metric["id"])
    ]
    if metric["additive"] and len(subject) == 1:
        yield list(_sums(figures, subject[0], metric))


def _sums(figures: FiguresHeld, entity: str, metric: Data) -> Iterator[_Part]:
    """The sums of one kin and one year that have a figure of every member."""
    members = figures.members(entity)
    by_member = {member: figures.of([member], metric["id"]) for member in members}
    for group in groups_of(by_member, metric):
        if members and len(group.facts) == len(members):
            facts = tuple(group.facts[member] for member in members)
            amount = total(amount_of(fact) for fact in facts)
            when = "" if metric["steady"] else f" ({year_text(facts[0])})"
            text = f"{written(amount, metric['unit'])}{when}, the sum of the {len(members)} members,"
            yield _Part(amount, facts, group.kin, text)


def _nearest(claim: Data, parts: Sequence[_Part], wholes: Sequence[Data], metric: Data) -> tuple[_Part, Data] | None:
    """The part that is nearest in time to the claim and has a whole of its kin and year, with the nearest whole."""
    if metric["steady"]:
        fitting = [(part, whole) for part in parts for whole in wholes if kin(whole, metric) == part.kin]
        return fitting[0] if fitting else None
    day = last_day(claim)
    for part in sorted(parts, key=lambda part: abs(last_day(part.facts[0]) - day)):
        when = part.facts[0]
        if _years_apart(when, claim) > _FAR:
            continue
        near = [whole for whole in wholes if kin(whole, metric) == part.kin and _years_apart(whole, when) == 0]
        if near:
            return part, min(near, key=lambda whole: abs(last_day(whole) - last_day(when)))
    return None


def _share_entry(claim: Data, part: _Part, whole: Data, metric: Data) -> Entry:
    facts = (claim, *part.facts, whole)
    if whole["number"] == 0:
        return _unchecked(claim, "the whole is zero", _WHEN)
    computed = share(part.amount, amount_of(whole))
    found = held(claim, computed)
    needed = shortly(amount_of(claim).value * amount_of(whole).value, metric["unit"])
    computation = (
        f"{part.text} of {whole['display']} ({whole['period']}) is {share_text(computed, claim)}; "
        f"{claim['display']} of it would be {needed}"
    )
    years = () if metric["steady"] else mixed_years(facts)
    if found.verdict is Sum.OFF and years:
        why = f"only figures of other years are known, which give {share_text(computed, claim)}"
        found = Held(Sum.UNCHECKED, why=why)
    text = f"{claim['display']} ({_WHEN}): {computation}{off_text(found)}"
    return Entry(Kind.IDENTITY, found.verdict, facts, text, computation, years, found.off_by, found.why)


def _missing(figures: FiguresHeld, claim: Data, metric: Data, whole: str) -> str:
    parts = list(_parts(figures, claim, metric))
    if not any(parts):
        return f"no figure of {metric['name']} is known for {subject_text(claim)}"
    if not figures.of([whole], metric["id"]):
        return f"no figure of {metric['name']} is known for {figures.name(whole)}"
    return f"no figures of {metric['name']} for it and for {figures.name(whole)} are of one year, basis and length"


def sums_held(figures: FiguresHeld, entity: str, metric: Data) -> Iterator[Entry]:
    """The totals of an entity in an additive metric against the sums of its members, equal totals in one entry."""
    totals = figures.of([entity], metric["id"])
    if not totals:
        return
    sums = list(_sums(figures, entity, metric))
    checked: dict[tuple[str, str, tuple[str, ...]], list[Data]] = {}
    by_ids = {tuple(fact["id"] for fact in part.facts): part for part in sums}
    for fact in totals:
        for ids, part in by_ids.items():
            if part.kin == kin(fact, metric) and (metric["steady"] or _years_apart(part.facts[0], fact) == 0):
                checked.setdefault((fact["value"], fact["precision"], ids), []).append(fact)
    for (_, _, ids), claims in checked.items():
        yield _sum_entry(claims, by_ids[ids], metric)
    if not checked:
        yield _unchecked(totals[0], _incomplete(figures, entity, metric, totals[0]), totals[0]["period"])


def _sum_entry(claims: Sequence[Data], part: _Part, metric: Data) -> Entry:
    found = held(claims[0], part.amount)
    addends = " + ".join(fact["display"].replace(f" {metric['unit']}", "") for fact in part.facts)
    computation = f"{addends} is {written(part.amount, metric['unit'])}"
    text = f"{claims[0]['display']}: {part.text.rstrip(',')} is {_direction(found, claims[0], part)}"
    facts = (*claims, *part.facts)
    return Entry(Kind.IDENTITY, found.verdict, facts, text, computation, mixed_years(facts), found.off_by, found.why)


def _direction(found: Held, claim: Data, part: _Part) -> str:
    if found.off_by is None:
        return "as much" if found.verdict in (Sum.HOLDS, Sum.BOUNDS) else "no check"
    return f"{found.off_by} {'more' if part.amount.value > amount_of(claim).value else 'less'}"


def _incomplete(figures: FiguresHeld, entity: str, metric: Data, claim: Data) -> str:
    """Which members have no figure of the claim's year and kin."""
    lacking = [
        figures.name(member)
        for member in figures.members(entity)
        if not any(
            kin(fact, metric) == kin(claim, metric) and (metric["steady"] or _years_apart(fact, claim) == 0)
            for fact in figures.of([member], metric["id"])
        )
    ]
    names = ", ".join(lacking[:_MOST_NAMED])
    more = f" and {len(lacking) - _MOST_NAMED} more" if len(lacking) > _MOST_NAMED else ""
    return f"no figure of the same year and basis is known for {names}{more}"


def _unchecked(claim: Data, why: str, when: str) -> Entry:
    text = f"{claim['display']} ({when}) cannot be checked: {why}"
    return Entry(Kind.IDENTITY, Sum.UNCHECKED, (claim,), text, why=why)


def _years_apart(one: Data, other: Data) -> int:
    days = last_day(one), last_day(other)
    if _UNDATED in days:
        return _FAR + 1
    from datetime import date

    return abs(date.fromordinal(days[0]).year - date.fromordinal(days[1]).year)


def _subject(fact: Data) -> tuple[str, ...]:
    return tuple(sorted(entity["id"] for entity in (fact["about"], *fact["with"])))


def is_claim(fact: Data) -> bool:
    """True for a fact that an identity is worth checking of: one that is not ranked down."""
    rank: str = fact["rank"]
    return rank != Rank.DEPRECATED
