"""Large files are read in parts, and by several processes: what comes of them is what comes of a whole file."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from g60cli.commands.progress import progress
from g60cli.knowledge import checking, helpers, supply
from g60cli.knowledge.documents import read_layers
from g60cli.knowledge.layers import Layer
from g60cli.knowledge.parts import parted
from tests.checker_cases import CASES
from tests.conftest import TESTS
from tests.outcomes import Outcome, outcome
from tests.small_files import PREAMBLE, entity, fact, whole, without_marks

SHIPPED = TESTS.parent / "facts.toml"


@pytest.fixture(params=[0, 1, 2], ids=["alone", "with a helper", "with two helpers"])
def count(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    wanted: int = request.param
    monkeypatch.setattr(checking, "helpers_at_hand", lambda: wanted)
    return wanted


@pytest.fixture
def reliable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Helpers whose failing is not made good."""
    monkeypatch.setattr(checking, "HelperFailed", KeyboardInterrupt)


@pytest.mark.usefixtures("reliable")
def test_the_shipped_file_gives_the_same_store_in_parts(in_parts: Callable[..., Outcome], count: int) -> None:
    assert in_parts(SHIPPED) == outcome(SHIPPED)


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_found_in_parts_at_the_same_place(
    in_parts: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.setattr(checking, "helpers_at_hand", lambda: 2)
    file = tmp_path / "facts.toml"
    text, _ = without_marks(whole(CASES[case][1]))
    file.write_text(text, "utf-8")
    assert in_parts(file) == outcome(file)


GOOD = [
    fact(),
    fact(period='"2021"'),
    fact(period='"2023"').replace("\n[[fact]]", "\n  [[ fact ]]  # the next"),
    fact(period='"2020"') + '[[fact.also]]\nvalue = 1200\nunit = "people"\n',
    '\n[[fact]]\nabout = "northport"\ntext = "T."\nsource = "almanac"\nevidence = [\n  "u",\n]\n',
    "\n# [[fact]]\n",
    entity("person"),
    '\n[city."westport"]\nname = "Westport"\nsource = "almanac"\n',
    "\n[expect]\nquantities = 2\n",
]
BAD = [
    # TOML 1.1 alone has this escape.
    fact(period='"2018"', evidence='["1,200\\x20people"]'),
    fact(period="2021"),
    fact(period='"2019"') + 'note = [\n"a",\n[true]\n]\n',
    '\n[["fact"]]\nabout = "northport"\ntext = "T."\nsource = "almanac"\nevidence = ["t"]\n',
    '\n[[fact]]\nabout = "northport"\ntext = """\n[[fact]]\n"""\nsource = "almanac"\nevidence = ["v"]\n',
    "\n[fact]\n",
    "\n[fact.x]\n",
    "\n[[fact]] x\n",
    "\n[[fact]\n",
    '\n[[withdraw]]\nfact = "northport/residents/2021@almanac"\nwhy = "It was a guess."\n',
    "\n[expect]\nquantities = 9\nfacts = 3\n",
]


@pytest.mark.usefixtures("reliable", "count")
@given(st.permutations(GOOD), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_a_good_file_is_good_in_parts_in_any_order(
    in_parts: Callable[..., Outcome], tmp_path: Path, sections: list[str], feeds: bool
) -> None:
    file = tmp_path / "facts.toml"
    text = PREAMBLE + "".join(sections)
    file.write_bytes((text.replace("\n", "\r\n") if feeds else text).encode())
    found = in_parts(file)
    assert isinstance(found, list)
    assert found == outcome(file)


SECTIONS = st.sampled_from([*GOOD, *BAD])


@given(st.lists(SECTIONS, max_size=9), st.lists(SECTIONS, max_size=4), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
def test_any_order_of_tables_gives_the_same_in_parts(
    in_parts: Callable[..., Outcome], tmp_path: Path, sections: list[str], later: list[str], feeds: bool
) -> None:
    lower, upper = tmp_path / "lower.toml", tmp_path / "upper.toml"
    for file, text in ((lower, PREAMBLE + "".join(sections)), (upper, "format = 1\n" + "".join(later))):
        file.write_bytes((text.replace("\n", "\r\n") if feeds else text).encode())
    assert in_parts(lower, upper) == outcome(lower, upper)


def test_a_file_is_told_apart_by_its_headers() -> None:
    text = PREAMBLE + fact() + entity("person") + fact(period='"2021"')
    parts = parted(text)
    assert parts is not None
    assert [text[start:end].count("[[fact]]") for start, end in zip(parts.starts, parts.ends, strict=True)] == [1, 1]
    assert "fact" not in parts.rest
    assert "person" in parts.rest


def test_facts_of_a_file_in_parts_are_parsed_when_they_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("g60cli.knowledge.documents.LEAST_PARTED", 0)
    file = tmp_path / "facts.toml"
    file.write_text(PREAMBLE + fact() + fact(period='"2021"'), "utf-8")
    [document] = read_layers([Layer("made", file)], in_parts=True).documents
    assert "fact" not in document.data
    assert [table["period"] for table in document.facts(range(1, 2))] == ["2021"]


def killed(work: Callable[[], Iterator[object]]) -> Callable[[], Iterator[object]]:
    """The same work, cut off after its first piece."""

    def cut_off() -> Iterator[object]:
        yield next(work())
        os.kill(os.getpid(), signal.SIGKILL)

    return cut_off


@pytest.mark.parametrize("count", [1], indirect=True)
def test_a_helper_that_is_killed_is_done_without(
    in_parts: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    really = supply.helper
    monkeypatch.setattr(supply, "helper", lambda work: really(killed(work)))
    assert in_parts(SHIPPED) == outcome(SHIPPED)


@pytest.mark.parametrize("count", [1], indirect=True)
def test_where_no_process_can_be_had_it_is_done_without(
    in_parts: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert in_parts(SHIPPED) == outcome(SHIPPED)


ORPHAN = """
import os, signal
from g60cli.knowledge.helpers import helper
def work():
    while True:
        yield "x" * 1_000_000
with helper(work), helper(work):
    print(*os.popen(f"pgrep -P {os.getpid()} python").read().split(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_no_helper_outlives_a_process_that_was_killed() -> None:
    ran = subprocess.run([sys.executable, "-c", ORPHAN], capture_output=True, text=True, check=False, timeout=60)
    processes = [int(number) for number in ran.stdout.split()]
    assert len(processes) == 2
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and any(map(is_running, processes)):
        time.sleep(0.05)
    assert not any(map(is_running, processes))


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_the_thread_of_a_progress_bar_is_no_reason_to_do_without_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1}, raising=False)
    before = set(threading.enumerate())
    with progress("working", Terminal()):
        own = [thread for thread in threading.enumerate() if thread not in before]
        monkeypatch.setattr(threading, "enumerate", lambda: [threading.main_thread(), *own])
        assert (len(own), helpers.helpers_at_hand()) == (1, 1)
    monkeypatch.setattr(threading, "enumerate", lambda: [threading.main_thread(), threading.Thread()])
    assert helpers.helpers_at_hand() == 0


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_helper_that_raises_says_so_by_its_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []
    really = os.waitpid

    def noted(process: int, options: int) -> tuple[int, int]:
        found, status = really(process, options)
        codes.append(os.waitstatus_to_exitcode(status))
        return found, status

    monkeypatch.setattr(os, "waitpid", noted)
    monkeypatch.setattr(os, "kill", lambda process, number: None)
    with helpers.helper(lambda: iter([object()])) as found, pytest.raises(helpers.HelperFailed):
        next(found)
    assert codes == [1]


@pytest.mark.parametrize("count", [1], indirect=True)
def test_no_helper_outlives_the_work(
    in_parts: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    started: list[int] = []
    really = os.fork
    monkeypatch.setattr(os, "fork", lambda: started.append(really()) or started[-1])
    in_parts(SHIPPED)
    assert started
    for process in filter(None, started):
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_many_small_files_are_read_in_parts_as_one_large_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.toml").write_text(PREAMBLE + fact(), "utf-8")
    (tmp_path / "b.toml").write_text("format = 1\n" + fact(period='"2021"'), "utf-8")
    sizes = [file.stat().st_size for file in tmp_path.iterdir()]
    monkeypatch.setattr("g60cli.knowledge.documents.LEAST_PARTED", max(sizes) + 1)
    documents = read_layers([Layer("made", tmp_path)], in_parts=True).documents
    assert [document.parts is None for document in documents] == [False, False]
    documents = read_layers([Layer("made", tmp_path / "a.toml")], in_parts=True).documents
    assert [document.parts is None for document in documents] == [True]
