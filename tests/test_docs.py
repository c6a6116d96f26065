"""The documents that are written from the program say what it says now.

``G60_UPDATE=1 pytest tests/test_docs.py`` writes them anew.
"""

import os
import re
from pathlib import Path

import pytest

from g60cli.commands.catalog import COMMANDS
from tests.conftest import Run
from tests.maintenance.command_reference import reference

PROJECT = Path(__file__).parent.parent
COMMANDS_FILE = PROJECT / "docs" / "commands.md"


def test_the_reference_of_commands_is_what_the_program_prints(g60: Run) -> None:
    written = reference(lambda *arguments: g60(*arguments).out)
    if os.environ.get("G60_UPDATE") == "1":
        COMMANDS_FILE.write_text(written, encoding="utf-8")
    assert COMMANDS_FILE.read_text(encoding="utf-8") == written


def test_the_reference_has_every_command_with_its_examples() -> None:
    text = COMMANDS_FILE.read_text(encoding="utf-8")
    sections = dict(zip(*[iter(re.split(r"^### g60 (\S+)$", text, flags=re.MULTILINE)[1:])] * 2, strict=False))
    assert list(sections) == list(dict.fromkeys(COMMANDS[name].name for name in sections))
    assert set(sections) == set(COMMANDS)
    assert {name for name, section in sections.items() if section.count(f"    g60 {name}") < 1} == set()


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "CHANGELOG.md", "docs/decisions.md", "docs/coverage.md"])
def test_the_files_that_a_document_names_are_there(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    files = [path.relative_to(PROJECT).as_posix() for folder in ("g60cli", "tests", "benchmarks", "docs")
             for path in (PROJECT / folder).rglob("*.*")]  # fmt: skip
    named = set(re.findall(r"`([a-z0-9_/]+\.py)`", text)) | set(re.findall(r"\bdocs/\w+\.\w+", text))
    assert [one for one in sorted(named) if not any(file.endswith(f"/{one}") or file == one for file in files)] == []
