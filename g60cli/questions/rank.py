"""Rank: the members of the subject in the order of one metric, comparable values only, and what was left out."""

from collections.abc import Sequence

from g60cli.answer import Answer, Bar, Bars, Block, Cell, Column, Data, Look
from g60cli.errors import NoNumbers
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, Rank
from g60cli.questions.answering import answer
from g60cli.questions.blocks import metric_text, period_text, subject_text
from g60cli.questions.choosing import is_usable, last_day
from g60cli.questions.comparability import is_whole, length_text, marks, value_class, verdict, year_text
from g60cli.questions.display import further_values, joined
from g60cli.questions.entities import entities_of_kind
from g60cli.questions.facts import FACT_KEYS
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.metrics import metric_named
from g60cli.questions.pairing import Wish
from g60cli.questions.parts import wholes_of
from g60cli.questions.ranking import Placed, in_order, left_out_of, taken_of
from g60cli.questions.series import figures_about, ids_of, metric_reference, reference
from g60cli.questions.years import parse_years

_PERIOD = Column("period", "Period", Look.FIXED)
# A note is short, and the table has to fit 80 columns: so it may be broken as names are.
_COLUMNS = (
    Column("position", "#", Look.NUMBER),
    Column("about", "Member", Look.NAME),
    Column("display", "Value", Look.NUMBER),
    Column("ratio_display", "÷ first", Look.NUMBER),
    _PERIOD,
    Column("marks", "Note", Look.NAME),
    Column("id", "Id", Look.SECONDARY),
)
_OUT_COLUMNS = (
    Column("about", "Member", Look.NAME),
    Column("display", "Value", Look.NUMBER),
    _PERIOD,
    Column("why", "Why left out", Look.NAME),
)
_NONE_COLUMNS = (Column("about", "Member", Look.NAME), Column("why", "Why left out"))


def rank(knowledge: Knowledge, name: str, year: str | None = None, allow_mixed: bool = False) -> Answer:
    """The members in the order of a metric, in the year and on the basis that most of them share.

    Raises UnknownName for a metric, NoNumbers for one whose values are no numbers, BadYear.
    """
    metric = metric_named(knowledge, name)
    if metric["unit"] in ATTRIBUTE_UNITS:
        raise NoNumbers(metric["id"], metric["unit"])
    wish = Wish(parse_years(year) if year is not None else None, allow_mixed)
    members = [entity["id"] for entity in entities_of_kind(knowledge, "city")]
    figures = {id_: figures_about(knowledge, id_, metric["id"]) for id_ in members}
    anchor, taken = taken_of(knowledge, figures, metric, wholes_of(knowledge, members), wish)
    order = in_order(taken, metric)
    ranked = [_row(placed, order[0].fact) for placed in order]
    left_out = [
        {"entity": reference(knowledge, id_), "fact": fact, "why": why}
        for id_, fact, why in left_out_of(knowledge, figures, (anchor, taken), metric, wish)
    ]
    data: Data = {
        "metric": metric_reference(metric),
        "year": _year(anchor, metric),
        "basis": anchor["basis"] if anchor else None,
        "mixed": any(row["why"] for row in ranked),
        "members": len(members),
        "ranked": ranked,
        "left_out": left_out,
    }
    return answer(knowledge, _told(metric, data, wish))


def _row(placed: Placed, first: Data) -> Data:
    fact, ratio = placed.fact, placed.ratio
    said = [*marks(fact), *filter(None, (placed.unsure, ratio.why))]
    return {
        "position": placed.position,
        "fact": fact,
        "ratio": ratio.exact,
        "ratio_precision": ratio.precision,
        "ratio_display": ratio.display,
        "why": placed.why,
        "marks": said,
        "computed_from": [] if ratio.exact is None else list(dict.fromkeys(ids_of([fact, first]))),
    }


def _year(anchor: Data | None, metric: Data) -> str | None:
    """The year of the order; the period where that is another than whole years; none of a steady metric."""
    if anchor is None or metric["steady"]:
        return None
    part = metric["metric_kind"] in ("flow", "growth") and not is_whole(length_text(anchor))
    return str(anchor["period"]) if part else year_text(anchor)


def _told(metric: Data, data: Data, wish: Wish) -> Answer:
    """The answer with its blocks and its picture."""
    ranked, told = data["ranked"], [item for item in data["left_out"] if item["fact"] and _is_told(item, data)]
    without = [item for item in data["left_out"] if item["fact"] is None]
    blocks = [_ranked_block(data)] if ranked else []
    if told:
        blocks.append(Block("Left out", _OUT_COLUMNS, tuple(_out_cells(item) for item in told)))
    if without:
        rows = tuple((Cell(item["entity"]["name"]), Cell(item["why"])) for item in without)
        blocks.append(Block("Without a value", _NONE_COLUMNS, rows))
    return Answer(
        "rank",
        _title(metric, data),
        data,
        blocks,
        notes=_notes(metric, data, len(told), wish),
        keys=("position", "ratio", "ratio_precision", "ratio_display", *FACT_KEYS, "mixed", "marks", "computed_from"),
        pictures=[_picture(metric, ranked)] if ranked else [],
        rows=[_flat(row) for row in ranked],
        rows_key="ranked",
    )


