"""No knowledge file, argument, environment variable or terminal makes a traceback: all of it through the command line.

In process, with ``G60_DEBUG=1``, so that an error of ours is shown where it arose; and as processes where only these
show it. ``G60_TRIES=20`` tries twenty times as much.
"""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from g60cli.commands.catalog import COMMANDS
from g60cli.commands.framework import parameters_of
from g60cli.render import Format
from tests.conftest import SMALL, TESTS, Outcome, Run
from tests.damaged_files import damaged
from tests.odd_files import IDS, NAMES, odd
from tests.promises import DOCUMENTED, assert_kept
from tests.small_files import PREAMBLE, fact
from tests.terminal import read_all

Environment = Callable[..., dict[str, str]]

SHOWN = {"G60_DEBUG": "1"}


def tried(examples: int) -> settings:
    """So many examples, each as slow as it likes; the file they write is written anew by each."""
    examples *= int(os.environ.get("G60_TRIES", "1"))
    allowed = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.large_base_example]
    return settings(max_examples=examples, deadline=None, suppress_health_check=allowed)


# Knowledge files

FORMATS = st.sampled_from(Format)
NAMED = st.sampled_from([*IDS, "m0", "m1", "s1", "f1", "northport", "residents", "part"]) | NAMES
QUESTIONS = st.one_of(
    st.sampled_from(
        [
            ("cities",),
            ("companies",),
            ("industries",),
            ("metrics",),
            ("sources",),
            ("stats",),
            ("stats", "--year", "latest"),
            ("stats", "--year", "0001..9999"),
            ("timeline",),
            ("audit",),
            ("audit", "--strict"),
            ("verify",),
            ("map",),
            ("shares",),
            ("list", "places"),
            ("list", "people"),
            ("export", "-"),
            ("export", "out.sqlite"),
            ("export", "out/"),
            ("diff", "builtin", "file.toml"),
            ("diff", "file.toml", "file.toml"),
            ("cite", "s1", "--style", "apa"),
            ("cite", "s1", "s2", "--style", "ris"),
            ("paths",),
            ("check", "file.toml", "--strict"),
            ("--version",),
            (),
        ]
    ),
    st.tuples(st.sampled_from(["show", "city", "company", "industry", "metric", "source", "fact", "rank"]), NAMED),
    st.tuples(st.sampled_from(["search", "ask", "shares", "cite", "verify"]), NAMED),
    st.tuples(st.sampled_from(["compare", "trend"]), NAMED, NAMED),
    st.tuples(st.just("ask"), st.just("how many"), NAMED, st.just("in"), NAMED),
)


def asked_of(raw: bytes, folder: Path, g60: Run, *arguments: str) -> Outcome:
    """One run over a file of these bytes."""
    (folder / "file.toml").write_bytes(raw)
    return g60(*arguments, folder=folder, G60_FACTS="file.toml", **SHOWN)


@tried(80)
@given(raw=damaged(), format_=FORMATS)
def test_a_damaged_file_is_checked(raw: bytes, format_: Format, g60: Run, tmp_path: Path) -> None:
    if format_ is Format.SVG:
        format_ = Format.JSON
    outcome = asked_of(raw, tmp_path, g60, "check", "file.toml", "-f", format_)
    assert_kept(outcome)
    assert outcome.code in (0, 3)


@tried(80)
@given(raw=damaged() | st.binary(max_size=200), question=QUESTIONS, format_=FORMATS)
def test_a_damaged_file_answers_or_says_what_is_wrong(
    raw: bytes, question: tuple[str, ...], format_: Format, g60: Run, tmp_path: Path
) -> None:
    assert_kept(asked_of(raw, tmp_path, g60, *question, "-f", format_))


@tried(50)
@given(text=odd(), questions=st.lists(st.tuples(QUESTIONS, FORMATS), min_size=3, max_size=6))
def test_an_odd_file_answers_any_question_in_any_format(
    text: str, questions: list[tuple[tuple[str, ...], Format]], g60: Run, tmp_path: Path
) -> None:
    for question, format_ in questions:
        assert_kept(asked_of(text.encode(), tmp_path, g60, *question, "-f", format_))


@tried(30)
@given(lower=odd(), upper=odd() | damaged().map(lambda raw: raw.decode("utf-8", "replace")), question=QUESTIONS)
def test_an_odd_layer_over_an_odd_file(
    lower: str, upper: str, question: tuple[str, ...], g60: Run, tmp_path: Path
) -> None:
    (tmp_path / "lower.toml").write_text(lower, encoding="utf-8")
    assert_kept(asked_of(upper.encode(), tmp_path, g60, *question, "--facts", "lower.toml", "--facts", "file.toml"))


# Arguments

