"""Arithmetic with marks: written examples, and that no derived bound claims more than holds."""

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from g60cli.knowledge.quantities import (
    Amount,
    Interval,
    amount,
    growth,
    ratio,
    rounded,
    share,
    total,
    yearly_growth,
)
from g60cli.knowledge.rounding import significant
from g60cli.knowledge.values import exact_text, parse_number
from g60cli.knowledge.vocabulary import Precision

MARKS = {
    "more than": Precision.MORE_THAN,
    "at least": Precision.AT_LEAST,
    "at most": Precision.AT_MOST,
    "less than": Precision.LESS_THAN,
    "about": Precision.ABOUT,
    "nearly": Precision.NEARLY,
}
# On amounts and on the fractions they stand for alike.
OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


def read(text: str) -> Amount:
    """``more than 1/5``, ``indicative 50`` or ``-3``."""
    mark, _, number = text.strip().rpartition(" ")
    if mark == "indicative":
        return Amount(Fraction(number), Precision.ABOUT, indicative=True)
    return amount(parse_number(number), MARKS[mark] if mark else Precision.EXACT)


@pytest.mark.parametrize(
    ("sum_", "expected"),
    [
        ("1/3 + 0.5", "5/6"),
        ("more than 100 + 5", "more than 105"),
        ("at least 2 + more than 3", "more than 5"),
        ("at least 2 + at least 3", "at least 5"),
        ("at most 2 + less than 3", "less than 5"),
        ("more than 2 + less than 3", "indicative 5"),
        ("500 - more than 100", "less than 400"),
        ("500 - at most 100", "at least 400"),
        ("more than 100 - 30", "more than 70"),
        ("more than 100 - more than 50", "indicative 50"),
        ("more than 100 - less than 50", "more than 50"),
        ("about 9 + 1", "about 10"),
        ("nearly 9 + 1", "nearly 10"),
        ("nearly 9 - 1", "about 8"),
        ("9 - nearly 1", "about 8"),
        ("nearly 9 + nearly 1", "about 10"),
        ("about 9 + nearly 1", "about 10"),
        ("about 9 + more than 1", "indicative 10"),
        ("indicative 9 + 1", "indicative 10"),
        ("more than 100 * 2", "more than 200"),
        ("more than 100 * -2", "less than -200"),
        ("at least 2 * at least 3", "at least 6"),
        ("at least 2 * more than 3", "more than 6"),
        ("at least 0 * more than 3", "at least 0"),
        ("more than 3 * less than -4", "less than -12"),
        ("more than 3 * less than 4", "indicative 12"),
        ("more than 100 * 0", "0"),
        ("0 * about 3", "0"),
        ("nearly 9 * 2", "nearly 18"),
        ("nearly 9 * -2", "about -18"),
        ("nearly 9 * at most 2", "indicative 18"),
        ("more than 100 / 500", "more than 1/5"),
        ("500 / more than 100", "less than 5"),
        ("500 / at least 100", "at most 5"),
        ("-500 / more than 100", "more than -5"),
        ("500 / less than 100", "indicative 5"),
        ("500 / less than -100", "more than -5"),
        ("more than 100 / more than 50", "indicative 2"),
        ("less than 5 / more than 100", "less than 1/20"),
        ("at most 5 / at least 100", "at most 1/20"),
        ("at least 0 / more than 100", "at least 0"),
        ("0 / more than 100", "0"),
        ("about 9 / 3", "about 3"),
        ("nearly 9 / 3", "nearly 3"),
        ("9 / nearly 3", "about 3"),
        ("about 9 / more than 3", "indicative 3"),
    ],
)
def test_examples(sum_: str, expected: str) -> None:
    sign = next(sign for sign in OPERATORS if f" {sign} " in sum_)
    one, other = sum_.split(f" {sign} ")
    assert OPERATORS[sign](read(one), read(other)) == read(expected)


def test_growth_keeps_a_bound_on_either_end() -> None:
    assert growth(read("100"), read("150")) == read("1/2")
    assert growth(read("100"), read("more than 150")) == read("more than 1/2")
    assert growth(read("more than 100"), read("150")) == read("less than 1/2")
    assert growth(read("about 100"), read("150")) == read("about 1/2")


def test_total_is_marked_by_its_parts() -> None:
    assert total([]) == read("0")
    assert total([read("1"), read("more than 2"), read("at least 3")]) == read("more than 6")
    assert total([read("1"), read("more than 2"), read("about 3"), read("4")]) == read("indicative 10")


@pytest.mark.parametrize("zero", ["0", "about 0", "more than 0", "at least 0"])
def test_nothing_is_divided_by_zero(zero: str) -> None:
    one, none = read("1"), read(zero)
    with pytest.raises(ZeroDivisionError, match="cannot be divided by zero"):
        one / none
    with pytest.raises(ZeroDivisionError, match="no ratio to zero"):
        ratio(one, none)
    with pytest.raises(ZeroDivisionError, match="share of a whole of zero"):
        share(one, none)
    with pytest.raises(ZeroDivisionError, match="no growth from zero"):
        growth(none, one)


