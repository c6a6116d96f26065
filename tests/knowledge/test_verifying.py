"""Whether a fact holds: by its own evidence, by the date of its source, and by the text of its source."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from g60cli.knowledge.printed_periods import period_fault, printed_times
from g60cli.knowledge.source_texts import text_of
from g60cli.knowledge.standing import Page
from g60cli.knowledge.verifying import Claim, evidence_faults, text_faults


def claim(*evidence: str, **changes: Any) -> Claim:
    """A claim of 1,200 firms in 2022, changed as told."""
    given = {"value": "1200", "unit": "enterprises", "period": "2022", **changes}
    return Claim("northport/firms", "almanac", evidence, **given)


def against(text: str, checked: Claim, *sections: str) -> list[str]:
    return text_faults(checked, Page(text_of("almanac.txt", text), checked.language, sections))


# By the evidence


@pytest.mark.parametrize(
    "checked",
    [
        claim("1,200 firms"),
        claim("more than 1,200", precision="more-than"),
        claim("1,200", read_as="about", precision="about"),
        claim("2 billion yuan", "US$3 million", value="2000000000", unit="CNY", also=(("3000000", "USD"),)),
        claim("one-15th", value="1/15", unit="share"),
        claim("based in Southmore", value="southmore", unit="entity", names=("Southmore", "南摩")),
        claim("1,200 firms", period="2023-06", period_basis="published", published="2023-06-18"),
        claim("founded a laboratory", value=None, unit=None),
    ],
)
def test_a_fact_that_agrees_with_its_evidence_has_no_fault(checked: Claim) -> None:
    assert evidence_faults(checked) == []


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        (claim("1,300 firms"), 'the evidence reads 1300 ("1,300"), the value is 1200'),
        (claim("nearly 1,200"), 'the evidence reads nearly ("nearly 1,200"), the precision is exact'),
        (claim("1,200", precision="about"), "about stands in no token of the evidence"),
        (claim("at least 1,200", precision="more-than"), "the evidence reads at-least"),
        (claim("1,200", also=(("3", "USD"),)), "the value is 3"),
        (claim("one-15th", value="1/16", unit="share"), "the value is 1/16"),
        (claim("Northport", value="southmore", unit="entity", names=("Southmore",)), "does not stand there"),
        (claim("1,200", period="2023", period_basis="published", published="2022-05"), "is not the date of the source"),
        (claim("1,200", period="2023", period_basis="published"), "(not published)"),
        (claim("1,200", "In 2021"), "in the evidence 2021 is printed, the period is 2022"),
    ],
)
def test_a_fact_that_its_evidence_contradicts_says_how(checked: Claim, said: str) -> None:
    [fault] = evidence_faults(checked)
    assert said in fault


# Printed periods


@pytest.mark.parametrize(
    ("period", "printed"),
    [
        ("2022", "In 2022, as in 2021"),
        ("end-2022", "by the end of 2022"),
        ("2022", "last year"),
        ("2022-05", "2022"),
        ("2022", "in May 2022"),
        ("2022-05", "in May 2022"),
        ("2022-06-18", "18 June"),
        ("2022-05-18", "2022年5月18日"),
        ("2021/2025", "2021-2025"),
        ("2016/2023", "from 2016 to the present"),
        ("2021-01/2021-09", "the first nine months of 2021, against 2020"),
        ("2024-Q1", "in the first quarter"),
        ("2024-Q1", "一季度"),
        ("2023-H1", "上半年"),
        ("2024-Q1", "the first half"),
        ("2022", "突破2000亿元"),
        ("2022", "US$1,999, or 2000 yuan, or 2020.5"),
        ("2022", "more than 2000"),
        ("2024", "2024年"),
    ],
)
def test_a_period_that_is_printed_or_that_nothing_printed_contradicts(period: str, printed: str) -> None:
    assert period_fault(period, printed_times([printed])) is None


@pytest.mark.parametrize(
    ("period", "printed"),
    [
        ("2022", "In 2021"),
        ("end-2022", "by the end of 2021"),
        ("2022-06", "in May 2022"),
        ("2022-06-17", "18 June"),
        ("2022-05-18", "2022年5月19日"),
        ("2021/2026", "2021-2025"),
        ("2021/2021", "2021-2025"),
        ("2015/2023", "from 2016 to the present"),
        ("2024-Q2", "in the first quarter"),
        ("2024-Q1", "二季度"),
        ("2023-H2", "上半年"),
        ("2023-H2", "in H1"),
        ("2023", "2024年"),
    ],
)
def test_a_period_that_a_printed_one_contradicts(period: str, printed: str) -> None:
    assert period_fault(period, printed_times([printed])) is not None


def test_a_value_of_four_digits_is_no_year() -> None:
    assert evidence_faults(claim("1950 firms", value="1950")) == []


# By the text


TEXT = """Almanac

