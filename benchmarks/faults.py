"""Faults, one after the other, and how many wrong answers came of them.

    python benchmarks/faults.py [--times 100]

Fifty first runs at once; runs killed at random moments while they compile; a home that cannot be written, a cache that
somebody else may write to; no room to write; a clock set back; a store damaged at random bytes; answers and exports
that are killed, or find no room, while they are written over older ones. After each fault the same question must have
the right answer, the knowledge file must be as it was, and a file that was to be replaced must be the old one or the
whole new one. Exit 1 where one is not.
"""

import argparse
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

SHIPPED = Path(__file__).parent.parent / "facts.toml"
QUESTION = [sys.executable, "-m", "g60cli", "city", "Hefei", "--json"]
FIRST_RUNS = 50
# A clock that runs a day behind, in the place of the operating system's.
BEHIND = (
    "import sys, time; real = time.time_ns; time.time_ns = lambda: real() - 86_400_000_000_000; "
    "from g60cli.commands.boundary import run; sys.exit(run(sys.argv[1:]))"
)
# A run that takes every store for one that is too large to be read whole at each opening.
AS_LARGE = (
    "import sys; from g60cli.knowledge.store import container; container.SMALL = 0; "
    "from g60cli.commands.boundary import run; sys.exit(run(sys.argv[1:]))"
)
# What is written, by the name of the file.
WRITTEN = {
    "answer.json": ["stats", "-o", "answer.json"],
    "answer.csv": ["stats", "-o", "answer.csv"],
    "answer.svg": ["rank", "gdp", "-o", "answer.svg"],
    "knowledge.sqlite": ["export", "knowledge.sqlite"],
    "knowledge.jsonl": ["export", "knowledge.jsonl"],
}
OLD = b"what was here before\n" * 1000


class Bench(NamedTuple):
    """A knowledge file with its cache, and the right answer to the question."""

    file: Path
    cache: Path
    answer: bytes
    digest: str

    @property
    def environment(self) -> dict[str, str]:
        """The variables of a run on this bench."""
        return {**os.environ, "G60_CACHE": str(self.cache), "G60_FACTS": str(self.file)}


class Count(NamedTuple):
    """How often a fault was made, and how often an answer or the file was wrong afterwards."""

    faults: int
    wrong: int


