"""What the articles say and no fact does: every number of their texts, every row of the research inventory.

Run as ``python -m tests.maintenance.coverage SHARED_FOLDER [--facts FILE]``. SHARED_FOLDER holds a text for each
article (``sources/<source id>.txt``) and ``research/inventory.tsv``. What is left over must be exactly what
``docs/coverage.md`` explains. The script finds and compares; it never changes a fact or an explanation.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from g60cli.knowledge.documents import read_layers
from g60cli.knowledge.figures import read_figures
from g60cli.knowledge.folding import fold_in_place
from g60cli.knowledge.layers import chosen_layers
from g60cli.knowledge.normalising import normalise, paragraphs_of
from g60cli.knowledge.text_numbers import find_numbers, numbers_left
from g60cli.knowledge.vocabulary import KINDS

EXPLANATIONS = Path(__file__).parents[2] / "docs" / "coverage.md"
EXPLAINED_IN = ("Numbers left over", "Rows left out")
"""The sections of the explanations whose tables are compared; others may hold tables of their own."""

Evidence = Mapping[str, Sequence[str]]
"""The tokens of each source, normalised."""


class Left(NamedTuple):
    """A number or a row of the inventory that no evidence covers, as the explanations list it."""

    source: str
    where: str
    """``paragraph 7`` of the text, or ``row 74`` of the inventory."""
    printed: str
    """A number with up to two words after it, or the first token of a row."""


class Survey(NamedTuple):
    """What was looked at and what of it is left over."""

    numbers: int
    rows: int
    numbers_left: tuple[Left, ...]
    rows_left: tuple[Left, ...]
    values: Mapping[Left, Fraction | None]


def gather_evidence(tables: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """The tokens of facts and entities by source; an entity's belong to the first of its sources."""
    gathered: defaultdict[str, list[str]] = defaultdict(list)
    for table in tables:
        entities = (entity for kind in KINDS for entity in table.get(kind, {}).values())
        for stated in (*table.get("fact", ()), *entities):
            source = stated.get("source")
            first = source[0] if isinstance(source, list) else source
            gathered[str(first)].extend(map(normalise, stated.get("evidence", ())))
    return dict(gathered)


def row_is_covered(tokens: Sequence[str], evidence: Iterable[str]) -> bool:
    """Whether the first token of an inventory row stands in the evidence, or a part of it with the same figures."""
    first = fold_in_place(normalise(tokens[0]))
    figures = _values(first)
    for token in map(fold_in_place, evidence):
        if first in token or (figures and token in first and _values(token) == figures):
            return True
    return False


def _values(token: str) -> list[Fraction]:
    return [figure.value for figure in read_figures(token)]


def read_inventory(path: Path) -> Iterator[tuple[int, str, list[str]]]:
    """Line, source and tokens of each row; the line of the heading is 1."""
    for line, row in enumerate(path.read_text("utf-8").splitlines()[1:], start=2):
        source, _, _, _, tokens, *_ = row.split("\t")
        yield line, source, tokens.split(" | ")


def survey(shared: Path, evidence: Evidence) -> Survey:
    """Look through the texts and the inventory of a shared folder."""
    values: dict[Left, Fraction | None] = {}
    numbers, left = 0, []
    for path in sorted((shared / "sources").glob("*.txt")):
        tokens = evidence.get(path.stem, ())
        for place, paragraph in enumerate(paragraphs_of(path.read_text("utf-8")), start=1):
            numbers += len(find_numbers(paragraph.forms[0]))
            for printed, number in numbers_left(paragraph.forms[0], tokens):
                left.append(Left(path.stem, f"paragraph {place}", printed))
                values[left[-1]] = number.value
    rows = list(read_inventory(shared / "research" / "inventory.tsv"))
    rows_left = (
        Left(source, f"row {line}", normalise(tokens[0]))
        for line, source, tokens in rows
        if not row_is_covered(tokens, evidence.get(source, ()))
    )
    return Survey(numbers, len(rows), tuple(left), tuple(rows_left), values)


def read_explanations(text: str) -> list[tuple[Left, str]]:
    """What the tables of the explanations list, with the kind of each: ``| source | printed | where | why |``."""
    explained, section = [], ""
    for line in text.splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ").strip()
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if section in EXPLAINED_IN and line.startswith("| `") and len(cells) == 4:
            source, printed, where, why = cells
            explained.append((Left(source.strip("`"), where, normalise(printed)), why))
    return explained


def report(found: Survey, explained: Iterable[Left]) -> tuple[list[str], bool]:
    """The lines to print, and whether what is left over is exactly what is explained."""
    left = Counter((*found.numbers_left, *found.rows_left))
    known = Counter(explained)
    lines = [_line(one, found.values.get(one), one in known) for one in left.elements()]
    lines += [f'{one.source}: {one.where}: "{one.printed}" is explained but not left over' for one in known - left]
    lines.append(f"numbers: {found.numbers}, left over: {len(found.numbers_left)}")
    lines.append(f"rows of the inventory: {found.rows}, left over: {len(found.rows_left)}")
    lines.append(f"explained: {sum((left & known).values())} of {sum(left.values())}")
    return lines, left == known


def _line(left: Left, value: Fraction | None, explained: bool) -> str:
    read = "" if value is None else f" ({value})"
    return f'{left.source}: {left.where}: "{left.printed}"{read}{"" if explained else " is not explained"}'


def load_evidence(named: Sequence[str]) -> dict[str, list[str]]:
    """The evidence of the knowledge files named, of the shipped one where none is."""
    reading = read_layers(chosen_layers(named, {}))
    if reading.problems:
        sys.exit(f"{reading.problems[0].path}: {reading.problems[0].message}")
    return gather_evidence(document.data for document in reading.documents)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is left over; 0 where all of it is explained and nothing else is."""
    parser = argparse.ArgumentParser(prog="python -m tests.maintenance.coverage", description=__doc__)
    parser.add_argument("shared", type=Path, metavar="SHARED_FOLDER")
    parser.add_argument(
        "--facts", action="append", default=[], metavar="FILE", help="a knowledge file; may be repeated"
    )
    chosen = parser.parse_args(arguments)
    explained = [left for left, _ in read_explanations(EXPLANATIONS.read_text("utf-8"))]
    lines, agrees = report(survey(chosen.shared, load_evidence(chosen.facts)), explained)
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())
