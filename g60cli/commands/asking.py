"""Ask: finding what has the words that somebody types."""

from typing import Annotated

from g60cli.answer import Stream
from g60cli.commands.framework import Argument, Option
from g60cli.commands.options import answers_up_to_limit
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.search import search
from g60cli.questions.stats import Filters

Words = Annotated[
    list[str], Argument(metavar="WORDS", help="Any text: words or their beginnings, numbers, Chinese by any piece.")
]


@answers_up_to_limit
def search_command(
    knowledge: Knowledge,
    words: Words,
    limit: int | None,
    kind: Annotated[
        str | None, Option("--kind", metavar="KIND", help="Only facts, metrics, sources, cities, companies …")
    ] = None,
    year: Annotated[
        str | None, Option("--year", metavar="YEAR", help="Only facts of 2023, 2019..2023 or latest.")
    ] = None,
    metric: Annotated[str | None, Option("--metric", metavar="NAME", help="Only facts of this metric.")] = None,
    about: Annotated[str | None, Option("--about", metavar="NAME", help="Only facts about this entity.")] = None,
    industry: Annotated[
        str | None, Option("--industry", metavar="NAME", help="Only facts about this industry, or what belongs to it.")
    ] = None,
    source: Annotated[str | None, Option("--source", metavar="ID", help="Only facts from this source.")] = None,
    status: Annotated[
        str | None, Option("--status", metavar="STATUS", help="Only facts of this status: reported, target …")
    ] = None,
) -> Stream:
    """Facts, entities, metrics and sources that have all the words, the best first; 20 of them without --limit.

    \b
    Examples:
      g60 search semicond Songjiang
      g60 search 讯飞 --kind fact
    """
    return search(knowledge, " ".join(words), Filters(year, metric, about, industry, source, status), kind, limit)
