"""The streams: standard output is the answer alone, the same bytes everywhere, and quiet when nobody reads on."""

import errno
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

import pytest

from g60cli.__main__ import run
from g60cli.commands import signs
from g60cli.knowledge.store.opening import heeding_interrupts
from g60cli.knowledge.toml_texts import parsed
from g60cli.questions.knowledge import open_knowledge
from tests.conftest import SMALL, TESTS, Outcome, Run
from tests.small_answers import ANSWERS
from tests.terminal import seen

Process = Callable[..., subprocess.CompletedProcess[bytes]]
Environment = Callable[..., dict[str, str]]


# Off a terminal


def test_standard_output_is_the_answer_alone(g60_process: Process) -> None:
    ran = g60_process("list", "--json")
    assert json.loads(ran.stdout)["command"] == "list"
    assert ran.stderr.startswith(b"g60: g60 list KIND")


def test_a_process_prints_what_a_run_in_process_prints(g60_process: Process, g60: Run) -> None:
    assert g60_process("company", "Lantern").stdout.decode() == g60("company", "Lantern").out


@pytest.mark.parametrize("name", ANSWERS)
def test_no_answer_holds_an_escape_or_a_carriage_return(name: str, g60: Run) -> None:
    for format_ in ("table", "records", "json", "csv", "md"):
        outcome = g60(*ANSWERS[name], "-f", format_)
        assert not set("\x1b\r") & set(outcome.out + outcome.err)


@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "LANG": "C"},
        {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE"},
        {"LC_ALL": "zh_CN.GB18030"},
        {"TZ": "Pacific/Kiritimati"},
        {"COLUMNS": "40", "LINES": "5"},
        {"TERM": "dumb"},
        {"PYTHONUTF8": "0", "LC_ALL": "C"},
    ],
    ids=str,
)
def test_the_bytes_are_the_same_in_any_locale_time_zone_and_width(
    variables: dict[str, str], g60_process: Process
) -> None:
    for arguments in (("stats",), ("company", "灯笼", "--json")):
        plain, other = g60_process(*arguments), g60_process(*arguments, **variables)
        assert (other.returncode, other.stdout) == (0, plain.stdout)


def test_a_narrow_encoding_does_not_crash(g60_process: Process) -> None:
    ran = g60_process("company", "Lantern", PYTHONIOENCODING="ascii")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.isascii()
    assert b"5,827.50 USD" in ran.stdout


def test_a_narrow_encoding_loses_no_bound_and_no_column(g60_process: Process) -> None:
    arguments = ("trend", "firms", "--facts", "data/comparing.toml")
    wide, narrow = (
        g60_process(*arguments, PYTHONIOENCODING=encoding).stdout.decode() for encoding in ("utf-8", "ascii")
    )
    assert "≈ +" in wide
    assert wide.count("≈ +") == narrow.count("~ +")
    assert "?" not in narrow


@pytest.mark.parametrize(
    ("text", "shown"),
    [("≈ 5", "~ 5"), ("≥ 5 |", ">=5 |"), ("≤5", "<=5"), ("市 x", "?? x"), ("4 ÷ 2 km²", "4 / 2 km2"), ("é", "?")],
)
def test_what_an_encoding_lacks_is_written_as_wide_as_it_was(text: str, shown: str) -> None:
    signs.register()
    assert text.encode("ascii", errors=signs.NEAREST).decode() == shown


def test_json_in_a_narrow_encoding_loses_nothing(g60_process: Process) -> None:
    narrow = g60_process("company", "Lantern", "--json", PYTHONIOENCODING="ascii").stdout
    assert narrow.isascii()
    assert json.loads(narrow) == json.loads(g60_process("company", "Lantern", "--json").stdout)


def test_a_name_is_found_in_any_locale(g60_process: Process) -> None:
    assert g60_process("city", "北港".encode(), LC_ALL="C").returncode == 0


