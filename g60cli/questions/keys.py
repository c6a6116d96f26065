"""The documented keys of every object in the JSON; a contract that tests hold and ``g60 help formats`` prints."""

from g60cli.questions.facts import FACT_KEYS

_ENTITY = ("kind", "id", "name", "names", "aliases")
_SEEN = ("summary", "not_to_confuse", "source", "section", "evidence")

KEYS: dict[str, tuple[str, ...]] = {
    "envelope": ("g60", "command", "title", "data", "sources", "notes", "errors"),
    "error": ("code", "message", "suggestions"),
    "fact": FACT_KEYS,
    "city": (*_ENTITY, "location", "type", "province", *_SEEN),
    "place": (*_ENTITY, "location", "type", "within", "members", *_SEEN),
    "industry": (*_ENTITY, *_SEEN),
    "company": (*_ENTITY, "city", "industries", "products", *_SEEN),
    "organization": (*_ENTITY, "type", "place", "industries", *_SEEN),
    "alliance": (*_ENTITY, "place", "industry", *_SEEN),
    "project": (*_ENTITY, "type", "place", "industries", "by", *_SEEN),
    "person": (*_ENTITY, "roles", *_SEEN),
    "shown alone, with what is there": (
        "facts", "companies", "alliances", "projects", "organizations", "people", "places",
    ),
    "metric": (
        "kind", "id", "name", "unit", "metric_kind", "additive", "steady", "share_of", "growth_of", "aliases",
        "summary", "fact_count",
    ),
    "source": (
        "id", "title", "authors", "publisher", "published", "accessed", "type", "url", "language", "via", "date_note",
        "note",
    ),
    "fact shown alone": ("layer", "path", "line", "rivals"),
    "ask": ("question", "answered", "answer", "facts", "entities", "reason"),
    "check": ("path", "line", "column", "code", "message", "hint", "severity"),
    "paths": ("what", "path", "exists", "why"),
}  # fmt: skip
