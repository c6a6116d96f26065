"""An answer's pictures as an SVG: well-formed, whole, readable in light and dark, and safe whatever a name holds."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from g60cli.answer import Answer, Bar, Bars, Line, Lines, Map, Picture, Point, Spot
from g60cli.commands.catalog import DRAWING
from g60cli.commands.options import Shared
from g60cli.commands.output import emit
from g60cli.errors import NoPicture
from g60cli.render import Format, render
from g60cli.render.screen import Screen
from g60cli.render.svg_elements import width_in
from g60cli.render.svg_style import DARK, DARK_LINES, LIGHT, LIGHT_LINES, SIZE, SMALL_SIZE, SUBTITLE_SIZE, TITLE_SIZE
from tests.conftest import TESTS, Run
from tests.pictures import ANY_BARS, ANY_LINES, ANY_MAP, BARS, LINES, MAP, PICTURES, SOURCES, answer_with
from tests.small_answers import ANSWERS

SVG = "{http://www.w3.org/2000/svg}"
RECORDED = Path(__file__).parent / "pictures"
SIZES = {"title": TITLE_SIZE, "subtitle": SUBTITLE_SIZE, "name": SIZE, "value": SIZE, "period": SMALL_SIZE}


def svg(*pictures: Picture, encoding: str = "utf-8") -> str:
    return render(answer_with(*pictures), Format.SVG, Screen(encoding=encoding))


def tree(*pictures: Picture) -> ElementTree.Element:
    return ElementTree.fromstring(svg(*pictures))


def texts(root: ElementTree.Element, *looks: str) -> list[str]:
    """What the texts of these looks say, in their order."""
    found = (node for node in root.iter() if node.tag in (f"{SVG}text", f"{SVG}tspan"))
    return ["".join(node.itertext()) for node in found if set(looks) & set(node.get("class", "").split())]


def words(parts: Iterator[str] | list[str]) -> list[str]:
    return [word for part in parts for word in part.split()]


# What it looks like, and how it is asked for


@pytest.mark.parametrize("name", PICTURES)
def test_the_svg_looks_as_recorded(name: str) -> None:
    text = svg(PICTURES[name])
    file = RECORDED / f"{name}.svg"
    if os.environ.get("G60_UPDATE_GOLDEN") == "1":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_the_ending_of_the_file_chooses_the_svg(tmp_path: Path) -> None:
    file = tmp_path / "chart.svg"
    assert emit(answer_with(BARS), Shared(output=str(file))) == 0
    assert file.read_text(encoding="utf-8") == svg(BARS)


def test_an_svg_is_printed_where_no_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    emit(answer_with(BARS), Shared(format=Format.SVG))
    assert capsys.readouterr().out == svg(BARS)


@pytest.mark.parametrize("arguments", [("-f", "svg"), ("-o", "chart.svg")], ids=" ".join)
@pytest.mark.parametrize("command", [(), ("cities",), ("company", "Lantern")], ids=" ".join)
def test_an_answer_without_a_picture_says_which_have_one(
    command: tuple[str, ...], arguments: tuple[str, ...], g60: Run
) -> None:
    outcome = g60(*command, *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith("has no picture; those of rank, trend, shares, map have one\n")
    assert not (TESTS / "chart.svg").exists()


def test_a_file_is_left_alone_where_there_is_no_picture(tmp_path: Path) -> None:
    file = tmp_path / "chart.svg"
    file.write_text("the old one")
    with pytest.raises(NoPicture, match="this answer of 'rank' has nothing to draw"):
        emit(answer_with(), Shared(output=str(file)))
    assert file.read_text() == "the old one"


def test_the_help_names_every_format_and_the_commands_that_draw(g60: Run) -> None:
    lines = g60("help", "formats").out.splitlines()
    for format_ in Format:
        assert any(re.match(f"  (csv, )?{format_}( |,)", line) for line in lines), format_
    (line,) = (line for line in lines if line.startswith("  svg "))
    assert [command for command in DRAWING if command not in line] == []


def test_every_format_renders_every_picture() -> None:
    for format_ in Format:
        assert render(answer_with(*PICTURES.values()), format_, Screen()).endswith("\n")


@pytest.mark.parametrize("name", ANSWERS)
def test_only_the_commands_that_are_said_to_draw_do(name: str, answer_to: Callable[..., Answer]) -> None:
    answer = answer_to(*ANSWERS[name])
    assert not answer.pictures or answer.command in DRAWING


# What it holds


def test_bars_have_each_name_and_value_once() -> None:
    root = tree(BARS)
    assert Counter(texts(root, "value")) == Counter(bar.text for bar in BARS.bars)
    assert words(texts(root, "name")) == words([bar.label for bar in BARS.bars])


def test_a_chart_has_each_name_value_and_period_once() -> None:
    root = tree(LINES)
    points = [point for line in LINES.lines for point in line.points]
    assert Counter(texts(root, "value")) == Counter(point.text for point in points)
    assert Counter(texts(root, "period")) == Counter({point.label for point in points})
    assert texts(root, "name") == [line.name for line in LINES.lines]


def test_a_map_has_each_name_and_number_once() -> None:
    root = tree(MAP)
    assert Counter(texts(root, "name")) == Counter(f"{spot.label} {spot.native}" for spot in MAP.spots)
    assert texts(root, "order") == [str(spot.order) for spot in MAP.spots]


def test_all_pictures_of_an_answer_stand_on_one_page() -> None:
    root = tree(BARS, LINES, MAP)
    assert texts(root, "title", "subtitle") == ["Lamps of the ports", BARS.title, LINES.title, MAP.title, "Sources"]


def test_the_sources_stand_at_the_bottom_with_their_addresses() -> None:
    root = tree(BARS)
    text = " ".join(texts(root, "note"))
    for source in SOURCES.values():
        parts = [source["id"], source["title"], source["publisher"], source["published"] or "accessed 2024-01-02"]
        assert [part for part in parts if part not in text] == []
    links = {node.get("href") for node in root.iter(f"{SVG}a")}
    assert links == {"https://example.org/almanac?year=2023&page=1"}
    assert "https://example.org/almanac?year=2023&page=1" in text


def test_a_value_that_names_its_source_has_its_mark_and_the_list_no_other() -> None:
    bars = Bars("", (Bar("Northport", 2, "2 lamps", ("wiki-lantern",)), Bar("West", 1, "1 lamp")))
    points = (Point("2020", 2020.5, 1, "> 1 lamp", sources=("wiki-lantern",)),)
    spot = Spot("Northport", "", 30, 120, 1, sources=("wiki-lantern",))
    root = tree(bars, Lines("", "", (Line("West", points),)), Map("", (spot,)))
    assert texts(root, "value") == ["2 lamps [1]", "1 lamp", "> 1 lamp [1]"]
    assert texts(root, "note") == ["[1] wiki-lantern · 灯笼 · Wikipedia · accessed 2024-01-02"]


def test_a_long_address_is_broken_behind_its_signs_and_loses_none() -> None:
    url = "https://example.org/" + "/".join("lamps-of-the-valley" for _ in range(12))
    source = {**SOURCES["wiki-lantern"], "url": url}
    answer = answer_with(BARS)._replace(sources={"wiki-lantern": source})
    lines = texts(ElementTree.fromstring(render(answer, Format.SVG, Screen())), "note")
    assert url in "".join(lines)
    assert [line for line in lines[:-1] if line[-1] not in "·/-"] == []


def test_an_address_of_another_kind_is_no_link() -> None:
    source = {**SOURCES["wiki-lantern"], "url": "javascript:alert(1)"}
    answer = answer_with(BARS)._replace(sources={"wiki-lantern": source})
    root = ElementTree.fromstring(render(answer, Format.SVG, Screen()))
    assert list(root.iter(f"{SVG}a")) == []
    assert "javascript:alert(1)" in " ".join(texts(root, "note"))


def test_notes_stand_under_the_picture() -> None:
    answer = answer_with(BARS)._replace(notes=["2023 has the most comparable values"])
    assert "2023 has the most comparable values" in texts(
        ElementTree.fromstring(render(answer, Format.SVG, Screen())), "note"
    )


def test_a_screen_reader_is_told_all_values() -> None:
    root = tree(BARS, LINES, MAP)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.get("role") == "img"
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), description.get("id"))
    assert title.text == "Lamps of the ports"
    told = description.text or ""
    assert [bar for bar in BARS.bars if f"{bar.label} {bar.text}" not in told] == []
    points = [point for line in LINES.lines for point in line.points]
    assert [point for point in points if f"{point.label} {point.text}" not in told] == []
    assert [spot for spot in MAP.spots if f"{spot.order} {spot.label} {spot.native}" not in told] == []


def test_chinese_fonts_are_named_and_nothing_is_loaded() -> None:
    text = svg(BARS)
    for font in ("Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "sans-serif"):
        assert font in text
    assert re.findall(r"@import|@font-face|url\(|<script|<image|<use|\bon\w+=", text) == []


def test_where_the_encoding_is_another_one_all_is_ascii() -> None:
    text = svg(MAP, encoding="gbk")
    assert text.isascii()
    assert "Songport 松港" in texts(ElementTree.fromstring(text), "name")


@pytest.mark.parametrize("page", [(LIGHT, LIGHT_LINES), (DARK, DARK_LINES)], ids=["light", "dark"])
def test_texts_and_marks_can_be_read_against_the_page(page: tuple[dict[str, str], tuple[str, ...]]) -> None:
    colours, lines = page
    assert min(contrast(colours[text], colours["page"]) for text in ("ink", "quiet")) >= 4.5
    assert min(contrast(mark, colours["page"]) for mark in (*lines, colours["bar"], colours["rule"])) >= 3


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG: 1 for the same, 21 for black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# To scale


def test_bars_are_drawn_to_scale() -> None:
    bars = Bars("", tuple(Bar(str(number), number, f"{number} lamps") for number in (80, -40, 20, 0)))
    drawn = [bar for bar in tree(bars).iter(f"{SVG}rect") if bar.get("class") == "bar"]
    widths = [float(bar.get("width", "")) for bar in drawn]
    assert widths == [pytest.approx(part * widths[0], abs=0.1) for part in (1, 0.5, 0.25, 0)]
    zero = float(drawn[0].get("x", ""))
    assert float(drawn[1].get("x", "")) + widths[1] == pytest.approx(zero, abs=0.2)


def test_every_line_has_a_marker_of_its_own_shape() -> None:
    def line(number: int) -> Line:
        return Line(f"Port {number}", (Point("2020", 2020.5, number, f"{number} lamps"),))

    root = tree(Lines("", "", tuple(map(line, range(12)))))
    letters = texts(root, "letter")
    shapes = {
        (re.sub(r"M[\d. ]+", "", mark.get("d", "")), "hollow" in mark.get("class", ""))
        for mark in root.iter(f"{SVG}path")
        if "mark" in mark.get("class", "")
    }
    assert len(shapes) == 8
    assert set(letters) == set("abcd")


def test_points_are_joined_but_not_over_a_break() -> None:
    joined = [node for node in tree(LINES).iter(f"{SVG}path") if node.get("class", "").startswith("line ")]
    assert len(joined) == 3
    assert "Points that no line joins may not be compared." in texts(tree(LINES), "note")


# Whatever a name holds

HOSTILE = (
    "</text><script>alert(1)</script>",
    "&amp; & &#0; <!-- -->",
    "]]> <![CDATA[ \" '",
    "\x00\x1b[31m\x0b\x7f\ufffe\ud800",
    "tab\tand\nline",
    "\u202eright to left",
    "a" * 300,
    "合" * 120,
    "",
)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_text_and_nothing_else(name: str) -> None:
    pictures = (
        Bars(name, (Bar(name, 1, "1 lamp"), Bar("b", 2, name))),
        Lines(name, name, (Line(name, (Point(name, 2020.5, 1, name),)),)),
        Map(name, (Spot(name, name, 30, 120, 1), Spot("B", "", 31, 121, 2))),
    )
    answer = answer_with(*pictures, title=name)
    root = ElementTree.fromstring(render(answer, Format.SVG, Screen()).encode())
    tags = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "g", "rect", "path", "circle", "text", "tspan", "a"}
    shown = "".join("".join(words(texts(root, "name", "value"))).split())
    if name.isprintable():
        assert shown.count("".join(name.split())) >= 3


# Any picture at all


class Placed(NamedTuple):
    """A text with its rectangle."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def placed(node: ElementTree.Element, across: float = 0, down: float = 0) -> Iterator[Placed]:
    """Every text with the room that it may take; letters in markers stand on what they mark."""
    moved = re.fullmatch(r"translate\((\S+) (\S+)\)", node.get("transform", ""))
    if moved:
        across, down = across + float(moved[1]), down + float(moved[2])
    looks = node.get("class", "").split()
    if node.tag == f"{SVG}text" and "letter" not in looks:
        text = "".join(node.itertext())
        size = next((SIZES[look] for look in looks if look in SIZES), SMALL_SIZE)
        wide = width_of(node, size, "title" in looks or "subtitle" in looks)
        left = across + float(node.get("x", ""))
        left -= wide if "end" in looks else wide / 2 if "middle" in looks or "order" in looks else 0
        base = down + float(node.get("y", ""))
        yield Placed(text, left, base - 0.8 * size, left + wide, base + 0.2 * size)
    for child in node:
        yield from placed(child, across, down)


