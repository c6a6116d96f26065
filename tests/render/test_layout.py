"""At any width from 20 to 200: what must not be cut is whole, and lines fit where they can."""

import re
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import Color

from g60cli.answer import Answer, Block, Cell, Column, Data, Look
from g60cli.render import Format, render, terminal
from g60cli.render.screen import Screen
from tests.answered_facts import facts_in
from tests.render.test_svg import contrast
from tests.small_answers import ANSWERS, DOCUMENTS

WIDTHS = range(20, 201, 4)
RULES = {"─", "-"}


def cells(text: str) -> int:
    """The width of a text in terminal cells, by the tables of Unicode."""
    wide = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    return wide - sum(1 for sign in text if unicodedata.combining(sign))


def at(answer: Answer, width: int | None, format_: Format = Format.TABLE) -> str:
    """The answer on a screen of that width; its pictures, which are drawn anew for each width, have their own tests.

    Several tests look at the same answers, each of which is drawn once for each width.
    """
    key = (id(answer), width, format_)
    if key not in _DRAWN:
        _DRAWN[key] = answer, render(answer._replace(pictures=()), format_, Screen(width=width))
    return _DRAWN[key][1]


# With each text the answer that it shows, so that no other one gets its identity meanwhile.
_DRAWN: dict[tuple[int, int | None, Format], tuple[Answer, str]] = {}


def words(text: str) -> set[str]:
    return {word for word in text.split() if not set(word) <= RULES}


def wholes(answer: Answer) -> set[str]:
    """What no line break may part: figures with bound and unit, and all that stands in a fixed column."""
    figures = {text for fact in facts_in(answer.data) if fact["number"] is not None for text in texts_of(fact)}
    fixed = {
        row[place].text
        for block in answer.blocks
        for place, column in enumerate(block.columns)
        if column.look in (Look.FIXED, Look.NUMBER)
        for row in block.rows
    }
    fixed |= {cell.text for block in answer.blocks for row in block.rows for cell in row if cell.whole}
    natural = at(answer, None)
    return {text for text in figures | fixed if text and text in natural}


def forms(answer: Answer) -> tuple[Answer, Answer]:
    """The answer as it is, and with the narrow form of each table that has one."""
    return answer, answer._replace(blocks=[block.narrow or block for block in answer.blocks])


def texts_of(fact: Data) -> Iterator[str]:
    """The figure of a fact without its marks, and its conversions."""
    yield fact["display"].partition(" (")[0]
    yield from (item["display"] for item in fact["also"])


# One figure with its bound, scale and unit, in quotes or not, stands alone on its line where that is too short.
FIGURE = re.compile(
    r"“?(?:(?:more than|less than|fewer than|at least|at most|about|nearly|[><≈≥≤]) )?"
    r"\S*\d\S*(?: billion)?(?: \w+)?[”;:.,]*"
)


def too_wide(text: str, width: int, whole: set[str]) -> list[str]:
    """The lines that are wider than the screen and could have been broken."""
    lines = [bare(line) for line in text.splitlines() if cells(line) > width]
    return [line for line in lines if " " in line and line not in whole and not FIGURE.fullmatch(line)]


def bare(line: str) -> str:
    """A line of the list of sources without the mark before its id and the sign that parts it from the next piece."""
    return re.sub(r"^\[\d+\] ", "", line.strip()).removesuffix(" ·")


SMALL = [name for name in ANSWERS if name not in ("stats-none", "cities-none", "timeline-none", *DOCUMENTS)]


@pytest.mark.parametrize("name", SMALL)
def test_no_word_is_cut_at_any_width(name: str, answer_to: Callable[..., Answer]) -> None:
    answer = answer_to(*ANSWERS[name])
    known = {word for form in forms(answer) for word in words(at(form, None))} | words(at(answer, None, Format.RECORDS))
    for width in WIDTHS:
        assert words(at(answer, width)) - known == set(), width


@pytest.mark.parametrize("name", SMALL)
def test_figures_periods_and_ids_are_never_broken(name: str, answer_to: Callable[..., Answer]) -> None:
    answer = answer_to(*ANSWERS[name])
    whole = [wholes(form) for form in forms(answer)]
    for width in WIDTHS:
        text = at(answer, width)
        assert set() in [{piece for piece in each if piece not in text} for each in whole], width


