"""Count: the figures and what they measure."""

from typing import Annotated

from g60cli.answer import Answer
from g60cli.commands.framework import Option
from g60cli.commands.lookups import Name
from g60cli.commands.options import answers
from g60cli.questions import metrics
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.stats import Filters, stats


@answers
def stats_command(
    knowledge: Knowledge,
    year: Annotated[
        str | None,
        Option("--year", metavar="YEAR", help="2023, 2019..2023 or latest; periods that touch it."),
    ] = None,
    metric: Annotated[str | None, Option("--metric", help="Only this metric.")] = None,
    about: Annotated[str | None, Option("--about", help="Only about this entity.")] = None,
    source: Annotated[str | None, Option("--source", help="Only from this source.")] = None,
) -> Answer:
    """The figures that match all filters; deprecated ones are marked.

    Examples:

      g60 stats --year 2023

      g60 stats --about Songjiang --metric "R&D intensity"
    """
    return stats(knowledge, Filters(year=year, metric=metric, about=about, source=source))


@answers
def metrics_command(knowledge: Knowledge) -> Answer:
    """The metrics: what is measured, with ids and units.

    Examples:

      g60 metrics

      g60 metrics --columns id,unit
    """
    return metrics.metrics(knowledge)


@answers
def metric_command(knowledge: Knowledge, name: Name) -> Answer:
    """One metric with all its values over places and years.

    Examples:

      g60 metric high-tech enterprises

      g60 metric 研发投入强度
    """
    return metrics.metric(knowledge, " ".join(name))