def width_of(node: ElementTree.Element, size: float, bold: bool) -> float:
    spans = [(span.text or "", SIZES[span.get("class", "")]) for span in node]
    if spans:
        return sum(width_in(text, span_size) for text, span_size in spans)
    return width_in("".join(node.itertext()), size, bold)


def overlapping(all_placed: list[Placed]) -> list[tuple[str, str]]:
    return [
        (one.text, other.text)
        for number, one in enumerate(all_placed)
        for other in all_placed[:number]
        if min(one.right, other.right) - max(one.left, other.left) > 0.2
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.2
    ]


@given(picture=st.one_of(ANY_BARS, ANY_LINES, ANY_MAP))
@settings(max_examples=250, deadline=None)
def test_no_text_stands_on_another_or_outside_the_page(picture: Picture) -> None:
    root = tree(picture)
    *_, width, height = map(float, root.get("viewBox", "").split())
    drawn = [text for text in placed(root) if text.text]
    assert overlapping(drawn) == []
    beyond = [text for text in drawn if text.left < 0 or text.right > width or text.top < 0 or text.bottom > height]
    assert beyond == []


@given(picture=st.one_of(ANY_BARS, ANY_LINES, ANY_MAP))
@settings(max_examples=150, deadline=None)
def test_any_picture_keeps_its_values_and_names_whole(picture: Picture) -> None:
    root = tree(picture)
    names = Counter(words(texts(root, "name")))
    values = Counter(texts(root, "value"))
    if isinstance(picture, Bars):
        assert values == Counter(bar.text for bar in picture.bars)
        assert names == Counter(words([bar.label for bar in picture.bars]))
    elif isinstance(picture, Lines):
        # Points that are the same in all that is said of them are one.
        points = {point for line in picture.lines for point in line.points}
        assert set(values) == {point.text for point in points}
        assert names == Counter(words([line.name for line in picture.lines if line.points]))
    else:
        told = Counter(words([f"{spot.label} {spot.native}" for spot in picture.spots]))
        assert told <= names


def test_the_same_answer_gives_the_same_bytes() -> None:
    assert svg(BARS, LINES, MAP) == svg(BARS, LINES, MAP)


def test_an_answer_with_an_empty_picture_is_still_a_page() -> None:
    answer = Answer("rank", "Nothing", [], pictures=(Bars("", ()), Lines("", "", ()), Map("", ())))
    root = ElementTree.fromstring(render(answer, Format.SVG, Screen()))
    assert texts(root, "title") == ["Nothing"]
