"""What a warm question costs beside a warm lookup, and over a hundred thousand further facts: processor time, in pairs.

Run by hand: ``python benchmarks/ask_cost.py [PAIRS]``. The lookup is ``g60 company LandSpace`` in the same format.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

QUESTIONS = (
    "How many people live in Hefei?",
    "Which companies are in Suzhou?",
    "哪个城市的人口最多？",
    "Who is vice mayor of Hangzhou?",
    "Does Hefei have more people than Suzhou?",
    "Who proposed the corridor?",
)
PLACES, YEARS = 5000, range(2004, 2024)
METRICS = ("gdp", "population", "area", "patents")


def seconds(*arguments: str) -> float:
    """The processor time of one run, its output thrown away; a refusal is no failure."""
    command = [sys.executable, "-m", "g60cli", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=os.path.sep)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime


def many_facts() -> str:
    """A layer of a hundred thousand facts about invented towns."""
    lines = ["format = 1", '[source.big]\ntitle = "Big"\npublisher = "B"\npublished = 2024-01-01\ntype = "data"']
    for place in range(PLACES):
        lines.append(f'[place.bigtown-{place}]\nname = "Bigtown {place}"\ntype = "town"\nwithin = "china"')
        lines.append('source = "big"\nevidence = ["x"]')
    for place in range(PLACES):
        for year in YEARS:
            lines.append(f'[[fact]]\nabout = "bigtown-{place}"\nmetric = "{METRICS[year % len(METRICS)]}"')
            lines.append(f'value = {1000 + place}\nperiod = "{year}"\nsource = "big"\nevidence = ["{1000 + place}"]')
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the median ratio of each question, in JSON and as a table, and that of the large file to the shipped."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    with tempfile.TemporaryDirectory() as folder:
        layer = Path(folder) / "big.toml"
        layer.write_text(many_facts(), encoding="utf-8")
        large = ("--facts", "builtin", "--facts", str(layer))
        seconds("ask", QUESTIONS[0], *large)
        print(f"{'median ratio':42} {'JSON':>6} {'table':>6} {'large':>6}")
        for question in QUESTIONS:
            as_json, as_table, at_size = [], [], []
            for _ in range(pairs):
                asked = seconds("ask", question, "--json")
                as_json.append(asked / seconds("company", "LandSpace", "--json"))
                as_table.append(seconds("ask", question) / seconds("company", "LandSpace"))
                at_size.append(seconds("ask", question, "--json", *large) / asked)
            medians = (statistics.median(ratios) for ratios in (as_json, as_table, at_size))
            print(f"{question:42}", *(f"{ratio:6.2f}" for ratio in medians))


if __name__ == "__main__":
    main()
