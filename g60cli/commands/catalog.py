"""Every command with its module, its group in the help and its sentence; nothing is imported to list them."""

from typing import NamedTuple


class Entry(NamedTuple):
    """A command: ``g60cli.commands.<module>`` has a function of its name."""

    name: str
    module: str
    group: str
    sentence: str


LOOK_UP, COUNT, SOURCES, OWN = "Look up", "Count and compare", "Says who?", "Own files"

_ENTRIES = (
    Entry("cities", "lookups", LOOK_UP, "The members, with their companies."),
    Entry("city", "lookups", LOOK_UP, "One member: companies, alliances, projects, figures, statements."),
    Entry("industries", "lookups", LOOK_UP, "The industries, with their companies and alliances."),
    Entry("industry", "lookups", LOOK_UP, "One industry."),
    Entry("companies", "lookups", LOOK_UP, "The companies, of a city or an industry if you like."),
    Entry("company", "lookups", LOOK_UP, "One company: where it is, what it makes, what is said of it."),
    Entry("list", "lookups", LOOK_UP, "All entities of a kind: alliances, projects, people …"),
    Entry("show", "lookups", LOOK_UP, "Anything by its name or id."),
    Entry("ask", "answering_questions", LOOK_UP, "A question in your own words: one sourced sentence, or a refusal."),
    Entry("stats", "figures", COUNT, "The figures that match: by year, metric, entity, source."),
    Entry("metrics", "figures", COUNT, "What is measured, with ids and units."),
    Entry("metric", "figures", COUNT, "One metric with all its values."),
    Entry("timeline", "figures", COUNT, "The dated events in order."),
    Entry("sources", "provenance", SOURCES, "All sources with the number of their facts."),
    Entry("source", "provenance", SOURCES, "One source with its facts."),
    Entry("fact", "provenance", SOURCES, "One fact: value, evidence, file and line, rivals."),
    Entry("check", "files", OWN, "Find all problems of knowledge files."),
    Entry("paths", "files", OWN, "Each file in use, and why that one."),
    Entry("help", "help", OWN, "Help: commands, exit codes, formats, environment, knowledge."),
)

COMMANDS = {entry.name: entry for entry in _ENTRIES}
GROUPS = (LOOK_UP, COUNT, SOURCES, OWN)
