"""Whether a fact holds: its value and precision against its evidence, and its evidence against the source's text.

Faults are sentences, for a person to judge; an empty list is a fact that holds. Nothing in here reads a file or a
store.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from g60cli.knowledge.evidence import Disagreement, attribute_agrees, quantity_agrees
from g60cli.knowledge.printed_periods import period_fault, printed_times, year_fault
from g60cli.knowledge.standing import Page, absent, readings, windows
from g60cli.knowledge.values import as_fraction, parse_number
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, PeriodBasis, Precision


class Claim(NamedTuple):
    """What a fact says and what it rests on, as far as it can be checked."""

    fact: str
    source: str
    evidence: tuple[str, ...]
    value: str | None = None
    """The exact text of the value; None for a statement."""
    unit: str | None = None
    precision: str = Precision.EXACT
    also: tuple[tuple[str, str], ...] = ()
    """The same quantity as the source converts it: value and unit."""
    read_as: str | None = None
    names: tuple[str, ...] = ()
    """The names of the entity that a value of unit ``entity`` is."""
    period: str | None = None
    period_basis: str = PeriodBasis.STATED
    published: str | None = None
    """The date of the source, or its beginning."""
    language: str = "en"
    section: str | None = None

    @property
    def is_statement(self) -> bool:
        """True for a sentence, which has no value that could be read from its evidence."""
        return self.value is None

    @property
    def is_quantity(self) -> bool:
        """True for a number with a unit."""
        return self.value is not None and self.unit not in ATTRIBUTE_UNITS


def evidence_faults(claim: Claim) -> list[str]:
    """What of a fact its own evidence and the date of its source contradict."""
    return [*_value_faults(claim, claim.evidence), *_period_faults(claim)]


def text_faults(claim: Claim, page: Page) -> list[str]:
    """What of a fact's evidence the text of its source contradicts."""
    missing = absent(page, claim.evidence)
    if missing:
        return [_not_there(page, token) for token in missing]
    section = page.section(claim.section)
    found = list(windows(page, claim.evidence, section))
    if not found:
        return [_apart(claim, page, section is not None)]
    faults = [_reading_faults(claim, page, window) for window in found]
    return min(faults, key=len)


def _apart(claim: Claim, page: Page, in_section: bool) -> str:
    if not in_section or not any(windows(page, claim.evidence, None)):
        return f"{_with_places(claim.evidence, page)} do not stand within three neighbouring paragraphs"
    verb = "do" if len(claim.evidence) > 1 else "does"
    return f"{_with_places(claim.evidence, page)} {verb} not stand under the heading '{claim.section}'"


def _with_places(tokens: Sequence[str], page: Page) -> str:
    return " and ".join(f'"{token}" (paragraph {min(page.standing(token)) + 1})' for token in tokens)


def _not_there(page: Page, token: str) -> str:
    if page.holds(token):
        return f'"{token}" stands in the text only where it cuts a number or a word in two'
    return f'"{token}" does not stand in the text'


def _reading_faults(claim: Claim, page: Page, window: Sequence[int]) -> list[str]:
    """The faults of the evidence as it is printed in a window: of several readings, those of the best."""
    faults = [_value_faults(claim, printed) for printed in readings(page, claim.evidence, window)]
    said = [fault.replace("the evidence", "the text") for fault in min(faults, key=len)]
    return said + _text_period_faults(claim, page, window)


def _value_faults(claim: Claim, printed: Sequence[str]) -> list[str]:
    if claim.value is None or claim.unit is None:
        return []
    if not claim.is_quantity:
        return [found.message for found in attribute_agrees(claim.value, claim.unit, printed, claim.names)]
    return [
        *(found.message for found in _compared(claim, claim.value, claim.unit, printed)),
        # Of the bound the first value has told what there is to tell.
        *(
            found.message
            for value, unit in claim.also
            for found in _compared(claim, value, unit, printed)
            if found.what == "value"
        ),
    ]


def _compared(claim: Claim, value: str, unit: str, printed: Sequence[str]) -> tuple[Disagreement, ...]:
    number, precision = parse_number(value), Precision(claim.precision)
    return quantity_agrees(number, unit, precision, printed, claim.language, claim.read_as)


def _period_faults(claim: Claim) -> list[str]:
    if claim.period is None:
        return []
    if claim.period_basis == PeriodBasis.PUBLISHED:
        if f"{claim.published or ''}-".startswith(f"{claim.period}-"):
            return []
        return [f"the period {claim.period} is not the date of the source ({claim.published or 'not published'})"]
    fault = period_fault(claim.period, printed_times(claim.evidence, _values(claim), claim.language))
    return [f"in the evidence {fault}"] if fault else []


def _text_period_faults(claim: Claim, page: Page, window: Sequence[int]) -> list[str]:
    """A stated period must be printed near its figure; where no year is, anywhere in the text."""
    if claim.period is None or claim.period_basis != PeriodBasis.STATED:
        return []
    for numbers in (page.neighbours(window), range(len(page.paragraphs))):
        times = printed_times((page.paragraphs[n].forms[0] for n in numbers), _values(claim), claim.language)
        if times.years:
            fault = year_fault(claim.period, times)
            return [f"near the figure {fault}"] if fault else []
    return []


def _values(claim: Claim) -> set[Fraction]:
    """The numbers that are the fact's own, so that no year is seen in them."""
    if not claim.is_quantity or claim.value is None:
        return set()
    return {as_fraction(parse_number(value)) for value in (claim.value, *(value for value, _ in claim.also))}
