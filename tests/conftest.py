"""Running the command line as its users do: in process for speed, in a process of its own where that matters.

Every run stands in the folder ``tests`` and reads ``data/small.toml`` unless told otherwise, so that no path of the
machine stands in an answer. The compiled store goes into one temporary folder for the whole run of the tests.
"""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, nullcontext, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import settings

import g60cli
from g60cli.answer import Answer
from g60cli.commands import output
from g60cli.commands.boundary import run

TESTS = Path(__file__).parent
SMALL = "data/small.toml"
# A run in the background inherits that interrupts are ignored, and so would every process that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# No test is timed: the first run of a command compiles, and on a busy machine any may take long.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
# The age of a figure is reckoned from this day in every run.
TODAY = "2025-01-31"
_OURS = ("G60_", "LC_", "CLICOLOR")
_ALSO_OURS = {"LANG", "LANGUAGE", "TZ", "COLUMNS", "LINES", "TERM", "NO_COLOR", "FORCE_COLOR", "PAGER"}
_ALSO_OURS |= {"FORCE_HYPERLINK", "TERM_PROGRAM", "VTE_VERSION", "KITTY_WINDOW_ID", "WT_SESSION", "COLORTERM"}


@dataclass(frozen=True)
class Outcome:
    """What one run left behind."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """The standard output as JSON."""
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, str]]:
    """The variables of a run: nothing of the user's that g60 would heed, the small file, and what is given."""
    cache = str(tmp_path_factory.mktemp("cache"))
    Path(cache).chmod(0o700)

    def chosen(**given: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
        kept = {name: value for name, value in kept.items() if name not in _ALSO_OURS and name != "PYTHONIOENCODING"}
        path = os.pathsep.join(filter(None, (str(Path(g60cli.__file__).parent.parent), os.environ.get("PYTHONPATH"))))
        return {**kept, "PYTHONPATH": path, "G60_CACHE": cache, "G60_FACTS": SMALL, "G60_TODAY": TODAY, **given}

    return chosen


@pytest.fixture(scope="session")
def g60(environment: Callable[..., dict[str, str]]) -> Run:
    """Run ``g60 …`` in process: ``g60("cities", "--json").json()``; variables are given by name.

    It runs in the folder ``tests``, or in another one that is given, and reads ``stdin``.
    """

    def ran(*arguments: str, folder: Path = TESTS, stdin: bytes | None = None, **variables: str) -> Outcome:
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
        err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", errors="backslashreplace")
        variables_set = patch.dict(os.environ, environment(**variables), clear=True)
        typed = nullcontext()
        if stdin is not None:
            typed = patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with variables_set, chdir(folder), typed, redirect_stdout(out), redirect_stderr(err):
            code = run(arguments)
        return Outcome(int(code), _read(out), _read(err))

    return ran


@pytest.fixture(scope="session")
def shipped(g60: Run) -> Run:
    """The same over the shipped knowledge."""
    return lambda *arguments, **variables: g60(*arguments, G60_FACTS="builtin", **variables)


@pytest.fixture(scope="session")
def rivers(g60: Run) -> Run:
    """The same over the invented file of hard comparisons."""
    return lambda *arguments, **variables: g60(*arguments, G60_FACTS="data/comparing.toml", **variables)


@pytest.fixture(scope="session")
def answer_to(g60: Run) -> Callable[..., Answer]:
    """The answer that a command line gives to the renderers: ``answer_to("company", "Lantern").blocks``.

    An answer is plain data that nothing changes, so each question to the files of the tests is asked once.
    """
    known: dict[tuple[object, ...], Answer] = {}

    def asked(*arguments: str, **variables: str) -> Answer:
        if "--facts" in arguments or variables.get("G60_FACTS", "builtin") != "builtin":
            return really_asked(*arguments, **variables)
        key = (arguments, *variables.items())
        if key not in known:
            known[key] = really_asked(*arguments, **variables)
        return known[key]

    def really_asked(*arguments: str, **variables: str) -> Answer:
        seen: list[Answer] = []
        with patch.object(output, "render", lambda answer, format_, screen: seen.append(answer) or ""):
            outcome = g60(*arguments, **variables)
        assert seen, outcome.err
        return seen[0]

    return asked


@pytest.fixture(scope="session")
def g60_process(environment: Callable[..., dict[str, str]]) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run ``g60 …`` in a process of its own; standard output and error are bytes."""

    def ran(*arguments: str | bytes, **variables: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "g60cli", *arguments]
        return subprocess.run(command, capture_output=True, cwd=TESTS, env=environment(**variables), timeout=60)

    return ran


def _read(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode("utf-8")
