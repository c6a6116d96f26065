"""Timing whole processes: what one run of a command costs, and pairs of runs in turn.

Machines are noisy and drift: a figure is a median over pairs, and a comparison the median of the ratios pair by pair.
"""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Command = Sequence[str]


class Run(NamedTuple):
    """One run: seconds on the clock, and the peak of its memory in MiB."""

    seconds: float
    mebibytes: float


class Spread(NamedTuple):
    """The least, the median and the greatest of several figures."""

    least: float
    median: float
    greatest: float


class Pace(NamedTuple):
    """How long to measure: so many pairs, fewer where all together would take more seconds than ``patience``.

    No single run goes on for more seconds than ``limit``.
    """

    pairs: int
    patience: float
    limit: float


class TooSlow(Exception):
    """A run that went on beyond its time."""


def run(command: Command, environment: Mapping[str, str] | None = None, limit: float = 120) -> Run:
    """Run a command with its output thrown away.

    Raises TooSlow after ``limit`` seconds, and CalledProcessError where the command fails.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
        cwd=os.path.sep,
    )
    deadline = start + limit
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        if time.perf_counter() > deadline:
            process.kill()
            os.wait4(process.pid, 0)
            process.returncode = -9
            raise TooSlow
        time.sleep(0.0005)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(seconds, usage.ru_maxrss / 1024)


def spread(figures: Sequence[float]) -> Spread:
    """The spread of some figures."""
    return Spread(min(figures), statistics.median(figures), max(figures))


class Comparison(NamedTuple):
    """Two commands run in turn: what each cost, and how many times the second the first cost."""

    first: Spread
    second: Spread
    ratio: Spread
    mebibytes: float


def compare(first: Command, second: Command, pace: Pace, environment: Mapping[str, str] | None = None) -> Comparison:
    """Run the two in turn, after one run of each that does not count; it counts where there is no patience for more.

    Raises what ``run`` raises.
    """

    def pair() -> tuple[Run, Run]:
        return run(first, environment, pace.limit), run(second, environment, pace.limit)

    warm = pair()
    pairs = min(pace.pairs, int(pace.patience / sum(one.seconds for one in warm)))
    runs = [pair() for _ in range(pairs)] or [warm]
    ones, others = [one.seconds for one, _ in runs], [other.seconds for _, other in runs]
    ratios = [one / other for one, other in zip(ones, others, strict=True)]
    return Comparison(spread(ones), spread(others), spread(ratios), statistics.median(one.mebibytes for one, _ in runs))
