"""Pictures that several tests draw: a few written by hand, and any at all."""

import unicodedata

from hypothesis import strategies as st

from g60cli.answer import Answer, Bar, Bars, Block, Cell, Column, Line, Lines, Look, Map, Picture, Point, Spot

SOURCES = {
    "almanac-2023-06": {
        "id": "almanac-2023-06",
        "title": "Almanac of the Valley & its ports",
        "publisher": "Bureau of Lamps",
        "published": "2023-06",
        "accessed": None,
        "url": "https://example.org/almanac?year=2023&page=1",
    },
    "wiki-lantern": {
        "id": "wiki-lantern",
        "title": "灯笼",
        "publisher": "Wikipedia",
        "published": None,
        "accessed": "2024-01-02",
        "url": None,
    },
}

BARS = Bars(
    "Lamps, 2023",
    (
        Bar("Northport", 36_500, "36,500 lamps"),
        Bar("West Lake 西湖", 29_000, "nearly 29,000 lamps"),
        Bar("The Amber Valley and its four harbours", 15_816, "> 15,816 lamps (preliminary)"),
        Bar("Weaving & sons [sic] <b>", 4, "4 lamps"),
        Bar("Nowhere", 0, "0 lamps"),
    ),
)
CHANGES = Bars(
    "Change of the lamps, 2023",
    (
        Bar("Northport", 4.6, "4.6 %"),
        Bar("西湖", -7.3, "-7.3 %"),
        Bar("Nowhere", 0, "0 %"),
        Bar("Weaving", -1, "≈ -1 %"),
    ),
)
LINES = Lines(
    "Lamps",
    "lamps",
    (
        Line(
            "Northport",
            (
                Point("2018", 2018.5, 15_816, "15,816 lamps"),
                Point("2021-11 (published)", 2021.9, 29_000, "nearly 29,000 lamps"),
                Point("2022-11 (published)", 2022.9, 36_500, "36,500 lamps"),
                Point("2023-10 (published)", 2023.8, 44_200, "44,200 lamps", after_break=True),
            ),
        ),
        Line(
            "West Lake 西湖",
            (Point("2018", 2018.5, 9_000, "9,000 lamps"), Point("2020", 2020.5, 8_100, "≈ 8,100 lamps")),
        ),
    ),
)
# Nine places as near to one another as those of the corridor, the fifth leg of the route almost over the fourth place.
MAP = Map(
    "The nine ports in the order of the canal",
    (
        Spot("Songport", "松港", 31.03, 121.22, 1),
        Spot("Jiaport", "嘉港", 30.75, 120.75, 2),
        Spot("Hangport", "杭港", 30.29, 120.16, 3),
        Spot("Jinport", "金港", 29.11, 119.64, 4),
        Spot("Suport", "苏港", 31.30, 120.60, 5),
        Spot("Huport", "湖港", 30.87, 120.09, 6),
        Spot("Xuanport", "宣港", 30.95, 118.76, 7),
        Spot("Wuport", "芜港", 31.35, 118.43, 8),
        Spot("Heport", "合港", 31.86, 117.28, 9),
    ),
)
PICTURES: dict[str, Picture] = {"bars": BARS, "changes": CHANGES, "lines": LINES, "map": MAP}


def answer_with(*pictures: Picture, title: str = "Lamps of the ports") -> Answer:
    """An answer of one row, with these pictures and two sources."""
    block = Block("", (Column("name", "Name", Look.NAME),), ((Cell("Northport", tuple(SOURCES)),),))
    return Answer("rank", title, [{"name": "Northport"}], [block], SOURCES, pictures=pictures)


def cells(text: str) -> int:
    """The width of a text in terminal cells, by the tables of Unicode."""
    wide = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    return wide - sum(1 for sign in text if unicodedata.combining(sign))


# Any picture at all

LABELS = st.text(st.sampled_from("abc ,.;[]/|*:&<合肥é1\u0301"), max_size=50).map(lambda text: " ".join(text.split()))
NUMBERS = st.one_of(
    st.integers(-1000, 1000).map(float),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0.0, 1.0, 5e-324, -5e-324, 1e308, -1e308]),
)
VALUES = st.builds(
    "{}{:,}{}".format,
    st.sampled_from(["", "> ", "≈ ", "nearly "]),
    st.integers(0, 10**15),
    st.sampled_from([" km²", " people", " %", " billion CNY (preliminary)"]),
)
ANY_BARS = st.lists(st.builds(Bar, LABELS, NUMBERS, VALUES), min_size=1, max_size=6).map(
    lambda bars: Bars("", tuple(bars))
)
YEARS = st.floats(1900, 2100).map(lambda when: round(when, 3))


def _line(name: str, points: list[tuple[float, float, str, bool]]) -> Line:
    in_time = sorted(points)
    return Line(name, tuple(Point(f"{when:.3f}", when, *rest) for when, *rest in in_time))


ANY_LINES = st.lists(
    st.builds(_line, LABELS, st.lists(st.tuples(YEARS, NUMBERS, VALUES, st.booleans()), max_size=5)),
    min_size=1,
    max_size=4,
).map(lambda lines: Lines("", "people", tuple(lines)))
_SPOTS = st.lists(
    st.tuples(LABELS, st.sampled_from(["", "合肥", "松江区"]), st.floats(-80, 80), st.floats(-179, 179)),
    min_size=1,
    max_size=9,
)
ANY_MAP = _SPOTS.map(lambda spots: Map("", tuple(Spot(*spot, order) for order, spot in enumerate(spots, 1))))