def test_an_error_in_a_narrow_encoding_is_still_one_line(g60_process: Process) -> None:
    ran = g60_process("city", "北", PYTHONIOENCODING="ascii")
    assert ran.returncode == 1
    assert ran.stderr.count(b"\n") == 1


# When nobody reads on


@pytest.mark.parametrize("format_", ["table", "json", "csv", "md"])
def test_a_closed_pipe_is_quiet_and_no_error(format_: str, environment: Environment) -> None:
    command = [sys.executable, "-m", "g60cli", "companies", "-f", format_]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=TESTS, env=environment(G60_FACTS="builtin")
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), said) == (0, b"")


def test_the_first_line_is_enough(environment: Environment) -> None:
    script = f"set -o pipefail; {sys.executable} -m g60cli companies | head -1"
    ran = subprocess.run(
        ["bash", "-c", script], capture_output=True, cwd=TESTS, env=environment(G60_FACTS="builtin"), timeout=60
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"Companies\n", b"")


def test_a_closed_standard_error_does_not_hide_the_answer(environment: Environment, g60: Run) -> None:
    script = f"{sys.executable} -m g60cli list 2>&-"
    ran = subprocess.run(["bash", "-c", script], capture_output=True, cwd=TESTS, env=environment(), timeout=60)
    assert (ran.returncode, ran.stdout.decode()) == (0, g60("list").out)


