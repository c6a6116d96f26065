"""Count: the figures and what they measure."""

from typing import Annotated

from g60cli.answer import Stream
from g60cli.commands.framework import Option
from g60cli.commands.lookups import Name
from g60cli.commands.options import answers
from g60cli.questions import metrics
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.stats import Filters, stats
from g60cli.questions.timeline import timeline


@answers
def stats_command(
    knowledge: Knowledge,
    year: Annotated[
        str | None,
        Option("--year", metavar="YEAR", help="2023, 2019..2023 or latest; periods that touch it."),
    ] = None,
    metric: Annotated[str | None, Option("--metric", metavar="NAME", help="Only this metric.")] = None,
    about: Annotated[str | None, Option("--about", metavar="NAME", help="Only about this entity.")] = None,
    industry: Annotated[
        str | None, Option("--industry", metavar="NAME", help="Only about this industry, or what belongs to it.")
    ] = None,
    source: Annotated[str | None, Option("--source", metavar="ID", help="Only from this source.")] = None,
    status: Annotated[
        str | None, Option("--status", metavar="STATUS", help="Only of this status: reported, expected, target …")
    ] = None,
) -> Stream:
    """The figures that match all filters; deprecated ones are marked.

    \b
    Examples:
      g60 stats --year 2023
      g60 stats --about Songjiang --metric "R&D intensity"
    """
    return stats(knowledge, Filters(year, metric, about, industry, source, status))


@answers
def metrics_command(knowledge: Knowledge) -> Stream:
    """The metrics: what is measured, with ids and units.

    \b
    Examples:
      g60 metrics
      g60 metrics --columns id,unit
    """
    return metrics.metrics(knowledge)


@answers
def metric_command(knowledge: Knowledge, name: Name) -> Stream:
    """One metric with all its values over places and years.

    \b
    Examples:
      g60 metric high-tech enterprises
      g60 metric 研发投入强度
    """
    return metrics.metric(knowledge, " ".join(name))


@answers
def timeline_command(
    knowledge: Knowledge,
    since: Annotated[str | None, Option("--since", metavar="DATE", help="From this year, month or day on.")] = None,
    until: Annotated[str | None, Option("--until", metavar="DATE", help="Up to this year, month or day.")] = None,
) -> Stream:
    """The dated events in order, as exactly as the sources date them.

    \b
    Examples:
      g60 timeline
      g60 timeline --since 2018 --until 2021-06
    """
    return timeline(knowledge, since, until)
