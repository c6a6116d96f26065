"""Trend: a metric over time, of one entity or several, with changes, yearly growth and breaks."""

from collections.abc import Iterator, Sequence

from g60cli.answer import Answer, Block, Cell, Column, Data, Line, Lines, Look, Point
from g60cli.errors import NoNumbers
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS
from g60cli.questions.answering import answer
from g60cli.questions.blocks import period_text
from g60cli.questions.changes import middle_year
from g60cli.questions.choosing import is_usable
from g60cli.questions.comparing import entity_named, is_entity
from g60cli.questions.display import further_values, joined
from g60cli.questions.entities import entities_of_kind
from g60cli.questions.facts import FACT_KEYS
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.metrics import metric_named
from g60cli.questions.naming import matches_of
from g60cli.questions.readings import names_of
from g60cli.questions.series import beside_text, by_subject, figures_about, ids_of, metric_reference, reference
from g60cli.questions.series_points import Step, drawn_of, points_of, steps_of
from g60cli.questions.sparklines import sparkline

_COMPUTED = (
    "change", "change_precision", "change_display", "growth_per_year", "growth_precision", "growth_display", "since",
    "break", "marks", "computed_from",
)  # fmt: skip


def trend(knowledge: Knowledge, words: Sequence[str]) -> Answer:
    """The series of a metric: of the entities named, else of the subject of the file, else of all members.

    The first name is the metric's. Raises NoNumbers, and what ``find`` raises for a name.
    """
    metric_name, *names = names_of(words, lambda place, name: _fits(knowledge, place, name))
    metric = metric_named(knowledge, metric_name)
    if metric["unit"] in ATTRIBUTE_UNITS:
        raise NoNumbers(metric["id"], metric["unit"])
    ids = list(dict.fromkeys(entity_named(knowledge, name) for name in names)) or _by_default(knowledge, metric)
    found = [series for id_ in ids for series in _series(knowledge, id_, metric)]
    return answer(knowledge, _told(knowledge, metric, ids, found))


def _fits(knowledge: Knowledge, place: int, name: str) -> bool:
    """True for a name of a metric in the first place, and of an entity behind it."""
    if place == 0:
        return any(match.kind == "metric" for match in matches_of(knowledge, name))
    return is_entity(knowledge, name)


def _by_default(knowledge: Knowledge, metric: Data) -> list[str]:
    """The subject of the file where it has the metric, else the members."""
    subject = knowledge.head("subject")
    if subject and any(is_usable(fact) for fact in figures_about(knowledge, subject, metric["id"])):
        return [subject]
    return [entity["id"] for entity in entities_of_kind(knowledge, "city")]


def _series(knowledge: Knowledge, entity: str, metric: Data) -> Iterator[tuple[Data, list[tuple[Step, bool]]]]:
    """The series of an entity as objects, each with the steps that are drawn."""
    for others, facts in by_subject(figures_about(knowledge, entity, metric["id"]), entity).items():
        points, left_out = points_of(knowledge, facts, metric)
        steps = steps_of(points, metric)
        drawn = drawn_of(steps, metric)
        values, breaks = [step.fact["number"] for step, _ in drawn], [cut for _, cut in drawn]
        named = joined(knowledge.named(entity).name, f"+ {beside_text(knowledge, others)}" if others else "")
        yield (
            {
                "entity": reference(knowledge, entity),
                "with": [reference(knowledge, id_) for id_ in others],
                "name": named,
                "sparkline": sparkline(values, breaks),
                "points": [_point(step) for step in steps],
                "left_out": [{"fact": fact, "why": why} for fact, why in left_out],
            },
            drawn,
        )


def _point(step: Step) -> Data:
    return {
        "fact": step.fact,
        "change": step.change.exact,
        "change_precision": step.change.precision,
        "change_display": step.change.display,
        "growth_per_year": step.growth.exact,
        "growth_precision": step.growth.precision,
        "growth_display": step.growth.display,
        "since": step.since["id"] if step.since else None,
        "why": step.why,
        "marks": list(step.marks),
        "computed_from": ids_of([step.since, step.fact]) if step.since else [],
    }