def test_bounds_are_a_point_a_half_line_or_nothing() -> None:
    five = Fraction(5)
    assert read("5").bounds() == Interval(five, five, False, False)
    assert read("more than 5").bounds() == Interval(five, None, True, True)
    assert read("at least 5").bounds() == Interval(five, None, False, True)
    assert read("at most 5").bounds() == Interval(None, five, True, False)
    assert read("less than 5").bounds() == Interval(None, five, True, True)
    assert read("about 5").bounds() is read("nearly 5").bounds() is read("indicative 5").bounds() is None


def test_an_approximate_amount_is_shown_with_two_digits() -> None:
    assert {read(text).digits for text in ("about 5", "nearly 5", "indicative 5")} == {2}
    assert {read(text).digits for text in ("5", "more than 5", "at most 5")} == {3}


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        ("4/3", 3, "1.33"),
        ("8/5", 3, "1.6"),
        ("8", 3, "8"),
        ("80", 1, "80"),
        ("1234.5", 3, "1230"),
        ("999.5", 3, "1000"),
        ("9.995", 3, "10"),
        ("-2/3", 2, "-0.67"),
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("1/1000000000000", 3, "0.000000000001"),
        ("0", 3, "0"),
        ("0.1000", 3, "0.1"),
        ("1" + "0" * 30, 3, "1" + "0" * 30),
    ],
)
def test_significant_digits(value: str, digits: int, expected: str) -> None:
    assert exact_text(significant(Fraction(value), digits)) == expected


def test_significant_wants_a_digit() -> None:
    with pytest.raises(ValueError, match="at least one digit, not 0"):
        significant(Fraction(1), 0)


NUMBERS = st.fractions(min_value=-4, max_value=4, max_denominator=3)
AMOUNTS = st.builds(Amount, NUMBERS, st.sampled_from(Precision))
BOUNDED = st.builds(
    Amount, NUMBERS, st.sampled_from([p for p in Precision if p not in (Precision.ABOUT, Precision.NEARLY)])
)
EXACT = st.builds(Amount, NUMBERS)
STEPS = st.one_of(
    st.sampled_from([Fraction(0), Fraction(1, 10**9), Fraction(10**9)]),
    st.fractions(min_value=0, max_value=9, max_denominator=3),
)


@st.composite
def known(draw: st.DrawFn) -> tuple[Amount, Fraction]:
    """An amount with a bound, and a true number that it may stand for."""
    stated = draw(BOUNDED)
    interval = stated.bounds()
    assert interval is not None
    step = draw(STEPS)
    truth = stated.value + (step if interval.low is not None else -step)
    assume(truth in interval)
    return stated, truth


@st.composite
def positive(draw: st.DrawFn) -> tuple[Amount, Fraction]:
    """The same above zero, as is what it may stand for."""
    stated = Amount(draw(st.fractions(Fraction(1, 9), 9, max_denominator=9)), draw(BOUNDED).precision)
    part = draw(st.fractions(Fraction(1, 99), 1, max_denominator=99))
    interval = stated.bounds()
    assert interval is not None
    lower, upper = stated.value * part, stated.value / part
    truth = stated.value if stated.is_exact else upper if interval.low is not None else lower
    assume(truth in interval)
    return stated, truth


def holds(derived: Amount, truth: Fraction) -> bool:
    """True where a derived amount claims nothing that the truth denies."""
    interval = derived.bounds()
    return interval is None or truth in interval


@pytest.mark.parametrize("sign", OPERATORS)
@given(one=known(), other=known())
def test_the_truth_fits_each_derived_bound(
    sign: str, one: tuple[Amount, Fraction], other: tuple[Amount, Fraction]
) -> None:
    if sign == "/":
        assume(other[0].value != 0 and other[1] != 0)
    operate = OPERATORS[sign]
    assert holds(operate(one[0], other[0]), operate(one[1], other[1]))


@given(known(), known())
def test_the_truth_fits_growth(first: tuple[Amount, Fraction], last: tuple[Amount, Fraction]) -> None:
    assume(first[0].value != 0 and first[1] != 0)
    assert holds(growth(first[0], last[0]), (last[1] - first[1]) / first[1])


@given(positive(), positive(), st.integers(1, 4))
def test_the_truth_fits_yearly_growth(
    first: tuple[Amount, Fraction], last: tuple[Amount, Fraction], years: int
) -> None:
    found = yearly_growth(first[0], last[0], Fraction(years))
    interval, times = found.bounds(), last[1] / first[1]
    if interval is None or found.is_exact:
        return
    if interval.low is not None:
        assert (1 + interval.low) ** years < times or ((1 + interval.low) ** years == times and not interval.low_open)
    if interval.high is not None:
        assert (1 + interval.high) ** years > times or (
            (1 + interval.high) ** years == times and not interval.high_open
        )