SPELLINGS = sorted({spelling for name in COMMANDS for one in parameters_of(name) for spelling in one.spellings})
ODD_WORDS = ["", " ", "-", "--", "-1", "=", "*", "a\0b", "\ud8ff", "9" * 400, "nan", "1e999", "..", "builtin", "x.svg"]
ODD_WORDS += [
    "/dev/null",
    "/dev/full",
    "2023..",
    "latest",
    "0001",
    "b" * 5000,
    "\x1b[2J",
    "%s",
    "~",
    "/proc/self/mem",
    "\x00",
]
VALUES = [
    "northport",
    "residents",
    "gdp",
    "json",
    "svg",
    "csv",
    "name",
    "-value",
    "0",
    "5",
    "2023",
    "2021..2023",
    SMALL,
]
# Nothing is written outside the folder of the test.
INSIDE = st.text(max_size=8).filter(lambda word: "/" not in word)
WORDS = st.sampled_from([*COMMANDS, *VALUES, *ODD_WORDS]) | st.sampled_from(SPELLINGS) | INSIDE


@tried(200)
@given(command=st.sampled_from(sorted(COMMANDS)), words=st.lists(WORDS, max_size=5))
@example(command="cities", words=["--limit", "9" * 400])
def test_any_words_are_a_command_line(command: str, words: list[str], g60: Run, tmp_path: Path) -> None:
    facts = str(TESTS / SMALL)
    assert_kept(g60(command, *words, folder=tmp_path, stdin=b"northport\n", G60_FACTS=facts, **SHOWN))


@tried(60)
@given(words=st.lists(WORDS, max_size=4))
def test_any_words_without_a_command_are_one_too(words: list[str], g60: Run, tmp_path: Path) -> None:
    assert_kept(g60(*words, folder=tmp_path, stdin=b"", G60_FACTS=str(TESTS / SMALL), **SHOWN))


# Environment variables