@pytest.mark.parametrize("name", SMALL)
def test_lines_fit_but_for_a_piece_that_stands_alone(name: str, answer_to: Callable[..., Answer]) -> None:
    answer = answer_to(*ANSWERS[name])
    whole = wholes(answer)
    for width in WIDTHS:
        assert too_wide(at(answer, width), width, whole) == [], width


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_the_same_at_any_width(name: str, answer_to: Callable[..., Answer]) -> None:
    answer = answer_to(*ANSWERS[name])
    assert {at(answer, width) for width in (20, 80, None)} == {str(answer.document)}


@pytest.mark.parametrize(
    "arguments",
    [("stats",), ("cities",), ("company", "iFlytek"), ("city", "Songjiang"), ("compare", "Hefei", "Suzhou"), ()],
)
def test_the_shipped_answers_are_whole_and_fit_as_well(
    arguments: tuple[str, ...], answer_to: Callable[..., Answer]
) -> None:
    answer = answer_to(*arguments, G60_FACTS="builtin")
    whole = [wholes(form) for form in forms(answer)]
    for width in (20, 40, 60, 80, 100, 132, 200):
        text = at(answer, width)
        assert set() in [{piece for piece in each if piece not in text} for each in whole], width
        assert too_wide(text, width, set.union(*whole)) == [], width


@pytest.mark.parametrize("name", SMALL)
def test_every_value_and_every_source_is_there_at_any_width(name: str, answer_to: Callable[..., Answer]) -> None:
    answer = answer_to(*ANSWERS[name])
    for width in (20, 47, 80, 120):
        shown = words(at(answer, width)) | RULES
        assert set(answer.sources) <= shown, width
        assert set() in [told(form) - shown for form in forms(answer)], width


def told(answer: Answer) -> set[str]:
    """All words of the tables but those that may be left out."""
    return {
        word
        for block in answer.blocks
        for place, column in enumerate(block.columns)
        if column.look is not Look.SECONDARY
        for row in block.rows
        for word in row[place].text.split()
    }


def test_a_table_that_does_not_fit_turns_into_records(answer_to: Callable[..., Answer]) -> None:
    answer = answer_to("stats", "--year", "2025")
    table, records = at(answer, 120), at(answer, 40)
    assert "─" in table
    assert "─" not in records
    assert "Value   > 500,000 lamps (target)\n" in records


COMPARED = ("compare", "Alder", "Birch", "--facts", "data/comparing.toml")


def figures_at(answer: Answer, width: int) -> str:
    """The table of figures of a comparison."""
    return at(answer, width).partition("Figures\n")[2].partition("\n\n")[0]


def test_a_comparison_too_wide_side_by_side_has_its_values_one_beneath_another(
    answer_to: Callable[..., Answer],
) -> None:
    assert figures_at(answer_to(*COMPARED), 109).splitlines()[:6] == [
        "Metric                                     About             Value                Alder ÷  Period      Source",
        "─" * 109,
        "Output                                     Alder     4 billion CNY (preliminary)           2022        [1]",
        "  revised (Birch)                          Birch     3 billion CNY                   1.33  2022        [1]",
        "Output (Paper)                             Alder   700 million CNY                         2022        [1]",
        "  only Alder has a value here",
    ]


def test_on_a_narrower_screen_each_metric_stands_above_its_values(answer_to: Callable[..., Answer]) -> None:
    assert figures_at(answer_to(*COMPARED), 80).splitlines()[:6] == [
        "  About             Value                Alder ÷  Period      Source",
        "  ──────────────────────────────────────────────────────────────────",
        "Output",
        "  revised (Birch)",
        "  Alder     4 billion CNY (preliminary)           2022        [1]",
        "  Birch     3 billion CNY                   1.33  2022        [1]",
    ]


def test_a_column_of_which_nothing_is_said_is_not_there(answer_to: Callable[..., Answer]) -> None:
    answer = answer_to(*COMPARED[:3], "--metric", "firms", *COMPARED[3:])
    assert [figures_at(answer, width).split().count("÷") for width in (60, 80, 200)] == [0, 0, 0]


@pytest.mark.parametrize("width", [90, 100, 120])
def test_two_cities_are_compared_in_a_table(width: int, answer_to: Callable[..., Answer]) -> None:
    answer = answer_to("compare", "Hefei", "Suzhou", G60_FACTS="builtin")
    assert "─────" in figures_at(answer, width)


