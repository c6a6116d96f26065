"""What a table of observations does not say and a file must: ids, kinds of entities and metrics, parts of a source."""

import re
import unicodedata
from typing import NamedTuple

from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, MetricKind

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
# R&D is rd, O'Neill is oneill.
_INSIDE_WORDS = re.compile(r"(?<=\w)[&'’](?=\w)")
_LONGEST_ID = 60
# Letters that do not fall apart into a plain one and a mark.
_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})

_TAUGHT = "university|institute|college|academy|laboratory|hospital|school"
_KINDS = (
    ("company", r"\b(?:ltd|inc|co|corp|company|corporation|gmbh|ag|llc|plc)\.?$|公司$|集团$"),
    ("organization", rf"^(?:the )?(?:{_TAUGHT}) (?:of|for)\b|\b(?:{_TAUGHT})$|大学$|学院$|研究院$|研究所$"),
    ("city", r"\bcity$|市$"),
)
_FLOWS = (
    r"\b(?:output|production|births?|deaths?|passengers?|visitors?|trips?|tourists?|revenue|sales|exports?|imports?"
    r"|income|spending|expenditure|investment|turnover|value added|gdp|product|consumption|deliver\w+|applications?"
    r"|granted|filed|new|added|per year|annual)\b|产值|产量|收入|支出|投资|销售|出口|进口|生产总值|增加值|新增|消费"
)
_GROWTHS = r"\b(?:growth|increase|change|rise|decline)\b|增长|增速|增幅|涨幅"
_AREAS = ("km2", "m2", "ha", "mu", "km", "m")
_DATED = re.compile(
    r"(?P<before>.*?)[\s,;(-]*(?P<accessed>accessed\s+)?(?P<date>(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?)\)?$"
)
_ADDRESS = re.compile(r"https?://(?P<host>[^/\s]+)(?P<rest>\S*)$")
UNNAMED = "[not named]"


def slug(name: str) -> str:
    """A name as an id: lower-case words joined by hyphens; "" where no letter of it can stand in one."""
    plain = unicodedata.normalize("NFKD", _INSIDE_WORDS.sub("", name).casefold().translate(_PLAIN))
    words = _NOT_IN_IDS.sub("-", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip("-")
    if len(words) <= _LONGEST_ID:
        return words
    return words[:_LONGEST_ID].rpartition("-")[0] or words[:_LONGEST_ID]


class Ids:
    """Gives ids that nothing else has, over all tables of a file."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, name: str, otherwise: str) -> str:
        """The id of a name, numbered where it is taken; numbers alone where the name has no letter for one."""
        base = slug(name)
        number = 1 if base else 0
        chosen = base
        while not chosen or chosen in self._taken:
            number += 1
            chosen = f"{base or otherwise}-{number}"
        self._taken.add(chosen)
        return chosen


def entity_kind(name: str) -> str:
    """What a name says it is; a place where it says nothing."""
    for kind, pattern in _KINDS:
        if re.search(pattern, name.casefold()):
            return kind
    return "place"


def metric_kind(name: str, unit: str, is_at_end: bool) -> MetricKind:
    """The kind of a metric from its unit, its name, and whether it has a value at the end of a period."""
    folded = name.casefold()
    if unit in ATTRIBUTE_UNITS:
        return MetricKind.ATTRIBUTE
    if unit in ("share", "position"):
        return MetricKind.SHARE if unit == "share" else MetricKind.RANK
    if unit == "percent":
        return MetricKind.GROWTH if re.search(_GROWTHS, folded) else MetricKind.RATIO
    if is_at_end or unit in _AREAS:
        return MetricKind.STOCK
    is_money = len(unit) == 3 and unit.isupper()
    return MetricKind.FLOW if is_money or re.search(_FLOWS, folded) else MetricKind.STOCK


def source_name(named: str, parts: "SourceParts") -> str:
    """What the id of a source is made of: its own where the table names one, else its publisher and date."""
    if named == slug(named):
        return named
    by = slug(parts.title if parts.publisher == UNNAMED else parts.publisher) or "source"
    return f"{by} {parts.published or parts.accessed or ''}"


class SourceParts(NamedTuple):
    """What the name of a source in a table tells of it."""

    title: str
    publisher: str
    published: str | None
    accessed: str | None
    url: str | None


def source_parts(named: str) -> SourceParts:
    """The parts of "title, publisher, date", of an address, or of an id such as ``shine-2023-10-18``.

    A title that is ours stands in square brackets, and so does a publisher that is not named.
    """
    address = _ADDRESS.search(named)
    url = address[0] if address else None
    rest = named[: address.start()].strip(" ,;") if address else named
    dated = _DATED.fullmatch(rest)
    published = dated["date"] if dated and not dated["accessed"] else None
    accessed = dated["date"] if dated and dated["accessed"] and len(dated["date"]) == len("2023-10-18") else None
    title, publisher = (dated["before"] if dated and (published or accessed) else rest), UNNAMED
    if published or accessed:
        before, comma, last = title.rpartition(", ")
        if comma and before.strip():
            title, publisher = before.strip(), last.strip()
    if address and publisher == UNNAMED:
        publisher = address["host"]
    if not title and address:
        title = f"[{address['host']}{address['rest']}]"
    elif rest == slug(rest):
        title = f"[{rest}]"
    return SourceParts(title or f"[{named}]", publisher, published, accessed, url)
