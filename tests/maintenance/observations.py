"""Compare the research table of figures with the knowledge file: every row is a fact, or explained.

A maintainer's check, run by hand: ``python -m tests.maintenance.observations observations.tsv facts.toml``. A row has
its fact where source, subject and exact value are the same, and no fact serves two rows; rows without one are
printed, and the exit code is 1.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import tomli

Table = dict[str, Any]
Row = dict[str, str]

KINDS = ("city", "place", "industry", "company", "organization", "alliance", "project", "person")

EXPLAINED = {
    204: "the age of nearly 15 years gives way to the founding year",
    405: "the printed address shows no place",
    407: "the page names the venue of a signing, not the registered office",
}

# Subjects of the table that no name or alias of an entity spells.
SUBJECTS = {
    "Haier Casarte (Shanghai Casarte Intelligent Manufacturing Centre)": "casarte-manufacturing-center",
    "Hengtong Optic-electric (listed arm of Hengtong Group)": "hengtong-optic-electric",
    "G60 neuro-intelligence hub": "neuro-intelligence-hub",
    "Shaanxi Coal High-Tech Research Institute (Songjiang R&D centre)": "shaanxi-coal-center",
    "Shanghai Low-Carbon Tech Innovation Hub": "low-carbon-hub",
    "Shihudang Town (printed as Shidanghu)": "shihudang",
    "StarPower Semiconductor": "starpower",
    "Suzhou vehicle networking industry": "vehicle-networking",
    "Tus industrial park, Songjiang": "tus-park",
}

# Rows whose metric names a narrower subject than the subject column does.
NARROWER = {
    "smart road length": "networked-vehicle-roadway",
    "Intelligent Driving Maintenance Port II floor area": "maintenance-port-ii",
    "companies in Lingang Songjiang Sci-Tech City": "lingang-songjiang-sci-tech-city",
    "parent company stock code": "austar-lifesciences",
}


@dataclass(frozen=True)
class Knowledge:
    """The parts of a knowledge file that the comparison needs."""

    facts_of_source: dict[str, list[Table]]
    names_of: dict[str, list[str]]
    id_of_name: dict[str, str]
    unit_of: dict[str, str]


def read_rows(path: Path) -> list[Row]:
    """The rows of the table, without its head line."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_knowledge(path: Path) -> Knowledge:
    """The knowledge file, indexed by source and by name. Numbers stay text, so that nothing is rounded."""
    data = tomli.loads(path.read_text(encoding="utf-8"), parse_float=str)
    names = {id_: _names(entity) for kind in KINDS for id_, entity in data.get(kind, {}).items()}
    facts_of_source: dict[str, list[Table]] = {}
    for fact in data["fact"]:
        facts_of_source.setdefault(fact["source"], []).append(fact)
    return Knowledge(
        facts_of_source,
        names,
        {name.casefold(): id_ for id_, spellings in reversed(names.items()) for name in reversed(spellings)},
        {id_: metric["unit"] for id_, metric in data["metric"].items()},
    )


def _names(entity: Table) -> list[str]:
    return [entity["name"], *entity.get("names", {}).values(), *entity.get("aliases", [])]


def subject_of(row: Row, knowledge: Knowledge) -> str | None:
    """The id of the entity that a row is about."""
    narrower = NARROWER.get(row["metric"])
    named = SUBJECTS.get(row["subject"])
    return narrower or named or knowledge.id_of_name.get(row["subject"].casefold())


def is_about(fact: Table, subject: str) -> bool:
    """True where the entity is the subject of the fact, or a part of it."""
    about = fact["about"]
    return subject == about or (isinstance(about, list) and subject in about)


def has_value(fact: Table, row: Row, knowledge: Knowledge) -> bool:
    """True where the fact says the value of the row; a dated event says it by its period."""
    if "text" in fact:
        return row["unit"] in ("date", "year") and fact.get("period") == row["value"]
    if row["unit"] == "place":
        return any(name in row["value"] for name in knowledge.names_of.get(str(fact["value"]), []))
    if row["unit"] in ("date", "year") or row["unit"].endswith("code"):
        return bool(fact["value"] == row["value"])
    wanted = Fraction(row["value"])
    if row["unit"] == "percent" and knowledge.unit_of[fact["metric"]] == "share":
        wanted /= 100
    return _fraction(fact["value"]) == wanted


def _fraction(value: object) -> Fraction | None:
    try:
        return Fraction(str(value))
    except ValueError:
        return None


def unmatched(rows: list[Row], knowledge: Knowledge) -> Iterator[tuple[int, Row, str]]:
    """Number, row and reason of each row that has no fact of its own and is not explained."""
    claimed: list[Table] = []
    for number, row in enumerate(rows, start=1):
        if number in EXPLAINED:
            continue
        subject = subject_of(row, knowledge)
        if subject is None:
            yield number, row, "no entity bears the name of its subject"
            continue
        fact = _free_fact(row, subject, knowledge, claimed)
        if fact is None:
            yield number, row, f"no fact of {row['source_id']} about {subject} has its value"
        else:
            claimed.append(fact)


def _free_fact(row: Row, subject: str, knowledge: Knowledge, claimed: list[Table]) -> Table | None:
    for fact in knowledge.facts_of_source.get(row["source_id"], []):
        if is_about(fact, subject) and has_value(fact, row, knowledge) and fact not in claimed:
            return fact
    return None


def main(arguments: list[str] | None = None) -> int:
    """Print what is missing; 1 where anything is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("observations", type=Path)
    parser.add_argument("facts", type=Path)
    chosen = parser.parse_args(arguments)
    rows = read_rows(chosen.observations)
    missing = list(unmatched(rows, read_knowledge(chosen.facts)))
    for number, row, why in missing:
        sys.stdout.write(f"row {number}: {row['subject']}, {row['metric']}, {row['value']}: {why}\n")
    explained = sum(number <= len(rows) for number in EXPLAINED)
    sys.stdout.write(f"{len(rows)} rows, {explained} explained, {len(missing)} missing\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
