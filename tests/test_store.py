"""The compiled store: never the reason for a wrong answer, whatever happened to it, to its folder or to the file."""

import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from platformdirs import user_cache_path

from g60cli.knowledge.store import cache, container
from g60cli.knowledge.store.cache import cache_folder
from tests.conftest import SMALL, TESTS, Run
from tests.small_files import PREAMBLE, fact

COMPILES = "g60cli.knowledge.store.compiling.compile_into"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "cache"
    made.mkdir(mode=0o700)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A knowledge file that was last changed long ago."""
    written = tmp_path / "facts.toml"
    written.write_bytes((TESTS / SMALL).read_bytes())
    age(written)
    return written


def age(file: Path, seconds: float = 3600) -> None:
    """Let a file look as if it had been changed long ago; its inode's time cannot be set, so a run waits for that."""
    then = time.time() - seconds
    os.utime(file, (then, then))


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the seconds in which a file that was just changed is not believed: the tests have no time."""
    monkeypatch.setattr("g60cli.knowledge.store.opening._RACY", 0)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The stores that were compiled, in order; what is opened instead leaves no trace here."""
    from g60cli.knowledge.store import compiling

    made: list[Path] = []
    really = compiling.compile_into

    def noted(folder: Path, path: Path, *others: object) -> sqlite3.Connection:
        made.append(path)
        return really(folder, path, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(COMPILES, noted)
    return made


@pytest.fixture
def ask(g60: Run, file: Path, folder: Path) -> Callable[[], str]:
    """The answer to one question over the file, with the cache in the folder."""
    return lambda: g60("company", "Lantern", "--json", "--facts", str(file), G60_CACHE=str(folder)).out


@pytest.fixture
def right(g60: Run, file: Path, tmp_path: Path) -> str:
    """The answer as a run without a usable cache gives it."""
    return g60("company", "Lantern", "--json", "--facts", str(file), G60_CACHE=str(tmp_path / "none" / "such")).out


def stores(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.g60"))


# Fresh and stale


@pytest.mark.usefixtures("settled")
def test_a_file_is_compiled_once(ask: Callable[[], str], right: str, compiled: list[Path]) -> None:
    assert [ask() for _ in range(3)] == [right] * 3
    assert len(compiled) == 1


def test_a_file_that_was_changed_a_moment_ago_is_read_again_to_be_sure(
    ask: Callable[[], str], right: str, compiled: list[Path]
) -> None:
    assert [ask() for _ in range(2)] == [right] * 2
    assert len(compiled) == 1


@pytest.mark.usefixtures("settled")
def test_a_changed_file_is_compiled_again(ask: Callable[[], str], file: Path, compiled: list[Path]) -> None:
    before = ask()
    file.write_text(file.read_text("utf-8").replace("Maker of lamps.", "Maker of torches."), encoding="utf-8")
    after = ask()
    assert "Maker of torches." in after
    assert "Maker of torches." not in before
    assert len(compiled) == 2


def test_a_change_that_keeps_size_and_time_is_seen(ask: Callable[[], str], file: Path) -> None:
    state = file.stat()
    assert "Maker of lamps." in ask()
    file.write_text(file.read_text("utf-8").replace("Maker of lamps.", "Maker of lumps."), encoding="utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert file.stat().st_size == state.st_size
    assert "Maker of lumps." in ask()


@pytest.mark.usefixtures("settled")
def test_a_file_that_was_only_touched_is_not_compiled_again(
    ask: Callable[[], str], file: Path, right: str, compiled: list[Path]
) -> None:
    ask()
    age(file, 60)
    assert ask() == right
    assert len(compiled) == 1


def test_a_file_that_became_invalid_is_refused_and_the_old_store_is_not_used(
    g60: Run, ask: Callable[[], str], file: Path, folder: Path
) -> None:
    ask()
    file.write_text(file.read_text("utf-8") + "\n[[fact]]\n", encoding="utf-8")
    outcome = g60("company", "Lantern", "--facts", str(file), G60_CACHE=str(folder))
    assert (outcome.code, outcome.out) == (3, "")


def test_a_file_that_joins_a_folder_is_read(g60: Run, tmp_path: Path, folder: Path) -> None:
    base = tmp_path / "base"
    base.mkdir()
    (base / "a.toml").write_text(PREAMBLE, encoding="utf-8")
    facts = ("stats", "--facts", str(base), "--json")
    assert g60(*facts, G60_CACHE=str(folder)).json()["data"] == []
    (base / "b.toml").write_text("format = 1\n" + fact(), encoding="utf-8")
    assert len(g60(*facts, G60_CACHE=str(folder)).json()["data"]) == 1
    (base / "b.toml").unlink()
    assert g60(*facts, G60_CACHE=str(folder)).json()["data"] == []


@pytest.mark.usefixtures("settled")
def test_a_store_from_the_future_is_not_believed(
    ask: Callable[[], str], file: Path, right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask()
    now = time.time_ns()
    monkeypatch.setattr("g60cli.knowledge.store.opening.time.time_ns", lambda: now - 10**15)
    assert ask() == right
    file.write_text(file.read_text("utf-8").replace("Maker of lamps.", "Maker of lumps."), encoding="utf-8")
    assert "Maker of lumps." in ask()


# Damaged


@pytest.fixture(scope="module")
def whole(g60: Run, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, str]:
    """A cache folder with one store in it, the bytes of that store, and the right answer."""
    made = tmp_path_factory.mktemp("whole")
    made.chmod(0o700)
    answer = g60("company", "Lantern", "--json", G60_CACHE=str(made)).out
    [store] = stores(made)
    return store, store.read_bytes(), answer


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_flipped_bit_changes_an_answer(place: float, bit: int, whole: tuple[Path, bytes, str], g60: Run) -> None:
    store, raw, answer = whole
    damaged = bytearray(raw)
    damaged[int(place * len(raw))] ^= 1 << bit
    store.write_bytes(damaged)
    assert g60("company", "Lantern", "--json", G60_CACHE=str(store.parent)).out == answer


@given(length=st.floats(0, 1, exclude_max=True), tail=st.binary(max_size=40))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_store_that_is_cut_or_overwritten_changes_an_answer(
    length: float, tail: bytes, whole: tuple[Path, bytes, str], g60: Run
) -> None:
    store, raw, answer = whole
    store.write_bytes(raw[: int(length * len(raw))] + tail)
    assert g60("company", "Lantern", "--json", G60_CACHE=str(store.parent)).out == answer


def test_a_store_of_another_version_is_made_anew(ask: Callable[[], str], folder: Path, right: str) -> None:
    ask()
    [store] = stores(folder)
    opened = container.read_container(store)
    assert opened is not None
    assert opened.database is not None
    older = container.Record("0.0.1", opened.record.schema, opened.record.compiled, opened.record.files)
    with store.open("wb+") as out:
        out.write(opened.database)
        container.seal(out, older)
    assert container.read_container(store) is None
    assert ask() == right


def test_no_byte_changed_in_a_large_store_changes_an_answer(
    ask: Callable[[], str], folder: Path, right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "SMALL", 0)
    ask()
    [store] = stores(folder)
    raw = store.read_bytes()
    # The first page and the record have a digest of their own.
    end = raw.rindex(b'{"tool"')
    store.write_bytes(raw[:4096] + raw[4096:end].replace(b"Lantern", b"Lamtern") + raw[end:])
    assert store.read_bytes() != raw
    assert ask() == right


def test_a_large_store_is_read_whole_only_after_somebody_wrote_to_it(
    ask: Callable[[], str], folder: Path, right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "SMALL", 0)
    ask()
    read: list[int | None] = []
    original = container.digest_of_stream
    monkeypatch.setattr(
        container, "digest_of_stream", lambda file, length: (read.append(length), original(file, length))[1]
    )
    assert (ask(), read) == (right, [])
    [store] = stores(folder)
    store.touch()
    assert (ask(), len(read)) == (right, 1)
    # It was right, so it is dated as before.
    assert (ask(), len(read)) == (right, 1)


def test_a_large_store_is_told_by_its_header_and_its_length(
    ask: Callable[[], str], folder: Path, right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "SMALL", 0)
    assert [ask() for _ in range(2)] == [right] * 2
    [store] = stores(folder)
    with store.open("r+b") as out:
        out.truncate(store.stat().st_size - 4096)
    assert ask() == right


def test_what_is_no_store_at_all_is_replaced(ask: Callable[[], str], folder: Path, right: str) -> None:
    ask()
    [store] = stores(folder)
    store.write_bytes(b"SQLite format 3\0 and nothing of ours")
    assert ask() == right
    assert container.read_container(store) is not None


# The folder


@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_folder_that_cannot_be_written_is_no_obstacle(
    mode: int, ask: Callable[[], str], folder: Path, right: str
) -> None:
    folder.chmod(mode)
    try:
        assert ask() == right
    finally:
        folder.chmod(0o700)


def test_a_file_in_the_place_of_the_folder_is_no_obstacle(g60: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    assert g60("cities", G60_CACHE=str(blocked)).code == 0
    assert blocked.read_text() == ""


def test_a_folder_that_others_may_write_to_is_neither_read_nor_written(
    ask: Callable[[], str], folder: Path, right: str
) -> None:
    folder.chmod(0o777)
    assert ask() == right
    assert stores(folder) == []


def test_a_folder_that_somebody_else_owns_is_not_trusted(
    ask: Callable[[], str], folder: Path, right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask()
    monkeypatch.setattr(cache.os, "getuid", lambda: folder.stat().st_uid + 1)
    assert not cache.is_ours(folder)
    assert ask() == right


def test_a_full_disk_is_no_obstacle(ask: Callable[[], str], folder: Path, right: str) -> None:
    resource = pytest.importorskip("resource", reason="the size of files cannot be limited here")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with ignoring_the_signal():
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
        try:
            assert ask() == right
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [path.name for path in folder.iterdir() if path.suffix == ".part"] == []


class ignoring_the_signal:  # noqa: N801 - reads like what it does
    """A write beyond the limit is an error, and not the end."""

    def __enter__(self) -> None:
        import signal

        self._before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def __exit__(self, *_: object) -> None:
        import signal

        signal.signal(signal.SIGXFSZ, self._before)


def test_at_most_twenty_stores_are_kept_and_the_newest_stay(g60: Run, folder: Path, tmp_path: Path) -> None:
    for number in range(23):
        file = tmp_path / f"{number}.toml"
        file.write_text(PREAMBLE, encoding="utf-8")
        assert g60("list", "--facts", str(file), G60_CACHE=str(folder)).code == 0
    kept = stores(folder)
    assert len(kept) == 20
    assert g60("paths", "--facts", str(file), "--json", G60_CACHE=str(folder)).json()["data"][-1]["exists"]


def test_what_a_crashed_run_left_is_removed_after_an_hour(ask: Callable[[], str], folder: Path) -> None:
    old, new = folder / "old.part", folder / "new.part"
    for path, seconds in ((old, 7200.0), (new, 60.0)):
        path.write_text("half a store")
        age(path, seconds)
    ask()
    assert (old.exists(), new.exists()) == (False, True)


def test_nothing_is_written_but_the_store(ask: Callable[[], str], file: Path, folder: Path, tmp_path: Path) -> None:
    ask()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "facts.toml"]
    assert len(list(folder.iterdir())) == 1


# Several at once


def test_two_first_runs_at_once_both_answer(environment: Callable[..., dict[str, str]], folder: Path, g60: Run) -> None:
    command = [sys.executable, "-m", "g60cli", "company", "Lantern", "--json"]
    variables = environment(G60_CACHE=str(folder))
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=TESTS, env=variables)
        for _ in range(4)
    ]
    printed = [process.communicate(timeout=120) for process in running]
    assert {out.decode() for out, _ in printed} == {g60("company", "Lantern", "--json").out}
    assert [process.returncode for process in running] == [0] * 4
    assert len(stores(folder)) == 1
    assert list(folder.glob("*.part")) == []


def test_a_file_that_changes_while_it_is_read_is_never_half_in_an_answer(
    g60: Run, tmp_path: Path, folder: Path
) -> None:
    file = tmp_path / "facts.toml"
    versions = [PREAMBLE + fact(value=number, evidence=f'["{number}"]') for number in ("111", "222")]
    file.write_text(versions[0], encoding="utf-8")
    done = threading.Event()

    def change() -> None:
        chooser = random.Random(7)
        while not done.is_set():
            new = tmp_path / "new"
            new.write_text(chooser.choice(versions), encoding="utf-8")
            new.replace(file)

    changing = threading.Thread(target=change)
    changing.start()
    try:
        for _ in range(12):
            data = g60("stats", "--facts", str(file), "--json", G60_CACHE=str(folder)).json()["data"]
            assert [(item["value"], item["evidence"]) for item in data] in (
                [("111", ["111"])],
                [("222", ["222"])],
            )
    finally:
        done.set()
        changing.join()
    file.write_text(versions[1], encoding="utf-8")
    [item] = g60("stats", "--facts", str(file), "--json", G60_CACHE=str(folder)).json()["data"]
    assert item["value"] == "222"


@pytest.fixture(autouse=True)
def open_files() -> Iterator[None]:
    """Connections that a test leaves to the collector are closed before the next one counts."""
    import gc

    yield
    gc.collect()


@pytest.mark.skipif(sys.platform != "linux", reason="the short way is that of Linux")
@pytest.mark.parametrize("home", ["/home/ada", "/home/ada/", "/", "ada", ""])
@pytest.mark.parametrize("caches", [None, "", "/var/cache/ada", "/var/cache/ada/", "caches", " "])
def test_the_short_way_to_the_cache_folder_leads_where_the_library_does(
    home: str, caches: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("G60_CACHE", raising=False)
    monkeypatch.setenv("HOME", home)
    if caches is None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", caches)
    assert cache_folder() == user_cache_path("g60", appauthor=False)
