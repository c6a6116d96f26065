"""What g60 costs, beside the bare interpreter, the floor program and other tools, at several sizes.

    python benchmarks/run.py [--sizes 0,10000,100000,1000000] [--pairs 11] [--write]

Run it with the Python of an environment in which g60 is installed and not only linked. Size 0 is the shipped file; the
others are made by ``generate.py``. With ``--write`` the tables go to ``docs/performance.md``.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import others
from generate import SHIPPED, generated
from processes import Comparison, Run, TooSlow, compare, run, spread

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


class Size(NamedTuple):
    """A knowledge file of a size, with a cache of its own, compiled."""

    facts: int
    file: Path
    environment: dict[str, str]


def main() -> None:
    """Measure and print, piece by piece; write the report where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="0,10000,100000")
    parser.add_argument("--pairs", type=int, default=11)
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    chosen = parser.parse_args()
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for line in report([int(size) for size in chosen.sizes.split(",")], chosen.pairs, Path(folder)):
            print(line, flush=True)
            lines.append(line)
    if chosen.write:
        REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(sizes: list[int], pairs: int, folder: Path) -> Iterator[str]:
    """The lines of the report."""
    yield from _heading(pairs)
    sized = [_sized(facts, folder) for facts in sizes]
    yield from _start_up(sized[0], pairs)
    for size in sized:
        yield from _questions(size, pairs)
    yield from _growth(sized, pairs)
    yield from _compiling(sized)
    for size in sized:
        yield from _other_tools(size, pairs, folder)
    yield from _streaming(sized[-1], pairs)


def _sized(facts: int, folder: Path) -> Size:
    file = folder / f"facts-{facts}.toml"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(generated(facts))
    cache = folder / f"cache-{facts}"
    cache.mkdir(mode=0o700)
    return Size(facts, file, {"G60_CACHE": str(cache), "G60_FACTS": str(file), "COLUMNS": "100"})


def _heading(pairs: int) -> Iterator[str]:
    yield "# Performance"
    yield ""
    yield "Made by `python benchmarks/run.py --write`; what stands here was measured, not promised."
    yield ""
    yield f"- {date.today().isoformat()}, {platform.system()} on {platform.machine()}, {os.cpu_count()} processors,"
    yield f"  Python {platform.python_version()}, g60 installed with compiled modules."
    yield f"- Whole processes, in turn, {pairs} pairs each after one that does not count; least, median and greatest."
    yield "- The floor is the smallest Typer program that prints a Rich table of the size of a lookup"
    yield "  (`benchmarks/floor.py`). Machines are noisy: read the ratios, not the seconds."


def _start_up(size: Size, pairs: int) -> Iterator[str]:
    yield from ("", "## Start-up", "", "A lookup in the shipped file beside the floor and the bare interpreter.", "")
    yield "| command | beside | seconds | beside it | times | peak memory |"
    yield "|---|---|---|---|---|---|"
    for name, command in (("table", []), ("JSON", ["--json"])):
        for beside, other in (("floor", FLOOR), ("bare interpreter", BARE)):
            found = compare([*G60, *LOOKUP, *command], other, pairs, size.environment)
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


def _questions(size: Size, pairs: int) -> Iterator[str]:
    yield from ("", f"## Questions, {_named(size.facts)}", "", "Beside the floor program.", "")
    yield "| command | first run | warm, table | times the floor | warm, JSON | times the floor | peak memory |"
    yield "|---|---|---|---|---|---|---|"
    for name, arguments in ASKED.items():
        yield _tried(f"`{name}`", lambda arguments=arguments: _question(size, arguments, pairs), columns=6)


def _question(size: Size, arguments: list[str], pairs: int) -> list[str]:
    first = _first_run(size, arguments) if size.facts < 100_000 else "see compiling"
    table = compare([*G60, *arguments], FLOOR, pairs, size.environment)
    data = compare([*G60, *arguments, "--json"], FLOOR, pairs, size.environment)
    return [
        first, _seconds(table.first), _times(table.ratio), _seconds(data.first), _times(data.ratio),
        f"{table.mebibytes:.0f} MiB",
    ]  # fmt: skip


def _first_run(size: Size, arguments: list[str]) -> str:
    _forget(size)
    return f"{run([*G60, *arguments], size.environment).seconds:.2f} s"


def _forget(size: Size) -> None:
    for file in Path(size.environment["G60_CACHE"]).iterdir():
        file.unlink()


def _tried(name: str, measure: Callable[[], list[str]], columns: int) -> str:
    try:
        cells = measure()
    except TooSlow:
        cells = ["over 120 s", *[""] * (columns - 1)]
    except subprocess.CalledProcessError as error:
        cells = [f"exit code {error.returncode}", *[""] * (columns - 1)]
    return f"| {name} | {' | '.join(cells)} |"


