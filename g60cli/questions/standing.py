"""How one fact stands among the others: its rivals, what it yields to, and the identities that use it."""

from collections.abc import Iterator, Sequence

from g60cli.answer import Block, Cell, Column, Data, Look
from g60cli.knowledge.vocabulary import Rank
from g60cli.questions.blocks import metric_text, period_text
from g60cli.questions.conflicts import yields_to
from g60cli.questions.facts import facts_where, is_figure
from g60cli.questions.figures_held import FiguresHeld
from g60cli.questions.growths_held import conversions_held, growths_held
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.ledger import Entry
from g60cli.questions.rivals import dated, is_timeless, rivals_of, spellings, stand
from g60cli.questions.shares_held import is_claim, shares_held, sums_held

# A whole may have a share said of each of its parts; of so many it is looked up whether they use a figure of it.
_MOST_CLAIMS = 200


def rivals_told(knowledge: Knowledge, fact: Data) -> list[Data]:
    """The rivals of a fact as objects, each with its ``verdict`` against the fact and why (``verdict_why``)."""
    rivals = rivals_of(knowledge, fact)
    if not rivals:
        return []
    sources, timeless = dated(knowledge, [fact, *rivals]), is_timeless(knowledge, fact)
    stands = [stand(fact, rival, sources, timeless) for rival in rivals]
    return [
        {**rival, "verdict": str(found.verdict), "verdict_why": found.why}
        for rival, found in zip(rivals, stands, strict=True)
    ]


def rivals_block(rivals: Sequence[Data]) -> Block:
    """The rivals of a fact: value, period, how each stands to it, and its id."""
    columns = (
        Column("metric", "Metric", Look.NAME),
        Column("display", "Value", Look.NUMBER),
        Column("period", "Period", Look.FIXED),
        Column("verdict", "Against it", Look.NAME),
        Column("id", "Id", Look.SECONDARY),
    )
    rows = (
        (
            Cell(metric_text(rival)),
            Cell(rival["display"], (rival["source"],)),
            Cell(period_text(rival)),
            Cell(_verdict_text(rival)),
            Cell(rival["id"]),
        )
        for rival in rivals
    )
    return Block("Rivals", columns, tuple(rows))


def _verdict_text(rival: Data) -> str:
    return "same" if rival["verdict"] == "same" else f"{rival['verdict']}: {rival['verdict_why']}"


def yields_told(knowledge: Knowledge, fact: Data) -> str | None:
    """The id of the fact that one ranked down yields to."""
    winner = yields_to(knowledge, fact) if fact["rank"] == Rank.DEPRECATED else None
    return winner["id"] if winner else None


def used_in(knowledge: Knowledge, fact: Data) -> list[Entry]:
    """The identities that a figure is part of, as ``g60 audit`` lists them."""
    if not is_figure(fact):
        return []
    entries = [*_identities_near(FiguresHeld(knowledge), fact)]
    return [entry for entry in entries if any(part["id"] == fact["id"] for part in entry.facts)]


def used_in_block(entries: Sequence[Entry]) -> Block:
    """The identities with their verdicts and computations."""
    columns = (
        Column("figure", "Figure", Look.NAME),
        Column("verdict", "Verdict", Look.NAME),
        Column("text", "How"),
    )
    rows = (
        (
            Cell(entry.figure),
            Cell(entry.verdict),
            Cell(entry.text, tuple(dict.fromkeys(fact["source"] for fact in entry.facts))),
        )
        for entry in entries
    )
    return Block("Used in", columns, tuple(rows))


def _identities_near(figures: FiguresHeld, fact: Data) -> Iterator[Entry]:
    """The identities that may use a fact: its own, and those of its subject and of what has it as a member."""
    own, knowledge = figures.metrics[fact["metric"]["id"]], figures.knowledge
    subject = [entity["id"] for entity in (fact["about"], *fact["with"])]
    above = [whole for whole in figures.wholes() if len(subject) == 1 and subject[0] in figures.members(whole)]
    if own["share_of"] and is_claim(fact):
        yield from shares_held(figures, _claims(knowledge, own, [subject]))
    if own["growth_of"] and is_claim(fact):
        yield from growths_held(figures, own, [fact])
    for metric in figures.metrics.values():
        share, growth = metric["share_of"], metric["growth_of"]
        if share and share["metric"] == own["id"] and metric is not own:
            everywhere = subject == [share["whole"]]
            yield from shares_held(
                figures, _claims(knowledge, metric, None if everywhere else [subject, *_each(above)])
            )
        if growth and growth["metric"] == own["id"] and not growth["real"] and metric is not own:
            yield from growths_held(figures, metric, _claims(knowledge, metric, [subject]))
    if own["additive"] and len(subject) == 1:
        for whole in (*above, *subject):
            yield from sums_held(figures, whole, own) if figures.members(whole) else ()
    if fact["also"]:
        yield from conversions_held(knowledge)


def _each(entities: Sequence[str]) -> list[list[str]]:
    return [[entity] for entity in entities]


def _claims(knowledge: Knowledge, metric: Data, subjects: Sequence[list[str]] | None) -> list[Data]:
    """The facts in a metric about these subjects, or about any."""
    if subjects is None:
        found = facts_where(knowledge, "fact.metric = ?", (metric["id"],))
        return [fact for fact, _ in zip(found, range(_MOST_CLAIMS), strict=False) if is_claim(fact)]
    spelt = [text for subject in subjects for text in spellings(subject)]
    condition = f"fact.metric = ? AND fact.about IN ({','.join('?' * len(spelt))})"
    return [fact for fact in facts_where(knowledge, condition, (metric["id"], *spelt)) if is_claim(fact)]
