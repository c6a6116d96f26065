"""Shares: the part of a whole that the subject of the file has, and how that weighs per head and per area.

Weight is share over share: a fifteenth of the output by a twenty-fourth of the people is 1.6 times the average. It is
computed only of shares that one source gives together, of the same whole and the same period.
"""

from collections.abc import Sequence
from typing import NamedTuple

from g60cli.answer import Answer, Bar, Bars, Block, Cell, Column, Data, Look
from g60cli.knowledge.quantities import share
from g60cli.knowledge.vocabulary import MetricKind
from g60cli.questions.answering import answer
from g60cli.questions.blocks import period_text
from g60cli.questions.choosing import chosen, is_usable, last_day, ordered
from g60cli.questions.comparability import marks, verdict, year_text
from g60cli.questions.display import joined
from g60cli.questions.facts import FACT_KEYS
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.metrics import metric_by_id
from g60cli.questions.ratios import Computed, amount_of, computed, nothing
from g60cli.questions.series import beside, figures_about, ids_of, metric_reference, reference

# What a share of the output is weighed by; the ids are those of the format's own example.
_OUTPUT, _PEOPLE, _LAND = "gdp", "population", "area"
_WEIGHED_BY = ((_PEOPLE, "per_head", "people"), (_LAND, "per_area", "land"))
_KEYS = (
    *FACT_KEYS, "whole", "year", "per_head", "per_head_precision", "per_head_display", "per_area",
    "per_area_precision", "per_area_display", "marks", "why_not", "computed_from",
)  # fmt: skip
_COLUMNS = (
    Column("metric", "Metric", Look.NAME),
    Column("whole", "Of", Look.SECONDARY),
    Column("display", "Share", Look.NUMBER),
    Column("per_head_display", "Per head", Look.NUMBER),
    Column("per_area_display", "Per area", Look.NUMBER),
    Column("period", "Period", Look.FIXED),
    Column("why", "Note", Look.NAME),
    Column("id", "Id", Look.SECONDARY),
)
_NEWER_COLUMNS = (
    Column("metric", "Metric", Look.NAME),
    Column("display", "Share", Look.NUMBER),
    Column("period", "Period", Look.FIXED),
    Column("why", "Note"),
)


class _Share(NamedTuple):
    """A metric that is a share of a whole, with the subject's figures of it, the one to take first."""

    metric: Data
    facts: Sequence[Data]

    @property
    def part_of(self) -> str:
        """The metric that it is a share of."""
        return str(self.metric["share_of"]["metric"])

    @property
    def whole(self) -> str:
        """The id of what has the whole."""
        return str(self.metric["share_of"]["whole"])


def shares(knowledge: Knowledge) -> Answer:
    """The subject's share of the whole in each metric of that kind, with its weight per head and per area."""
    subject = knowledge.head("subject")
    found = _shares(knowledge, subject) if subject else []
    base = _base_source(found)
    taken = [_taken(knowledge, each, base) for each in found]
    rows = [_row(knowledge, each, fact, found) for each, fact in zip(found, taken, strict=True) if fact is not None]
    named = knowledge.named(subject).name if subject else "Nothing"
    title = f"Shares of the {named}"
    notes = _notes(found, rows, subject)
    told = Answer(
        "shares",
        title,
        rows,
        _blocks(rows),
        notes=notes,
        keys=_KEYS,
        pictures=_pictures(title, rows),
        rows=[_flat(row) for row in rows],
    )
    return answer(knowledge, told)


def _shares(knowledge: Knowledge, subject: str) -> list[_Share]:
    """The share metrics of which the subject has a figure, in the order of the file."""
    sql = "SELECT id FROM metric WHERE kind = ? AND share_of IS NOT NULL ORDER BY position"
    found = []
    for row in list(knowledge.rows(sql, (MetricKind.SHARE,))):
        facts = [fact for fact in figures_about(knowledge, subject, row["id"]) if not beside(fact, subject)]
        usable = ordered(knowledge, [fact for fact in facts if is_usable(fact)])
        if usable:
            found.append(_Share(metric_by_id(knowledge, row["id"]), usable))
    return found


def _base_source(found: Sequence[_Share]) -> str | None:
    """The latest source that gives output, people and land together, as results of one whole; None where none does."""
    output = next((each for each in found if each.part_of == _OUTPUT), None)
    if output is None:
        return None
    together = (fact for fact in output.facts if all(_weigher(output, fact, id_, found) for id_, *_ in _WEIGHED_BY))
    return next((fact["source"] for fact in together), None)


def _weigher(each: _Share, fact: Data, part_of: str, found: Sequence[_Share]) -> Data | None:
    """The share of people or land that the source of a fact gives with it, of the same whole and time."""
    for other in found:
        if other.part_of == part_of and other.whole == each.whole:
            alike = (rival for rival in other.facts if rival["source"] == fact["source"])
            return next((rival for rival in alike if _together(rival, fact, other.metric)), None)
    return None


