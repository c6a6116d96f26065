"""Hostile arguments: what was typed or what a file is called never steers a terminal, and is no internal error."""

import json
import os
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.promises import STEERING
from tests.small_files import PREAMBLE, fact

HOSTILE = [
    "\x1b[31mx\x1b[0m",
    "\u202eabc",
    "a\r\nb",
    "\x9b31m",
    "[red]x[/usd]",
    "'; DROP TABLE fact; --",
    "NEAR(a b)*",
    "9" * 5000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("city",),
        ("search",),
        ("ask",),
        ("fact",),
        ("stats", "--metric"),
        ("stats", "--facts"),
        ("diff", "x"),
        (),
    ],
    ids=" ".join,
)
def test_nothing_typed_steers_the_terminal(command: tuple[str, ...], text: str, g60: Run) -> None:
    outcome = g60(*command, text)
    assert outcome.code in (0, 1, 2, 3)
    assert not STEERING.search(outcome.out + outcome.err)


@pytest.mark.parametrize("name", ["\x1b[31m.toml", "\u202e.toml", os.fsdecode(b"\xff.toml")], ids=ascii)
def test_a_file_may_be_called_anything(name: str, g60: Run, tmp_path: Path) -> None:
    assert g60("init", name, folder=tmp_path).code == 0
    checked = g60("check", name, folder=tmp_path)
    assert checked.code == 0
    assert not STEERING.search(checked.err)
    assert g60("--facts", name, folder=tmp_path).code == 0


@pytest.mark.parametrize("format_", ["table", "records", "plain", "md", "csv", "tsv", "json", "jsonl"])
@pytest.mark.parametrize(
    "command",
    [
        ("paths", "--facts", "{}.toml"),
        ("check", "{}.toml"),
        ("fact", "northport/residents/2022@almanac", "--facts", "{}.toml"),
        ("diff", "builtin", "{}.toml"),
        ("export", "{}.sqlite", "--facts", "{}.toml"),
        ("export", "{}/", "--facts", "{}.toml"),
        ("init", "{}.made.toml"),
    ],
    ids=" ".join,
)
def test_no_name_of_a_file_steers_the_terminal(
    command: tuple[str, ...], format_: str, g60: Run, tmp_path: Path
) -> None:
    name = "a\x1b[2Jb\u202e"
    (tmp_path / f"{name}.toml").write_text(PREAMBLE + fact(), encoding="utf-8")
    outcome = g60(*(part.replace("{}", name) for part in command), "-f", format_, folder=tmp_path)
    assert outcome.code in (0, 4)
    assert not STEERING.search(outcome.out + outcome.err)


@pytest.mark.parametrize("format_", ["json", "jsonl"])
@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\x9b", "\u2028"])
def test_no_unseen_sign_of_a_question_is_raw_in_json(sign: str, format_: str, g60: Run) -> None:
    outcome = g60("ask", f"how many {sign} firms", "-f", format_)
    assert sign not in outcome.out
    assert sign in json.dumps(json.loads(outcome.out), ensure_ascii=False)
