"""What a bare ``g60`` shows: what is known here, and what to try."""

from g60cli.answer import Answer, Block, Cell, Column, Data, Look
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, KINDS, PLURALS
from g60cli.questions.knowledge import Knowledge, marks

_SINGULARS = {PLURALS[kind]: kind for kind in KINDS}
_SINGULARS |= {"sources": "source", "facts": "fact", "figures": "figure", "metrics": "metric"}
_PLAIN = (Column("key", "", Look.NAME), Column("value", ""))


def overview(knowledge: Knowledge) -> Answer:
    """Counts of everything, the date of the newest fact, and three commands to try."""
    data: Data = {key: knowledge.head(key) for key in ("title", "summary", "updated", "licence", "subject")}
    data["counts"] = _counts(knowledge)
    data["newest"] = _newest(knowledge)
    data["try"] = _to_try(knowledge)
    counts = "; ".join(_counted(count, what) for what, count in data["counts"].items() if count)
    newest = data["newest"]
    described = [
        ("Summary", data["summary"]),
        ("Holds", counts),
        ("Newest figure", newest and f"{newest['period']} ({newest['metric']}, {newest['about']})"),
        ("Updated", data["updated"]),
        ("Licence", data["licence"]),
    ]
    rows = tuple((Cell(label), Cell(text)) for label, text in described if text)
    hints = tuple((Cell(command),) for command in data["try"])
    blocks = [Block("", _PLAIN, rows, headed=False)]
    if hints:
        blocks.append(Block("Try", (Column("try", "", Look.FIXED),), hints, headed=False))
    return Answer("g60", data["title"] or "g60", data, blocks)


def _counts(knowledge: Knowledge) -> dict[str, int]:
    by_kind = dict(tuple(row) for row in knowledge.rows("SELECT kind, count(*) FROM entity GROUP BY kind"))
    figures = f"""
    SELECT coalesce(sum(facts), 0) FROM tally JOIN metric ON metric.id = tally.metric
    WHERE metric.unit NOT IN ({marks(ATTRIBUTE_UNITS)})
    """  # noqa: S608 - the marks are ours
    return {
        "sources": _count(knowledge, "SELECT count(*) FROM source"),
        "facts": _count(knowledge, "SELECT coalesce(sum(facts), 0) FROM tally"),
        "figures": _count(knowledge, figures, ATTRIBUTE_UNITS),
        "metrics": _count(knowledge, "SELECT count(*) FROM metric"),
        **{PLURALS[kind]: by_kind.get(kind, 0) for kind in KINDS},
    }


def _counted(count: int, what: str) -> str:
    return f"{count:,} {_SINGULARS[what] if count == 1 else what}"


def _count(knowledge: Knowledge, sql: str, parameters: tuple[str, ...] = ()) -> int:
    row = knowledge.row(sql, parameters)
    return int(row[0]) if row else 0


def _newest(knowledge: Knowledge) -> Data | None:
    # The plus keeps SQLite from sorting all facts of that day, of which the first in the file is wanted.
    row = knowledge.row(
        """
        SELECT fact.id, fact.period, metric.name AS metric, json_extract(fact.about, '$[0]') AS about
        FROM fact JOIN metric ON metric.id = fact.metric
        WHERE +fact.last_day = (
            SELECT last_day FROM fact
            WHERE metric IS NOT NULL AND last_day IS NOT NULL AND status NOT IN ('target', 'expected')
            ORDER BY last_day DESC LIMIT 1
        ) AND fact.status NOT IN ('target', 'expected')
        ORDER BY fact.number LIMIT 1
        """
    )
    if row is None:
        return None
    about = knowledge.named(row["about"]).name
    return {"id": row["id"], "period": row["period"], "metric": row["metric"], "about": about}


def _to_try(knowledge: Knowledge) -> list[str]:
    company = knowledge.row("SELECT id FROM entity WHERE kind = 'company' ORDER BY position LIMIT 1")
    year = knowledge.row(
        """
        SELECT substr(last_day, 1, 4) FROM fact WHERE last_day IS NOT NULL AND status NOT IN ('target', 'expected')
        ORDER BY last_day DESC LIMIT 1
        """
    )
    commands = ["g60 cities", f"g60 company {company[0]}" if company else "g60 list"]
    return [*commands, f"g60 stats --year {year[0]}" if year and year[0] else "g60 sources"]
