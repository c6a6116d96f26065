"""Pictures in plain text: to scale, and nothing of a value or name cut, at any width from 20 to 200."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from g60cli.answer import Bar, Bars, Cell, Line, Lines, Map, Picture, Point, Spot
from g60cli.render import Format, render
from g60cli.render.pictures import draw
from g60cli.render.screen import Screen
from g60cli.render.wrapping import chunks
from tests.pictures import (
    ANY_BARS,
    ANY_LINES,
    ANY_MAP,
    BARS,
    CHANGES,
    LINES,
    MAP,
    PICTURES,
    answer_with,
    cells,
)

WIDTHS = st.integers(20, 200)
RECORDED = Path(__file__).parent / "pictures"
EIGHTHS = " ▏▎▍▌▋▊▉█"


def drawn(picture: Picture, width: int | None = 80, encoding: str = "utf-8") -> list[str]:
    return draw(picture, Screen(width=width, encoding=encoding))


def printed(
    *pictures: Picture, format_: Format = Format.TABLE, title: str = "Lamps of the ports", **screen: object
) -> str:
    return render(answer_with(*pictures, title=title), format_, Screen(**screen))  # type: ignore[arg-type]


def too_wide(lines: list[str], width: int, pieces: set[str]) -> list[str]:
    """The lines that are wider than the screen and are more than one piece that must stay whole."""
    return [line for line in lines if cells(line) > width and line.strip() not in pieces]


# What they look like


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("width", [80, 30])
@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_looks_as_recorded(name: str, width: int, encoding: str) -> None:
    text = "".join(f"{line}\n" for line in drawn(PICTURES[name], width, encoding))
    file = RECORDED / f"{name}-{width}-{encoding}.txt"
    if os.environ.get("G60_UPDATE_GOLDEN") == "1":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


# Where they stand


@pytest.mark.parametrize("format_", [Format.TABLE, Format.RECORDS])
def test_a_picture_stands_after_the_blocks_and_before_the_sources(format_: Format) -> None:
    text = printed(BARS, MAP, format_=format_)
    places = [
        text.index(piece) for piece in ("Northport", "\nLamps, 2023\n", "36,500 lamps", MAP.title, "Songport", "[1] al")
    ]
    assert places == sorted(places)


def test_off_a_terminal_a_picture_is_80_columns_wide() -> None:
    assert drawn(LINES, None) == drawn(LINES, 80)
    assert max(map(cells, drawn(BARS, None))) == 80


def test_a_title_is_not_said_twice() -> None:
    assert printed(BARS, title="Lamps, 2023").count("Lamps, 2023") == 1


def test_a_picture_of_nothing_leaves_no_trace() -> None:
    nothing = (Bars("Bars", ()), Lines("Lines", "lamps", (Line("Northport", ()),)), Map("Map", ()))
    assert printed(*nothing) == printed()
    assert printed(*nothing, format_=Format.MD) == printed(format_=Format.MD)


def test_markdown_fences_a_picture() -> None:
    text = printed(BARS, format_=Format.MD)
    fenced = text.partition("## Lamps, 2023\n\n```text\n")[2].partition("```\n")[0]
    assert fenced.splitlines() == drawn(BARS)
    assert text.index("```") < text.index("1. Almanac")


def test_no_label_ends_the_fence() -> None:
    text = printed(Bars("", (Bar("````", 1, "1 lamp"),)), format_=Format.MD)
    fences = [line for line in text.splitlines() if line.startswith("```")]
    assert fences[0] == "`````text"
    assert fences[-1] == "`````"


@pytest.mark.parametrize("format_", [Format.JSON, Format.JSONL, Format.CSV, Format.TSV])
def test_the_formats_for_programs_have_no_picture(format_: Format) -> None:
    assert printed(BARS, LINES, MAP, format_=format_) == printed(format_=format_)


def test_a_sparkline_is_shown_in_ascii_where_there_are_no_blocks() -> None:
    answer = answer_with()
    (block,) = answer.blocks
    sparked = answer._replace(blocks=[block._replace(rows=((Cell("▁▃█ 合"),),))])
    assert "▁▃█ 合" in render(sparked, Format.TABLE, Screen())
    for format_ in (Format.TABLE, Format.RECORDS, Format.MD):
        text = render(sparked, format_, Screen(encoding="ascii"))
        assert "_-# 合".replace("#", r"\#") in text if format_ is Format.MD else "_-# 合" in text


def test_colour_says_nothing_that_the_text_does_not() -> None:
    coloured = printed(BARS, LINES, MAP, width=80, color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == printed(BARS, LINES, MAP, width=80)


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_without_blocks_all_that_is_ours_is_ascii(picture: Picture) -> None:
    ours = set("".join(drawn(picture, 80, "ascii"))) - set(repr(picture)) - {"&"}
    assert "".join(sorted(sign for sign in ours if not sign.isascii())) == ""


# Bars


def lengths(lines: list[str]) -> list[float]:
    """The length of each bar in cells; bars of nothing have none."""
    blocks = [re.findall(f"[▐{EIGHTHS[1:]}#]+", line) for line in lines]
    return [sum(map(length_of, found[0])) for found in blocks if found]


def length_of(sign: str) -> float:
    return {"#": 1.0, "▐": 0.5}.get(sign, EIGHTHS.find(sign) / 8)


def test_bars_are_drawn_to_scale() -> None:
    bars = Bars("", tuple(Bar(f"{number}", number, f"{number} lamps") for number in (80, 40, 20, 10, 1)))
    width = cells("80  ") + 64 + cells("  80 lamps")
    assert lengths(drawn(bars, width)) == [64, 32, 16, 8, 0.75]
    assert lengths(drawn(bars, width, "ascii")) == [64, 32, 16, 8, 1]


def test_what_is_not_zero_can_be_seen_and_what_is_zero_cannot() -> None:
    bars = Bars("", (Bar("a", 1e9, "1,000 million"), Bar("b", 1, "1 lamp"), Bar("c", 0, "0 lamps")))
    *_, little, none = drawn(bars)
    assert "▏" in little
    assert none.split() == ["c", "0", "lamps"]


def test_negative_numbers_go_left_of_a_line_at_zero() -> None:
    lines = drawn(CHANGES)
    assert len({cells(line.partition("│")[0]) for line in lines}) == 1
    assert [line.partition("│")[0][-1] for line in lines] == [" ", "█", " ", "█"]
    assert [line.partition("│")[2][0] for line in lines] == ["█", " ", " ", " "]


def test_only_negative_numbers_have_the_line_at_the_right() -> None:
    bars = Bars("", (Bar("a", -2, "-2 %"), Bar("b", -1, "-1 %")))
    assert [line.rstrip("-12 %")[-1] for line in drawn(bars)] == ["│", "│"]
    whole, half = lengths(drawn(bars))
    assert whole / 2 == pytest.approx(half, abs=0.5)


def test_where_a_bar_has_no_room_beside_its_value_it_stands_below() -> None:
    assert drawn(Bars("", (Bar("Northport", 2, "36,500 lamps"), Bar("West", 1, "18,250 lamps"))), 24) == [
        "Northport 36,500 lamps",
        "█" * 24,
        "West 18,250 lamps",
        "█" * 12,
    ]


def test_where_labels_would_tear_the_bars_apart_they_stand_above() -> None:
    bars = Bars("", (Bar("The Amber Valley and its four harbours", 2, "2 %"), Bar("Northport", 1, "1 %")))
    assert len(drawn(bars, 60)) == 3
    assert drawn(bars, 36) == ["The Amber Valley and its four", "  harbours 2 %", "█" * 36, "Northport 1 %", "█" * 18]


@given(picture=ANY_BARS, width=WIDTHS, encoding=st.sampled_from(["utf-8", "ascii"]))
@settings(max_examples=300)
def test_any_bars_are_proportional_and_whole(picture: Bars, width: int, encoding: str) -> None:
    lines = drawn(picture, width, encoding)
    text = "\n".join(lines)
    pieces = {piece for bar in picture.bars for piece in (bar.text, *chunks(bar.label))}
    assert {piece for piece in pieces if piece not in text} == set()
    assert too_wide(lines, width, pieces) == []
    numbers = [bar.number for bar in picture.bars if bar.number]
    assert one_scale(numbers, lengths(lines), encoding == "ascii")


def one_scale(numbers: list[float], drawn_: list[float], plain: bool) -> bool:
    """True where one scale gives each number its length, within what a bar can show."""
    assert len(numbers) == len(drawn_)
    least, most = 0.0, float("inf")
    biggest = max(map(abs, numbers), default=1.0)
    for number, length in zip(numbers, drawn_, strict=True):
        within = 1.0 if plain else 0.5 if number < 0 else 0.125
        part = abs(number) / biggest
        if part:
            least, most = max(least, (length - within) / part), min(most, (length + within) / part)
    return least <= most * (1 + 1e-9)


# Lines


def test_points_are_joined_but_not_over_a_break() -> None:
    def chart(broken: bool) -> str:
        points = (Point("2020", 2020.5, 1, "1 lamp"), Point("2021", 2021.5, 2, "2 lamps", broken))
        return "\n".join(drawn(Lines("", "lamps", (Line("Northport", points),))))

    joined, parted = chart(False), chart(True)
    assert re.search("[⠁-⣿]", joined)
    assert not re.search("[⠁-⣿]", parted)
    assert "may not be compared" in parted
    assert "may not be compared" not in joined


def test_each_line_has_a_sign_of_its_own() -> None:
    def line(number: int) -> Line:
        return Line(f"Port {number}", (Point("2020", 2020.5, number, f"{number} lamps"),))

    legend = [row for row in drawn(Lines("", "", tuple(map(line, range(1, 25))))) if "Port" in row]
    assert len({row[0] for row in legend}) == 24


def test_points_of_several_lines_in_one_cell_are_seen_to_be_several() -> None:
    points = (Point("2020", 2020.5, 7, "7 lamps"),)
    lines = drawn(Lines("", "", (Line("Northport", points), Line("West", points))))
    assert "◈ points of several lines" in lines
    assert sum("◈" in line for line in lines) == 2


def test_a_scale_that_does_not_begin_at_zero_says_so() -> None:
    def chart(*numbers: float) -> str:
        points = tuple(Point(f"{year}", year, number, f"{number} %") for year, number in enumerate(numbers, 2020))
        return "\n".join(drawn(Lines("", "", (Line("Northport", points),))))

    assert "does not begin at zero" in chart(30, 31)
    assert "does not begin at zero" not in chart(3, 31)
    assert "does not begin at zero" not in chart(-3, 31)
    assert "does not begin at zero" not in chart(3)
    assert re.search("^ *0 ┤", chart(-30, 31), re.MULTILINE)


def test_the_axis_shows_the_values_as_they_are_written() -> None:
    text = "\n".join(drawn(LINES))
    for value in ("44,200 lamps ┤", "nearly 29,000 lamps ┤", "15,816 lamps ┤"):
        assert value in text


def pieces_of_lines(picture: Lines) -> Iterator[str]:
    for line in picture.lines:
        yield from chunks(f"{line.name},")
        for point in line.points:
            yield from (point.label, f"{point.label}:", point.text)


@given(picture=ANY_LINES, width=WIDTHS, encoding=st.sampled_from(["utf-8", "ascii"]))
@settings(max_examples=300)
def test_any_chart_is_whole(picture: Lines, width: int, encoding: str) -> None:
    lines = drawn(picture, width, encoding)
    text = "\n".join(lines)
    points = [point for line in picture.lines for point in line.points]
    if not points:
        assert lines == []
        return
    highest = max(point.number for point in points)
    assert any(point.text in text for point in points if point.number == highest)
    for line in picture.lines:
        if line.points:
            assert {piece for piece in chunks(f"{line.name},") if piece not in text} == set()
            assert f"{line.points[-1].label}:" in text
            assert line.points[-1].text in text
    assert too_wide(lines, width, set(pieces_of_lines(picture))) == []


# Maps


def test_nine_names_stand_beside_their_numbers_at_80_columns() -> None:
    text = "\n".join(drawn(MAP))
    for spot in MAP.spots:
        assert f"{spot.label} {spot.native}" in text
    assert not re.search(r"^\d \w+port", text, re.MULTILINE), "no name has to go into the list beneath"
    assert len(drawn(MAP)) <= 24


def test_places_lie_as_they_do_on_the_earth() -> None:
    lines = drawn(MAP)
    at = {
        order: next((row, line.index(order)) for row, line in enumerate(lines) if order in line) for order in "1234567"
    }
    assert at["5"][0] < at["1"][0] < at["3"][0] < at["4"][0], "north is up"
    assert at["7"][1] < at["4"][1] < at["6"][1] < at["5"][1] < at["1"][1], "west is left"


def test_the_route_does_not_touch_a_place_that_it_does_not_go_to() -> None:
    straight = Map("", (Spot("A", "", 30, 120, 1), Spot("B", "", 31, 120, 2), Spot("C", "", 29, 120, 3)))
    (row,) = (line for line in drawn(straight) if "1 A" in line)
    assert re.search("[⠁-⣿]", row), "the leg from 2 to 3 goes round 1"


def test_a_map_has_a_measure() -> None:
    bar, *words = drawn(MAP)[-1].split()
    assert (set(bar[1:-1]), words) == ({"─"}, ["100", "km,", "north", "is", "up"])
    # From the first place to the fourth it is 1.58 degrees of longitude at 30.6 degrees north, so 151 km.
    first, fourth = (next(line.index(order) for line in drawn(MAP) if order in line) for order in "14")
    assert (first - fourth) / len(bar) == pytest.approx(1.51, abs=0.15)


def test_places_at_one_spot_have_no_measure() -> None:
    assert drawn(Map("", (Spot("Northport", "", 30, 120, 1),)))[-1].split() == ["1", "Northport"]


def test_a_name_without_room_stands_in_the_list_beneath() -> None:
    name = "The Confederation of the Nine Ports"
    lines = drawn(Map("", (Spot(name, "", 30, 120, 1), Spot("B", "", 31, 121, 2))), 24)
    assert " ".join(lines).split()[-7:] == ["1", *name.split()]


@given(picture=ANY_MAP, width=WIDTHS, encoding=st.sampled_from(["utf-8", "ascii"]))
@settings(max_examples=150, deadline=None)
def test_any_map_is_whole(picture: Map, width: int, encoding: str) -> None:
    lines = drawn(picture, width, encoding)
    text = "\n".join(lines)
    pieces = {piece for spot in picture.spots for piece in (*chunks(spot.label), spot.native) if piece}
    assert {piece for piece in pieces if piece not in text} == set()
    assert too_wide(lines, width, pieces) == []
    assert {str(spot.order) for spot in picture.spots} <= set(re.findall(r"\d", text))
