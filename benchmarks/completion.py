"""What one TAB costs beside the floor program, in alternating pairs of whole processes.

Run by hand, with a g60 that was installed and not only linked: ``python benchmarks/completion.py [PAIRS]``. The bound
is 1.3 times the floor program.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

FLOOR = [sys.executable, str(Path(__file__).parent / "floor.py")]
LINES = {
    "g60 ci": ["ci"],
    "g60 stats --m": ["stats", "--m"],
    "g60 city H": ["city", "H"],
    "g60 city 合": ["city", "合"],
    "g60 show": ["show", ""],
    "g60 fact h": ["fact", "h"],
    "g60 company Shanghai A": ["company", "Shanghai", "A"],
}


def seconds(command: list[str], **variables: str) -> float:
    """The wall time of one run of a command, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=os.path.sep, env={**os.environ, **variables})
    return time.perf_counter() - start


def main() -> None:
    """Print for each unfinished line the least, the median and the greatest ratio."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    print(f"{'times the floor program':32} {'min':>6} {'median':>6} {'max':>6}")
    for line, words in LINES.items():
        command = [sys.executable, "-m", "g60cli", *words]
        seconds(command, _G60_COMPLETE="zsh")
        measured = [seconds(command, _G60_COMPLETE="zsh") / seconds(FLOOR) for _ in range(pairs)]
        print(f"{line:32} {min(measured):6.2f} {statistics.median(measured):6.2f} {max(measured):6.2f}")


if __name__ == "__main__":
    main()
