"""What g60 costs, beside the bare interpreter, the floor program and other tools, at several sizes.

    python benchmarks/run.py [--sizes 0,10000,100000,1000000] [--pairs 11] [--patience 30] [--limit 120] [--write]

Run it with the Python of an environment in which g60 is installed and not only linked. Size 0 is the shipped file; the
others are made by ``generate.py``, compiled once and asked by all sections. ``--patience`` and ``--limit`` bound the
time of a comparison and of a run. With ``--write`` the tables go to ``docs/performance.md``; with ``--folder`` the
files stay there, and those that are there already are not made again.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import NamedTuple

import others
from generate import SHIPPED, generated
from processes import Comparison, Pace, Run, TooSlow, compare, run, spread

HERE = Path(__file__).parent
REPORT = HERE.parent / "docs" / "performance.md"
PYTHON = sys.executable
G60 = [PYTHON, "-m", "g60cli"]
FLOOR = [PYTHON, str(HERE / "floor.py")]
BARE = [PYTHON, "-c", ""]
PARSE = [PYTHON, "-c", "import sys, tomli, decimal; tomli.load(open(sys.argv[1], 'rb'), parse_float=decimal.Decimal)"]

ASKED = {
    "cities": ["cities"],
    "company LandSpace": ["company", "LandSpace"],
    "stats --year 2023": ["stats", "--year", "2023"],
    "search semiconductor": ["search", "semiconductor"],
    "ask": ["ask", "Where is LandSpace headquartered?"],
    "compare Hefei Suzhou": ["compare", "Hefei", "Suzhou"],
    "rank gdp": ["rank", "gdp"],
    "trend gdp Hefei": ["trend", "gdp", "Hefei"],
    "timeline": ["timeline"],
}
LOOKUP = ["company", "LandSpace"]
# What else must stay as it is when the file grows.
ALSO_ASKED = {
    "g60": [],
    "sources": ["sources"],
    "metric gdp": ["metric", "gdp"],
    "city Hefei": ["city", "Hefei"],
    "company LandSpace --as-of 2024": ["company", "LandSpace", "--as-of", "2024"],
    "search people": ["search", "people"],
}
STREAMED = {
    "stats -f jsonl": ["stats", "-f", "jsonl"],
    "stats -f csv": ["stats", "-f", "csv"],
    "stats -f tsv": ["stats", "-f", "tsv"],
    "list place -f jsonl": ["list", "place", "-f", "jsonl"],
    "timeline -f csv": ["timeline", "-f", "csv"],
}
# A file that takes long to compile is compiled once, and everything else is run warm.
COMPILED_ONCE, LONG = 500_000, 100_000
_COMPILING_LIMIT, _STREAMING_LIMIT = 3600, 900


class Size(NamedTuple):
    """A knowledge file of a size, with a cache of its own, compiled: what that cost, and what tomli alone costs."""

    facts: int
    file: Path
    environment: dict[str, str]
    compiling: Run
    parsing: Run


def main() -> None:
    """Measure and print, piece by piece; write the report where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="0,10000,100000")
    parser.add_argument("--pairs", type=int, default=11)
    parser.add_argument("--patience", type=float, default=30, metavar="SECONDS", help="for all pairs of a comparison")
    parser.add_argument("--limit", type=float, default=120, metavar="SECONDS", help="for a single run")
    parser.add_argument("--folder", help="keep the files that are made here")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    chosen = parser.parse_args()
    lines = []
    pace = Pace(chosen.pairs, chosen.patience, chosen.limit)
    with nullcontext(chosen.folder) if chosen.folder else tempfile.TemporaryDirectory() as folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for line in report([int(size) for size in chosen.sizes.split(",")], pace, Path(folder)):
            print(line, flush=True)
            lines.append(line)
    if chosen.write:
        REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(sizes: list[int], pace: Pace, folder: Path) -> Iterator[str]:
    """The lines of the report."""
    yield from _heading(pace)
    sized = [_sized(facts, folder) for facts in sizes]
    yield from _start_up(sized[0], pace)
    for size in sized:
        yield from _questions(size, pace)
    yield from _growth(sized, pace)
    yield from _compiling(sized)
    for size in sized:
        yield from _other_tools(size, pace, folder)
    for size in sized:
        yield from _streaming(size, pace)


def _sized(facts: int, folder: Path) -> Size:
    file = folder / f"facts-{facts}.toml"
    if not file.exists():
        with file.open("w", encoding="utf-8") as out:
            out.writelines(generated(facts))
    cache = folder / f"cache-{facts}"
    cache.mkdir(mode=0o700, exist_ok=True)
    environment = {"G60_CACHE": str(cache), "G60_FACTS": str(file), "COLUMNS": "100"}
    return Size(facts, file, environment, *_compiled(facts, file, environment))


