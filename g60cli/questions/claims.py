"""Facts as claims to be verified, and the texts of their sources as pages to verify them by."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from g60cli.answer import Data
from g60cli.errors import CannotRead, printable
from g60cli.knowledge.source_texts import ENDINGS, Unreadable, read_text_of
from g60cli.knowledge.standing import Page
from g60cli.knowledge.verifying import Claim, evidence_faults
from g60cli.questions.knowledge import Knowledge, Row

_SELECT = """
SELECT fact.id, fact.source, fact.evidence, fact.value, metric.unit, fact.precision, fact.also, fact.read_as,
    fact.period, fact.period_basis, source.published, source.language, fact.section
FROM fact JOIN source ON source.id = fact.source LEFT JOIN metric ON metric.id = fact.metric
"""
_TOKENS = """
SELECT evidence FROM fact WHERE source = ?
UNION ALL SELECT evidence FROM entity WHERE json_extract(source, '$[0]') = ?
"""
_SECTIONS = """
SELECT DISTINCT section FROM fact WHERE source = ? AND section IS NOT NULL
UNION SELECT section FROM entity WHERE json_extract(source, '$[0]') = ? AND section IS NOT NULL
"""
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
STATEMENT = "a statement has no value to read"
_DEFAULT_LANGUAGE = "en"


def claims_where(knowledge: Knowledge, condition: str, parameters: Sequence[Any] = ()) -> Iterator[Claim]:
    """The facts that a condition selects, as claims, in the order of the file."""

    @lru_cache(maxsize=4096)
    def names(entity: str) -> tuple[str, ...]:
        row = knowledge.row("SELECT name, names, aliases FROM entity WHERE id = ?", (entity,))
        return (row["name"], *json.loads(row["names"]).values(), *json.loads(row["aliases"])) if row else ()

    for row in knowledge.rows(f"{_SELECT} WHERE {condition} ORDER BY fact.number", parameters):
        yield _claim(row, names(row["value"]) if row["unit"] == "entity" else ())


def _claim(row: Row, names: tuple[str, ...]) -> Claim:
    return Claim(
        fact=row["id"],
        source=row["source"],
        evidence=tuple(json.loads(row["evidence"])),
        value=row["value"],
        unit=row["unit"],
        precision=row["precision"],
        also=tuple((item["value"], item["unit"]) for item in json.loads(row["also"])),
        read_as=row["read_as"],
        names=names,
        period=row["period"],
        period_basis=row["period_basis"],
        published=row["published"],
        language=row["language"] or _DEFAULT_LANGUAGE,
        section=row["section"],
    )


def verification(knowledge: Knowledge, fact: str) -> Data:
    """Whether the evidence of one fact agrees with it, and why not; null for a statement, which has no value."""
    [claim] = claims_where(knowledge, "fact.id = ?", (fact,))
    faults = evidence_faults(claim)
    if not faults and claim.is_statement:
        return {"evidence": None, "why": STATEMENT}
    return {"evidence": not faults, "why": "; ".join(faults) or None}


def tokens_of(knowledge: Knowledge, source: str) -> list[str]:
    """The evidence of all facts of a source, and of the entities whose first source it is."""
    return [token for row in knowledge.rows(_TOKENS, (source, source)) for token in json.loads(row["evidence"])]


def years_of(knowledge: Knowledge, source: str) -> set[str]:
    """The years of the periods of a source's facts."""
    rows = knowledge.rows("SELECT DISTINCT period FROM fact WHERE source = ? AND period IS NOT NULL", (source,))
    return {year for row in rows for year in _YEAR.findall(row["period"])}


class Texts:
    """The texts of a folder, each read when the first fact of its source is asked for.

    Raises CannotRead where the folder cannot be listed.
    """

    def __init__(self, knowledge: Knowledge, folder: str) -> None:
        self.folder = printable(folder)
        self._folder = Path(folder)
        self._knowledge = knowledge
        self._pages: dict[str, Page | str] = {}
        try:
            self._names = sorted(path.name for path in self._folder.iterdir() if path.suffix in ENDINGS)
        except OSError as error:
            raise CannotRead(folder, error.strerror or str(error)) from None

    def page(self, source: str) -> Page | str:
        """The text of a source, or why there is none."""
        if source not in self._pages:
            self._pages[source] = self._read(source)
        return self._pages[source]

    def pages(self) -> dict[str, Page]:
        """The texts that have been asked for and are there, by source."""
        return {source: page for source, page in self._pages.items() if isinstance(page, Page)}

    def strangers(self) -> list[str]:
        """The files of the folder that are named by no source."""
        known = {row["id"] for row in self._knowledge.rows("SELECT id FROM source")}
        return [printable(name) for name in self._names if Path(name).stem not in known]

    def _read(self, source: str) -> Page | str:
        text = read_text_of(self._folder, source)
        if text is None:
            return f"no text of its source in {self.folder}"
        if isinstance(text, Unreadable):
            return f"{printable(text.path)} cannot be read: {text.why}"
        row = self._knowledge.row("SELECT language FROM source WHERE id = ?", (source,))
        language = (row["language"] if row else None) or _DEFAULT_LANGUAGE
        sections = [found["section"] for found in self._knowledge.rows(_SECTIONS, (source, source))]
        return Page(text, language, sections)
