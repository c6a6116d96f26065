"""docs/problems.md: every code with a bad and a good example, each of which is run, and what is printed of the bad one.

After a change of words that is meant, ``G60_UPDATE=1 pytest tests/test_problems.py`` writes the printed lines anew.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from g60cli.knowledge.problems import Code
from tests.conftest import TESTS, Outcome, Run
from tests.small_files import PREAMBLE

PAGE = TESTS.parent / "docs" / "problems.md"
UPDATE = os.environ.get("G60_UPDATE") == "1"
SECTION = re.compile(
    r"^## (?P<code>K\d{3}) (?P<meaning>[^\n]+)\n\n(?P<why>[^`\n][^\n]*\n(?:[^\n]+\n)*)\n"
    r"```(?P<language>toml|sh)\n# bad\n(?P<bad>.*?)```\n\n"
    r"```text\n(?P<printed>[^\n]*)\n```\n\n"
    r"```(?P=language)\n# good\n(?P<good>.*?)```\n",
    re.MULTILINE | re.DOTALL,
)
TEXT = PAGE.read_text(encoding="utf-8")
SECTIONS = {match["code"]: match for match in SECTION.finditer(TEXT)}
LINE = re.compile(r"[^ ]+:\d+:\d+: (?P<said>(?P<code>K\d{3}) .*)")

Checker = Callable[[str, str], Outcome]


@pytest.fixture
def checked(g60: Run, tmp_path: Path, environment: Callable[..., dict[str, str]]) -> Checker:
    """Check an example: a text below the beginning of the page, or the commands of a shell in an empty folder."""

    def of_language(language: str, example: str) -> Outcome:
        if language == "toml":
            beginning = "" if example.startswith("format") else PREAMBLE + "\n"
            (tmp_path / "example.toml").write_text(beginning + example, encoding="utf-8")
            return g60("check", "--strict", "example.toml", folder=tmp_path)
        command = f'g60() {{ "{sys.executable}" -m g60cli "$@"; }}\n{example}'
        ran = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, timeout=60)
        return Outcome(ran.returncode, ran.stdout.decode(), ran.stderr.decode())

    return of_language


def test_every_code_has_its_section_in_order_under_its_meaning() -> None:
    assert re.findall(r"^## (.*)", TEXT, re.MULTILINE) == [f"{code.id} {code.meaning}" for code in Code]
    assert list(SECTIONS) == [code.id for code in Code]


def test_the_beginning_of_the_page_is_that_of_the_tests() -> None:
    assert f"```toml\n# beginning\n{PREAMBLE}```" in TEXT


@pytest.mark.parametrize("code", SECTIONS)
def test_the_bad_example_gives_that_problem_and_no_other(code: str, checked: Checker) -> None:
    section = SECTIONS[code]
    outcome = checked(section["language"], section["bad"])
    said = [match for line in outcome.out.splitlines() if (match := LINE.fullmatch(line))]
    assert said
    assert {match["code"] for match in said} == {code}
    assert len(said) == len(outcome.out.splitlines())
    assert outcome.code == 3
    if UPDATE:
        old = section[0]
        new = old.replace(f"```text\n{section['printed']}\n", f"```text\n{said[0]['said']}\n")
        PAGE.write_text(PAGE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    else:
        assert said[0]["said"] == section["printed"]


@pytest.mark.parametrize("code", SECTIONS)
def test_the_good_example_is_clean_even_under_strict(code: str, checked: Checker) -> None:
    section = SECTIONS[code]
    outcome = checked(section["language"], section["good"])
    assert (outcome.out, outcome.code) == ("", 0), outcome.err
