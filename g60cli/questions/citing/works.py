"""What is cited, before any style: a source, or a fact as its source gives it."""

import hashlib
import re
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.questions.blocks import subject_text
from g60cli.questions.display import joined

# What every style takes for a key, but for the sign @: no space, comma, brace, quote or sign with a meaning to TeX.
_NEARLY_KEY = re.compile(r"[A-Za-z0-9+./-]+(?:@[A-Za-z0-9+./-]+)?")
_NO_KEY = re.compile(r"[^A-Za-z0-9+./-]+")


class Work(NamedTuple):
    """A source with all that a citation may name; a fact adds its note, and its id to the key.

    ``published`` and ``accessed`` are the parts of a date: year, month, day, as many as are known.
    """

    key: str
    type: str | None
    title: str
    authors: tuple[str, ...]
    publisher: str
    published: tuple[int, ...]
    accessed: tuple[int, ...]
    url: str | None
    language: str | None
    via: str | None
    note: str | None


def work(source: Data, fact: Data | None = None) -> Work:
    """The work that a source is; with a fact, the same with a note on what is cited from it."""
    return Work(
        key_of(fact["id"] if fact else source["id"]),
        source["type"],
        source["title"],
        tuple(source["authors"]),
        source["publisher"],
        _parts(source["published"]),
        _parts(source["accessed"]),
        source["url"],
        source["language"],
        source["via"],
        fact_note(fact) if fact else None,
    )


def key_of(id_: str) -> str:
    """The key of an id: the same with a colon for @; six digits of a digest tell ids of other signs apart."""
    key = _NO_KEY.sub(":", id_).strip(":")
    if _NEARLY_KEY.fullmatch(id_):
        return key
    return f"{key}:{hashlib.sha256(id_.encode()).hexdigest()[:6]}".lstrip(":")


def fact_note(fact: Data) -> str:
    """What is cited: the subject, what is said of it, of when, in which section, and the id of the fact."""
    said = f"{fact['metric']['name']}: {fact['display']}" if fact["metric"] else fact["text"].rstrip(".")
    when = f"({fact['period']})" if fact["period"] else ""
    section = f"in “{fact['section']}”" if fact["section"] else ""
    return joined(f"{subject_text(fact)}, {said}", when, section, f"[{fact['id']}]")


def _parts(date: str | None) -> tuple[int, ...]:
    return tuple(int(part) for part in date.split("-")) if date else ()