@pytest.mark.parametrize(
    ("first", "last", "years", "expected"),
    [
        ("100", "121", "2", "0.1"),
        ("100", "150", "1", "1/2"),
        ("100", "more than 121", "2", "more than 0.1"),
        ("about 100", "800", "3", "about 1"),
        ("more than 100", "more than 121", "2", "indicative 0.1"),
        ("100", "200", "2", "0.414213562373"),
        ("100", "less than 200", "2", "less than 0.414213562374"),
        ("100", "50", "2", "-0.292893218813"),
        ("100", "144", "1/2", "1.0736"),
    ],
)
def test_yearly_growth(first: str, last: str, years: str, expected: str) -> None:
    assert yearly_growth(read(first), read(last), Fraction(years)) == read(expected)


@pytest.mark.parametrize(("first", "last", "years"), [("1", "0", "2"), ("-1", "1", "2"), ("1", "2", "0")])
def test_there_is_no_root_of_what_is_not_above_zero(first: str, last: str, years: str) -> None:
    with pytest.raises(ValueError, match="only between numbers above zero"):
        yearly_growth(read(first), read(last), Fraction(years))


@given(known(), st.fractions(min_value=-4, max_value=4, max_denominator=97))
def test_a_bound_that_is_shown_still_holds(stated: tuple[Amount, Fraction], factor: Fraction) -> None:
    scaled = stated[0] * Amount(factor)
    assert holds(scaled, stated[1] * factor)
    if not scaled.is_exact:
        assert holds(Amount(Fraction(rounded(scaled)), scaled.precision), stated[1] * factor)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4/3", "1.33"),
        ("more than 4/3", "1.33"),
        ("more than 5/3", "1.66"),
        ("less than 4/3", "1.34"),
        ("less than 5/3", "1.67"),
        ("at most 9.999", "10"),
        ("at least 9.999", "9.99"),
        ("at least -5/3", "-1.67"),
        ("at most -5/3", "-1.66"),
        ("about 5/3", "1.7"),
        ("more than 0", "0"),
    ],
)
def test_a_bound_is_rounded_away_from_what_it_claims(text: str, expected: str) -> None:
    assert exact_text(rounded(read(text))) == expected


@given(st.lists(known(), max_size=5))
def test_the_truth_fits_a_total(parts: list[tuple[Amount, Fraction]]) -> None:
    assert holds(total(stated for stated, _ in parts), sum((truth for _, truth in parts), Fraction(0)))


@given(EXACT, EXACT)
def test_exact_stays_exact(one: Amount, other: Amount) -> None:
    assert one + other == Amount(one.value + other.value)
    assert one - other == Amount(one.value - other.value)
    assert one * other == Amount(one.value * other.value)
    if other.value:
        assert one / other == Amount(one.value / other.value)


@given(AMOUNTS, AMOUNTS)
def test_addition_and_multiplication_commute(one: Amount, other: Amount) -> None:
    assert one + other == other + one
    assert one * other == other * one


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_value_is_that_of_the_printed_numbers(one: Amount, other: Amount, third: Amount) -> None:
    assert (one + other - third).value == one.value + other.value - third.value
    if third.value:
        assert (one * other / third).value == one.value * other.value / third.value


@given(AMOUNTS, AMOUNTS)
def test_indicative_is_never_lost_but_to_zero(one: Amount, other: Amount) -> None:
    vague = Amount(one.value, Precision.ABOUT, indicative=True)
    assert (vague + other).indicative
    assert (other - vague).indicative
    assert (vague * other).indicative or vague * other == read("0")


@given(AMOUNTS, AMOUNTS)
def test_ratio_share_and_growth_agree(one: Amount, other: Amount) -> None:
    assume(other.value != 0)
    assert ratio(one, other) == share(one, other) == one / other
    assert growth(other, one) == ratio(one, other) - read("1")


@given(AMOUNTS)
def test_negation_turns_a_bound_round(one: Amount) -> None:
    turned = -one
    assert turned.value == -one.value
    if one.precision is not Precision.NEARLY:
        back = -turned
        assert back == one or back == read("0")


@given(st.fractions(), st.integers(1, 6))
def test_significant_is_near_and_short(value: Fraction, digits: int) -> None:
    rounded = significant(value, digits)
    text = exact_text(rounded)
    assert abs(Fraction(rounded) - value) * 10**digits * 2 <= abs(value) * 10
    assert len(text.replace(".", "").strip("-0")) <= digits
    assert set(text) <= set("-.0123456789")
    assert not ("." in text and text.endswith("0"))


@given(st.integers(-400, 400), st.integers(1, 999), st.integers(3, 5))
def test_significant_keeps_what_is_short_already(power: int, number: int, digits: int) -> None:
    value = number * Fraction(10) ** power
    assert Fraction(significant(value, digits)) == value
