"""``g60 verify``: which facts it looks at, what it counts, what it says of texts, and how it ends."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from g60cli.answer import Answer
from tests.conftest import SMALL, Run
from tests.small_files import PREAMBLE, fact

TEXTS = "data/texts"
ONE = "northport/firms/2023@gazette-2024-02-05"
OTHER = "amber-coast/firms/2023@gazette-2024-02-05"


def written(folder: Path, text: str, **changes: str | None) -> tuple[str, str]:
    """A knowledge file of one fact and a folder with the text of its source, as options."""
    file, texts = folder / "facts.toml", folder / "texts"
    file.write_text(PREAMBLE + fact(**changes), "utf-8")
    texts.mkdir()
    (texts / "almanac.txt").write_text(text, "utf-8")
    return str(file), str(texts)


# Which facts


def test_all_facts_are_verified_where_none_is_named(g60: Run) -> None:
    data = g60("verify", "--json").json()["data"]
    assert (data["facts"], data["verified"], len(data["unchecked"]), data["failed"]) == (42, 38, 4, [])


def test_facts_are_named_by_their_ids_or_by_those_of_their_sources(g60: Run) -> None:
    def counted(*ids: str) -> int:
        return int(g60("verify", *ids, "--json").json()["data"]["facts"])

    assert counted(ONE) == 1
    assert counted("bote-2025-01-20") == 3
    assert counted(ONE, ONE, "gazette-2024-02-05") == counted("gazette-2024-02-05")


def test_ids_are_read_from_standard_input(g60: Run) -> None:
    with patch.object(sys, "stdin", io.StringIO(f"{ONE}\n\nbote-2025-01-20\n")):
        assert g60("verify", "-", OTHER, "--json").json()["data"]["facts"] == 5


def test_no_id_on_standard_input_is_no_fact_rather_than_all(g60: Run) -> None:
    with patch.object(sys, "stdin", io.StringIO("")):
        outcome = g60("verify", "-", "--json")
    assert (outcome.code, outcome.json()["data"]["facts"], outcome.err) == (0, 0, "g60: no fact was named\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("northport/firms/2024",), 1, "the nearest: northport/firms/2023@gazette-2024-02-05"),
        (("gazette-2024",), 1, "gazette-2024-02-05"),
        (("nothing-like-it",), 1, "g60 sources lists what there is"),
        ((" ",), 2, "the name is empty"),
        (("--uncovered",), 2, "--uncovered needs --sources DIR"),
        (("--sources", "data/absent"), 2, "data/absent cannot be read"),
        (("--sources", SMALL), 2, f"{SMALL} cannot be read"),
    ],
)
def test_what_cannot_be_verified_is_said_in_one_line(
    arguments: tuple[str, ...], code: int, said: str, g60: Run
) -> None:
    outcome = g60("verify", *arguments)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (code, "", 1)
    assert said in outcome.err


# What is counted


def test_every_fact_is_verified_failed_or_unchecked(g60: Run) -> None:
    for arguments in ((), ("--sources", TEXTS), ("gazette-2024-02-05", "--sources", TEXTS)):
        data = g60("verify", *arguments, "--json").json()["data"]
        assert data["facts"] == data["verified"] + len(data["failed"]) + len(data["unchecked"])
        assert data["counts"]["failed"] == len(data["failed"])
        assert sum(reason["facts"] for reason in data["reasons"]) == len(data["unchecked"])


def test_a_fact_that_fails_ends_with_exit_4(g60: Run) -> None:
    assert g60("verify", "--sources", TEXTS).code == 4
    assert g60("verify", ONE, "--sources", TEXTS).code == 0
    outcome = g60("verify", OTHER, "--sources", TEXTS, "--json")
    assert outcome.code == 4
    assert outcome.json()["data"]["failed"] == [
        {"fact": OTHER, "why": '"fewer than 50" stands in the text only where it cuts a number or a word in two'}
    ]


def test_a_fact_without_a_text_is_unchecked_and_no_failure(g60: Run) -> None:
    outcome = g60("verify", "bote-2025-01-20", "--sources", TEXTS, "--json")
    assert outcome.code == 0
    assert {one["why"] for one in outcome.json()["data"]["unchecked"]} == {f"no text of its source in {TEXTS}"}
    assert "a text is named bote-2025-01-20.txt, .md or .html" in outcome.err


def test_a_fact_that_its_evidence_contradicts_fails_without_any_text(g60: Run, tmp_path: Path) -> None:
    file, texts = written(tmp_path, "", precision='"about"')
    for options in ((), ("--sources", texts)):
        outcome = g60("verify", "--facts", file, *options, "--json")
        assert outcome.code == 4
        assert [one["why"] for one in outcome.json()["data"]["failed"]] == ["about stands in no token of the evidence"]


def test_the_hard_cases_of_the_texts_are_told_apart(g60: Run) -> None:
    data = g60("verify", "--sources", TEXTS, "--json").json()["data"]
    assert {one["fact"].partition("@")[0] for one in data["failed"]} == {
        "amber-coast/firms/2023",  # 50 in 50,000
        "xi-an/gdp/2022",  # its two tokens over four paragraphs
        "amber-valley/rd-intensity/2024-02",  # under another heading
        "amber-valley/area/undated",  # 76,200.50 in 176,200.50
    }


def test_a_changed_figure_in_the_text_is_found(g60: Run, tmp_path: Path) -> None:
    file, texts = written(tmp_path, "In 2022 there were 1,200\npeople.")
    assert g60("verify", "--facts", file, "--sources", texts).code == 0
    for text in (
        "In 2022 there were 1,300 people.",
        "In 2022 there were nearly 1,200 people.",
        "In 2021: 1,200 people.",
    ):
        (Path(texts) / "almanac.txt").write_text(text, "utf-8")
        assert g60("verify", "--facts", file, "--sources", texts).code == 4


def test_numbers_that_no_fact_uses_are_listed(g60: Run) -> None:
    left = g60("verify", "gazette-2024-02-05", "--sources", TEXTS, "--uncovered", "--json").json()["data"]["uncovered"]
    assert {"source": "gazette-2024-02-05", "paragraph": 9, "printed": "17 guests came"} in left
    printed = " ".join(one["printed"] for one in left)
    assert "44,200" not in printed
    assert "2023" not in printed


def test_uncovered_is_a_key_only_where_it_was_asked_for(g60: Run) -> None:
    assert "uncovered" not in g60("verify", "--sources", TEXTS, "--json").json()["data"]


def test_files_that_are_no_text_of_a_source_are_named(g60: Run, tmp_path: Path) -> None:
    file, texts = written(tmp_path, "In 2022: 1,200 people.")
    for name in ("almanack.txt", "b.md", "c.html", "d.txt", "notes.pdf"):
        (Path(texts) / name).write_text("", "utf-8")
    outcome = g60("verify", "--facts", file, "--sources", texts)
    assert outcome.err == "g60: named by the id of no source: almanack.txt, b.md, c.html and 1 more\n"


def test_a_text_that_cannot_be_read_leaves_its_facts_unchecked(g60: Run, tmp_path: Path) -> None:
    file, texts = written(tmp_path, "")
    (Path(texts) / "almanac.txt").write_bytes(b"\xff\xfe\x00")
    outcome = g60("verify", "--facts", file, "--sources", texts, "--json")
    assert outcome.code == 0
    assert "it is no text in UTF-8" in outcome.json()["data"]["unchecked"][0]["why"]


# Formats


def test_formats_of_one_table_have_a_row_for_each_fact_that_failed_or_was_not_checked(g60: Run) -> None:
    arguments = ("verify", "--sources", TEXTS, "--uncovered")
    data = g60(*arguments, "--json").json()["data"]
    rows = list(csv.DictReader(io.StringIO(g60(*arguments, "-f", "csv").out)))
    lines = [json.loads(line) for line in g60(*arguments, "-f", "jsonl").out.splitlines()]
    assert [row["fact"] for row in rows if row["outcome"] == "failed"] == [one["fact"] for one in data["failed"]]
    assert [row["why"] for row in rows if row["outcome"] == "unchecked"] == [one["why"] for one in data["unchecked"]]
    assert [one["printed"] for one in lines if one["outcome"] == "uncovered"] == [
        one["printed"] for one in data["uncovered"]
    ]
    assert [list(row) for row in rows] == [list(line) for line in lines]


def test_rows_may_be_chosen_sorted_and_limited(g60: Run) -> None:
    chosen = ("--columns", "fact,outcome", "--sort", "-fact", "--limit", "1")
    outcome = g60("verify", "gazette-2024-02-05", "--sources", TEXTS, "-f", "csv", *chosen)
    assert outcome.out == "fact,outcome\namber-valley/rd-intensity/2024-02@gazette-2024-02-05,failed\n"
    assert "failed" in g60("verify", "--sources", TEXTS, "--limit", "1").out


def test_facts_that_hold_leave_a_heading_and_no_row(g60: Run) -> None:
    assert g60("verify", ONE, "-f", "csv").out == "outcome,fact,source,paragraph,printed,why\n"


def test_many_unchecked_facts_are_counted_by_their_reason_for_people(
    answer_to: Callable[..., Answer],
) -> None:
    answer = answer_to("verify", G60_FACTS="builtin")
    [block] = [block for block in answer.blocks if block.title == "Unchecked"]
    assert [column.key for column in block.columns] == ["why", "facts"]
    assert len(block.rows) == 1


# One fact


def test_a_fact_shown_alone_says_whether_it_holds(g60: Run, tmp_path: Path) -> None:
    def verified(*arguments: str) -> object:
        return g60("fact", *arguments, "--json").json()["data"]["verified"]

    assert verified(ONE) == {"evidence": True, "why": None}
    assert verified("lantern+lake-university/45d3d9") == {"evidence": None, "why": "a statement has no value to read"}
    file, _ = written(tmp_path, "", precision='"about"')
    why = "about stands in no token of the evidence"
    assert verified("northport/residents/2022@almanac", "--facts", file) == {"evidence": False, "why": why}
    assert f"no: {why}" in g60("fact", "northport/residents/2022@almanac", "--facts", file).out