def _compiled(facts: int, file: Path, environment: dict[str, str]) -> tuple[Run, Run]:
    """The first run of a file and tomli alone: the medians of a few runs in turn; of one where it takes long."""
    ours, theirs = [], []
    for _ in range(5 if facts < COMPILED_ONCE else 1):
        _forget(environment)
        ours.append(run([*G60, *LOOKUP, "--json"], environment, _COMPILING_LIMIT))
        theirs.append(run([*PARSE, str(file)], limit=_COMPILING_LIMIT))
    return _median(ours), _median(theirs)


def _median(runs: list[Run]) -> Run:
    return Run(spread([one.seconds for one in runs]).median, spread([one.mebibytes for one in runs]).median)


def _heading(pace: Pace) -> Iterator[str]:
    yield "# Performance"
    yield ""
    yield "Made by `python benchmarks/run.py --write`; what stands here was measured, not promised."
    yield ""
    yield f"- {date.today().isoformat()}, {platform.system()} on {platform.machine()}, {os.cpu_count()} processors,"
    yield f"  Python {platform.python_version()}, g60 installed with compiled modules."
    yield f"- Whole processes, in turn, {pace.pairs} pairs each after one that does not count, fewer where all together"
    yield f"  would take over {pace.patience:.0f} s; least, median and greatest."
    yield "- The floor is the smallest Typer program that prints a Rich table of the size of a lookup"
    yield "  (`benchmarks/floor.py`). Machines are noisy: read the ratios, not the seconds."


def _start_up(size: Size, pace: Pace) -> Iterator[str]:
    yield from ("", "## Start-up", "", "A lookup in the shipped file beside the floor and the bare interpreter.", "")
    yield "| command | beside | seconds | beside it | times | peak memory |"
    yield "|---|---|---|---|---|---|"
    for name, command in (("table", []), ("JSON", ["--json"])):
        for beside, other in (("floor", FLOOR), ("bare interpreter", BARE)):
            found = compare([*G60, *LOOKUP, *command], other, pace, size.environment)
            yield _row(f"`company LandSpace`, {name}", beside, found)


def _row(name: str, beside: str, found: Comparison) -> str:
    return (
        f"| {name} | {beside} | {_seconds(found.first)} | {_seconds(found.second)} | {_times(found.ratio)} "
        f"| {found.mebibytes:.0f} MiB |"
    )


def _seconds(figures: tuple[float, ...]) -> str:
    least, median, greatest = figures
    return f"{median:.3f} ({least:.3f}–{greatest:.3f})"


def _times(figures: tuple[float, ...]) -> str:
    least, median, greatest = figures
    return f"**{median:.2f}** ({least:.2f}–{greatest:.2f})"


def _named(facts: int) -> str:
    return f"{facts:,} facts" if facts else "the shipped file"


def _questions(size: Size, pace: Pace) -> Iterator[str]:
    yield from ("", f"## Questions, {_named(size.facts)}", "", "Beside the floor program.", "")
    yield "| command | first run | warm, table | times the floor | warm, JSON | times the floor | peak memory |"
    yield "|---|---|---|---|---|---|---|"
    for name, arguments in ASKED.items():
        first = _first_run(size, arguments) if size.facts < LONG else "see compiling"
        table, memory = _beside_floor(size, arguments, pace)
        data, _ = _beside_floor(size, [*arguments, "--json"], pace)
        yield f"| `{name}` | {first} | {table} | {data} | {memory} |"


def _beside_floor(size: Size, arguments: list[str], pace: Pace) -> tuple[str, str]:
    """The seconds of a command and how many times the floor that is, as cells; and its peak memory."""
    try:
        found = compare([*G60, *arguments], FLOOR, pace, size.environment)
    except TooSlow:
        return f"over {pace.limit:.0f} s | ", ""
    return f"{_seconds(found.first)} | {_times(found.ratio)}", f"{found.mebibytes:.0f} MiB"


def _first_run(size: Size, arguments: list[str]) -> str:
    _forget(size.environment)
    return f"{run([*G60, *arguments], size.environment).seconds:.2f} s"


def _forget(environment: dict[str, str]) -> None:
    for file in Path(environment["G60_CACHE"]).iterdir():
        file.unlink()


def _tried(name: str, measure: Callable[[], list[str]], columns: int, pace: Pace) -> str:
    try:
        cells = measure()
    except TooSlow:
        cells = [f"over {pace.limit:.0f} s", *[""] * (columns - 1)]
    except subprocess.CalledProcessError as error:
        cells = [f"exit code {error.returncode}", *[""] * (columns - 1)]
    return f"| {name} | {' | '.join(cells)} |"


