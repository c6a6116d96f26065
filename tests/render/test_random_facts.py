"""For random facts, at every width from 20 to 200 and in every format: what must not be cut is whole (convention 14).

The facts go the whole way: written as a knowledge file, checked, compiled, asked for, rendered.
"""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from g60cli.answer import Answer, Data
from g60cli.render import Format, render
from g60cli.render.screen import Screen
from tests.render.test_layout import cells

Asked = Callable[..., Answer]
# A fact as it is written: name of its subject, metric, value, precision, period, status.
Said = tuple[str, str, str, str, str, str]

HEAD = """\
format = 1
[source.almanac-of-the-year]
title = "Almanac of the year, 年鉴"
publisher = "Harbour Press"
published = 2023-10-18
type = "official"
url = "https://almanac.example/a/long/address/that/cannot/be/broken/anywhere"
"""
# Each metric with the word behind its value in the evidence.
METRICS = {
    "people": ("people", "people"),
    "gdp": ("CNY", "yuan"),
    "intensity": ("percent", "percent"),
    "ground": ("km2", "square kilometers"),
    "makers": ("enterprises with 合 a long unit", "makers"),
}
WORDS = {"exact": "", "more-than": "more than ", "at-least": "at least ", "about": "about ", "nearly": "nearly "}
# Chinese takes two cells, a combining accent none, and neither has a space to break at.
NAMES = st.lists(
    st.sampled_from(["Northport", "合肥市政港口开发", "Cafe\u0301", "a", "G60", "Investment", "[sic]", "R&D", ":100:"]),
    min_size=1,
    max_size=7,
).map(" ".join)
NUMBERS = st.one_of(
    st.integers(1, 10**14).map(lambda number: f"{number:,}"),
    st.decimals(Decimal("0.01"), Decimal("99999999.99"), places=2).map(lambda number: f"{number:,}"),
)
PERIODS = st.sampled_from(["2023", "2021-01/2021-09", "end-2022", "2016/2020", "2023-Q1", "2024-02-05", "undated"])
FACTS = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from(sorted(METRICS)),
        NUMBERS,
        st.sampled_from(sorted(WORDS)),
        PERIODS,
        st.sampled_from(["reported", "target", "expected", "preliminary"]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda said: said[1:5],
)


def written(facts: list[Said]) -> str:
    """The facts as a knowledge file."""
    lines = [HEAD]
    for id_, (unit, _) in METRICS.items():
        name = f"Number of {id_} counted"
        lines.append(f'[metric.{id_}]\nname = "{name}"\nunit = "{unit}"\nkind = "stock"\naliases = ["{id_} there"]\n')
    for number, (name, metric, value, precision, period, status) in enumerate(facts):
        entity = f'name = {json.dumps(f"{name} {number}", ensure_ascii=False)}\nsource = "almanac-of-the-year"\n'
        lines.append(f'[company.company-{number}]\n{entity}evidence = ["it"]\n')
        evidence = json.dumps([f"{WORDS[precision]}{value} {METRICS[metric][1]}"])
        lines.append(
            f'[[fact]]\nabout = "company-{number}"\nmetric = "{metric}"\nvalue = {value.replace(",", "")}\n'
            f'period = "{period}"\nprecision = "{precision}"\nstatus = "{status}"\nsource = "almanac-of-the-year"\n'
            f"evidence = {evidence}\n"
        )
    return "\n".join(lines)


@pytest.fixture(scope="module")
def asked(answer_to: Asked, tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[Said]], Answer]:
    """The answer about these facts."""
    folder = tmp_path_factory.mktemp("facts")

    def answer(facts: list[Said]) -> Answer:
        file: Path = folder / "facts.toml"
        file.write_text(written(facts), encoding="utf-8")
        return answer_to("stats", G60_FACTS=str(file))

    return answer


def figures_of(answer: Answer) -> list[str]:
    """The values with their bounds and units, without the marks of their status."""
    return [figure_of(fact) for fact in answer.data]


def figure_of(fact: Data) -> str:
    """The value of a fact with its bound and unit."""
    return str(fact["display"].partition(" (")[0])


def check(answer: Answer, format_: Format, width: int) -> None:
    """Nothing is cut or broken, and a line that is too wide is one piece alone."""
    natural = render(answer, format_, Screen())
    text = render(answer, format_, Screen(width=width))
    if format_ not in (Format.TABLE, Format.RECORDS, Format.PLAIN):
        assert text == natural
        if format_ is not Format.SVG:
            check_data(answer, text)
        return
    wholes = [spoken(figure) if format_ is Format.PLAIN else figure for figure in figures_of(answer)]
    wholes += [str(fact["period"]) for fact in answer.data]
    assert [whole for whole in wholes if whole not in text] == []
    for fact in answer.data:
        # An id may be left out where there is no room, but never in part.
        assert text.count(fact["id"][:12]) == text.count(fact["id"])
        assert [word for word in fact["about"]["name"].split() if word not in text] == []
    kept = [*wholes, *(fact["id"] for fact in answer.data)]
    assert [line for line in text.splitlines() if cells(line) > width and not stands_alone(line, kept)] == []


def check_data(answer: Answer, text: str) -> None:
    """What programs and pages get has each figure, period and id whole."""
    plain = text.replace("\\", "").replace("&gt;", ">").replace("&lt;", "<")
    for fact in answer.data:
        assert {part for part in (figure_of(fact), str(fact["period"]), fact["id"]) if part not in plain} == set()


def spoken(figure: str) -> str:
    """A figure with its bound in words."""
    for sign, words in {"> ": "more than ", "≥ ": "at least ", "≈ ": "about "}.items():
        figure = figure.replace(sign, words)
    return figure


def stands_alone(line: str, wholes: list[str]) -> bool:
    """True for one piece that has no line to fit on: a word without a space, or a figure with bound, unit and marks."""
    piece = line.strip().strip(",;. ").removesuffix(" ·").removeprefix("[1] ")
    figure = any(whole in piece for whole in wholes) and len(piece) <= max(map(len, wholes)) + len(" (preliminary)")
    return " " not in piece or figure


@given(facts=FACTS, widths=st.lists(st.integers(20, 200), min_size=3, max_size=3), format_=st.sampled_from(Format))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_facts_are_whole_at_any_width_in_any_format(
    facts: list[Said], widths: list[int], format_: Format, asked: Callable[[list[Said]], Answer]
) -> None:
    answer = asked(facts)
    assert len(answer.data) == len(facts)
    for width in widths:
        check(answer, format_, width)


HARD: list[Said] = [
    ("合肥市政港口开发 " * 3, "gdp", "1,267,380,000,000", "more-than", "2021-01/2021-09", "preliminary"),
    ("Cafe\u0301 " * 6, "makers", "99,999,999.99", "nearly", "2023-Q1", "target"),
    ("[sic] :100: G60 R&D", "intensity", "6.79", "about", "undated", "expected"),
]


@pytest.mark.parametrize("format_", Format)
def test_hard_facts_are_whole_at_every_width(format_: Format, asked: Callable[[list[Said]], Answer]) -> None:
    answer = asked(HARD)
    for width in range(20, 201):
        check(answer, format_, width)
