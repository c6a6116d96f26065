"""Look up: cities, industries, companies, and anything else by name."""

from typing import Annotated

from g60cli.answer import Answer, Stream
from g60cli.commands.framework import Argument, Option
from g60cli.commands.options import answers
from g60cli.questions import cards, lists
from g60cli.questions.knowledge import Knowledge

Name = Annotated[list[str], Argument(metavar="NAME", help="A name, an alias or an id; several words need no quotes.")]


@answers
def cities_command(
    knowledge: Knowledge,
    province: Annotated[str | None, Option("--province", metavar="NAME", help="Only those of this province.")] = None,
) -> Stream:
    """The members of the corridor in order, with their companies.

    \b
    Examples:
      g60 cities
      g60 cities --province Zhejiang
    """
    return lists.cities(knowledge, province)


@answers
def city_command(knowledge: Knowledge, name: Name) -> Stream:
    """One member with its companies, alliances, projects, figures and statements.

    \b
    Examples:
      g60 city Hefei
      g60 city 合肥 --json
    """
    return cards.city(knowledge, " ".join(name))


@answers
def industries_command(knowledge: Knowledge) -> Stream:
    """The industries, each with its companies and alliances.

    \b
    Examples:
      g60 industries
      g60 industries --json
    """
    return lists.industries(knowledge)


@answers
def industry_command(knowledge: Knowledge, name: Name) -> Stream:
    """One industry with its companies, alliances, projects and organizations.

    \b
    Examples:
      g60 industry integrated circuits
      g60 industry AI
    """
    return cards.industry(knowledge, " ".join(name))


@answers
def companies_command(
    knowledge: Knowledge,
    city: Annotated[str | None, Option("--city", metavar="NAME", help="Only those in this city or place.")] = None,
    industry: Annotated[str | None, Option("--industry", metavar="NAME", help="Only those of this industry.")] = None,
) -> Stream:
    """The companies, with their cities and industries.

    \b
    Examples:
      g60 companies
      g60 companies --city Suzhou
    """
    return lists.companies(knowledge, city, industry)


@answers
def company_command(knowledge: Knowledge, name: Name) -> Stream:
    """One company: its city, industries, products, attributes, figures and statements.

    \b
    Examples:
      g60 company LandSpace
      g60 company Shanghai Advanced Silicon Technology
    """
    return cards.company(knowledge, " ".join(name))


@answers
def list_command(
    knowledge: Knowledge,
    kind: Annotated[str | None, Argument(metavar="[KIND]", help="places, organizations, alliances, people …")] = None,
) -> Answer | Stream:
    """All entities of a kind; without a kind, how many there are of each.

    \b
    Examples:
      g60 list
      g60 list alliances
    """
    return lists.kinds(knowledge) if kind is None else lists.entities(knowledge, kind)


@answers
def show_command(knowledge: Knowledge, name: Name) -> Answer | Stream:
    """Anything by its name or id: an entity, a metric, a source, a fact.

    \b
    Examples:
      g60 show LandSpace
      g60 show rd-intensity
    """
    # A fact is shown with all that bears on it, of which the other lookups need nothing.
    from g60cli.questions import showing

    return showing.show(knowledge, " ".join(name))
