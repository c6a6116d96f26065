"""Plain sentences: what a screen reader is given of any answer."""

import re
from collections.abc import Callable

import pytest

from g60cli.answer import Answer, Look
from tests.conftest import Run
from tests.small_answers import ANSWERS

BOUNDS = {">": "more than", "≥": "at least", "≈": "about", "≤": "at most", "<": "less than"}


def spoken(text: str) -> str:
    """A value as it is read out: the sign of its bound as words."""
    return re.sub(r"(^|\()([>≥≈≤<]) (?=\d)", lambda match: f"{match[1]}{BOUNDS[match[2]]} ", text)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("stats", "--metric", "firms", "--about", "Northport"),
            "Northport, Firms, 2023: more than 100 enterprises, according to Valley Gazette, Ltd., 2024-02-05"
            " (gazette-2024-02-05).",
        ),
        (
            ("metric", "rd-intensity"),
            "Northport, R&D intensity, 2022: 6.8 %, according to Office of Numbers, 2023-06 (almanac-2023-06).",
        ),
        (
            ("company", "Lantern"),
            "Lantern, Order growth, 2024-Q2: more than 20 % (expected), according to Valley Gazette, Ltd., 2024-02-05"
            " (gazette-2024-02-05).",
        ),
        (
            ("stats", "--year", "2025"),
            "Northport + Optics, Lamps made, 2025: more than 500,000 lamps (target), according to Valley Gazette,"
            " Ltd., 2024-02-05 (gazette-2024-02-05).",
        ),
    ],
    ids=str,
)
def test_a_fact_is_one_sentence(arguments: tuple[str, ...], sentence: str, g60: Run) -> None:
    assert sentence in g60(*arguments, "--plain").out.splitlines()


def test_an_entity_is_one_sentence(g60: Run) -> None:
    lines = g60("cities", "--plain").out.splitlines()
    [line] = [line for line in lines if line.startswith("City: Northport;")]
    assert "Native name: 北港" in line
    assert line.endswith("sources: gazette-2024-02-05, survey-2022, almanac-2023-06.")


def test_plain_is_a_format(g60: Run) -> None:
    assert g60("cities", "--plain").out == g60("cities", "--format", "plain").out


def test_plain_and_another_format_contradict_each_other(g60: Run) -> None:
    outcome = g60("cities", "--plain", "-f", "csv")
    assert (outcome.code, outcome.err) == (2, "g60: --plain and --format csv contradict each other; give one of them\n")


@pytest.mark.parametrize("name", ANSWERS)
def test_every_line_is_a_sentence(name: str, g60: Run) -> None:
    lines = g60(*ANSWERS[name], "--plain").out.splitlines()
    assert [line for line in lines if not line.endswith((".", "。", "?", "!", "…")) and "://" not in line] == []
    assert [line for line in lines if "  " in line or not line.strip() or re.search(r"[─│┄]|--- ", line)] == []


@pytest.mark.parametrize("name", ANSWERS)
def test_nothing_that_a_table_says_is_left_out(name: str, answer_to: Callable[..., Answer], g60: Run) -> None:
    said = g60(*ANSWERS[name], "--plain").out
    answer = answer_to(*ANSWERS[name])
    for block in answer.blocks:
        told = {column.key for column in block.columns} & {"display", "text"}
        for place, column in enumerate(block.columns):
            # A sentence about a fact does not end with its id.
            if column.look is Look.SECONDARY and told:
                continue
            for row in block.rows:
                text = spoken(" ".join(row[place].text.split()))
                assert re.sub(r"[.。](?=( \([^()]*\))*$)", "", text) in said


@pytest.mark.parametrize("name", ANSWERS)
def test_every_fact_names_its_source_and_every_source_is_listed(name: str, g60: Run) -> None:
    sources = g60(*ANSWERS[name], "--json").json()["sources"]
    lines = g60(*ANSWERS[name], "--plain").out.splitlines()
    listed = [line for line in lines if line.startswith("Source ")]
    assert [line.partition(":")[0] for line in listed] == [f"Source {id_}" for id_ in sources]
    for source, line in zip(sources.values(), listed, strict=True):
        assert source["title"] in line
        assert source["url"] is None or line.endswith(source["url"])


def test_a_line_on_a_terminal_breaks_at_spaces_and_keeps_figures_whole(answer_to: Callable[..., Answer]) -> None:
    from g60cli.render import Format, render
    from g60cli.render.screen import Screen

    answer = answer_to("stats")
    natural = render(answer, Format.PLAIN, Screen())
    for width in (20, 40, 80):
        text = render(answer, Format.PLAIN, Screen(width=width))
        assert text.split() == natural.split()
        assert "more than 100 enterprises" in text
        assert "1,267.38 billion CNY" in text
