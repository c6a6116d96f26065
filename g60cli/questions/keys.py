"""The documented keys of every object in the JSON; a contract that tests hold and ``g60 help formats`` prints."""

from g60cli.questions.facts import FACT_KEYS

_ENTITY = ("kind", "id", "name", "names", "aliases")
_SEEN = ("summary", "not_to_confuse", "source", "section", "evidence")

KEYS: dict[str, tuple[str, ...]] = {
    "envelope": ("g60", "command", "title", "data", "sources", "notes", "errors"),
    "error": ("code", "message", "suggestions"),
    "overview": ("title", "summary", "updated", "licence", "subject", "counts", "newest", "try"),
    "newest of overview": ("id", "period", "metric", "about"),
    "list": ("kind", "list", "count"),
    "fact": FACT_KEYS,
    "city": (*_ENTITY, "location", "type", "province", *_SEEN),
    "place": (*_ENTITY, "location", "type", "within", "members", *_SEEN),
    "industry": (*_ENTITY, *_SEEN),
    "company": (*_ENTITY, "city", "industries", "products", *_SEEN),
    "organization": (*_ENTITY, "type", "place", "industries", *_SEEN),
    "alliance": (*_ENTITY, "place", "industry", *_SEEN),
    "project": (*_ENTITY, "type", "place", "industries", "by", *_SEEN),
    "person": (*_ENTITY, "roles", *_SEEN),
    "role of a person": ("of", "role", "period"),
    "shown alone, with what is there": (
        "facts", "companies", "alliances", "projects", "organizations", "people", "places",
    ),
    "metric": (
        "kind", "id", "name", "unit", "metric_kind", "additive", "steady", "share_of", "growth_of", "aliases",
        "summary", "fact_count",
    ),
    "share_of of a metric": ("metric", "whole"),
    "growth_of of a metric": ("metric", "real"),
    "source": (
        "id", "title", "authors", "publisher", "published", "accessed", "type", "url", "language", "via", "date_note",
        "note",
    ),
    "fact shown alone, verified": ("evidence", "why"),
    "verify": ("facts", "verified", "failed", "unchecked", "counts", "reasons", "uncovered"),
    "verify, as rows": ("outcome", "fact", "source", "paragraph", "printed", "why"),
    "fact shown alone": ("layer", "path", "line", "verified", "yields_to", "rivals", "used_in"),
    "rival": (*FACT_KEYS, "verdict", "verdict_why"),
    "audit": (
        "kind", "verdict", "figure", "about", "metric", "facts", "text", "computation", "years", "off_by", "why",
        "yields_to",
    ),
    "cite": ("id", "style", "citation", "fact"),
    "search": ("score", "exact", "kind", "id", "title", "says", "matched", "found_in", "fact"),
    "compare": ("entities", "rows", "attributes", "belongings", "statements"),
    "row of compare": (
        "metric", "with", "name", "year", "cells", "ratios", "ratio_precisions", "ratio_displays", "comparable",
        "mixed", "why", "marks", "newer", "others", "computed_from",
    ),
    "attribute of compare": ("attribute", "metric", "cells"),
    "belonging of compare": ("what", "shared", "only"),
    "shared of a belonging": ("thing", "by"),
    "rank": ("metric", "year", "basis", "mixed", "members", "ranked", "left_out"),
    "ranked of rank": (
        "position", "fact", "ratio", "ratio_precision", "ratio_display", "why", "marks", "computed_from",
    ),
    "left_out of rank": ("entity", "fact", "why"),
    "trend": ("metric", "series"),
    "series of trend": ("entity", "with", "name", "sparkline", "points", "left_out"),
    "point of trend": (
        "fact", "change", "change_precision", "change_display", "growth_per_year", "growth_precision",
        "growth_display", "since", "why", "marks", "computed_from",
    ),
    "share": (
        "metric", "whole", "share", "year", "per_head", "per_head_precision", "per_head_display", "per_area",
        "per_area_precision", "per_area_display", "why", "marks", "newer", "computed_from",
    ),
    "member on the map": ("order", "location_source"),
    "ask": ("question", "answered", "answer", "facts", "entities", "reason"),
    "check": ("path", "line", "column", "code", "message", "hint", "severity"),
    "init": ("path", "sources", "metrics", "entities", "facts", "try", "text"),
    "diff": ("change", "kind", "id", "title", "keys"),
    "key of diff": ("key", "old", "new"),
    "export": ("path", "form", "sources", "metrics", "entities", "facts"),
    "paths": ("what", "path", "exists", "why", "layer"),
}  # fmt: skip