@pytest.mark.parametrize(
    "command",
    [("cities",), ("stats", "-f", "csv"), ("export", "-"), ("init", "-"), ("city", "nowhere", "--json"), ("--help",)],
    ids=" ".join,
)
def test_a_full_disk_is_one_line_and_no_internal_error(command: tuple[str, ...], environment: Environment) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        ran = subprocess.run(
            [sys.executable, "-m", "g60cli", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=TESTS,
            env=environment(),
            timeout=60,
        )
    assert ran.returncode in (1, 2)
    assert re.fullmatch(rb"g60: (no city is called|standard output cannot be written: ).*\n", ran.stderr)


def test_a_width_beyond_measure_is_not_filled(environment: Environment) -> None:
    shown = seen("g60 rank residents", 80, {**environment(), "G60_FACTS": str(TESTS / SMALL), "COLUMNS": "9" * 30})
    assert 0 < max(map(len, shown.splitlines())) <= 10_000


def test_an_interrupt_while_a_file_is_read_ends_with_one_line_at_most(environment: Environment, tmp_path: Path) -> None:
    # A pipe that nobody writes to holds the run at a known place.
    held = tmp_path / "held.toml"
    os.mkfifo(held)
    process = subprocess.Popen(
        [sys.executable, "-m", "g60cli", "cities", "--facts", str(held)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    writer = opened_for_writing(held)
    # A signal between the opening and the reading is seen only when the reading ends: then one presses again.
    ended = False
    while not ended:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
            ended = True
    out, err = process.communicate(timeout=60)
    os.close(writer)
    assert (process.returncode, out) == (130, b"")
    assert err.count(b"\n") <= 1


def opened_for_writing(pipe: Path) -> int:
    """The pipe opened as soon as somebody reads from it."""
    while True:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            time.sleep(0.01)


# On a terminal


def on_terminal(command: str, width: int, environment: Environment, **variables: str) -> str:
    chosen = {"G60_FACTS": str(TESTS / SMALL), "PAGER": "cat", "G60_CACHE": environment()["G60_CACHE"]}
    return seen(command, width, {**chosen, **variables})


def cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


@pytest.mark.parametrize("width", [60, 100, 150])
def test_a_terminal_gets_lines_that_fit_it(width: int, environment: Environment) -> None:
    lines = on_terminal("g60 companies", width, environment).splitlines()
    assert [line for line in lines if cells(line) > width and " " in line.strip()] == []
    assert max(cells(line) for line in lines) > width // 2


def test_a_terminal_gets_colour_unless_it_is_not_wanted(environment: Environment) -> None:
    assert "\x1b[" in on_terminal("g60 cities", 100, environment, NO_COLOR="")
    assert "\x1b" not in on_terminal("g60 cities", 100, environment, NO_COLOR="1")
    assert "\x1b" not in on_terminal("g60 cities", 100, environment, NO_COLOR="", TERM="dumb")


def test_colour_changes_no_word(environment: Environment) -> None:
    coloured = on_terminal("g60 stats", 120, environment, NO_COLOR="")
    plain = on_terminal("g60 stats", 120, environment, NO_COLOR="1")
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == plain.split()


def test_data_for_programs_is_the_same_on_a_terminal(environment: Environment, g60: Run) -> None:
    printed = on_terminal("g60 companies --json", 40, environment)
    assert json.loads(printed) == g60("companies", "--json").json()


def test_compiling_tells_how_far_it_is_and_a_second_opening_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("G60_CACHE", str(tmp_path))
    told: list[tuple[int, int]] = []

    def watch(size: int) -> AbstractContextManager[Callable[[int, int], None]]:
        assert size == (TESTS / SMALL).stat().st_size
        return nullcontext(lambda done, total: told.append((done, total)))

    open_knowledge([str(TESTS / SMALL)], watch=watch)
    assert told[0] == (0, 0)
    assert told[-1][0] == told[-1][1] > 0
    told.clear()
    open_knowledge([str(TESTS / SMALL)], watch=watch)
    assert told == []


def test_an_interrupt_ends_a_long_query() -> None:
    long = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000000) SELECT count(*) FROM n"
    database = heeding_interrupts(sqlite3.connect(":memory:"))
    threading.Timer(0.2, signal.raise_signal, (signal.SIGINT,)).start()
    with pytest.raises(sqlite3.OperationalError) as caught:
        database.execute(long)
    assert caught.value.sqlite_errorname == "SQLITE_INTERRUPT"


def test_a_query_that_was_interrupted_exits_130(g60: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        error = sqlite3.OperationalError("interrupted")
        error.sqlite_errorname = "SQLITE_INTERRUPT"
        raise error

    monkeypatch.setattr("g60cli.questions.lists.cities", interrupted)
    assert g60("cities") == Outcome(130, "", "")


@pytest.mark.parametrize(
    ("work", "variables"),
    [("g60cli.commands.boundary.run", {}), ("g60cli.commands.completing.complete", {"_G60_COMPLETE": "bash"})],
)
def test_an_interrupt_while_modules_are_imported_leaves_no_traceback(
    work: str, variables: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(work, interrupted)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert run() == 130
    assert capsys.readouterr() == ("", "")


def ended(script: str, environment: Environment) -> tuple[int, str, str]:
    """How a process ends that runs ``g60`` and then what is given: exit code, last line, standard error."""
    command = [sys.executable, "-c", f"import signal, weakref; from g60cli.__main__ import main; main(); {script}"]
    process = subprocess.run(command, capture_output=True, text=True, cwd=TESTS, env=environment(), timeout=60)
    return process.returncode, process.stdout.splitlines()[-1], process.stderr


def test_an_interrupt_when_all_is_said_changes_nothing(environment: Environment) -> None:
    script = "signal.raise_signal(signal.SIGINT); print('end')"
    assert ended(script, environment) == (0, "end", "")


def test_an_interrupt_that_meets_a_callback_is_not_forgotten(environment: Environment) -> None:
    script = """
print("before", flush=True)
def interrupted(reference):
    raise KeyboardInterrupt
met = {1}
reference = weakref.ref(met, interrupted)
del met
print("forgotten")
"""
    assert ended(script, environment) == (130, "before", "")


def test_an_interrupt_while_a_large_text_is_parsed_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers: list[object] = []
    monkeypatch.setattr("g60cli.knowledge.toml_texts._MOST_PARSED_TWICE", 10)
    monkeypatch.setattr("tomli.loads", lambda text, parse_float: handlers.append(signal.getsignal(signal.SIGINT)) or {})
    parsed("short")
    parsed("longer than that")
    assert handlers == [signal.default_int_handler, signal.SIG_DFL]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
