"""Compare: side by side, in order, over time, against the whole, on the map."""

from typing import Annotated

from g60cli.answer import Answer
from g60cli.commands.framework import Argument, Option
from g60cli.commands.options import answers
from g60cli.questions.compare import compare
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.map import members_map
from g60cli.questions.rank import rank
from g60cli.questions.shares import shares
from g60cli.questions.trend import trend

AllowMixed = Annotated[bool, Option("--allow-mixed", help="Put figures of different times together, and mark them.")]
MetricName = Annotated[list[str], Argument(metavar="METRIC", help="A name, an alias or an id; needs no quotes.")]
Year = Annotated[str | None, Option("--year", metavar="YEAR", help="2023, 2019..2023 or latest.")]


@answers
def compare_command(
    knowledge: Knowledge,
    names: Annotated[
        list[str], Argument(metavar="NAME NAME…", help="Two to nine of one kind; quote a name of several words.")
    ],
    metric: Annotated[str | None, Option("--metric", metavar="NAME", help="Only this metric.")] = None,
    year: Year = None,
    allow_mixed: AllowMixed = False,
) -> Answer:
    """Two to nine entities of one kind side by side: attributes, figures, ratios, what only one has.

    A ratio says how many times the other the first is. Figures that are not comparable have none, and the row says why.

    \b
    Examples:
      g60 compare Hefei Suzhou
      g60 compare LandSpace iFlytek
    """
    return compare(knowledge, names, metric, year, allow_mixed)


@answers
def rank_command(
    knowledge: Knowledge, metric: MetricName, year: Year = None, allow_mixed: AllowMixed = False
) -> Answer:
    """The members in the order of a metric, and what was left out and why.

    Of the years and bases it takes the one for which most members have comparable values.

    \b
    Examples:
      g60 rank population
      g60 rank GDP --year 2022 --json
    """
    return rank(knowledge, " ".join(metric), year, allow_mixed)


@answers
def trend_command(
    knowledge: Knowledge,
    names: Annotated[
        list[str],
        Argument(metavar="METRIC [NAME…]", help="A metric, then whose; quote a name of several words."),
    ],
) -> Answer:
    """A metric over time: each value with its change, the growth a year, and breaks in the series.

    Without a name it is that of the corridor, or of all members where the corridor has no value.

    \b
    Examples:
      g60 trend high-tech-enterprises corridor
      g60 trend GDP Hefei Suzhou
    """
    return trend(knowledge, names)


@answers
def shares_command(knowledge: Knowledge) -> Answer:
    """The corridor's part of the nation in each metric, and its weight per head and per area.

    The weight is the share of the output over the share of people or of land, all three from one source.

    \b
    Examples:
      g60 shares
      g60 shares --json
    """
    return shares(knowledge)


@answers
def map_command(knowledge: Knowledge) -> Answer:
    """The members where they lie, in order along the corridor.

    \b
    Examples:
      g60 map
      g60 map --columns name,location
    """
    return members_map(knowledge)
