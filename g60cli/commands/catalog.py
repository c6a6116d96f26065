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
    Entry("search", "asking", LOOK_UP, "What has these words: facts, entities, metrics, sources, ranked."),
    Entry("ask", "answering_questions", LOOK_UP, "A question in your own words: one sourced sentence, or a refusal."),
    Entry("stats", "figures", COUNT, "The figures that match: by year, metric, entity, source."),
    Entry("metrics", "figures", COUNT, "What is measured, with ids and units."),
    Entry("metric", "figures", COUNT, "One metric with all its values."),
    Entry("compare", "comparing", COUNT, "Entities side by side: attributes, figures, ratios."),
    Entry("rank", "comparing", COUNT, "The members by one metric, in order, with what was left out."),
    Entry("trend", "comparing", COUNT, "A metric over time: changes, growth, breaks."),
    Entry("shares", "comparing", COUNT, "The part of the whole in each metric, per head and per area."),
    Entry("map", "comparing", COUNT, "The members where they lie."),
    Entry("timeline", "figures", COUNT, "The dated events in order."),
    Entry("sources", "provenance", SOURCES, "All sources with the number of their facts."),
    Entry("source", "provenance", SOURCES, "One source with its facts."),
    Entry("fact", "provenance", SOURCES, "One fact: value, evidence, file and line, rivals."),
    Entry("verify", "verifying", SOURCES, "Facts against their evidence, evidence against texts."),
    Entry("audit", "auditing", SOURCES, "Where sources disagree, and which figures do not add up."),
    Entry("cite", "auditing", SOURCES, "Citations of sources and facts: BibTeX, CSL-JSON, RIS, APA."),
    Entry("init", "files", OWN, "Begin a knowledge file of your own, from a table if you like."),
    Entry("schema", "files", OWN, "The JSON Schema of a knowledge file, for your editor."),
    Entry("check", "files", OWN, "Find all problems of knowledge files."),
    Entry("diff", "exchange", OWN, "What two knowledge files say differently."),
    Entry("export", "exchange", OWN, "The knowledge as SQLite, JSON Lines or CSV."),
    Entry("paths", "files", OWN, "Each file in use, and why that one."),
    Entry("completion", "completion", OWN, "Completion at TAB for your shell; g60 help completion says how."),
    Entry("help", "help", OWN, "Help: commands, exit codes, formats, environment, knowledge."),
)

COMMANDS = {entry.name: entry for entry in _ENTRIES}
GROUPS = (LOOK_UP, COUNT, SOURCES, OWN)
# The commands whose answers have pictures.
DRAWING = ("rank", "trend", "shares", "map")