The harbour

In 2022 Northport had “1,200
firms”, and some 30 of them made lamps.

By 2023 they were more than 1,300. The 21,200 others were shops.

No year is printed here.
"""


@pytest.mark.parametrize(
    "checked",
    [
        claim('"1,200 firms"'),
        claim("1,200"),
        claim("1,200 firms", section="The harbour"),
        claim("1,200 firms", section="paragraph 7"),
        claim("1,200", "lamps"),
        claim("some 30", value="30", precision="about"),
        claim("30", value="30", read_as="about", precision="about"),
        claim("more than 1,300", value="1300", precision="more-than", period="2023"),
        claim("more than 1,300", value="1300", precision="more-than", period="2019", period_basis="derived"),
        claim("made lamps", value=None, unit=None),
    ],
)
def test_evidence_that_stands_in_the_text_has_no_fault(checked: Claim) -> None:
    assert against(TEXT, checked, "The harbour") == []


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        (claim("1,201 firms", value="1201"), '"1,201 firms" does not stand in the text'),
        (claim("200 firms", value="200"), '"200 firms" stands in the text only where it cuts a number'),
        (claim("30", value="30"), 'the text reads about ("some 30"), the precision is exact'),
        (claim("1,200 firms", section="Almanac"), "does not stand under the heading 'Almanac'"),
        (claim("1,200 firms", period="2019"), "near the figure 2022 and 2023 is printed, the period is 2019"),
    ],
)
def test_evidence_that_the_text_contradicts_says_how(checked: Claim, said: str) -> None:
    [fault] = against(TEXT, checked, "Almanac", "The harbour")
    assert said in fault


def test_tokens_that_stand_far_apart_say_where() -> None:
    text = "1,200 firms\n\none\n\ntwo\n\nlamps"
    [fault] = against(text, claim("1,200 firms", "lamps", period=None))
    assert (
        fault
        == '"1,200 firms" (paragraph 1) and "lamps" (paragraph 4) do not stand within three neighbouring paragraphs'
    )


def test_of_several_places_one_that_agrees_is_enough() -> None:
    assert against("nearly 1,200 firms\n\n1,200 firms", claim("1,200 firms", period=None)) == []


def test_a_stated_year_may_stand_elsewhere_where_none_is_printed_near() -> None:
    text = "Report of 2022\n\none\n\ntwo\n\nthree\n\n1,200 firms"
    assert against(text, claim("1,200 firms")) == []
    assert against(text, claim("1,200 firms", period="2023")) != []


# For all texts

GAPS = st.sampled_from((" ", "\n", "  \n ", "\r\n", "\xa0", "\u2009", "\t"))
FILLING = st.sampled_from(("", "A word.", "Some more\nof it, “as they say”.", "- 4 -", "谷地，如此。"))


@given(gaps=st.lists(GAPS, min_size=3, max_size=3), before=FILLING, after=FILLING, case=st.booleans())
def test_evidence_is_found_however_its_text_is_laid_out(gaps: list[str], before: str, after: str, case: bool) -> None:
    printed = f"“1,200{gaps[0]}high–tech{gaps[1]}firms”{gaps[2]}here"
    text = f"{before}\n\nSo {printed.upper() if case else printed}, they said.\n\n{after}"
    assert against(text, claim('"1,200 high-tech firms" here', period=None)) == []


@given(number=st.integers(0, 10**9), other=st.integers(0, 10**9), bound=st.sampled_from(("", "nearly ", "over ")))
def test_a_text_with_another_number_or_bound_never_agrees(number: int, other: int, bound: str) -> None:
    checked = claim(f"{number:,} firms", value=str(number), period=None)
    assert (against(f"There are {bound}{other:,} firms.", checked) == []) is (number == other and not bound)