def main() -> int:
    """Make every fault and print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=int, default=100, help="how often what is random is tried")
    times = parser.parse_args().times
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, _bench(Path(folder)) as bench:
        for name, fault in FAULTS.items():
            count = fault(bench, times)
            wrong += count.wrong
            print(f"{name:44} {count.faults:5} faults  {count.wrong:3} wrong", flush=True)
    return 1 if wrong else 0


@contextmanager
def _bench(folder: Path) -> Iterator[Bench]:
    file, cache = folder / "facts.toml", folder / "cache"
    file.write_bytes(SHIPPED.read_bytes())
    cache.mkdir(mode=0o700)
    answer = subprocess.run(
        QUESTION, capture_output=True, check=True, env={**os.environ, "G60_CACHE": "/dev/null", "G60_FACTS": str(file)}
    ).stdout
    yield Bench(file, cache, answer, _digest(file))


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _forget(bench: Bench) -> None:
    for path in bench.cache.iterdir():
        path.unlink()


def _is_right(bench: Bench, question: list[str] | None = None, **how: object) -> bool:
    """Whether the question has its answer, with nothing said beside it, and the file is as it was."""
    ran = subprocess.run(question or QUESTION, capture_output=True, env=bench.environment, **how)  # type: ignore[call-overload]
    return bool(ran.returncode == 0 and ran.stdout == bench.answer and _digest(bench.file) == bench.digest)


def first_runs(bench: Bench, times: int) -> Count:
    """Fifty first runs at once: each must answer."""
    _forget(bench)
    running = [
        subprocess.Popen(QUESTION, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=bench.environment)
        for _ in range(FIRST_RUNS)
    ]
    wrong = sum(process.communicate()[0] != bench.answer for process in running)
    left = list(bench.cache.glob("*.part"))
    return Count(FIRST_RUNS, wrong + len(left) + (not _is_right(bench)))


def killed(bench: Bench, times: int) -> Count:
    """Killed at a random moment of a first run, what lies there then is used or replaced."""
    chooser, wrong = random.Random(60), 0
    _forget(bench)
    start = time.perf_counter()
    _is_right(bench)
    whole = time.perf_counter() - start
    for _ in range(times):
        _forget(bench)
        process = subprocess.Popen(
            QUESTION, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=bench.environment
        )
        time.sleep(chooser.uniform(0, whole))
        process.send_signal(signal.SIGKILL)
        process.wait()
        wrong += not _is_right(bench)
    return Count(times, wrong)


def read_only_home(bench: Bench, times: int) -> Count:
    """A home in which nothing can be written, and a folder that others may write to, which is not trusted."""
    wrong = 0
    for mode in (0o500, 0o777):
        _forget(bench)
        bench.cache.chmod(mode)
        wrong += not _is_right(bench)
        bench.cache.chmod(0o700)
    for nowhere in ("/proc/nowhere", "/dev/null"):
        environment = bench.environment | {"G60_CACHE": nowhere}
        ran = subprocess.run(QUESTION, capture_output=True, env=environment)
        wrong += ran.stdout != bench.answer
    # A file system that is really read-only, even for root, where one may be made.
    home = bench.cache.with_name("home")
    home.mkdir(exist_ok=True)
    mounted = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    mounted += ['mount -t tmpfs -o ro none "$HOME" && exec "$@"', "sh"]
    environment = {name: value for name, value in bench.environment.items() if name != "G60_CACHE"}
    environment |= {"HOME": str(home), "XDG_CACHE_HOME": ""}
    if shutil.which("unshare") is None or subprocess.run([*mounted, "true"], env=environment).returncode:
        return Count(4, wrong)
    ran = subprocess.run([*mounted, *QUESTION], capture_output=True, env=environment)
    wrong += ran.stdout != bench.answer
    return Count(5, wrong)


def no_room(bench: Bench, times: int) -> Count:
    """Files that may not grow beyond a limit: the answer is made in memory."""
    wrong = 0
    limits = [0, 1, 4096, 100_000, 1_000_000]
    for limit in limits:
        _forget(bench)
        wrong += not _is_right(bench, preexec_fn=lambda limit=limit: _limit_files(limit))
        wrong += not _is_right(bench)
    return Count(len(limits), wrong)


def _limit_files(limit: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def clock_set_back(bench: Bench, times: int) -> Count:
    """A clock that jumps back a day between two runs, with a change of the file in between."""
    wrong, tries = 0, max(1, times // 10)
    behind = [sys.executable, "-c", BEHIND, *QUESTION[3:]]
    for number in range(tries):
        _forget(bench)
        wrong += not _is_right(bench)
        wrong += not _is_right(bench, behind)
        text = bench.file.read_text("utf-8")
        changed = text.replace("12673.8", f"1267{number % 10}.9")
        bench.file.write_text(changed, encoding="utf-8")
        ran = subprocess.run(behind, capture_output=True, env=bench.environment)
        # The figure and its evidence no longer agree: an old store would still answer.
        wrong += ran.returncode != 3
        bench.file.write_text(text, encoding="utf-8")
        wrong += not _is_right(bench, behind)
    return Count(tries, wrong)


def damaged(bench: Bench, times: int) -> Count:
    """A store with one byte changed, cut short, or overwritten in part."""
    return _damaged(bench, times, QUESTION)


def damaged_large(bench: Bench, times: int) -> Count:
    """The same of a store that is not read whole at each opening."""
    return _damaged(bench, times, [sys.executable, "-c", AS_LARGE, *QUESTION[3:]])


def _damaged(bench: Bench, times: int, question: list[str]) -> Count:
    chooser, wrong = random.Random(61), 0
    _forget(bench)
    _is_right(bench, question)
    [store] = bench.cache.glob("*.g60")
    raw = store.read_bytes()
    for number in range(times):
        broken = bytearray(raw)
        place = chooser.randrange(len(raw))
        if number % 3 == 0:
            broken[place] ^= 1 << chooser.randrange(8)
        elif number % 3 == 1:
            del broken[place:]
        else:
            broken[place : place + 512] = chooser.randbytes(512)
        store.write_bytes(broken)
        wrong += not _is_right(bench, question)
        store.write_bytes(raw)
    return Count(times, wrong)


def writing_killed(bench: Bench, times: int) -> Count:
    """Killed at a random moment while an answer or an export takes the place of an older one."""
    chooser, wrong = random.Random(62), 0
    _forget(bench)
    _is_right(bench)
    for number in range(times):
        name, command = list(WRITTEN.items())[number % len(WRITTEN)]
        new, whole = _new(bench, name, command)
        (bench.cache.parent / name).write_bytes(OLD)
        process = subprocess.Popen(_written(command), stderr=subprocess.DEVNULL, **_there(bench))
        time.sleep(chooser.uniform(whole / 3, whole))
        process.send_signal(signal.SIGKILL)
        process.wait()
        wrong += not (_stands(bench, name, new) and _is_right(bench))
    return Count(times, wrong)


def no_room_for_answers(bench: Bench, times: int) -> Count:
    """Files that may not grow beyond a limit: exit 2, and the older answer or export stays."""
    wrong = 0
    limits = [0, 1, 4096, 20_000]
    for limit in limits:
        for name, command in WRITTEN.items():
            new, _ = _new(bench, name, command)
            (bench.cache.parent / name).write_bytes(OLD)
            limited = {"preexec_fn": lambda limit=limit: _limit_files(limit)} | _there(bench)
            ran = subprocess.run(_written(command), stderr=subprocess.PIPE, **limited)
            fits = limit >= len(new)
            wrong += ran.returncode != 0 if fits else (ran.returncode, ran.stderr.count(b"\n")) != (2, 1)
            wrong += not _stands(bench, name, new) or bool(_left_behind(bench))
    return Count(len(limits) * len(WRITTEN), wrong)


def _written(command: list[str]) -> list[str]:
    return [*QUESTION[:3], *command]


def _there(bench: Bench) -> dict[str, Any]:
    return {"stdout": subprocess.DEVNULL, "env": bench.environment, "cwd": bench.cache.parent}


def _new(bench: Bench, name: str, command: list[str]) -> tuple[bytes, float]:
    """What the command writes where nothing hinders it, and how long that takes."""
    start = time.perf_counter()
    subprocess.run(_written(command), check=True, stderr=subprocess.DEVNULL, **_there(bench))
    return (bench.cache.parent / name).read_bytes(), time.perf_counter() - start


def _stands(bench: Bench, name: str, new: bytes) -> bool:
    """Whether a file is the old one or the whole new one, and the knowledge is as it was."""
    return (bench.cache.parent / name).read_bytes() in (OLD, new) and _digest(bench.file) == bench.digest


def _left_behind(bench: Bench) -> list[Path]:
    """What an unfinished writing left beside its place; of a killed one that is no wonder."""
    return [path for name in WRITTEN for path in bench.cache.parent.glob(f".{name}.*")]


FAULTS: dict[str, Callable[[Bench, int], Count]] = {
    "fifty first runs at once": first_runs,
    "killed at a random moment while compiling": killed,
    "a cache that cannot be written or trusted": read_only_home,
    "no room to write": no_room,
    "a clock set back": clock_set_back,
    "a store damaged at random bytes": damaged,
    "a large store damaged at random bytes": damaged_large,
    "no room for answers and exports": no_room_for_answers,
    "killed while an answer or export is written": writing_killed,
}

if __name__ == "__main__":
    sys.exit(main())
