"""Facts that are alike: of one metric, period and source, written in the same words, each about something else.

A table of statistics gives the same of a thousand places. Of a large file the text of each fact is compared with those
that were parsed and checked before: where nothing differs but the subject, its number as ``value`` and the same number
in its one token of evidence, what was found of the one holds for the other, as long as its subject is a registered
entity. Whatever is different is parsed and checked as if nothing were known.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from g60cli.knowledge.documents import Document
from g60cli.knowledge.evidence import factor_of, is_multiple
from g60cli.knowledge.fact_records import Common, FactRecord
from g60cli.knowledge.figure_shapes import OneNumber, one_number
from g60cli.knowledge.registry import ID, Registry
from g60cli.knowledge.values import exact_text
from g60cli.knowledge.vocabulary import KINDS

# What facts may share. An id, a text and what evidence is to be read as belong to one fact alone.
# fmt: off
_SHARED = frozenset((
    "metric", "period", "period_basis", "per", "precision", "status", "basis", "rank", "why", "source", "section",
    "said_by", "note",
))
# fmt: on
_MOST_KNOWN = 4096
_MOST_SHAPES = 256
# As TOML takes it, and as it can be written in one way alone.
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,15})?", re.ASCII)

_Rest = tuple[str, str, str, str]
_Shape = tuple[str, str, str]


class _Written(NamedTuple):
    """The text of a fact: subject, value, its one token of evidence, and all that stands around these."""

    about: str
    value: str
    token: str
    rest: _Rest


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

    def read(self, document: Document, number: int) -> FactRecord | None:
        """A fact that is known to be good by others; None where it has to be parsed and checked."""
        written = _written(document, number)
        if written is None or not self._is_entity(written.about):
            return None
        known = self._known.get(written.rest)
        taken = None if known is None else one_number(written.token, known.language)
        if known is None or taken is None:
            return None
        factor, value = known.factors.get(_shape(taken)), _number(written.value)
        if factor is None or value is None or not is_multiple(value, taken.number, factor):
            return None
        about, common = written.about, known.common
        self._registry.used_sources.add(common.first.source)
        return FactRecord(about + known.id_end, [about], exact_text(value), [written.token], common, document, number)

    def remember(self, raw: Any, record: FactRecord) -> None:
        """Take a fact that was checked, and of which there was nothing to say, for one that others are like."""
        written = _written(record.document, record.number)
        if written is None or not _is_plain(raw, written):
            return
        first = record.common.first
        source, metric = self._registry.source(first.source), self._registry.metric(first.metric or "")
        assert source is not None
        assert metric is not None
        language = source.language or "en"
        taken = one_number(written.token, language)
        factor = None if taken is None else factor_of(taken, metric.unit, first.precision)
        if taken is None or factor is None:
            return
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        known = _Known(record.common, record.id.removeprefix(written.about), language, {})
        factors = self._known.setdefault(written.rest, known).factors
        if len(factors) < _MOST_SHAPES:
            factors[_shape(taken)] = factor

    def _is_entity(self, id_: str) -> bool:
        thing = self._registry.things.get(id_)
        return thing is not None and thing.kind in KINDS and ID.fullmatch(id_) is not None


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
    # Within a line these words may belong to a comment or a text. A line that begins so is the key itself: of texts
    # over several lines there are none in a document in parts.
    if not end or not all(not text or text[-1] == "\n" for text in (head, before, between)):
        return None
    return _Written(about, value, token, (head, before, between, tail))


def _is_plain(raw: Any, written: _Written) -> bool:
    """Whether the parsed fact is what its text was taken for, with nothing besides that is not for facts to share."""
    match raw:
        case {"about": written.about, "value": int() | Decimal() as value, "evidence": [written.token], **rest}:
            texts = all(isinstance(text, str) for text in rest.values())
            return texts and rest.keys() <= _SHARED and _number(written.value) == value
    return False


def _number(text: str) -> int | Decimal | None:
    match = _NUMBER.fullmatch(text)
    return None if match is None else Decimal(text) if match[1] else int(text)


def _shape(token: OneNumber) -> _Shape:
    return token.before, token.after, token.way