def _ranked_block(data: Data) -> Block:
    """The order as a table; a period that all have stands in the title and in no column."""
    rows = tuple(_cells(row) for row in data["ranked"])
    place = _COLUMNS.index(_PERIOD)
    if {row[place].text for row in rows} != {data["year"]}:
        return Block("", _COLUMNS, rows)
    shorter = tuple((*row[:place], *row[place + 1 :]) for row in rows)
    return Block("", (*_COLUMNS[:place], *_COLUMNS[place + 1 :]), shorter)


def _cells(row: Data) -> tuple[Cell, ...]:
    fact = row["fact"]
    note = "; ".join(filter(None, (row["why"], *row["marks"])))
    source = (fact["source"],)
    return (
        Cell(str(row["position"])),
        Cell(subject_text(fact)),
        Cell(fact["display"], source),
        Cell(row["ratio_display"] or ""),
        Cell(period_text(fact)),
        Cell(note),
        Cell(fact["id"]),
    )


def _is_told(item: Data, data: Data) -> bool:
    """True for what is shown of the many figures left out: the first of each sort that a member could have had.

    Of a member that is ranked only what is later than its ranked figure; the older ones are counted.
    """
    fact, member = item["fact"], item["entity"]["id"]
    mine = next((row["fact"] for row in data["ranked"] if row["fact"]["about"]["id"] == member), None)
    if mine is not None and (fact["rank"] == Rank.DEPRECATED or last_day(fact) <= last_day(mine) or not last_day(mine)):
        return False
    rivals = (other for other in data["left_out"] if other["fact"] and other["entity"]["id"] == member)
    return next(other for other in rivals if _sort_of(other["fact"]) == _sort_of(fact)) is item


def _sort_of(fact: Data) -> tuple[str, bool]:
    return value_class(fact), fact["rank"] == Rank.DEPRECATED


def _out_cells(item: Data) -> tuple[Cell, ...]:
    fact = item["fact"]
    return (
        Cell(subject_text(fact)),
        Cell(fact["display"], (fact["source"],)),
        Cell(period_text(fact)),
        Cell(item["why"]),
    )


def _title(metric: Data, data: Data) -> str:
    count = f"{len(data['ranked'])} of {data['members']} members"
    when = joined(data["year"] or "", "and other years" if data["mixed"] else "")
    return " · ".join(filter(None, (metric["name"], when, data["basis"], count)))


def _notes(metric: Data, data: Data, told: int, wish: Wish) -> list[str]:
    count, notes = len(data["ranked"]), []
    if not count:
        when = f" in {wish.years}" if wish.years else ""
        notes.append(f"no member has a value of {metric['name']}{when} to rank")
    elif count == 1:
        notes.append("no two members have comparable values: there is no order to tell")
    elif data["year"] and wish.years is None:
        basis = f" ({data['basis']})" if data["basis"] else ""
        notes.append(f"{data['year']}{basis} is where most members have comparable values, the latest among equals")
    if count and not wish.allow_mixed and _parted_by_time(metric, data):
        notes.append("members with values of other times only are left out; --allow-mixed ranks them, and marks it")
    more = sum(item["fact"] is not None for item in data["left_out"]) - told
    if more:
        notes.append(f"{further_values(more)} left out; --json says why, g60 metric {metric['id']} lists all")
    return notes


def _parted_by_time(metric: Data, data: Data) -> bool:
    """True where a member is in no place of the order for its time alone: where asking to mix would rank it."""
    facts = [row["fact"] for row in data["ranked"]]
    ranked = {fact["about"]["id"] for fact in facts}
    others = (item["fact"] for item in data["left_out"] if item["fact"] and item["entity"]["id"] not in ranked)
    verdicts = (verdict(fact, facts[0], metric) for fact in others if is_usable(fact) and not fact["with"])
    return any(said.mixed and not said.never for said in verdicts)


def _picture(metric: Data, ranked: Sequence[Data]) -> Bars:
    bars = []
    for row in ranked:
        fact = row["fact"]
        text = joined(fact["display"], f"({fact['period']})" if row["why"] else "")
        bars.append(Bar(fact["about"]["name"], fact["number"], text, (fact["source"],)))
    return Bars(metric_text(ranked[0]["fact"]), tuple(bars))


def _flat(row: Data) -> Data:
    """A ranked fact with its position and ratio as one flat object."""
    own = {key: row[key] for key in ("position", "ratio", "ratio_precision", "ratio_display")}
    return {**own, **row["fact"], "mixed": row["why"], "marks": row["marks"], "computed_from": row["computed_from"]}
