"""What a warm lookup costs beside the floor program, in alternating pairs of whole processes.

Run by hand, with a g60 that was installed and not only linked (an editable install compiles its modules at each start
where byte code may not be written): ``python benchmarks/start.py [PAIRS]``.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

FLOOR = [sys.executable, str(Path(__file__).parent / "floor.py")]
LOOKUPS = {
    "company LandSpace, table": ["company", "LandSpace"],
    "company LandSpace, JSON": ["company", "LandSpace", "--json"],
    "cities, table": ["cities"],
    "cities, JSON": ["cities", "--json"],
}


def seconds(command: list[str]) -> float:
    """The wall time of one run of a command, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=os.path.sep)
    return time.perf_counter() - start


def ratios(command: list[str], pairs: int) -> list[float]:
    """The cost of the command over that of the floor program, pair by pair."""
    seconds(command)
    return [seconds(command) / seconds(FLOOR) for _ in range(pairs)]


def main() -> None:
    """Print for each lookup the least, the median and the greatest ratio."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    print(f"{'times the floor program':32} {'min':>6} {'median':>6} {'max':>6}")
    for name, arguments in LOOKUPS.items():
        measured = ratios([sys.executable, "-m", "g60cli", *arguments], pairs)
        print(f"{name:32} {min(measured):6.2f} {statistics.median(measured):6.2f} {max(measured):6.2f}")


if __name__ == "__main__":
    main()
