"""What each answer looks like, compared as bytes with the files in ``golden``.

After a change of the look that is meant, write them anew and read the difference before committing it:

    G60_UPDATE_GOLDEN=1 pytest tests/test_golden.py
"""

import os
from pathlib import Path

import pytest

from tests.conftest import TESTS, Run
from tests.small_answers import ANSWERS

GOLDEN = TESTS / "golden"
UPDATE = os.environ.get("G60_UPDATE_GOLDEN") == "1"

# The formats for programs depend on the shape of the data alone: a list, a card, one fact, none, problems.
SHAPES = (
    "overview",
    "companies",
    "company",
    "stats-of-a-metric-and-entity",
    "fact",
    "cities-none",
    "verify-by-texts",
    "search-chinese",
    "search-none",
    "diff",
    "check-of-problems",
    "compare-one-metric",
    "rank",
    "trend",
    "shares",
    "map",
    "ask-a-figure",
    "ask-refused",
)
CASES = [
    *((name, format_) for name in ANSWERS for format_ in ("table", "records")),
    *((name, format_) for name in SHAPES for format_ in ("json", "jsonl", "csv", "tsv", "md")),
    *((name, "md") for name in ("stats", "sources", "company-without-city", "company-of-markup")),
    *((name, "csv") for name in ("stats", "sources", "company-without-city")),
    *((name, "plain") for name in ("overview", "cities", "company", "stats", "fact", "metric-of-money")),
]


def file_of(name: str, format_: str) -> Path:
    return GOLDEN / format_ / f"{name}.{format_ if format_ not in ('table', 'records', 'plain') else 'txt'}"


@pytest.mark.parametrize(("name", "format_"), CASES)
def test_the_answer_looks_as_recorded(name: str, format_: str, g60: Run) -> None:
    printed = g60(*ANSWERS[name], "--format", format_).out.encode()
    file = file_of(name, format_)
    if UPDATE:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(printed)
    assert printed.decode() == file.read_bytes().decode()


def test_every_recorded_file_is_compared() -> None:
    recorded = {file for file in GOLDEN.rglob("*") if file.is_file()}
    assert recorded == {file_of(name, format_) for name, format_ in CASES}


def test_no_path_of_the_machine_is_recorded() -> None:
    root = str(TESTS.parent)
    assert [file.name for file in GOLDEN.rglob("*.*") if root in file.read_text(encoding="utf-8")] == []
