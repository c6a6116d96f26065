"""The reader of printed figures: what it reads from a token, and what it leaves alone."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from g60cli.knowledge.figures import SEEN_OFTEN, Figure, read_alone, read_figures
from g60cli.knowledge.vocabulary import Precision

VALUES = [
    # digits
    ("44,200 high-tech enterprises", ["44200"]),
    ("24,000 racks", ["24000"]),
    ("605.64", ["605.64"]),
    ("385.0 billion", ["385000000000"]),
    ("1\u00a0234\u00a0567", ["1234567"]),
    ("1\u202f234\u202f567", ["1234567"]),
    ("1'234'567", ["1234567"]),
    ("４５０ｍｍ", ["450"]),
    ("1.0 version", ["1"]),
    ("-3.2%", ["-3.2"]),
    ("−3.2%", ["-3.2"]),
    ("增长-3.2%", ["-3.2"]),
    ("3.2%-3.5%", ["3.2", "3.5"]),
    ("100-200", ["100", "200"]),
    ("1½", ["3/2"]),
    # scales
    ("2 billion yuan", ["2000000000"]),
    ("275.86 million", ["275860000"]),
    ("11.9 million", ["11900000"]),
    ("1.61 trillion", ["1610000000000"]),
    ("5 hundred thousand", ["500000"]),
    ("$1.5bn", ["1500000000"]),
    ("2-billion-yuan project", ["2000000000"]),
    ("3.65万", ["36500"]),
    ("1万户", ["10000"]),
    ("1040.45亿元", ["104045000000"]),
    ("13507.7 亿元", ["1350770000000"]),
    ("12673.8億元", ["1267380000000"]),
    ("551.60萬", ["5516000"]),
    ("3.8万亿元", ["3800000000000"]),
    ("14亿1178万人", ["1411780000"]),
    ("5千米", ["5"]),
    # fractions
    ("one-24th", ["1/24"]),
    ("one-120th of its land area", ["1/120"]),
    ("two 15ths", ["2/15"]),
    ("two 15th", ["2", "15"]),
    ("one-eighth", ["1/8"]),
    ("one fifth", ["1/5"]),
    ("one twenty-fourth", ["1/24"]),
    ("a sixteenth", ["1/16"]),
    ("two-thirds", ["2/3"]),
    ("three quarters", ["3/4"]),
    ("half", ["1/2"]),
    ("1/15", ["1/15"]),
    ("十分之一", ["1/10"]),
    ("十五分之一", ["1/15"]),
    ("15分之1", ["1/15"]),
    ("⅓", ["1/3"]),
    # English words
    ("nineteen", ["19"]),
    ("Eleven", ["11"]),
    ("Nineteen out of the top 20", ["19", "20"]),
    ("seven major data center projects", ["7"]),
    ("ten supporting policies", ["10"]),
    ("three multi-million-dollar", ["3"]),
    ("One city and three provinces", ["1", "3"]),
    ("twenty-one", ["21"]),
    ("one hundred and five", ["105"]),
    ("a hundred", ["100"]),
    ("twenty-five hundred", ["2500"]),
    ("two hundred thousand", ["200000"]),
    ("one million two hundred thousand and six", ["1200006"]),
    ("half a million", ["500000"]),
    ("a dozen", ["12"]),
    ("two dozen", ["24"]),
    ("5 dozen", ["60"]),
    ("one thousand two thousand", ["1000", "2000"]),
    ("five, six", ["5", "6"]),
    ("twenty percent", ["20"]),
    # Chinese words
    ("十六", ["16"]),
    ("二十家", ["20"]),
    ("一百零五个", ["105"]),
    ("三千二百", ["3200"]),
    ("三百万人", ["3000000"]),
    ("两个", ["2"]),
    ("二〇二三年", ["2023"]),
    ("一九九八年", ["1998"]),
    ("九城市", ["9"]),
    ("破百", ["100"]),
    ("上百家", ["100"]),
    ("近千家", ["1000"]),
    ("超百亿元", ["10000000000"]),
    ("百余家", ["100"]),
    # ordinals
    ("100th", ["100"]),
    ("第一位", ["1"]),
    ("第3位", ["3"]),
    ("第三产业", ["3"]),
    ("third", ["3"]),
    ("a second", ["2"]),
    ("twenty-first", ["21"]),
    ("the first half", ["1"]),
    ("one hundred first", ["101"]),
    ("two hundredth", ["200"]),
    ("No. 3", ["3"]),
    ("14th Five-Year Plan", ["14", "5"]),
    # beside letters and signs
    ("450mm crystal growth", ["450"]),
    ("200mm and 300mm silicon wafers", ["200", "300"]),
    ("16座", ["16"]),
    ("2016", ["2016"]),
]


@pytest.mark.parametrize(("token", "values"), VALUES, ids=[token for token, _ in VALUES])
def test_values_are_read_as_printed(token: str, values: list[str]) -> None:
    assert [figure.value for figure in read_figures(token)] == [Fraction(value) for value in values]


@pytest.mark.parametrize(
    "token",
    [
        "G60",
        "G60.5",
        "A320",
        "JR05",
        "B4 IN FOCUS",
        "COVID-19",
        "5G",
        "25k",
        "$1.5m",
        ".5",
        "phase III",
        "hundreds of companies",
        "millions of",
        "Million Talent Introduction Project",
        "the tenant of the onerous lease",
        "the last quarter",
        "数百家",
        "几十家",
        "十几家",
        "百度",
        "万科",
        "万户",
        "三亚",
        "千岛湖",
        "统一大市场",
        "双十一",
        "“十四五”规划",
        "七八家",
        "一百二",
        "上海超硅",
        "2023年10月18日",
        "2023年10月",
        "10月18日",
        "October 18, 2023",
        "18 October 2023",
        "May 2016",
        "May 1, 2016",
        "2023-10-18",
        "2023/10/18",
        "1. Juni 2015",
        "18.10.2023",
        "Dec 25",
        "5.400.868",
        "1,23,456",
        "1/0",
        "",
    ],
)
def test_nothing_is_read_from_names_dates_and_vague_words(token: str) -> None:
    assert read_figures(token) == ()


@pytest.mark.parametrize(
    ("token", "language", "value"),
    [
        ("5.400.868", "ca", "5400868"),
        ("5.827", "de", "5827"),
        ("5.827", "en", "5.827"),
        ("5.827", "zh", "5.827"),
        ("5,8", "de", "5.8"),
        ("5.827,25", "de-AT", "5827.25"),
        ("5'827.25", "de-CH", "5827.25"),
        ("1\u202f234,5", "fr", "1234.5"),
        ("12 Milliarden", "de", "12000000000"),
    ],
)
def test_separators_follow_the_language_of_the_source(token: str, language: str, value: str) -> None:
    assert [figure.value for figure in read_figures(token, language)] == [Fraction(value)]


def only(token: str) -> Figure:
    (figure,) = read_figures(token)
    return figure


@pytest.mark.parametrize(
    ("token", "precision"),
    [
        ("100", None),
        ("more than 70", Precision.MORE_THAN),
        ("over 87 million yuan", Precision.MORE_THAN),
        ("exceeding 20 billion yuan", Precision.MORE_THAN),
        ("more than RMB 20 billion", Precision.MORE_THAN),
        ("over US\\$275.86 million", Precision.MORE_THAN),
        ("over a total of 2,455 members", Precision.MORE_THAN),
        ("more than a fifth", Precision.MORE_THAN),
        ("逾20%", Precision.MORE_THAN),
        ("超过100家", Precision.MORE_THAN),
        ("超100家", Precision.MORE_THAN),
        ("突破1万户", Precision.MORE_THAN),
        ("破百", Precision.MORE_THAN),
        ("过万", Precision.MORE_THAN),
        ("500+", Precision.MORE_THAN),
        ("400多家", Precision.MORE_THAN),
        ("at least 40", Precision.AT_LEAST),
        ("no less than 40", Precision.AT_LEAST),
        ("不少于20万", Precision.AT_LEAST),
        ("100家以上", Precision.AT_LEAST),
        ("3.2%以上", Precision.AT_LEAST),
        ("5000余项", Precision.AT_LEAST),
        ("1600余亿元", Precision.AT_LEAST),
        ("500 or more", Precision.AT_LEAST),
        ("nearly 29,000", Precision.NEARLY),
        ("almost half", Precision.NEARLY),
        ("近1/7", Precision.NEARLY),
        ("近3万", Precision.NEARLY),
        ("将近3万", Precision.NEARLY),
        ("about 900 yuan per month", Precision.ABOUT),
        ("approximately one-eighth", Precision.ABOUT),
        ("~40", Precision.ABOUT),
        ("约1/8", Precision.ABOUT),
        ("約170ムー", Precision.ABOUT),
        ("3000家左右", Precision.ABOUT),
        ("up to 100", Precision.AT_MOST),
        ("no more than 100", Precision.AT_MOST),
        ("不超过100", Precision.AT_MOST),
        ("100家以内", Precision.AT_MOST),
        ("less than 100", Precision.LESS_THAN),
        ("fewer than ten", Precision.LESS_THAN),
        ("不到100", Precision.LESS_THAN),
    ],
)
def test_a_bound_word_beside_the_figure_is_its_precision(token: str, precision: Precision | None) -> None:
    assert only(token).precision == precision


@pytest.mark.parametrize(
    "token",
    ["over the past five years", "turnover 100", "附近200家", "签约16个项目", "节约100万元", "100 and more than"],
)
def test_a_word_that_is_no_bound_of_the_figure_is_not_taken_for_one(token: str) -> None:
    assert only(token).precision is None


def test_what_stands_beside_one_figure_is_not_given_to_the_next() -> None:
    assert [figure.unit for figure in read_figures("5 CNY 3")] == ["CNY", None]


def test_each_of_several_figures_keeps_its_own_bound() -> None:
    read = [figure.precision for figure in read_figures("more than 100 of 500, nearly 20 and 3")]
    assert read == [Precision.MORE_THAN, None, Precision.NEARLY, None]


@pytest.mark.parametrize(
    ("token", "loose"),
    [
        ("100多家", True),
        ("100+", True),
        ("上百家", True),
        ("100余家", False),
        ("100家以上", False),
        ("at least 100", False),
        ("more than 100", False),
        ("不少于100", False),
        ("约100", False),
    ],
)
def test_words_that_leave_open_whether_the_bound_is_reached_are_loose(token: str, loose: bool) -> None:
    assert only(token).loose is loose


@pytest.mark.parametrize(
    ("token", "unit"),
    [
        ("2 billion yuan", "CNY"),
        ("RMB 2 billion", "CNY"),
        ("¥45亿", "CNY"),
        ("1040.45亿元", "CNY"),
        ("US$275.86 million", "USD"),
        ("US\\$275.86 million", "USD"),
        ("275.86 million US dollars", "USD"),
        ("3亿美元", "USD"),
        ("HK$5 million", "HKD"),
        ("€5", "EUR"),
        ("38,000 square meters", "m2"),
        ("38,000 sq m", "m2"),
        ("38,000平方米", "m2"),
        ("44-square kilometer township", "km2"),
        ("44 sq. km", "km2"),
        ("44 km²", "km2"),
        ("5794平方千米", "km2"),
        ("15.7 hectares", "ha"),
        ("15.7公顷", "ha"),
        ("約170ムー", "mu"),
        ("79 kilometers", "km"),
        ("79公里", "km"),
        ("450mm", "mm"),
        ("1.5m", "m"),
        ("近15年", "year"),
        ("five-year", "year"),
        ("24 experts", None),
        ("5 M&A deals", None),
        ("chauffeur 5", None),
        ("16 day-care centres", None),
        ("12元素", None),
        ("5 mundane", None),
        ("16座", None),
    ],
)
def test_a_unit_is_told_only_where_a_clear_one_stands_beside_the_figure(token: str, unit: str | None) -> None:
    assert only(token).unit == unit


@pytest.mark.parametrize(
    ("token", "value"),
    [
        ("442 percent", "442"),
        ("逾20%", "20"),
        ("6.79 per cent", "6.79"),
        ("20％", "20"),
        ("0.5 percentage points", "0.5"),
        ("3.5个百分点", "3.5"),
        ("百分之二十", "20"),
        ("百分之3.5", "3.5"),
    ],
)
def test_a_percentage_is_marked_and_keeps_its_number(token: str, value: str) -> None:
    figure = only(token)
    assert figure.percent
    assert figure.value == Fraction(value)


@pytest.mark.parametrize(
    ("token", "ordinal", "fraction", "scaled", "bare"),
    [
        ("100", False, False, False, True),
        ("nineteen", False, False, False, True),
        ("more than 100", False, False, False, True),
        ("100th", True, False, False, False),
        ("third", True, False, False, False),
        ("第一位", True, False, False, False),
        ("a third", False, True, False, False),
        ("1/15", False, True, False, False),
        ("half", False, True, False, False),
        ("2 million", False, False, True, False),
        ("two million", False, False, True, False),
        ("3.65万", False, False, True, False),
        ("20%", False, False, False, False),
        ("20 km", False, False, False, False),
    ],
)
def test_how_a_figure_is_printed_is_told(token: str, ordinal: bool, fraction: bool, scaled: bool, bare: bool) -> None:
    figure = only(token)
    assert (figure.ordinal, figure.fraction, figure.scaled, figure.bare) == (ordinal, fraction, scaled, bare)


@pytest.mark.parametrize(
    ("token", "printed"),
    [
        ("exports of more than 11.9 million people", "more than 11.9 million"),
        ("over US\\$20 billion now", "over US\\$20 billion"),
        ("共约7.62万平方公里。", "约7.62万平方公里"),
        ("达到100家以上的", "100家以上"),
        ("is one-24th of", "one-24th"),
        ("fell by −3.2 %, then", "−3.2 %"),
    ],
)
def test_place_covers_the_figure_with_its_bound_sign_and_unit(token: str, printed: str) -> None:
    figure = only(token)
    assert token[figure.start : figure.end] == printed


@pytest.mark.parametrize(
    "token",
    [
        "1" * 10_000,
        "1," * 5_000,
        "1/" + "1" * 10_000,
        "百" * 10_000,
        "1" * 10_000 + "分之一",
        "more than " * 1_000,
        "hundred " * 1_000,
        "1,111" * 5_000,
    ],
    ids=lambda token: token[:9],
)
def test_endless_tokens_yield_no_figure_at_once(token: str) -> None:
    begin = time.perf_counter()
    assert read_figures(token) == ()
    assert time.perf_counter() - begin < 1


@pytest.mark.parametrize("token", ["one " * 5_000, "1/" * 5_000, "3万" * 5_000, "half a " * 5_000, "1亿2千" * 5_000])
def test_many_figures_are_read_in_linear_time(token: str) -> None:
    begin = time.perf_counter()
    assert len(read_figures(token)) >= 4_000
    assert time.perf_counter() - begin < 2


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def in_words(number: int) -> str:
    """The English words of a number below a trillion, written apart from the reader."""
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = f" {in_words(number % scale)}" if number % scale else ""
            return f"{in_words(number // scale)} {name}{rest}"
    if number >= 100:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{in_words(number // 100)} hundred{rest}"
    if number >= 20:
        return _TENS.split()[number // 10 - 2] + (f"-{in_words(number % 10)}" if number % 10 else "")
    return _SMALL.split()[number]


def in_chinese(number: int) -> str:
    """The Chinese words of a number below ten thousand, written apart from the reader."""
    words, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            words += ("零" if gap and words else "") + "零一二三四五六七八九"[digit] + name
        gap = digit == 0
    return words or "零"


wholes = st.integers(min_value=0, max_value=10**18)
places = st.integers(min_value=0, max_value=6)


def printed_decimal(whole: int, decimals: int) -> tuple[str, Fraction]:
    digits = str(whole).zfill(decimals + 1)
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return text, Fraction(whole, 10**decimals)


@given(wholes)
def test_any_whole_number_reads_back_from_comma_groups(number: int) -> None:
    assert only(f"{number:,} enterprises").value == number


@given(wholes)
def test_any_whole_number_reads_back_from_point_groups_in_german(number: int) -> None:
    (figure,) = read_figures(f"{number:,}".replace(",", "."), "de")
    assert figure.value == number


@given(
    wholes,
    places,
    st.sampled_from(
        [
            ("", 1),
            (" million", 10**6),
            (" billion yuan", 10**9),
            (" trillion", 10**12),
            ("万", 10**4),
            ("亿元", 10**8),
            ("万亿", 10**12),
            (" percent", 1),
            ("%", 1),
        ]
    ),
)
def test_any_decimal_reads_back_with_any_scale(whole: int, decimals: int, style: tuple[str, int]) -> None:
    text, value = printed_decimal(whole, decimals)
    suffix, scale = style
    assert only(text + suffix).value == value * scale


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=2, max_value=10_000))
def test_any_fraction_reads_back(numerator: int, denominator: int) -> None:
    assert only(f"{numerator}/{denominator}").value == Fraction(numerator, denominator)


@given(st.integers(min_value=2, max_value=10**6))
def test_any_nth_part_reads_back(parts: int) -> None:
    assert only(f"one-{parts}th").value == Fraction(1, parts)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_any_number_reads_back_from_english_words(number: int) -> None:
    assert only(in_words(number)).value == number


@given(st.integers(min_value=1, max_value=9999))
def test_any_number_reads_back_from_chinese_words(number: int) -> None:
    assert only(f"{in_chinese(number)}家").value == number


alphabet = st.one_of(
    st.characters(),
    st.sampled_from(list("0123456789.,/-%+$¥年月日分之一二十百千万亿余多以上近约第")),
    st.sampled_from(["one ", "half a ", "twenty-", "million ", "third ", "no more than ", "over ", "May ", "th"]),
)


@given(st.lists(alphabet, max_size=30).map("".join), st.sampled_from(["en", "de", "zh", "ca", ""]))
def test_any_text_is_read_without_error_and_places_lie_within_in_order(text: str, language: str) -> None:
    last = 0
    for figure in read_figures(text, language):
        assert last <= figure.start < figure.end <= len(text)
        last = figure.end


BESIDE = """
    more than|about|over|nearly|up to|under|no.|第|约|超过|上|过|近|$|US$|RMB |¥|-|−|–|(|G|COVID-|.|_|/|1/|one-|one |
    May|october|in March |no more than|turnover|a total of|of 20 |three |百分之|共计|
"""
BEHIND = """
    people|%| percent|percentage points|th|st|-24th|ths|万|亿元|多万|余家|以上|家左右|年|月|日|个月|分之一|.5|,|, 2023|
     May|May 2023| of October|million|billion CNY|bn| million people or more|sq km|km²|G|k|+|/5|½|
    -fold|..|.10.2023| three|
"""
SIGNS = st.one_of(
    st.sampled_from([words.strip("\n") for words in f"{BESIDE}{BEHIND}".replace("\n    ", "").split("|")]),
    st.text(max_size=3),
)
NUMBERS = st.one_of(
    st.integers(0, 10**13).map(str),
    st.integers(0, 10**13).map(lambda number: f"{number:,}"),
    st.decimals(0, 10**7, places=2).map(str),
    st.from_regex(r"[0-9]{1,4}([.,][0-9]{1,4}){0,2}", fullmatch=True),
)


@given(st.lists(SIGNS, max_size=3).map("".join), NUMBERS, st.lists(SIGNS, max_size=3).map("".join))
def test_what_stands_beside_a_number_is_read_the_same_whichever_number_it_is(
    before: str, number: str, after: str
) -> None:
    token = before + number + after
    readings = {read_figures(token) for _ in range(SEEN_OFTEN + 2)}
    assert readings == {read_alone(token)}
