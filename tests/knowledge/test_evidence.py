"""Value and evidence: when a stored value is what its tokens read, and what is reported when it is not."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from g60cli.knowledge.evidence import attribute_agrees, quantity_agrees
from g60cli.knowledge.values import Number, parse_number
from g60cli.knowledge.vocabulary import Precision


def reported(
    value: Number, unit: str, precision: str, evidence: list[str], language: str = "en", read_as: str | None = None
) -> list[str]:
    found = quantity_agrees(value, unit, Precision(precision), evidence, language, read_as)
    return [disagreement.what for disagreement in found]


@pytest.mark.parametrize(
    ("value", "unit", "precision", "evidence"),
    [
        # the examples of the format
        ("44200", "enterprises", "exact", ["44,200 high-tech enterprises"]),
        ("100", "companies", "more-than", ["more than 100"]),
        ("1/24", "share", "exact", ["one-24th", "population"]),
        ("2000000000", "CNY", "exact", ["2 billion yuan"]),
        ("36500", "enterprises", "exact", ["3.65万"]),
        ("19", "companies", "exact", ["nineteen"]),
        ("1/5", "share", "more-than", ["逾20%"]),
        ("6.79", "percent", "exact", ["investment intensity of 6.79 percent"]),
        # percent and share
        ("10", "percent", "exact", ["10 percent"]),
        ("3.55", "percent", "exact", ["3.55"]),
        ("20", "percent", "exact", ["one fifth"]),
        ("1/10", "share", "exact", ["10 percent"]),
        ("0.42", "share", "exact", ["accounted for 42 percent"]),
        ("0.42", "share", "exact", ["0.42"]),
        ("1/15", "share", "exact", ["1/15"]),
        ("1/15", "share", "exact", ["one-15th"]),
        # equal numbers of different digits
        ("12.50", "km", "exact", ["12.5 km"]),
        ("12.5", "km", "exact", ["12.50 km"]),
        # units
        ("275860000", "USD", "exact", ["US\\$275.86 million"]),
        ("44", "km2", "exact", ["44-square kilometer"]),
        ("44", "sq km", "exact", ["44-square kilometer"]),
        ("170", "mu", "about", ["約170ムー"]),
        ("900", "CNY per month", "about", ["about 900 yuan per month"]),
        ("15", "years", "nearly", ["近15年"]),
        ("605.64", "km2", "exact", ["605.64"]),
        # ordinals
        ("1", "position", "exact", ["第一位"]),
        ("3", "position", "exact", ["third"]),
        ("3", "position", "exact", ["top 3"]),
        ("100", "companies", "exact", ["the 100th company"]),
        # one of several figures
        ("19", "companies", "exact", ["Nineteen out of the top 20"]),
        ("3000", "enterprises", "exact", ["By the end of 2023", "3,000 key enterprises"]),
        ("100", "companies", "more-than", ["100 years", "100 firms", "more than 100"]),
        # bound words in tokens of their own
        ("100", "companies", "more-than", ["more than", "100"]),
        ("100", "companies", "more-than", ["rose to more than", "100 companies"]),
        ("20000000000", "CNY", "more-than", ["exceeding", "20 billion yuan"]),
        ("100", "companies", "at-least", ["100", "家以上"]),
        ("100", "companies", "about", ["100", "左右"]),
        ("20", "companies", "exact", ["over", "100 of 20"]),
        # words that leave more-than and at-least open
        ("100", "companies", "more-than", ["100多家"]),
        ("100", "companies", "at-least", ["100多家"]),
        ("100", "companies", "more-than", ["上百家"]),
        ("100", "companies", "at-least", ["上百家"]),
        # and those of which the format says that they are at-least
        ("100", "companies", "at-least", ["100余家"]),
        ("100", "companies", "at-least", ["100家以上"]),
        ("100", "companies", "at-least", ["at least 100"]),
    ],
)
def test_a_value_that_its_evidence_reads_agrees(value: str, unit: str, precision: str, evidence: list[str]) -> None:
    assert reported(parse_number(value), unit, precision, evidence) == []


@pytest.mark.parametrize(
    ("value", "unit", "evidence"),
    [
        ("44300", "enterprises", ["44,200 high-tech enterprises"]),
        ("44200", "enterprises", []),
        ("44200", "enterprises", ["high-tech enterprises"]),
        ("60", "companies", ["G60"]),
        ("18", "companies", ["2023-10-18"]),
        ("10", "companies", ["10 percent"]),
        ("10", "share", ["10 percent"]),
        ("1/10", "percent", ["10 percent"]),
        ("2000000000", "CNY", ["US$2 billion"]),
        ("2000000000", "USD", ["2 billion yuan"]),
        ("44", "m2", ["44 square kilometers"]),
        ("440000", "m2", ["44 hectares"]),
        ("15", "companies", ["15 years"]),
        ("1.5", "CNY", ["1.5 km"]),
        ("100", "CNY", ["100th"]),
        ("3", "percent", ["third"]),
        ("2", "CNY", ["2 billion yuan"]),
        ("0.333", "share", ["a third"]),
    ],
)
def test_a_value_that_its_evidence_does_not_read_is_reported(value: str, unit: str, evidence: list[str]) -> None:
    assert reported(parse_number(value), unit, "exact", evidence) == ["value"]


@pytest.mark.parametrize(
    ("value", "unit", "evidence", "read_as"),
    [
        ("474107000000", "CNY", ["4741.07"], "100 million CNY"),
        ("474107000000", "CNY", ["4741.07"], "亿元"),
        ("474107000000", "CNY", ["4741.07亿元"], "100 million CNY"),
        ("4741070", "CNY", ["474.107"], "10,000 CNY"),
        ("3756000", "people", ["375.6"], "10,000 people"),
        ("2000000", "USD", ["2"], "million USD"),
        ("3.9", "percent", ["3.9"], "percent"),
        ("0.42", "share", ["42"], "percent"),
        ("12.5", "km2", ["12.5"], "square kilometers"),
    ],
)
def test_a_bare_figure_is_read_as_the_unit_that_stands_elsewhere(
    value: str, unit: str, evidence: list[str], read_as: str
) -> None:
    assert reported(parse_number(value), unit, "exact", evidence, read_as=read_as) == []


@pytest.mark.parametrize(
    ("read_as", "precision", "disagreements"),
    [
        ("about", "about", []),
        ("at least", "at-least", []),
        ("about 10,000 people", "about", []),
        ("about", "exact", ["precision"]),
        ("about", "nearly", ["precision"]),
        ("10,000 people", "about", ["precision-unshown"]),
    ],
)
def test_a_bound_may_stand_elsewhere_on_the_page_as_well(
    read_as: str, precision: str, disagreements: list[str]
) -> None:
    value = "3756000" if "people" in read_as else "375.6"
    assert reported(parse_number(value), "people", precision, ["375.6"], read_as=read_as) == disagreements


def test_the_printed_bound_stands_above_the_one_elsewhere() -> None:
    assert reported(100, "people", "more-than", ["more than 100"], read_as="about") == []


@pytest.mark.parametrize(
    ("value", "unit", "evidence", "read_as"),
    [
        ("4741.07", "CNY", ["4741.07"], "100 million CNY"),
        ("474107000000", "CNY", ["4741.07"], None),
        ("474107000000", "CNY", ["4741.07"], "100 million USD"),
        ("42", "people", ["42"], "percent"),
        ("200000000", "CNY", ["2 billion yuan"], "100 million CNY"),
    ],
)
def test_a_unit_that_stands_elsewhere_is_not_left_out_nor_forced_on_other_figures(
    value: str, unit: str, evidence: list[str], read_as: str | None
) -> None:
    assert reported(parse_number(value), unit, "exact", evidence, read_as=read_as) == ["value"]


def test_separators_are_read_in_the_language_of_the_source() -> None:
    assert reported(5827, "km2", "exact", ["5.827"], language="de") == []
    assert reported(5827, "km2", "exact", ["5.827"], language="en") == ["value"]
    assert reported(Decimal("5.827"), "km2", "exact", ["5.827"], language="de") == ["value"]


@pytest.mark.parametrize(
    ("precision", "evidence", "what"),
    [
        ("exact", ["more than 100"], "precision"),
        ("exact", ["more than", "100"], "precision"),
        ("exact", ["100家以上"], "precision"),
        ("more-than", ["100家以上"], "precision"),
        ("more-than", ["100余家"], "precision"),
        ("more-than", ["at least 100"], "precision"),
        ("exact", ["100多家"], "precision"),
        ("more-than", ["nearly 100"], "precision"),
        ("at-least", ["more than 100"], "precision"),
        ("more-than", ["不少于100"], "precision"),
        ("more-than", ["no more than 100"], "precision"),
        ("less-than", ["no less than 100"], "precision"),
        ("about", ["100多家"], "precision"),
        ("more-than", ["100"], "precision-unshown"),
        ("about", ["100 companies"], "precision-unshown"),
        ("more-than", ["more than 90", "100"], "precision-unshown"),
        ("about", ["100 companies", "左右"], "precision-unshown"),
        ("more-than", ["100", "多个项目"], "precision-unshown"),
        ("more-than", ["more than", "companies", "100"], "precision-unshown"),
    ],
)
def test_a_precision_other_than_the_printed_one_is_reported(precision: str, evidence: list[str], what: str) -> None:
    assert reported(100, "companies", precision, evidence) == [what]


def test_the_message_says_what_is_read_and_what_is_stored() -> None:
    (found,) = quantity_agrees(101, "companies", Precision.EXACT, ["more than 100 of 2.50", "a third"])
    assert found.message == (
        'the evidence reads 100 ("more than 100") and 2.5 ("2.50") and 1/3 ("a third"), the value is 101'
    )
    (found,) = quantity_agrees(100, "companies", Precision.ABOUT, ["more than 100"])
    assert found.message == 'the evidence reads more-than ("more than 100"), the precision is about'
    (found,) = quantity_agrees(100, "companies", Precision.ABOUT, ["100"])
    assert found.message == "about stands in no token of the evidence"
    (found,) = quantity_agrees(100, "CNY", Precision.EXACT, ["100 km"])
    assert found.message == "the evidence holds no figure that could be of unit CNY, the value is 100"


@pytest.mark.parametrize(
    ("value", "unit", "evidence", "names"),
    [
        ("beijing", "entity", ["Beijing"], ["Beijing", "北京"]),
        ("beijing", "entity", ["总部位于北京市"], ["Beijing", "北京"]),
        ("huzhou", "entity", ["Huzhou's plant"], ["Huzhou"]),
        ("huzhou", "entity", ["HUZHOU-based"], ["Huzhou"]),
        ("sj", "entity", ["in  Songjiang\nDistrict"], ["Songjiang District"]),
        ("peoples-daily", "entity", ["People’s Daily"], ["People's Daily"]),
        ("h", "entity", ["Ｈｅｆｅｉ"], ["Hefei"]),
        ("wu", "entity", ["Wuhu and Wu"], ["Wu"]),
        ("002230", "code", ["002230"], []),
        ("600487", "code", ["SH600487"], []),
        ("6118", "code", ["6118.HK"], []),
        ("deputy head", "text", ["Guo Shuqing, Deputy  head"], []),
        ("1999", "date", ["founded in 1999"], []),
        ("1999", "date", ["1999年"], []),
        ("2015-06", "date", ["June 2015"], []),
        ("2015-06", "date", ["2015年6月"], []),
        ("2015-06-01", "date", ["June 1, 2015"], []),
        ("2015-06-01", "date", ["1 June 2015"], []),
        ("2015-06-01", "date", ["1st of June 2015"], []),
        ("2015-06-01", "date", ["2015年6月1日"], []),
        ("2015-06-01", "date", ["２０１５年６月１日"], []),
        ("2015-06-01", "date", ["2015-06-01"], []),
        ("2015-06-01", "date", ["2015/6/1"], []),
        ("2015-06-01", "date", ["2015.6.1"], []),
        ("2015-06-01", "date", ["1. Juni 2015"], []),
        ("2015-03-01", "date", ["1. März 2015"], []),
        ("2015-06-01", "date", ["01.06.2015"], []),
        ("2015-06-01", "date", ["in 2015", "on June 1"], []),
        ("2015-06-01", "date", ["6月1日", "2015年"], []),
    ],
)
def test_an_attribute_that_stands_in_its_evidence_agrees(
    value: str, unit: str, evidence: list[str], names: list[str]
) -> None:
    assert attribute_agrees(value, unit, evidence, names) == ()


@pytest.mark.parametrize(
    ("value", "unit", "evidence", "names"),
    [
        ("beijing", "entity", ["Nanjing"], ["Beijing"]),
        ("beijing", "entity", ["Beijing"], []),
        ("beijing", "entity", [], ["Beijing"]),
        ("beijing", "entity", ["beijing"], [""]),
        ("wu", "entity", ["Wuhu"], ["Wu"]),
        ("inesa", "entity", ["Finesa"], ["INESA"]),
        ("002230", "code", ["2230"], []),
        ("600", "code", ["600487"], []),
        ("deputy head", "text", ["deputy", "head"], []),
        ("1999", "date", ["2000"], []),
        ("1999", "date", ["19990"], []),
        ("2015-06", "date", ["2015"], []),
        ("2015-06", "date", ["July 2015"], []),
        ("2015-06", "date", ["June"], []),
        ("2015-06-01", "date", ["June 2015"], []),
        ("2015-06-01", "date", ["June 11, 2015"], []),
        ("2015-06-01", "date", ["June 1"], []),
        ("2015-06-01", "date", ["June 1, 2014", "2015"], []),
        ("2015-06-01", "date", ["2015-01-06"], []),
        ("2015-06-01", "date", ["2014年6月1日", "2015年"], []),
        ("no date", "date", ["no date"], []),
        ("²", "date", ["²"], []),
    ],
)
def test_an_attribute_that_does_not_stand_in_its_evidence_is_reported(
    value: str, unit: str, evidence: list[str], names: list[str]
) -> None:
    assert [found.what for found in attribute_agrees(value, unit, evidence, names)] == ["value"]


def test_the_message_of_an_attribute_says_what_is_read_and_what_is_stored() -> None:
    (found,) = attribute_agrees("beijing", "entity", ["Nanjing"], ["Beijing"])
    assert found.message == 'the evidence reads "Nanjing", and a name of beijing does not stand there'
    (found,) = attribute_agrees("1999", "date", [])
    assert found.message == "the evidence reads nothing, and 1999 does not stand there"


_PRINTED = {
    Precision.EXACT: "{}",
    Precision.ABOUT: "about {}",
    Precision.MORE_THAN: "more than {}",
    Precision.AT_LEAST: "不少于{}",
    Precision.NEARLY: "nearly {}",
    Precision.AT_MOST: "no more than {}",
    Precision.LESS_THAN: "less than {}",
}
values = st.one_of(
    st.integers(min_value=0, max_value=10**12),
    st.decimals(min_value=0, max_value=10**6, places=3),
)


@given(values, st.sampled_from(list(_PRINTED)))
def test_any_printed_value_agrees_with_itself(value: Number, precision: Precision) -> None:
    evidence = [_PRINTED[precision].format(f"{value:,}")]
    assert quantity_agrees(value, "enterprises", precision, evidence) == ()


@given(st.integers(min_value=1, max_value=10**12), st.data())
def test_changing_one_digit_of_the_value_is_reported(value: int, data: st.DataObject) -> None:
    digits = list(str(value))
    place = data.draw(st.integers(min_value=0, max_value=len(digits) - 1))
    digits[place] = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[place]]))
    found = quantity_agrees(int("".join(digits)), "enterprises", Precision.EXACT, [f"{value:,}"])
    assert [disagreement.what for disagreement in found] == ["value"]


@given(values, st.sampled_from(list(_PRINTED)), st.sampled_from(list(Precision)))
def test_changing_the_precision_is_reported(value: Number, printed: Precision, stored: Precision) -> None:
    assume(stored != printed)
    found = quantity_agrees(value, "enterprises", stored, [_PRINTED[printed].format(value)])
    expected = "precision-unshown" if printed is Precision.EXACT else "precision"
    assert [disagreement.what for disagreement in found] == [expected]


@given(st.integers(min_value=0, max_value=100_000), st.integers(min_value=0, max_value=3))
def test_a_percentage_is_itself_as_percent_and_a_hundredth_as_share(number: int, places: int) -> None:
    printed = Decimal(number).scaleb(-places)
    evidence = [f"{printed:f} percent"]
    assert quantity_agrees(printed, "percent", Precision.EXACT, evidence) == ()
    assert quantity_agrees(Fraction(printed) / 100, "share", Precision.EXACT, evidence) == ()


@given(st.text(), st.lists(st.text(), max_size=4), st.sampled_from(["entity", "date", "code", "text", "CNY"]))
def test_no_text_makes_the_check_fail(value: str, evidence: list[str], unit: str) -> None:
    assert len(attribute_agrees(value, unit, evidence, [value])) <= 1
    assert len(quantity_agrees(1, unit, Precision.EXACT, evidence, value, value)) <= 1
