"""Audit: a ledger of what does not fit, and of what was seen to."""

from collections.abc import Iterator, Sequence

from g60cli.answer import Answer, Block, Cell, Column, Data, Look
from g60cli.errors import Exit
from g60cli.questions.answering import answer
from g60cli.questions.conflicts import conflicts, deprecated
from g60cli.questions.facts import facts_where
from g60cli.questions.figures_held import FiguresHeld
from g60cli.questions.growths_held import conversions_held, growths_held
from g60cli.questions.keys import KEYS
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.ledger import YIELDS, Entry, Kind, Sum
from g60cli.questions.rivals import Verdict
from g60cli.questions.shares_held import is_claim, shares_held, sums_held

# What a person must see first stands first: the title of each group of entries, by kind and verdict.
_GROUPS = (
    ("Conflicts", Kind.CONFLICT, Verdict.CONFLICT),
    ("Figures that do not add up", Kind.IDENTITY, Sum.OFF),
    ("Ranked down", Kind.DEPRECATED, YIELDS),
    ("Revised", Kind.CONFLICT, Verdict.REVISION),
    ("Of another scope", Kind.CONFLICT, Verdict.SCOPE),
    ("Compatible within rounding or bounds", Kind.CONFLICT, Verdict.COMPATIBLE),
    ("Figures that add up within bounds", Kind.IDENTITY, Sum.BOUNDS),
    ("Figures that add up", Kind.IDENTITY, Sum.HOLDS),
    ("Cannot be checked", Kind.IDENTITY, Sum.UNCHECKED),
    ("Said twice and the same", Kind.CONFLICT, Verdict.SAME),
)
_COLUMNS = (Column("figure", "Figure", Look.NAME), Column("text", "What the sources say"))


def audit(knowledge: Knowledge, strict: bool = False) -> Answer:
    """Conflicts between sources, identities of figures, facts ranked down; the worst first.

    With ``strict`` the exit code says whether a true conflict or an identity that is off is among them.
    """
    found = [*conflicts(knowledge), *identities(knowledge), *deprecated(knowledge)]
    groups = [
        (title, [entry for entry in found if (entry.kind, entry.verdict) == (kind, verdict)])
        for title, kind, verdict in _GROUPS
    ]
    entries = [entry for _, group in groups for entry in group]
    blocks = [Block(title, _COLUMNS, tuple(map(_row, group))) for title, group in groups if group]
    failing = sum(1 for entry in entries if entry.verdict in (Verdict.CONFLICT, Sum.OFF))
    notes = [_counted(groups)] if entries else ["nothing to audit: no two sources speak of the same figure"]
    exit_ = Exit.DIFFERENT if strict and failing else Exit.DONE
    data = [entry.data() for entry in entries]
    unfinished = Answer("audit", "Audit", data, blocks, notes=notes, keys=KEYS["audit"], exit=exit_)
    return answer(knowledge, unfinished)


def identities(knowledge: Knowledge) -> Iterator[Entry]:
    """All identities that the metrics of the knowledge name: shares, totals, growth, conversions."""
    figures = FiguresHeld(knowledge)
    for metric in figures.metrics.values():
        if metric["share_of"]:
            yield from shares_held(figures, _claims(knowledge, metric))
        if metric["growth_of"]:
            yield from growths_held(figures, metric, _claims(knowledge, metric))
        if metric["additive"]:
            for whole in figures.wholes():
                yield from sums_held(figures, whole, metric)
    yield from conversions_held(knowledge)


def _claims(knowledge: Knowledge, metric: Data) -> list[Data]:
    return [fact for fact in facts_where(knowledge, "fact.metric = ?", (metric["id"],)) if is_claim(fact)]


def _row(entry: Entry) -> tuple[Cell, ...]:
    return Cell(entry.figure), Cell(entry.text, tuple(dict.fromkeys(fact["source"] for fact in entry.facts)))


def _counted(groups: Sequence[tuple[str, list[Entry]]]) -> str:
    return "; ".join(f"{title[0].lower()}{title[1:]}: {len(group)}" for title, group in groups if group)
