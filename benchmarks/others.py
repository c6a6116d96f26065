"""What a user would reach for otherwise, on the same facts: each tool with its own form of them and one question.

The question is the same for all: every fact with a value about one city. A tool that is not installed is left out, and
said so. Install them by name: ``pip install sqlite-utils yq`` (yq brings tomlq); jq, recutils, miller from the system.
"""

import csv
import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SUBJECT = "hefei"
KEYS = (
    "about", "metric", "value", "period", "precision", "status", "basis", "rank", "why", "per", "source", "section",
    "evidence", "note",
)  # fmt: skip


class Forms(NamedTuple):
    """The facts of one knowledge file in the forms that the tools read."""

    toml: Path
    csv: Path
    jsonl: Path
    rec: Path
    sqlite: Path


def forms_in(folder: Path, toml: Path) -> Forms:
    """Where the forms of a knowledge file stand that ``main`` writes into a folder."""
    return Forms(toml, *(folder / f"facts.{ending}" for ending in ("csv", "jsonl", "rec", "sqlite")))


def main() -> None:
    """Write the other forms of the facts with a value: ``python benchmarks/others.py FILE FOLDER``."""
    toml, folder = map(Path, sys.argv[1:])
    unfinished = folder.with_suffix(".part")
    unfinished.mkdir()
    forms = forms_in(unfinished, toml)
    database = sqlite3.connect(forms.sqlite)
    columns = ", ".join(f'"{key}" TEXT' for key in KEYS)
    database.execute(f"CREATE TABLE fact ({columns})")
    with (
        forms.csv.open("w", encoding="utf-8", newline="") as table,
        forms.jsonl.open("w", encoding="utf-8") as jsonl,
        forms.rec.open("w", encoding="utf-8") as rec,
    ):
        rows = csv.DictWriter(table, KEYS, lineterminator="\n")
        rows.writeheader()
        for row in _rows(forms.toml):
            rows.writerow(row)
            database.execute(f"INSERT INTO fact VALUES ({','.join('?' * len(row))})", list(row.values()))
            jsonl.write(json.dumps(row, ensure_ascii=False) + "\n")
            rec.write("".join(f"{key}: {value}\n" for key, value in row.items() if value) + "\n")
    database.execute("CREATE INDEX fact_by_about ON fact (about)")
    database.commit()
    database.close()
    unfinished.rename(folder)


def _rows(toml: Path) -> Iterator[dict[str, str]]:
    import tomli

    for fact in tomli.loads(toml.read_text(encoding="utf-8"))["fact"]:
        if "value" in fact:
            yield {key: _cell(fact.get(key, "")) for key in KEYS}


def _cell(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def commands(forms: Forms, python: Path) -> dict[str, list[str] | None]:
    """The command of each tool; None for one that is not installed. ``python`` may have tools beside it."""
    about = f'about = "{SUBJECT}"'
    asked = {
        "sqlite-utils (indexed)": [
            "sqlite-utils",
            "query",
            str(forms.sqlite),
            f"SELECT * FROM fact WHERE about = '{SUBJECT}'",
        ],
        "tomlq": ["tomlq", f'.fact[] | select(.about == "{SUBJECT}")', str(forms.toml)],
        "jq": ["jq", f'select(.about == "{SUBJECT}")', str(forms.jsonl)],
        "recsel": ["recsel", "-e", f"about = '{SUBJECT}'", str(forms.rec)],
        "mlr": ["mlr", "--icsv", "--ojson", "filter", f'$about == "{SUBJECT}"', str(forms.csv)],
        # Into a pipe: grep sees where its lines would be thrown away, and stops at the first.
        "grep": ["sh", "-c", 'grep -A 12 "$0" "$1" | cat', about, str(forms.toml)],
    }
    return {name: _found(command, python) for name, command in asked.items()}


def _found(command: list[str], python: Path) -> list[str] | None:
    beside = python.parent / command[0]
    path = str(beside) if beside.exists() else shutil.which(command[0])
    return None if path is None else [path, *command[1:]]


if __name__ == "__main__":
    main()
