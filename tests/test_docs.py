"""The documents that are written from the program say what it says now.

``G60_UPDATE=1 pytest tests/test_docs.py`` writes them anew.
"""

import os
import re
from pathlib import Path

from g60cli.commands.catalog import COMMANDS
from tests.conftest import Run
from tests.maintenance.command_reference import reference

COMMANDS_FILE = Path(__file__).parent.parent / "docs" / "commands.md"


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