def _together(one: Data, other: Data, metric: Data) -> bool:
    """True for two shares of the same time, basis and stage: all that parts figures but their metric."""
    return verdict(one, {**other, "metric": one["metric"]}, metric).reason is None


def _taken(knowledge: Knowledge, each: _Share, base: str | None) -> Data | None:
    """Output, people and land are those of the base source; all else is the figure to take."""
    if each.part_of in (_OUTPUT, _PEOPLE, _LAND):
        given = [fact for fact in each.facts if fact["source"] == base]
        if given:
            return given[0]
    return chosen(knowledge, each.facts)


def _row(knowledge: Knowledge, each: _Share, fact: Data, found: Sequence[_Share]) -> Data:
    weights: Data = {}
    used, lacking = [fact], []
    for part_of, key, word in _WEIGHED_BY:
        weigher = None if each.part_of in (_PEOPLE, _LAND) else _weigher(each, fact, part_of, found)
        weight = _weight(fact, weigher)
        if weight.exact is None and each.part_of not in (_PEOPLE, _LAND):
            lacking.append(word)
        if weight.exact is not None and weigher is not None:
            used.append(weigher)
        weights |= {key: weight.exact, f"{key}_precision": weight.precision, f"{key}_display": weight.display}
    return {
        "metric": metric_reference(each.metric),
        "whole": reference(knowledge, each.whole),
        "share": fact,
        "year": year_text(fact),
        **weights,
        "why": f"no share of {' or '.join(lacking)} of the same whole and time in this source" if lacking else None,
        "marks": list(marks(fact)),
        "newer": _newer(each, fact),
        "computed_from": ids_of(used) if len(used) > 1 else [],
    }


def _weight(fact: Data, by: Data | None) -> Computed:
    if by is None or amount_of(by).value <= 0:
        return nothing()
    return computed(share(amount_of(fact), amount_of(by)))


def _newer(each: _Share, fact: Data) -> list[Data]:
    """The newest figure that is later than the one taken, if there is one."""
    return [other for other in each.facts if last_day(other) > last_day(fact)][:1]


def _blocks(rows: Sequence[Data]) -> list[Block]:
    if not rows:
        return []
    blocks = [Block("", _COLUMNS, tuple(_cells(row) for row in rows))]
    newer = [(row, fact) for row in rows for fact in row["newer"]]
    if newer:
        blocks.append(Block("Newer, but not given together", _NEWER_COLUMNS, tuple(_newer_cells(*it) for it in newer)))
    return blocks


def _cells(row: Data) -> tuple[Cell, ...]:
    fact = row["share"]
    return (
        Cell(row["metric"]["name"]),
        Cell(row["whole"]["name"]),
        Cell(fact["display"], (fact["source"],)),
        Cell(row["per_head_display"] or ""),
        Cell(row["per_area_display"] or ""),
        Cell(period_text(fact)),
        Cell("; ".join(row["marks"])),
        Cell(fact["id"]),
    )


def _newer_cells(row: Data, fact: Data) -> tuple[Cell, ...]:
    said = Cell("; ".join(marks(fact)))
    return Cell(row["metric"]["name"]), Cell(fact["display"], (fact["source"],)), Cell(period_text(fact)), said


def _pictures(title: str, rows: Sequence[Data]) -> list[Bars]:
    """The shares as bars, each with its period where not all have the same: a picture is shown without the table."""
    same = len({row["share"]["period"] for row in rows}) == 1
    bars = []
    for row in rows:
        fact = row["share"]
        text = joined(fact["display"], "" if same else f"({fact['period']})")
        bars.append(Bar(row["metric"]["name"], fact["number"], text, (fact["source"],)))
    return [Bars(title, tuple(bars))] if bars else []


def _notes(found: Sequence[_Share], rows: Sequence[Data], subject: str | None) -> list[str]:
    if not rows:
        return [
            "no share of a whole is known" if subject else "the knowledge names no subject whose shares could be told"
        ]
    if not any(each.part_of == _OUTPUT for each in found):
        return ["no share of GDP is known, so nothing is weighed per head or per area"]
    notes = ["per head and per area: the share over the share of people and of land; 1 is the average of the whole"]
    output = next(row for row, each in zip(rows, found, strict=True) if each.part_of == _OUTPUT)
    if output["why"]:
        notes.append("no source gives the shares of GDP, people and land together")
    return notes


def _flat(row: Data) -> Data:
    """A row as one flat object: the share, then what was computed of it."""
    own = {key: row[key] for key in _KEYS if key in row and key not in FACT_KEYS}
    return {**row["share"], **own, "why_not": row["why"]}
