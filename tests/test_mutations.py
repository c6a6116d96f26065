"""What verifying is worth: the shipped facts, each changed in one place, and none of the changes unnoticed.

A mutant is a fact with one digit, bound, fraction or printed period changed, or a text with one figure changed. All are
made in memory. Periods that became none (2023-13) are left out: the checker refuses them.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

import pytest

from g60cli.knowledge.figure_cores import find_cores
from g60cli.knowledge.folding import fold_in_place
from g60cli.knowledge.normalising import normalise
from g60cli.knowledge.periods import parse_period
from g60cli.knowledge.printed_periods import printed_times
from g60cli.knowledge.source_texts import SourceText
from g60cli.knowledge.standing import Page
from g60cli.knowledge.text_numbers import figures_of, places_of
from g60cli.knowledge.verifying import Claim, evidence_faults, text_faults
from g60cli.knowledge.vocabulary import PeriodBasis, Precision
from g60cli.questions.claims import Texts, claims_where
from g60cli.questions.knowledge import open_knowledge

SOURCES = Path(__file__).parents[2] / "shared" / "sources"
needs_texts = pytest.mark.skipif(not SOURCES.is_dir(), reason="the texts of the sources are not here")


@pytest.fixture(scope="module")
def shipped_claims(environment: Callable[..., dict[str, str]]) -> tuple[list[Claim], dict[str, Page]]:
    """The shipped facts, and the texts that are at hand by their sources."""
    with patch.dict(os.environ, environment()):
        knowledge = open_knowledge(["builtin"])
        claims = list(claims_where(knowledge, "1"))
        if not SOURCES.is_dir():
            return claims, {}
        texts = Texts(knowledge, str(SOURCES))
        for claim in claims:
            texts.page(claim.source)
        return claims, texts.pages()


@pytest.fixture(scope="module")
def claims(shipped_claims: tuple[list[Claim], dict[str, Page]]) -> list[Claim]:
    return shipped_claims[0]


@pytest.fixture(scope="module")
def pages(shipped_claims: tuple[list[Claim], dict[str, Page]]) -> dict[str, Page]:
    return shipped_claims[1]


def with_other_digits(text: str) -> Iterator[str]:
    """The text with one digit changed, each digit in turn into each other one."""
    for match in re.finditer("[0-9]", text):
        for digit in "0123456789".replace(match[0], ""):
            yield text[: match.start()] + digit + text[match.end() :]


def with_other_values(claim: Claim) -> Iterator[Claim]:
    assert claim.value is not None
    for value in with_other_digits(claim.value):
        if not re.search("/0+$", value):
            yield claim._replace(value=value)


def with_other_conversions(claim: Claim) -> Iterator[Claim]:
    for place, (value, unit) in enumerate(claim.also):
        for other in with_other_digits(value):
            yield claim._replace(also=(*claim.also[:place], (other, unit), *claim.also[place + 1 :]))


def with_other_precisions(claim: Claim) -> Iterator[Claim]:
    return (claim._replace(precision=precision) for precision in Precision if precision != claim.precision)


def with_other_periods(claim: Claim) -> Iterator[Claim]:
    for period in with_other_digits(claim.period or ""):
        with suppress(ValueError):
            parse_period(period)
            yield claim._replace(period=period)


def changed_in_print(claim: Claim, other: Claim) -> bool:
    """Whether what was changed of a period is printed in the evidence: a year, a month, a quarter or a half."""
    times = printed_times(claim.evidence, language=claim.language)
    before, after = (set(re.findall("[0-9]{4}|[QH][1-4]", one.period or "")) for one in (claim, other))
    return bool((before - after) & ({str(year) for year in times.years} | times.parts))


def survivors(mutants: Iterator[Claim]) -> tuple[int, list[Claim]]:
    """How many mutants there were, and those that nothing is said against."""
    made, left = 0, []
    for mutant in mutants:
        made += 1
        if not evidence_faults(mutant):
            left.append(mutant)
    return made, left


def quantities(claims: list[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.is_quantity]


# The clean file


def test_the_shipped_facts_agree_with_their_evidence(claims: list[Claim]) -> None:
    assert {claim.fact: faults for claim in claims if (faults := evidence_faults(claim))} == {}


@needs_texts
def test_the_evidence_of_the_articles_stands_in_their_texts(claims: list[Claim], pages: dict[str, Page]) -> None:
    held = [claim for claim in claims if claim.source in pages]
    assert len(held) > 200
    faults = {claim.fact: found for claim in held if (found := text_faults(claim, pages[claim.source]))}
    assert faults == {}


# Changed facts


def test_every_changed_digit_of_a_value_is_caught(claims: list[Claim]) -> None:
    made, left = survivors(mutant for claim in quantities(claims) for mutant in with_other_values(claim))
    assert made > 15_000
    assert left == []


def test_every_changed_numerator_or_denominator_is_caught(claims: list[Claim]) -> None:
    fractions = [claim for claim in quantities(claims) if "/" in (claim.value or "")]
    made, left = survivors(mutant for claim in fractions for mutant in with_other_values(claim))
    assert made > 200
    assert left == []


def test_every_changed_bound_is_caught(claims: list[Claim]) -> None:
    made, left = survivors(mutant for claim in quantities(claims) for mutant in with_other_precisions(claim))
    assert made == 6 * len(quantities(claims))
    assert left == []


def test_every_changed_digit_of_a_conversion_is_caught(claims: list[Claim]) -> None:
    made, left = survivors(mutant for claim in claims for mutant in with_other_conversions(claim))
    assert made > 50
    assert left == []


def test_every_changed_period_that_is_the_date_of_the_source_is_caught(claims: list[Claim]) -> None:
    published = [claim for claim in quantities(claims) if claim.period_basis == PeriodBasis.PUBLISHED]
    made, left = survivors(mutant for claim in published for mutant in with_other_periods(claim))
    assert made > 2_000
    assert left == []


def test_every_changed_period_that_is_printed_in_the_evidence_is_caught(claims: list[Claim]) -> None:
    dated = [claim for claim in claims if claim.period and claim.period_basis != PeriodBasis.PUBLISHED]
    mutants = ((claim, other) for claim in dated for other in with_other_periods(claim))
    made, left = survivors(other for claim, other in mutants if changed_in_print(claim, other))
    assert made > 200
    assert left == []


def test_every_changed_digit_of_a_date_or_a_code_is_caught(claims: list[Claim]) -> None:
    attributes = [claim for claim in claims if claim.unit in ("date", "code")]
    made, left = survivors(mutant for claim in attributes for mutant in with_other_values(claim))
    assert made > 200
    assert left == []


# Changed texts


def rewritten(page: Page, token: str, change: Callable[[str, int, int], str]) -> Page:
    """The page with every occurrence of a token changed; the change gets the paragraph and the token's place."""
    paragraphs = []
    for paragraph in page.paragraphs:
        forms = []
        for form in paragraph.forms:
            for start, end in reversed(list(places_of(normalise(token), form, page.language))):
                form = change(form, start, end)
            forms.append(form)
        paragraphs.append(paragraph._replace(forms=tuple(forms)))
    other = Page(SourceText(page.text.path, tuple(paragraphs), page.text.headings), page.language)
    other.section = page.section  # type: ignore[method-assign] - headings stay where they are
    return other


