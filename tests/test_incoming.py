"""Standard input in the place of a knowledge file: ``-`` wherever a file is taken, and nothing is kept of it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from g60cli.commands.completing import completions
from tests.conftest import SMALL, TESTS, Run
from tests.small_files import PREAMBLE, fact

RAW = (TESTS / SMALL).read_bytes()
Environment = Callable[..., dict[str, str]]


def test_an_answer_over_standard_input_is_that_over_the_file(g60: Run) -> None:
    assert g60("cities", "--facts", "-", stdin=RAW).out == g60("cities", "--facts", SMALL).out


def test_the_variable_may_name_it_too(g60: Run) -> None:
    assert g60("cities", stdin=RAW, G60_FACTS="-").out == g60("cities").out


def test_it_is_a_layer_like_any_other(g60: Run, tmp_path: Path) -> None:
    (tmp_path / "first.toml").write_text(PREAMBLE, encoding="utf-8")
    layer = ("format = 1\n" + fact()).encode()
    named = ("northport/residents/2022@almanac", "--facts", "first.toml", "--facts", "-")
    told = g60("fact", *named, "--json", folder=tmp_path, stdin=layer).json()["data"]
    assert (told["layer"], told["path"], told["line"]) == ("-", "-", 3)


def test_check_names_places_in_it(g60: Run) -> None:
    outcome = g60("check", "-", stdin=b"format = 1\ntitel = 1\n")
    assert outcome.out.startswith("-:2:1: K202 ")
    assert outcome.code == 3


@pytest.mark.parametrize("stdin", [b"", b"\xff", b"\xef\xbb\xbf", b"\0", b"[" * 10_000])
def test_whatever_comes_in_is_a_problem_and_no_crash(stdin: bytes, g60: Run) -> None:
    assert g60("check", "-", stdin=stdin).code == 3
    assert g60("cities", "--facts", "-", stdin=stdin).code == 3


def test_it_is_read_once_for_both_sides_of_a_diff(g60: Run) -> None:
    assert g60("diff", "-", "-", stdin=RAW).code == 0
    assert g60("diff", SMALL, "-", stdin=RAW).code == 0


def test_nothing_is_kept_of_it(g60: Run, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    g60("cities", "--facts", "-", stdin=RAW, G60_CACHE=str(cache))
    assert not cache.exists()
    paths = g60("paths", "--facts", "-", stdin=b"", G60_CACHE=str(cache)).out
    assert "standard input" not in paths
    assert "store" not in paths


def test_a_file_of_that_name_is_named_by_its_folder(g60: Run, tmp_path: Path) -> None:
    (tmp_path / "-").write_bytes(RAW)
    assert g60("check", "./-", folder=tmp_path, stdin=b"").code == 0


@pytest.mark.parametrize(
    "command", [("check", "-"), ("cities", "--facts", "-"), ("init", "new.toml", "--from-csv", "-")]
)
def test_a_closed_one_is_an_empty_file(command: tuple[str, ...], environment: Environment, tmp_path: Path) -> None:
    shell = ["sh", "-c", 'exec "$@" <&-', "sh", sys.executable, "-m", "g60cli", *command]
    ran = subprocess.run(shell, capture_output=True, cwd=tmp_path, env=environment(), timeout=60)
    assert (ran.returncode, b"internal" in ran.stderr) == (3, False)
    assert not (tmp_path / "new.toml").exists()


def test_one_that_cannot_be_read_says_so(environment: Environment, tmp_path: Path) -> None:
    with (tmp_path / "written").open("wb") as stdin:
        command = [sys.executable, "-m", "g60cli", "check", "-"]
        ran = subprocess.run(command, stdin=stdin, capture_output=True, env=environment(), timeout=60)
    assert ran.returncode == 2
    assert ran.stderr.startswith(b"g60: standard input cannot be read: ")


def test_a_tab_waits_for_no_pipe(environment: Environment, tmp_path: Path) -> None:
    pipe = str(tmp_path / "pipe")
    os.mkfifo(pipe)
    with patch.dict(os.environ, environment(), clear=True):
        assert completions(["city", "--facts", pipe, "Nor"]) == []


def test_a_tab_does_not_wait_for_it(environment: Environment) -> None:
    with patch.dict(os.environ, environment(G60_FACTS="-"), clear=True):
        assert completions(["city", "--facts", "-", "Nor"]) == []
        assert completions(["city", "Nor"]) == []