# Each that g60, its libraries or the interpreter read, as a user may have set it.
VARIABLES = (
    *("G60_FACTS", "G60_CACHE", "G60_PAGER", "G60_LINKS", "G60_TODAY", "PAGER", "LESS", "COLUMNS", "LINES", "TERM"),
    *("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "COLORTERM", "FORCE_HYPERLINK", "TERM_PROGRAM"),
    *("VTE_VERSION", "KITTY_WINDOW_ID", "WT_SESSION", "TMUX", "STY", "LANG", "LC_ALL", "LC_CTYPE", "LANGUAGE", "TZ"),
    *("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR", "USER", "ANDROID_DATA", "PYTHONIOENCODING", "PYTHONUTF8"),
    *("TERMINAL_WIDTH", "JUPYTER_COLUMNS", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "UNICODE_VERSION"),
    *("_TYPER_STANDARD_TRACEBACK", "TYPER_USE_RICH", "TYPER_STANDARD_TRACEBACK", "_TYPER_FORCE_DISABLE_TERMINAL"),
)
SETTINGS = [
    "",
    "0",
    "1",
    "-1",
    "always",
    "never",
    "auto",
    "9" * 30,
    "nan",
    "dumb",
    "xterm-256color",
    "no such terminal",
]
SETTINGS += [
    "C",
    "POSIX",
    "zh_CN.GB18030",
    "de_DE.UTF-8",
    "ascii",
    "utf-8:strict",
    "no-such-encoding",
    "UTC+25",
    ":",
    "'",
]
SETTINGS += [
    "/dev/null",
    "/proc/nowhere",
    "nowhere",
    ".",
    "a:b",
    "\udcff\udcfe",
    "\x1b[31m",
    "合肥",
    "x" * 5000,
    "2023-02-30",
]
SETTING = st.sampled_from(SETTINGS) | st.text(st.characters(exclude_characters="\0/."), max_size=8)
ENVIRONMENTS = st.dictionaries(st.sampled_from(VARIABLES), SETTING, max_size=6)


def is_settable(variables: dict[str, str]) -> bool:
    """Whether the operating system takes them."""
    try:
        return all(os.fsencode(value) is not None for value in variables.values())
    except UnicodeEncodeError:
        return False


@tried(100)
@given(variables=ENVIRONMENTS.filter(is_settable), command=st.sampled_from(["cities", "paths", "check", "map", "help"]))
def test_any_environment_does(variables: dict[str, str], command: str, g60: Run, tmp_path: Path) -> None:
    assert_kept(g60(command, folder=tmp_path, **{"G60_FACTS": str(TESTS / SMALL), **SHOWN, **variables}))


@tried(8)
@given(variables=ENVIRONMENTS.filter(is_settable))
@example(variables={"PYTHONIOENCODING": "no-such-encoding"})
@example(variables={"LC_ALL": "zh_CN.GB18030", "COLUMNS": "-1", "TERM": "\udcff"})
def test_any_environment_does_for_a_process(
    variables: dict[str, str], environment: Environment, tmp_path: Path
) -> None:
    set_ = environment(**{"G60_FACTS": str(TESTS / SMALL), **variables})
    ran = subprocess.run(
        [sys.executable, "-m", "g60cli", "cities"], capture_output=True, cwd=tmp_path, env=set_, timeout=60
    )
    if b"Fatal Python error" in ran.stderr:
        # The interpreter itself refuses some, before a line of ours runs.
        return
    assert ran.returncode in DOCUMENTED
    assert b"Traceback" not in ran.stderr


# Terminals


def on_terminal(width: int, height: int, set_: dict[str, str], *arguments: str) -> tuple[int, bytes]:
    """The exit code and all that a terminal of that size gets."""
    main, worker = pty.openpty()
    fcntl.ioctl(worker, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    command = [sys.executable, "-m", "g60cli", *arguments]
    process = subprocess.Popen(command, stdin=worker, stdout=worker, stderr=worker, env=set_, cwd=TESTS)
    os.close(worker)
    text = read_all(main)
    return process.wait(timeout=60), text


@pytest.mark.parametrize("command", [("company", "Lantern"), ("trend", "residents", "Northport"), ("stats", "-h")])
@pytest.mark.parametrize(
    ("width", "height", "term", "pager"),
    [
        (1, 1, "xterm", "cat"),
        (0, 0, "no-such-terminal", "cat"),
        (2, 65535, "", "'"),
        (65535, 1, "dumb", "no-such-pager"),
    ],
)
def test_any_terminal_does(
    width: int, height: int, term: str, pager: str, command: tuple[str, ...], environment: Environment
) -> None:
    code, shown = on_terminal(width, height, environment(TERM=term, PAGER=pager), *command)
    assert code in DOCUMENTED
    assert shown
    assert b"Traceback" not in shown


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["cities --json", "city Nowhere", "check -", "--help"])
def test_closed_streams_do_no_harm(command: str, closed: str, environment: Environment) -> None:
    line = f'exec "$0" -m g60cli {command} {closed}'
    ran = subprocess.run(
        ["sh", "-c", line, sys.executable],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(),
        cwd=TESTS,
        timeout=60,
    )
    assert ran.returncode in DOCUMENTED
    assert b"Traceback" not in ran.stdout + ran.stderr


# Files that are none, or odd ones


def test_a_device_is_no_file(g60: Run, tmp_path: Path) -> None:
    for arguments in (
        ("check", "/dev/zero"),
        ("cities", "--facts", "/dev/zero"),
        ("init", "x", "--from-csv", "/dev/zero"),
    ):
        outcome = g60(*arguments, folder=tmp_path, **SHOWN)
        assert outcome.code == 3
        assert "/dev/zero:1:1: K101 cannot be read: it is a device, not a file" in outcome.out + outcome.err


def test_a_pipe_is_a_file_and_nothing_is_kept_of_it(environment: Environment, tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(PREAMBLE, encoding="utf-8")
    (tmp_path / "other.toml").write_text(PREAMBLE.replace("Northport", "Southport"), encoding="utf-8")
    line = 'for name in one other; do "$0" -m g60cli cities -f csv --facts <(cat $name.toml) & wait; done'
    cache = tmp_path / "cache"
    set_ = environment(G60_CACHE=str(cache))
    ran = subprocess.run(["bash", "-c", line, sys.executable], capture_output=True, cwd=tmp_path, env=set_, timeout=60)
    assert (ran.stdout.count(b"Northport"), ran.stdout.count(b"Southport")) == (1, 1)
    assert not cache.exists()


def test_a_pipe_of_a_folder_is_not_waited_for(g60: Run, tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(PREAMBLE + fact(), encoding="utf-8")
    os.mkfifo(tmp_path / "two.toml")
    assert g60("check", ".", folder=tmp_path).err == "g60: .: 0 errors, 0 warnings, 1 fact holds\n"


def test_a_link_that_leads_nowhere_or_round_is_a_problem(g60: Run, tmp_path: Path) -> None:
    (tmp_path / "round.toml").symlink_to("round.toml")
    (tmp_path / "nowhere.toml").symlink_to("absent")
    assert [line.split(" ")[1] for line in g60("check", ".", folder=tmp_path).out.splitlines()] == ["K101", "K101"]


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem(g60: Run, tmp_path: Path) -> None:
    file = tmp_path / "secret.toml"
    file.write_text(PREAMBLE, encoding="utf-8")
    file.chmod(0)
    assert "K101 cannot be read: Permission denied" in g60("check", str(file)).out


def test_no_name_is_not_the_current_folder(g60: Run) -> None:
    said = "g60: a knowledge file is a path, 'builtin' or -, not ''\n"
    assert (g60("check", "").err, g60("cities", "--facts", "").err) == (said, said)


def test_too_little_memory_is_one_line(g60: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def scarce(*given: object) -> None:
        raise MemoryError

    monkeypatch.setattr("g60cli.commands.options.open_knowledge", scarce)
    outcome = g60("cities", **SHOWN)
    assert outcome.code == 3
    assert outcome.err == (
        "g60: there is not enough memory for this; take a smaller knowledge file, or fewer rows by --limit\n"
    )
