"""What a run does not import: a lookup over a compiled store pays for nothing it does not use."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.conftest import TESTS, Run

_PROBE = """
import sys
import g60cli.__main__
from g60cli.commands.boundary import run
code = run(sys.argv[1:])
sys.stderr.write(" ".join(sorted(sys.modules)))
sys.exit(code)
"""
CHECKING = {"tomli", "tomllib", "pydantic", "pydantic_core"}
NETWORK = {"socket", "ssl", "http"}


@pytest.fixture
def all_imported(g60: Run, environment: Callable[..., dict[str, str]]) -> Callable[..., set[str]]:
    """The modules that a command has imported when it ends, after another run has compiled the knowledge."""
    assert g60("cities").code == 0

    def probed(*arguments: str) -> set[str]:
        command = [sys.executable, "-c", _PROBE, *arguments]
        ran = subprocess.run(command, capture_output=True, cwd=TESTS, env=environment(), timeout=60)
        assert ran.returncode == 0
        assert ran.stdout
        return set(ran.stderr.decode().split())

    return probed


@pytest.fixture
def imported(all_imported: Callable[..., set[str]]) -> Callable[..., set[str]]:
    """The same, but only the libraries that these modules belong to."""
    return lambda *arguments: {name.partition(".")[0] for name in all_imported(*arguments)}


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "tsv", "plain"])
def test_a_lookup_without_a_table_imports_no_table_maker_and_no_checker(
    format_: str, imported: Callable[..., set[str]]
) -> None:
    modules = imported("company", "Lantern", "-f", format_)
    assert modules & (CHECKING | NETWORK | {"rich"}) == set()
    assert "typer" in modules


def test_a_search_for_a_program_imports_no_table_maker_and_no_checker(imported: Callable[..., set[str]]) -> None:
    assert imported("search", "灯笼", "--json") & (CHECKING | NETWORK | {"rich"}) == set()


def test_a_question_of_a_program_imports_no_table_maker_and_no_checker(imported: Callable[..., set[str]]) -> None:
    assert imported("ask", "How many firms does Northport have?", "--json") & (CHECKING | NETWORK | {"rich"}) == set()


@pytest.mark.parametrize("arguments", [("company", "Lantern"), ("stats",), ("cities",), ()], ids=" ".join)
def test_a_lookup_for_a_person_imports_no_checker(
    arguments: tuple[str, ...], imported: Callable[..., set[str]]
) -> None:
    assert imported(*arguments) & (CHECKING | NETWORK) == set()


@pytest.mark.parametrize(
    "arguments", [("company", "Lantern"), ("show", "Lantern"), ("cities",), ("list", "people")], ids=" ".join
)
def test_a_card_or_a_list_imports_nothing_that_compares_or_audits(
    arguments: tuple[str, ...], g60: Run, environment: Callable[..., dict[str, str]]
) -> None:
    assert g60(*arguments).code == 0
    command = [sys.executable, "-X", "importtime", "-m", "g60cli", *arguments]
    ran = subprocess.run(command, capture_output=True, cwd=TESTS, env=environment(), timeout=60, check=True)
    modules = {line.rpartition("|")[2].strip() for line in ran.stderr.decode().splitlines()}
    assert "g60cli.questions.facts" in modules
    assert modules & {f"g60cli.questions.{name}" for name in ("comparability", "rivals", "standing", "ledger")} == set()


def test_help_imports_neither_a_table_maker_nor_a_checker(imported: Callable[..., set[str]]) -> None:
    assert imported("--help") & (CHECKING | {"rich"}) == set()


def test_importing_the_package_imports_nothing_else(environment: Callable[..., dict[str, str]]) -> None:
    script = "import sys; before = set(sys.modules); import g60cli; print(sorted(set(sys.modules) - before))"
    command = [sys.executable, "-c", script]
    printed = subprocess.run(command, capture_output=True, cwd=TESTS, env=environment(), timeout=60, check=True).stdout
    assert printed.decode().strip() == "['g60cli']"


# By room. Of these `periods` is there only where the age of a figure has to be reckoned.
OURS_OF_A_LOOKUP = {
    "": {"__main__", "answer", "commands", "errors", "incoming", "knowledge", "questions", "reading", "render"},
    "commands": {"boundary", "catalog", "framework", "lookups", "options", "output", "screens", "signs"},
    "errors": {"base", "files", "naming", "usage"},
    "knowledge": {"digests", "layers", "names", "periods", "store", "values", "vocabulary"},
    "knowledge.store": {"cache", "container", "opening", "schema"},
    "questions": {
        "answering", "blocks", "cards", "dates", "display", "entities", "facts", "keys", "knowledge", "lists",
        "naming", "noting", "sources",
    },
    "render": {"as_json", "screen"},
}  # fmt: skip


@pytest.mark.parametrize("arguments", [("company", "Lantern"), ("cities",), ("industry", "optics")], ids=" ".join)
def test_a_lookup_in_json_imports_these_modules_of_ours_and_no_others(
    arguments: tuple[str, ...], all_imported: Callable[..., set[str]]
) -> None:
    rooms = OURS_OF_A_LOOKUP.items()
    allowed = {".".join(filter(None, ("g60cli", room, name))) for room, names in rooms for name in names}
    ours = {name for name in all_imported(*arguments, "--json") if name.startswith("g60cli.")}
    assert ours - allowed == set()


def test_a_lookup_in_json_imports_nothing_heavy_of_the_standard_library(all_imported: Callable[..., set[str]]) -> None:
    modules = all_imported("company", "Lantern", "--json")
    assert modules & {"hashlib", "platformdirs", "tempfile", "csv", "html", "xml"} == set()


def test_checking_imports_the_checker(imported: Callable[..., set[str]]) -> None:
    assert {"tomli", "pydantic"} <= imported("check", "data/small.toml", "--json")
