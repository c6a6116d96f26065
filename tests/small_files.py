"""Smallest knowledge files for tests that write their own: a preamble that every fragment can lean on."""

from collections.abc import Mapping

# One source, one city, one metric of each sort; valid and without a warning as it stands.
PREAMBLE = """\
format = 1

[source.almanac]
title = "Almanac"
publisher = "Harbour Press"
published = 2023-10-18
type = "official"

[city.northport]
name = "Northport"
source = "almanac"

[metric.residents]
name = "Residents"
unit = "people"
kind = "stock"
aliases = ["population"]

[metric.births]
name = "Births"
unit = "people"
kind = "flow"
aliases = ["newborn"]

[metric.twin]
name = "Twin city"
unit = "entity"
kind = "attribute"
aliases = ["sister city"]
"""

# The sign that stands in a text where a problem is expected.
HERE = "§"


def without_marks(text: str) -> tuple[str, list[str]]:
    """The text without its marks, and where each of them stood, as ``line:column``."""
    places = []
    while HERE in text:
        before, _, after = text.partition(HERE)
        places.append(f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}")
        text = before + after
    return text, places


def whole(text: str) -> str:
    """The text itself where it is a whole file, else below the preamble."""
    return text if text.lstrip(HERE).startswith(("format", "title")) else PREAMBLE + text


def fact(**changes: str | None) -> str:
    """A valid ``[[fact]]``, a key a line; keys are replaced or added by their TOML, and left out where None."""
    keys: dict[str, str | None] = {
        "about": '"northport"',
        "metric": '"residents"',
        "value": "1200",
        "period": '"2022"',
        "source": '"almanac"',
        "evidence": '["1,200 people"]',
        **changes,
    }
    return "\n[[fact]]\n" + _lines(keys)


def source(**changes: str | None) -> str:
    """A second source and a person who names it, so that it is used; keys as in ``fact``."""
    keys = {"title": '"T"', "publisher": '"P"', "published": "2023", "type": '"press"', **changes}
    return '\n[person.ann]\nname = "Ann"\nsource = "other"\n\n[source.other]\n' + _lines(keys)


def entity(kind: str, keys: str = "") -> str:
    """An entity of a kind, called Thing, with its own keys."""
    return f'\n[{kind}.thing]\nname = "Thing"\nsource = "almanac"\n{keys}\n'


def _lines(keys: Mapping[str, str | None]) -> str:
    lines = []
    for key, value in keys.items():
        if value is not None:
            # A mark before the value belongs before the key.
            mark = HERE if value.startswith(HERE) else ""
            lines.append(f"{mark}{key} = {value.removeprefix(HERE)}\n")
    return "".join(lines)
