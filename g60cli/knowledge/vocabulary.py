"""The closed word lists of the knowledge format (docs: knowledge file, format 1).

Plain data without imports of our own, so that a lookup can use it at no cost.
"""

from enum import StrEnum


class Precision(StrEnum):
    """How a printed figure bounds the true value."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    NEARLY = "nearly"
    AT_MOST = "at-most"
    LESS_THAN = "less-than"


class Status(StrEnum):
    """What stage of knowledge a figure is: a target is not a result."""

    REPORTED = "reported"
    PRELIMINARY = "preliminary"
    REVISED = "revised"
    FINAL = "final"
    EXPECTED = "expected"
    TARGET = "target"


class Rank(StrEnum):
    """Which of several rival facts the file follows."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class PeriodBasis(StrEnum):
    """How the period of a fact is known."""

    STATED = "stated"
    PUBLISHED = "published"
    DERIVED = "derived"


class MetricKind(StrEnum):
    """What sort of quantity a metric measures."""

    STOCK = "stock"
    FLOW = "flow"
    SHARE = "share"
    RATIO = "ratio"
    GROWTH = "growth"
    RANK = "rank"
    ATTRIBUTE = "attribute"


class SourceType(StrEnum):
    """Who publishes a source, in the order in which we trust them for a rival figure."""

    OFFICIAL = "official"
    PRESS = "press"
    COMPANY = "company"
    ENCYCLOPEDIA = "encyclopedia"
    DATA = "data"


KINDS = ("city", "place", "industry", "company", "organization", "alliance", "project", "person")

PLURALS = {
    "city": "cities",
    "place": "places",
    "industry": "industries",
    "company": "companies",
    "organization": "organizations",
    "alliance": "alliances",
    "project": "projects",
    "person": "people",
}

ATTRIBUTE_UNITS = ("entity", "date", "code", "text")