def test_ids_go_before_the_table_does(answer_to: Callable[..., Answer]) -> None:
    answer = answer_to("stats", "--year", "2025")
    drawn = [text for text in (at(answer, width) for width in range(200, 19, -1)) if "─" in text]
    assert "northport+optics/wafers/2025@gazette-2024-02-05" in drawn[0]
    assert "northport+optics/wafers/2025@gazette-2024-02-05" not in drawn[-1]


def test_native_names_go_under_the_names_before_the_table_turns_into_records(answer_to: Callable[..., Answer]) -> None:
    table = at(answer_to("companies"), 90)
    assert table.splitlines()[2].split() == ["Company", "City", "Industries", "Source"]
    assert "\n贝尔\nbell\n" in table


def test_ids_go_before_a_sentence_is_squeezed(answer_to: Callable[..., Answer]) -> None:
    answer = answer_to("timeline")
    [id_] = [fact["id"] for fact in answer.data if fact["text"]]
    assert [id_ in at(answer, width) for width in (140, 120)] == [True, False]


def test_off_a_terminal_a_table_has_its_natural_width(answer_to: Callable[..., Answer]) -> None:
    answer = answer_to("companies")
    assert at(answer, None) == at(answer, 10_000)


# Any answer at all

NUMBERS = st.builds(
    "{}{:,} {}".format,
    st.sampled_from(["", "> ", "≈ ", "nearly "]),
    st.integers(0, 10**13),
    st.sampled_from(["km²", "people"]),
)
TEXTS = st.text(st.sampled_from("ab ,.;[]|*:合肥 é1"), max_size=60).map(lambda text: " ".join(text.split()))
COLUMNS = (
    Column("name", "Name", Look.NAME),
    Column("display", "Value", Look.NUMBER),
    Column("period", "Period", Look.FIXED),
    Column("text", "Text"),
    Column("id", "Id", Look.SECONDARY),
)
ROWS = st.tuples(
    TEXTS, NUMBERS, st.sampled_from(["2023", "2021-01/2021-09", "end-2022"]), TEXTS, st.just("corridor/gdp/2023@page")
)


@given(rows=st.lists(ROWS, min_size=1, max_size=4), width=st.integers(20, 200), headed=st.booleans())
@settings(max_examples=200)
def test_any_table_keeps_its_values_whole(rows: list[tuple[str, ...]], width: int, headed: bool) -> None:
    block = Block("", COLUMNS, tuple(tuple(Cell(text) for text in row) for row in rows), headed)
    text = at(Answer("stats", "Figures", [], [block]), width)
    for _, number, period, _, _ in rows:
        assert number in text
        assert period in text


@given(text=TEXTS, width=st.integers(20, 200))
def test_any_text_is_printed_as_it_is_but_for_its_line_breaks(text: str, width: int) -> None:
    block = Block("", (Column("key", ""), Column("value", "")), ((Cell("Motto"), Cell(text)),), headed=False)
    assert at(Answer("show", "", {}, [block]), width).split() == ["Motto", *text.split()]


@given(text=TEXTS, width=st.integers(20, 200))
def test_markup_colours_and_emoji_codes_are_plain_text(text: str, width: int) -> None:
    marked = f"[b]{text}[/usd] :100: [link=x]"
    block = Block("", (Column("value", "Value"),), ((Cell(marked),),))
    assert at(Answer("show", "", {}, [block]), width).split()[-len(marked.split()) :] == marked.split()


@pytest.mark.parametrize("page", ["#000000", "#ffffff"], ids=["dark", "light"])
def test_what_is_coloured_can_be_read_on_a_dark_and_on_a_light_terminal(page: str) -> None:
    styles = [style.removeprefix("bold ") for style in (terminal.HEADER, terminal.QUIET, terminal._RED)]
    colours = [Color.parse(style).get_truecolor().hex for style in styles]
    assert min(contrast(colour, page) for colour in colours) >= 4.5


def test_a_long_number_reaches_into_where_others_have_brackets_before_names_are_squeezed() -> None:
    columns = (Column("name", "Name", Look.NAME), Column("display", "Value", Look.NUMBER))
    rows = (
        (Cell("Northport " * 4), Cell("> 70 countries and regions")),
        (Cell("Southport"), Cell("1,267.38 billion CNY (preliminary)")),
    )
    lines = at(Answer("stats", "", [], [Block("", columns, rows)]), 60).splitlines()
    assert {line.index(said) for said in ("> 70", "1,267.38") for line in lines if said in line} == {26}