def _growth(sized: list[Size], pairs: int) -> Iterator[str]:
    yield from ("", "## Growth", "", "The same question on a larger file beside the shipped one, in turn.")
    yield "The answer to `stats --year 2023` itself grows with the file; the others stay as they are."
    yield ""
    yield "| command | facts | times the shipped file |"
    yield "|---|---|---|"
    small = sized[0]
    for size in sized[1:]:
        for name, arguments in ASKED.items():
            yield _tried(f"`{name} --json` | {size.facts:,}", lambda a=arguments, s=size: _grown(a, s, small, pairs), 1)


def _grown(arguments: list[str], large: Size, small: Size, pairs: int) -> list[str]:
    def command(size: Size) -> list[str]:
        assigned = [f"{name}={value}" for name, value in size.environment.items()]
        return ["env", *assigned, *G60, *arguments, "--json"]

    run(command(large), limit=1200)
    return [_times(compare(command(large), command(small), pairs).ratio)]


def _compiling(sized: list[Size]) -> Iterator[str]:
    yield from ("", "## Compiling", "", "The first run of a file beside what tomli alone takes to parse it.", "")
    yield "| facts | size | compiling | tomli alone | times | peak memory | times |"
    yield "|---|---|---|---|---|---|---|"
    for size in sized:
        ours, theirs = _compiled(size)
        yield (
            f"| {_named(size.facts)} | {size.file.stat().st_size / 1e6:.1f} MB | {ours.seconds:.2f} s "
            f"| {theirs.seconds:.2f} s | **{ours.seconds / theirs.seconds:.2f}** | {ours.mebibytes:.0f} MiB "
            f"| **{ours.mebibytes / theirs.mebibytes:.2f}** |"
        )


def _compiled(size: Size) -> tuple[Run, Run]:
    """The medians of a few runs in turn; of one where it takes long."""
    ours, theirs = [], []
    for _ in range(3 if size.facts < 500_000 else 1):
        _forget(size)
        ours.append(run([*G60, *LOOKUP, "--json"], size.environment, limit=1800))
        theirs.append(run([*PARSE, str(size.file)], limit=1800))
    return tuple(
        Run(spread([one.seconds for one in runs]).median, spread([one.mebibytes for one in runs]).median)
        for runs in (ours, theirs)
    )  # type: ignore[return-value]


def _other_tools(size: Size, pairs: int, folder: Path) -> Iterator[str]:
    yield from ("", f"## Other tools, {_named(size.facts)}", "")
    yield "Every figure of one city; for g60 `stats --about Hefei --json`, in turn with each tool."
    yield from ("", "| tool | seconds | g60 beside it | times g60 |", "|---|---|---|---|")
    forms = others.prepare(size.file, _table(size, folder), _folder(folder, size))
    ours = [*G60, "stats", "--about", "Hefei", "--json"]
    for name, command in others.commands(forms, Path(PYTHON)).items():
        if command is None:
            yield f"| {name} | not installed | | |"
        else:
            yield _tried(name, lambda command=command: _beside(command, ours, size, pairs), columns=3)


def _beside(command: list[str], ours: list[str], size: Size, pairs: int) -> list[str]:
    slow = run(command, size.environment).seconds > 5
    found = compare(command, ours, 1 if slow else pairs, size.environment)
    return [_seconds(found.first), _seconds(found.second), _times(found.ratio)]


def _folder(folder: Path, size: Size) -> Path:
    made = folder / f"forms-{size.facts}"
    made.mkdir()
    return made


def _table(size: Size, folder: Path) -> Path:
    table = folder / f"facts-{size.facts}.csv"
    run([*G60, "stats", "-o", str(table)], size.environment, limit=1800)
    return table


def _streaming(size: Size, pairs: int) -> Iterator[str]:
    yield from ("", "## Streaming", "", f"Every figure of {_named(size.facts)}, row by row.", "")
    yield "| format | first row | a lookup | times | all rows | peak memory |"
    yield "|---|---|---|---|---|---|"
    for format_ in ("jsonl", "csv", "tsv"):
        command = [*G60, "stats", "-f", format_]
        first = compare(_head(command), [*G60, *LOOKUP, "--json"], pairs, size.environment)
        whole = run(command, size.environment, limit=1800)
        yield (
            f"| {format_} | {_seconds(first.first)} | {_seconds(first.second)} | {_times(first.ratio)} "
            f"| {whole.seconds:.1f} s | {whole.mebibytes:.0f} MiB |"
        )


def _head(command: list[str]) -> list[str]:
    return ["sh", "-c", f"{' '.join(command)} | head -n 2"]


if __name__ == "__main__":
    assert SHIPPED.exists()
    main()