def _told(
    knowledge: Knowledge, metric: Data, ids: Sequence[str], found: Sequence[tuple[Data, list[tuple[Step, bool]]]]
) -> Answer:
    """The answer with its blocks and its picture."""
    series = [object_ for object_, _ in found if object_["points"]]
    points = [(each, point) for each in series for point in each["points"]]
    names = [knowledge.named(id_).name for id_ in ids]
    title = f"{metric['name']}: {', '.join(names)}" if len(names) == 1 else metric["name"]
    several = len(series) > 1
    blocks = [_overview(series)] if any(each["sparkline"] for each in series) else []
    if points:
        blocks.append(_points_block(points, several))
    return Answer(
        "trend",
        title,
        {"metric": metric_reference(metric), "series": [object_ for object_, _ in found]},
        blocks,
        notes=_notes(knowledge, metric, ids, [object_ for object_, _ in found]),
        keys=(*FACT_KEYS, *_COMPUTED),
        pictures=_pictures(metric, found),
        rows=[_flat(point) for _, point in points],
    )


def _overview(series: Sequence[Data]) -> Block:
    """Each series of two figures and more in a line: a sparkline, from when to when."""
    columns = (
        Column("name", "About", Look.NAME),
        Column("sparkline", "From zero", Look.FIXED),
        Column("period", "From", Look.FIXED),
        Column("period", "To", Look.FIXED),
    )
    rows = tuple(
        (
            Cell(each["name"]),
            Cell(each["sparkline"], whole=True),
            *(Cell(period) for period in _ends(each)),
        )
        for each in series
        if each["sparkline"]
    )
    return Block("Series", columns, rows)


def _ends(series: Data) -> tuple[str, str]:
    """The first and the last period of a series; undated figures are at neither end."""
    periods = [point["fact"]["period"] for point in series["points"] if middle_year(point["fact"]) is not None]
    return (periods[0], periods[-1]) if periods else ("", "")


def _points_block(points: Sequence[tuple[Data, Data]], several: bool) -> Block:
    columns = (
        *([Column("about", "About", Look.NAME)] if several else []),
        Column("period", "Period", Look.FIXED),
        Column("display", "Value", Look.NUMBER),
        Column("change_display", "Change", Look.NUMBER),
        Column("growth_display", "Yearly", Look.NUMBER),
        Column("break", "Note", Look.NAME),
        Column("id", "Id", Look.SECONDARY),
    )
    rows = tuple(
        (
            *([Cell(each["name"])] if several else []),
            Cell(period_text(point["fact"])),
            Cell(point["fact"]["display"], (point["fact"]["source"],)),
            Cell(point["change_display"] or ""),
            Cell(point["growth_display"] or ""),
            Cell("; ".join(filter(None, (point["why"], *point["marks"])))),
            Cell(point["fact"]["id"]),
        )
        for each, point in points
    )
    return Block("Values", columns, rows)


def _pictures(metric: Data, found: Sequence[tuple[Data, list[tuple[Step, bool]]]]) -> list[Lines]:
    lines = []
    for each, drawn in found:
        points = []
        for step, cut in drawn:
            when = middle_year(step.fact)
            assert when is not None
            points.append(
                Point(step.fact["period"], when, step.fact["number"], step.fact["display"], cut, (step.fact["source"],))
            )
        if points:
            lines.append(Line(each["name"], tuple(points)))
    return [Lines(metric["name"], metric["unit"], tuple(lines))] if any(len(line.points) > 1 for line in lines) else []


def _notes(knowledge: Knowledge, metric: Data, ids: Sequence[str], series: Sequence[Data]) -> list[str]:
    notes = []
    if not any(each["points"] for each in series):
        notes.append(f"no fact gives a value of {metric['name']} that can be told over time")
    elif len(ids) > 1:
        told = {each["entity"]["id"] for each in series if each["points"]}
        without = [knowledge.named(id_).name for id_ in ids if id_ not in told]
        notes += [f"without a value: {', '.join(without)}"] if without else []
    count = sum(len(each["left_out"]) for each in series)
    if count:
        notes.append(f"{further_values(count)} left out; --json says why, g60 metric {metric['id']} lists all")
    return notes


def _flat(point: Data) -> Data:
    """A point as one flat object: the fact, then what was computed of it."""
    computed = {key: point[key] for key in _COMPUTED if key in point}
    return {**point["fact"], **computed, "break": point["why"]}
