"""Facts that are alike: of one metric, period and source, written in the same words, each about something else.

A table of statistics gives the same of a thousand places. Of a large file the text of each fact is compared with those
that were parsed and checked before: where nothing differs but the subject, its number as ``value`` and the same number
in its one token of evidence, what was found of the one holds for the other, as long as its subject is a registered
entity. Whatever is different is parsed and checked as if nothing were known.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from g60cli.knowledge.documents import Document
from g60cli.knowledge.evidence import factor_of, is_multiple
from g60cli.knowledge.fact_records import MOST_ALIKE, Common, FactRecord
from g60cli.knowledge.figure_shapes import OneNumber, one_number
from g60cli.knowledge.registry import ID, Registry
from g60cli.knowledge.vocabulary import KINDS

# What facts may share. An id, a text and what evidence is to be read as belong to one fact alone.
# fmt: off
_SHARED = frozenset((
    "metric", "period", "period_basis", "per", "precision", "status", "basis", "rank", "why", "source", "section",
    "said_by", "note",
))
# fmt: on
_MOST_SHAPES = 256
_MOST_SEEN = 65_536
# As TOML takes it, and as it can be written in one way alone.
_NUMBER = re.compile(r"(?!-0\Z)-?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,15})?", re.ASCII)

_Shape = tuple[str, str, str]
_Rest = tuple[str, str, str, str]
"""What stands before the subject, between it and the value, between that and the token of evidence, and behind."""
_Written = tuple[str, str, str, _Rest]
"""The text of a fact: subject, value, its one token of evidence, and the rest."""


class _Known(NamedTuple):
    """What was found of facts that share the rest: how their ids end, and what each shape of evidence is taken for."""

    common: Common
    id_end: str
    language: str
    factors: dict[_Shape, Fraction]


class Alike:
    """What was found of the facts of a registry so far."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._known: dict[_Rest, _Known] = {}
        self._seen: set[int] = set()

    @cached_property
    def _entities(self) -> set[str]:
        things = self._registry.things.values()
        return {thing.id for thing in things if thing.kind in KINDS and ID.fullmatch(thing.id)}

    def read(self, document: Document, number: int) -> FactRecord | None:
        """A fact that is known to be good by others; None where it has to be parsed and checked.

        Its source was found to be used when the first of them was checked.
        """
        written = _written(document, number)
        if written is None:
            return None
        about, value, token, rest = written
        known = self._known.get(rest)
        taken = None if known is None else one_number(token, known.language)
        if known is None or taken is None or about not in self._entities:
            return None
        factor, exact = known.factors.get(_shape(taken)), _number(value)
        if factor is None or exact is None or not is_multiple(exact, taken.number, factor):
            return None
        return FactRecord(about + known.id_end, [about], value, [token], known.common, document, number)

    def remember(self, raw: dict[str, Any], record: FactRecord) -> None:
        """Take a fact that was checked, and of which there was nothing to say, for one that others are like."""
        written = _written(record.document, record.number)
        if written is None or not self._is_seen_again(written[-1]) or not _is_plain(raw, written):
            return
        about, _, token, rest = written
        first = record.common.first
        source, metric = self._registry.source(first.source), self._registry.metric(first.metric or "")
        if source is None or metric is None:
            # Something is wrong with it, which is said there; so the value was not looked at.
            return
        language = source.language or "en"
        taken = one_number(token, language)
        factor = None if taken is None else factor_of(taken, metric.unit, first.precision)
        if taken is None or factor is None:
            return
        if len(self._known) >= MOST_ALIKE:
            self._known.clear()
        common = Common(first, record.common.period, is_shared=True)
        known = _Known(common, record.id.removeprefix(about), language, {})
        factors = self._known.setdefault(rest, known).factors
        if len(factors) < _MOST_SHAPES:
            factors[_shape(taken)] = factor

    def _is_seen_again(self, rest: _Rest) -> bool:
        """False for the first fact with such a rest: most have no second, and to remember costs more than to look."""
        mark = hash(rest)
        if mark in self._seen:
            return True
        if len(self._seen) >= _MOST_SEEN:
            self._seen.clear()
        self._seen.add(mark)
        return False


def _written(document: Document, number: int) -> _Written | None:
    """The text of a fact taken apart, or None where it is written otherwise or is not at hand."""
    text = document.fact_text(number)
    if text is None:
        return None
    head, _, tail = text.partition('about = "')
    about, _, tail = tail.partition('"\n')
    before, _, tail = tail.partition("value = ")
    value, _, tail = tail.partition("\n")
    between, _, tail = tail.partition('evidence = ["')
    token, end, tail = tail.partition('"]\n')
    return (about, value, token, (head, before, between, tail)) if end else None


def _is_plain(raw: dict[str, Any], written: _Written) -> bool:
    """Whether the parsed fact is what its text was taken for, with nothing besides that is not for facts to share."""
    about, value, token, (*before_keys, _) = written
    # Within a line these words may belong to a comment or a text. A line that begins so is the key itself: of texts
    # over several lines there are none in a document in parts.
    if not all(not text or text.endswith("\n") for text in before_keys):
        return False
    is_as_written = (raw.get("about"), raw.get("evidence")) == (about, [token]) and raw.get("value") == _number(value)
    return is_as_written and raw.keys() - {"about", "value", "evidence"} <= _SHARED


def _number(text: str) -> int | Decimal | None:
    match = _NUMBER.fullmatch(text)
    return None if match is None else Decimal(text) if match[1] else int(text)


def _shape(token: OneNumber) -> _Shape:
    return token.before, token.after, token.way
