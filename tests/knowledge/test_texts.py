"""Texts of sources: what the normalisation makes equal, what a page is made of, and where tokens stand in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from g60cli.knowledge.normalising import normalise, paragraphs_of
from g60cli.knowledge.source_texts import SourceText, Unreadable, read_text_of, text_of
from g60cli.knowledge.standing import Page, windows
from g60cli.knowledge.text_numbers import completed, numbers_left, places_of


def forms(text: str) -> list[tuple[str, ...]]:
    return [paragraph.forms for paragraph in paragraphs_of(text)]


def places(text: str) -> list[int]:
    return [paragraph.place for paragraph in paragraphs_of(text)]


# Normalisation


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("“five ‘New Cities’”", "\"five 'New Cities'\""),
        ("„zehn“ «onze» 「十二」", '"zehn" "onze" "十二"'),
        ("2016–2020 — a plan − so", "2016-2020 - a plan - so"),
        ("44,200\n  enterprises\tand\xa0more", "44,200 enterprises and more"),
        ("达到 44200 家，\n其中", "达到44200家，其中"),
        ("20 % of US$ 3", "20% of US$3"),
        ("1\u202f200 people", "1\xa0200 people"),
        ("**Director** of US\\$3", "Director of US$3"),
        ("ﬁve ﬂoors…", "five floors..."),
        ("tech\u00adnology\u200b", "technology"),
        ("Pipe | Sons * & _co_", "Pipe | Sons * & _co_"),
    ],
)
def test_signs_that_print_the_same_become_the_same(printed: str, plain: str) -> None:
    assert normalise(printed) == plain


@given(st.text(alphabet=st.sampled_from("a9 \n\xa0“”’–-\u00ad中，ﬁ%$")))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n\ntwo\n \t\n\n\nthree", [("one",), ("two",), ("three",)]),
        ("one\r\n\r\ntwo\fstill", [("one",), ("two still",)]),
        ("a high-\ntech firm", [("a high-tech firm", "a hightech firm")]),
        ("a tech\u00ad\nnology", [("a tech-nology", "a technology")]),
        ("2021-\n2025", [("2021-2025",)]),
        ("a line – \nand more", [("a line - and more",)]),
        ("one\n\nPage 3 of 7\n\ntwo", [("one",), ("two",)]),
        ("one\n- 3 -\ntwo", [("one",), ("two",)]),
        ("第 3 页\n\n1/15\n\n3", [("1/15",), ("3",)]),
        ("", []),
    ],
)
def test_a_text_is_parted_at_empty_lines(text: str, expected: list[tuple[str, ...]]) -> None:
    assert forms(text) == expected


def test_what_a_page_repeats_takes_no_place_between_neighbours() -> None:
    text = "Harbour Press\n\nOne.\n\nHarbour Press\n\nThe mayor is glad.\n\n“The mayor is glad.” said two\n\nThree."
    assert places(text) == [0, 1, 1, 1, 2, 3]


def test_a_number_that_stands_twice_is_no_page_furniture() -> None:
    assert places("12\n\n12\n\n12") == [1, 2, 3]


# Files


def test_a_text_is_found_by_the_id_of_its_source(tmp_path: Path) -> None:
    (tmp_path / "almanac.md").write_text("# Title\n\nText", "utf-8")
    (tmp_path / "almanac.html").write_text("<p>Other", "utf-8")
    found = read_text_of(tmp_path, "almanac")
    assert isinstance(found, SourceText)
    assert found.path == str(tmp_path / "almanac.md")
    assert read_text_of(tmp_path, "alman") is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "\ufeff合肥".encode()),
        ("a.html", "<meta charset='gb2312'><p>合肥".encode("gb18030")),
        ("a.html", b'<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><p>' + "合肥".encode()),
    ],
)
def test_a_text_is_read_in_its_encoding(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    found = read_text_of(tmp_path, "a")
    assert isinstance(found, SourceText)
    assert [paragraph.forms for paragraph in found.paragraphs] == [("合肥",)]


@pytest.mark.parametrize(
    ("name", "content"), [("a.txt", b"\xff\xfe\x00"), ("a.html", b"<meta charset=rot13><p>a"), ("a.md", None)]
)
def test_a_text_that_cannot_be_read_says_why(name: str, content: bytes | None, tmp_path: Path) -> None:
    if content is None:
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_bytes(content)
    found = read_text_of(tmp_path, "a")
    assert isinstance(found, Unreadable)
    assert found.why


def test_html_is_read_as_its_reader_sees_it() -> None:
    page = """
    <html><head><title>Never</title><style>p { width: 12px }</style></head><body>
    <h1>Head&shy;line</h1><p>One <b>bo</b>ld<br>line &amp; more</p><script>if (1 < 2) { "never" }</script>
    <div>Two<p>Three</div><table><tr><td>1,200</td><td>2022</td></tr><tr><td>1\xa0300</td></tr></table>
    <pre>a
  b</pre><noscript>never</noscript><svg><text>never</text></svg>
    <h2>Next</h2>unclosed <i>end
    """
    text = text_of("a.html", page)
    assert [paragraph.forms[0] for paragraph in text.paragraphs] == [
        "Headline",
        "One bold line & more",
        "Two",
        "Three",
        "1,200 | 2022 |",
        "1\xa0300 |",
        "a b",
        "Next",
        "unclosed end",
    ]
    assert text.headings == {"Headline": 1, "Next": 2}


def test_markdown_is_read_without_its_marks() -> None:
    page = (
        'Almanac\n=======\n\nThe *valley* has `12` towns, [many](https://a.example/1 "t") of **them** big.\n'
        "## The gate ##\n> US\\$3 &amp; more <https://b.example>\n\nfour_and_five 2 * 3 * 4\n"
    )
    text = text_of("a.md", page)
    assert [paragraph.forms[0] for paragraph in text.paragraphs] == [
        "Almanac",
        "The valley has 12 towns, many of them big.",
        "The gate",
        "US$3 & more https://b.example",
        "four_and_five 2 * 3 * 4",
    ]
    assert text.headings == {"Almanac": 1, "The gate": 2}


# Where tokens stand


@pytest.mark.parametrize(
    ("token", "paragraph"),
    [
        ("200", "it has 1,200 firms"),
        ("1,2", "it has 1,200 firms"),
        ("200", "it has 1\xa0200 firms"),
        ("5", "it has 5.5 firms"),
        ("nine cities", "the twenty-nine cities"),
        ("eight", "eighty firms"),
        ("one-eighth", "twenty-one-eighths"),
        ("十家", "二十家"),
        ("分之一", "十分之一"),
        ("AI", "they said"),
        ("said", "AI"),
    ],
)
def test_a_token_that_cuts_a_number_or_a_word_does_not_stand(token: str, paragraph: str) -> None:
    assert list(places_of(token, paragraph)) == []


@pytest.mark.parametrize(
    ("token", "paragraph", "places"),
    [
        ("200", "200, then 1,200, then 200.", [(0, 3), (22, 25)]),
        ("g60 corridor", "The G60 Corridor", [(4, 16)]),
        ("1 200", "it has 1\xa0200 firms", [(7, 12)]),
        ("cycle support", "fullcycle support", [(4, 17)]),
        ("2025", "(2021-2025)", [(6, 10)]),
        ("１２家", "共12家", [(1, 4)]),
    ],
)
def test_a_token_stands_wherever_it_is_printed_whole(token: str, paragraph: str, places: list[tuple[int, int]]) -> None:
    assert list(places_of(token, paragraph)) == places


def test_a_figure_at_the_edge_of_a_token_is_completed() -> None:
    paragraph = "There were nearly 2 billion yuan (US$3 million) at hand"
    start = paragraph.index("2")
    assert completed(paragraph, start, start + 1, "en") == "nearly 2 billion yuan"
    assert completed(paragraph, 0, 5, "en") == "There"


def test_numbers_that_no_token_covers_are_left() -> None:
    paragraph = "On the G60 are 1,200 firms, 30 of them large, and 谷地共有9369881人居住在此地方很久"
    assert [printed for printed, _ in numbers_left(paragraph, ["1,200 firms"])] == [
        "30 of them",
        "谷地共有9369881人居住在此地",
    ]


def page(text: str, *sections: str) -> Page:
    return Page(text_of("a.txt", text), sections=sections)


SPREAD = "alpha one\n\ntwo\n\nthree\n\nfour beta\n\nfive gamma"


@pytest.mark.parametrize(
    ("tokens", "together"),
    [
        (("alpha", "one"), True),
        (("beta", "gamma"), True),
        (("two", "beta"), True),
        (("alpha", "beta"), False),
        (("alpha", "three", "beta"), False),
    ],
)
def test_tokens_stand_together_within_three_neighbouring_paragraphs(tokens: tuple[str, ...], together: bool) -> None:
    assert any(windows(page(SPREAD), tokens, None)) is together


def test_page_furniture_does_not_part_neighbours() -> None:
    parted = "Daily\n\nalpha one\n\nDaily\n\n- 4 -\n\nDaily\n\ntwo\n\nDaily\n\nbeta"
    assert any(windows(page(parted), ("alpha", "beta"), None))


SECTIONS = "Lead\n\nfirst\n\nThe city\n\nsecond\n\nA place to be Nobody knows it.\n\nthird"


def test_a_section_reaches_from_its_heading_to_the_next() -> None:
    found = page(SECTIONS, "Lead", "The city:", "A place to be", "Absent")
    assert found.section("Lead") == {0, 1}
    assert found.section("The city") == {2, 3}
    assert found.section("A place to be") == {4, 5}
    assert found.section("Absent") is None
    assert found.section("paragraph 2") is None
    assert found.section(None) is None


def test_the_beginning_of_a_sentence_is_no_heading() -> None:
    assert page("The city grew.\n\nMore.", "The city").section("The city") is None


def test_a_heading_ends_no_section_of_a_higher_one() -> None:
    text = text_of("a.md", "# Title\n\nzero\n\n## One\n\nfirst\n\n### Deeper\n\nsecond\n\n## Two\n\nthird")
    found = Page(text, sections=("One", "Deeper", "Two"))
    assert found.section("One") == {2, 3, 4, 5}
    assert found.section("Deeper") == {4, 5}
    assert found.section("Title") == set(range(8))
