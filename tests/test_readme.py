"""The README shows what the program prints: every ``$ g60 …`` in it is run on a terminal of 100 columns.

``G60_UPDATE=1 pytest tests/test_readme.py`` writes what the program prints now into the README.
"""

import os
import re
from pathlib import Path

import pytest

from tests.terminal import seen

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
WIDTH = 100

_SHOWN = re.compile(r"```console\n\$ (?P<command>g60[^\n]*)\n(?P<output>.*?)```", re.DOTALL)
_BLOCK = re.compile(r"```sh\n(?P<command>.*?)\n```", re.DOTALL)


def printed(command: str, cache: Path) -> str:
    text = seen(command.replace("R&D", "'R&D'"), WIDTH, {"G60_CACHE": str(cache)})
    return text.replace(str(ROOT) + "/", "")


@pytest.fixture(scope="module")
def readme(tmp_path_factory: pytest.TempPathFactory) -> str:
    text = README.read_text(encoding="utf-8")
    if os.environ.get("G60_UPDATE") == "1":
        cache = tmp_path_factory.mktemp("cache")
        text = _SHOWN.sub(
            lambda block: f"```console\n$ {block['command']}\n{printed(block['command'], cache)}```", text
        )
        README.write_text(text, encoding="utf-8")
    return text


@pytest.mark.parametrize("command", [block["command"] for block in _SHOWN.finditer(README.read_text("utf-8"))])
def test_readme_shows_what_the_program_prints(command: str, readme: str, tmp_path: Path) -> None:
    shown = {block["command"]: block["output"] for block in _SHOWN.finditer(readme)}
    assert shown[command] == printed(command, tmp_path)


def test_readme_opens_with_a_table_of_the_nine_members(readme: str) -> None:
    first = next(_SHOWN.finditer(readme))
    assert first["command"] == "g60 cities"
    assert sum(name in first["output"] for name in ("Songjiang", "Jinhua", "Hefei", "[1]")) == 4


def test_readme_has_exactly_two_commands_that_set_everything_up(readme: str) -> None:
    first, second = (block["command"] for block in _BLOCK.finditer(readme))
    assert first.endswith("g60 cities")
    assert second.endswith("pytest")
