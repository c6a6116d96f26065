"""Verify: every fact against its evidence, and the evidence against the text of its source where one is at hand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from g60cli.answer import Answer, Block, Cell, Column, Data, Look
from g60cli.errors import EmptyName, Exit, MissingOption, UnknownName
from g60cli.knowledge.names import fold
from g60cli.knowledge.normalising import normalise
from g60cli.knowledge.standing import Page
from g60cli.knowledge.store.opening import Step
from g60cli.knowledge.text_numbers import numbers_left
from g60cli.knowledge.verifying import Claim, evidence_faults, text_faults
from g60cli.questions.answering import answer
from g60cli.questions.claims import STATEMENT, Texts, claims_where, tokens_of, years_of
from g60cli.questions.keys import KEYS
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.naming import nearest
from g60cli.questions.showing import near_facts
from g60cli.questions.tallying import untold

FAILED, UNCHECKED, UNCOVERED = "failed", "unchecked", "uncovered"
_A_STATEMENT = f"{STATEMENT}; --sources DIR compares its evidence with a text"
# More unchecked facts than these are counted by their reason where people read.
_LISTED = 20
_STRANGERS = 3


class Found(NamedTuple):
    """What verifying one fact gave; an outcome of None is a fact that holds."""

    fact: str
    source: str
    outcome: str | None
    why: str | None


def verify(
    knowledge: Knowledge,
    ids: Sequence[str] | None = None,
    sources: str | None = None,
    uncovered: bool = False,
    step: Step = untold,
) -> Answer:
    """What holds of the facts named, by their ids or those of their sources, or of all for None.

    ``sources`` is a folder of texts named by source id; ``uncovered`` adds the numbers of these texts that nothing
    uses; ``step`` is told how many of how many facts are done. Raises MissingOption, UnknownName, or CannotRead for a
    folder that cannot be read.
    """
    if uncovered and sources is None:
        raise MissingOption("--uncovered", "--sources DIR")
    texts = Texts(knowledge, sources) if sources is not None else None
    chosen = [("1", ())] if ids is None else [_condition(knowledge, id_) for id_ in dict.fromkeys(ids)]
    found = list(_results(knowledge, chosen, texts, step))
    left = list(_uncovered(knowledge, texts)) if texts is not None and uncovered else None
    return answer(knowledge, _report(found, left, _notes(found, texts)))


def _condition(knowledge: Knowledge, id_: str) -> tuple[str, tuple[str, ...]]:
    """Which facts an id stands for: one fact, or all of a source."""
    if not fold(id_):
        raise EmptyName("fact or source")
    for table in ("fact", "source"):
        if knowledge.row(f"SELECT 1 FROM {table} WHERE id = ?", (id_,)):  # noqa: S608 - our own table names
            return f"fact.{'id' if table == 'fact' else 'source'} = ?", (id_,)
    near = [*near_facts(knowledge, id_), *nearest(knowledge, id_, ("source",))]
    raise UnknownName("fact or source", id_, near, "g60 sources")


def _results(
    knowledge: Knowledge,
    chosen: Sequence[tuple[str, tuple[str, ...]]],
    texts: Texts | None,
    step: Step,
) -> Iterator[Found]:
    seen: set[str] = set()
    total = sum(_count(knowledge, *condition) for condition in chosen)
    for condition in chosen:
        for claim in claims_where(knowledge, *condition):
            if claim.fact not in seen:
                seen.add(claim.fact)
                yield _result(claim, texts)
            step(len(seen), total)


def _count(knowledge: Knowledge, condition: str, parameters: tuple[str, ...]) -> int:
    row = knowledge.row(f"SELECT count(*) FROM fact WHERE {condition}", parameters)  # noqa: S608 - our own conditions
    return int(row[0]) if row else 0


def _result(claim: Claim, texts: Texts | None) -> Found:
    faults = evidence_faults(claim)
    # What the evidence contradicts, the text would only contradict again.
    page = texts.page(claim.source) if texts is not None else _A_STATEMENT if claim.is_statement else None
    if isinstance(page, Page) and not faults:
        faults = text_faults(claim, page)
    if faults:
        return Found(claim.fact, claim.source, FAILED, "; ".join(faults))
    if isinstance(page, str):
        return Found(claim.fact, claim.source, UNCHECKED, page)
    return Found(claim.fact, claim.source, None, None)


def _uncovered(knowledge: Knowledge, texts: Texts) -> Iterator[Data]:
    for source, page in texts.pages().items():
        tokens = [normalise(token) for token in tokens_of(knowledge, source)]
        years = years_of(knowledge, source)
        for number, paragraph in enumerate(page.paragraphs, start=1):
            for printed in min((_left_of(form, tokens, years, page.language) for form in paragraph.forms), key=len):
                yield {"source": source, "paragraph": number, "printed": printed}


def _left_of(paragraph: str, tokens: Sequence[str], years: set[str], language: str) -> list[str]:
    """The numbers of a paragraph that no token covers and that are no year of a fact."""
    left = numbers_left(paragraph, tokens, language)
    return [printed for printed, number in left if paragraph[number.start : number.end].rstrip("年") not in years]


def _notes(found: Sequence[Found], texts: Texts | None) -> Iterator[str]:
    if not found:
        yield "no fact was named"
    if texts is None:
        return
    strangers = texts.strangers()
    if strangers:
        more = f" and {len(strangers) - _STRANGERS} more" if len(strangers) > _STRANGERS else ""
        yield f"named by the id of no source: {', '.join(strangers[:_STRANGERS])}{more}"
    if found and not texts.pages():
        yield f"{texts.folder} has no text of these facts; a text is named {found[0].source}.txt, .md or .html"


def _report(found: Sequence[Found], left: Sequence[Data] | None, notes: Iterator[str]) -> Answer:
    failed, unchecked = ([one for one in found if one.outcome == outcome] for outcome in (FAILED, UNCHECKED))
    data = _data(found, failed, unchecked, left)
    blocks = [_counts_block(data["counts"])]
    blocks += [_facts_block("Failed", failed)] if failed else []
    blocks += [_unchecked_block(unchecked, data["reasons"])] if unchecked else []
    blocks += [_uncovered_block(left)] if left else []
    return Answer(
        "verify",
        "Verification",
        data,
        blocks,
        notes=tuple(notes),
        keys=KEYS["verify, as rows"],
        exit=Exit.DIFFERENT if failed else Exit.DONE,
        rows_key=None,
        rows=[*map(_row, (*failed, *unchecked)), *(_row_left(one) for one in left or ())],
    )


def _data(
    found: Sequence[Found], failed: Sequence[Found], unchecked: Sequence[Found], left: Sequence[Data] | None
) -> Data:
    counts = {"facts": len(found), "verified": len(found) - len(failed) - len(unchecked)}
    reasons = Counter(one.why for one in unchecked)
    data: Data = {
        **counts,
        FAILED: [{"fact": one.fact, "why": one.why} for one in failed],
        UNCHECKED: [{"fact": one.fact, "why": one.why} for one in unchecked],
        "counts": {**counts, FAILED: len(failed), UNCHECKED: len(unchecked)},
        "reasons": [{"why": why, "facts": count} for why, count in reasons.most_common()],
    }
    if left is not None:
        data[UNCOVERED] = left
        data["counts"][UNCOVERED] = len(left)
    return data


def _row(one: Found) -> Data:
    named: Data = {"outcome": one.outcome, "fact": one.fact, "source": one.source}
    return {**named, "paragraph": None, "printed": None, "why": one.why}


def _row_left(left: Data) -> Data:
    return {"outcome": UNCOVERED, "fact": None, **left, "why": None}


def _counts_block(counts: Data) -> Block:
    rows = tuple((Cell(what.capitalize()), Cell(str(count))) for what, count in counts.items())
    return Block("", (Column("key", "", Look.NAME), Column("value", "", Look.NUMBER)), rows, headed=False)


def _facts_block(title: str, found: Sequence[Found]) -> Block:
    columns = (Column("fact", "Fact", Look.FIXED), Column("why", "Why"))
    return Block(title, columns, tuple((Cell(one.fact, (one.source,)), Cell(one.why or "")) for one in found))


def _unchecked_block(unchecked: Sequence[Found], reasons: Sequence[Data]) -> Block:
    if len(unchecked) <= _LISTED:
        return _facts_block("Unchecked", unchecked)
    columns = (Column("why", "Why"), Column("facts", "Facts", Look.NUMBER))
    return Block("Unchecked", columns, tuple((Cell(one["why"]), Cell(str(one["facts"]))) for one in reasons))


def _uncovered_block(left: Sequence[Data]) -> Block:
    columns = (
        Column("printed", "Printed"),
        Column("paragraph", "Paragraph", Look.NUMBER),
    )
    rows = ((Cell(one["printed"]), Cell(str(one["paragraph"]), (one["source"],))) for one in left)
    return Block("Uncovered", columns, tuple(rows))
