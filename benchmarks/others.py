"""What a user would reach for otherwise, on the same facts: each tool with its own form of them and one question.

The question is the same for all: every figure of one city. A tool that is not installed is left out, and said so.
Install them by name: ``pip install sqlite-utils yq`` (yq brings tomlq), and jq, recutils, miller from the system.
"""

import csv
import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SUBJECT = "hefei"


class Forms(NamedTuple):
    """The facts of one knowledge file in the forms that the tools read."""

    toml: Path
    csv: Path
    jsonl: Path
    rec: Path
    sqlite: Path


def prepare(toml: Path, table: Path, folder: Path) -> Forms:
    """Write the other forms of the facts that ``table``, a CSV of g60, holds."""
    forms = Forms(toml, table, folder / "facts.jsonl", folder / "facts.rec", folder / "facts.sqlite")
    database = sqlite3.connect(forms.sqlite)
    with forms.jsonl.open("w", encoding="utf-8") as jsonl, forms.rec.open("w", encoding="utf-8") as rec:
        for number, row in enumerate(_rows(table)):
            if number == 0:
                columns = ", ".join(f'"{key}" TEXT' for key in row)
                database.execute(f"CREATE TABLE fact ({columns})")
            database.execute(f"INSERT INTO fact VALUES ({','.join('?' * len(row))})", list(row.values()))
            jsonl.write(json.dumps(row, ensure_ascii=False) + "\n")
            rec.write("".join(f"{key}: {value}\n" for key, value in row.items() if value) + "\n")
    database.execute("CREATE INDEX fact_by_about ON fact (about)")
    database.commit()
    database.close()
    return forms


def _rows(table: Path) -> Iterator[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


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
        "grep": ["grep", "-A", "12", about, str(forms.toml)],
    }
    return {name: _found(command, python) for name, command in asked.items()}


def _found(command: list[str], python: Path) -> list[str] | None:
    beside = python.parent / command[0]
    path = str(beside) if beside.exists() else shutil.which(command[0])
    return None if path is None else [path, *command[1:]]