def _growth(sized: list[Size], pace: Pace) -> Iterator[str]:
    yield from ("", "## Growth", "", "The same question on a larger file beside the shipped one, in turn.")
    yield "The answer to `stats --year 2023` itself grows with the file; the others stay as they are."
    yield ""
    yield "| command | facts | times the shipped file |"
    yield "|---|---|---|"
    small = sized[0]
    for size in sized[1:]:
        for name, arguments in (ASKED | ALSO_ASKED).items():
            command = [*G60, *arguments, "--json"]
            yield _tried(
                f"`{name} --json` | {size.facts:,}", lambda c=command, s=size: _grown(c, s, small, pace), 1, pace
            )
        command = ["env", "_G60_COMPLETE=zsh", *G60, "show", "h"]
        yield _tried(
            f"TAB after `show h` | {size.facts:,}", lambda c=command, s=size: _grown(c, s, small, pace), 1, pace
        )


def _grown(command: list[str], large: Size, small: Size, pace: Pace) -> list[str]:
    def over(size: Size) -> list[str]:
        return ["env", *(f"{name}={value}" for name, value in size.environment.items()), *command]

    return [_times(compare(over(large), over(small), pace).ratio)]


def _compiling(sized: list[Size]) -> Iterator[str]:
    yield from ("", "## Compiling", "", "The first run of a file beside what tomli alone takes to parse it.", "")
    yield "| facts | size | compiling | tomli alone | times | peak memory | times |"
    yield "|---|---|---|---|---|---|---|"
    for size in sized:
        ours, theirs = size.compiling, size.parsing
        yield (
            f"| {_named(size.facts)} | {size.file.stat().st_size / 1e6:.1f} MB | {ours.seconds:.2f} s "
            f"| {theirs.seconds:.2f} s | **{ours.seconds / theirs.seconds:.2f}** | {ours.mebibytes:.0f} MiB "
            f"| **{ours.mebibytes / theirs.mebibytes:.2f}** |"
        )


def _other_tools(size: Size, pace: Pace, folder: Path) -> Iterator[str]:
    yield from ("", f"## Other tools, {_named(size.facts)}", "")
    yield "Every fact with a value about one city; for g60 `stats --about Hefei --json`, in turn with each tool."
    yield from ("", "| tool | seconds | g60 beside it | times g60 |", "|---|---|---|---|")
    forms = _forms(size.file, folder / f"forms-{size.facts}")
    ours = [*G60, "stats", "--about", "Hefei", "--json"]
    for name, command in others.commands(forms, Path(PYTHON)).items():
        if command is None:
            yield f"| {name} | not installed | | |"
        else:
            yield _tried(name, lambda command=command: _beside(command, ours, size, pace), 3, pace)


def _forms(file: Path, folder: Path) -> others.Forms:
    if not folder.exists():
        # Not in this process: what it holds when it starts another counts for the memory of that one.
        run([PYTHON, str(HERE / "others.py"), str(file), str(folder)], limit=_COMPILING_LIMIT)
    return others.forms_in(folder, file)


def _beside(command: list[str], ours: list[str], size: Size, pace: Pace) -> list[str]:
    found = compare(command, ours, pace, size.environment)
    return [_seconds(found.first), _seconds(found.second), _times(found.ratio)]


def _streaming(size: Size, pace: Pace) -> Iterator[str]:
    yield from ("", f"## Streaming, {_named(size.facts)}", "", "Lists printed row by row.", "")
    yield "| command | first row | a lookup | times | all rows | peak memory |"
    yield "|---|---|---|---|---|---|"
    # One of those that most of the file is made of.
    metric = "invented-3" if size.facts else "gdp"
    for name, arguments in (STREAMED | {"metric NAME -f csv": ["metric", metric, "-f", "csv"]}).items():
        first = compare(_head([*G60, *arguments]), [*G60, *LOOKUP, "--json"], pace, size.environment)
        whole = run([*G60, *arguments], size.environment, _STREAMING_LIMIT)
        yield (
            f"| `{name}` | {_seconds(first.first)} | {_seconds(first.second)} | {_times(first.ratio)} "
            f"| {whole.seconds:.1f} s | {whole.mebibytes:.0f} MiB |"
        )


def _head(command: list[str]) -> list[str]:
    return ["sh", "-c", f"{' '.join(command)} | head -n 2"]


if __name__ == "__main__":
    assert SHIPPED.exists()
    main()