def other_numbers(token: str) -> Iterator[tuple[int, int, str]]:
    """Each digit of a token, each number word, and each edge of a number, with something else to stand there."""
    for match in re.finditer("[0-9]", token):
        for digit in "0123456789".replace(match[0], ""):
            yield match.start(), match.end(), digit
    cores = list(find_cores(token, fold_in_place(token), comma_decimals=False))
    for core in cores:
        printed = token[core.start : core.end]
        if not any(map(str.isdigit, printed)):
            yield core.start, core.end, "seventeen"
            if core.value < 10 and not core.fraction:
                yield core.start, core.start, "twenty-"
        elif printed[0].isdigit():
            yield core.start, core.start, "1"
            yield core.start, core.start, "1,"
        if printed[-1].isdigit():
            yield core.end, core.end, "0"
        # A year stays one whatever follows it, and a second figure is not the fact's own.
        if printed[-1].isdigit() and len(cores) == 1 and not re.fullmatch("(?:19|20)[0-9]{2}", printed):
            yield core.end, core.end, " million"


@needs_texts
def test_every_changed_figure_in_a_text_is_caught(claims: list[Claim], pages: dict[str, Page]) -> None:
    made, left = 0, []
    for claim in quantities(claims):
        for token in claim.evidence if claim.source in pages else ():
            for begin, stop, other in other_numbers(normalise(token)):
                made += 1

                def change(
                    form: str, start: int, _: int, begin: int = begin, stop: int = stop, other: str = other
                ) -> str:
                    return form[: start + begin] + other + form[start + stop :]

                if not text_faults(claim, rewritten(pages[claim.source], token, change)):
                    left.append((claim.fact, token, other))
    assert made > 1_500
    assert left == []


@needs_texts
def test_every_bound_that_a_text_gets_is_caught(claims: list[Claim], pages: dict[str, Page]) -> None:
    def bounded(form: str, start: int, end: int) -> str:
        first = min(figure.start for figure in figures_of(form, "en") if figure.start < end and start < figure.end)
        return f"{form[:first]}nearly {form[first:]}"

    exact = [claim for claim in quantities(claims) if claim.precision == Precision.EXACT and claim.source in pages]
    assert len(exact) > 40
    left = []
    for claim in exact:
        page = pages[claim.source]
        token = next(token for token in claim.evidence if figures_of(normalise(token), "en"))
        if not text_faults(claim, rewritten(page, token, bounded)):
            left.append(claim.fact)
    assert left == []


@needs_texts
def test_every_changed_period_that_is_printed_in_the_text_is_caught(
    claims: list[Claim], pages: dict[str, Page]
) -> None:
    stated = [
        claim
        for claim in quantities(claims)
        if claim.period and claim.period_basis == PeriodBasis.STATED and claim.source in pages
    ]
    mutants = [mutant for claim in stated for mutant in with_other_periods(claim)]
    assert len(mutants) > 200
    caught = [one for one in mutants if evidence_faults(one) or text_faults(one, pages[one.source])]
    assert [one for one in mutants if one not in caught] == []
