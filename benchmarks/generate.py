"""A knowledge file of any size: the shipped one, with facts on invented places added until there are enough.

``python benchmarks/generate.py FACTS > FILE`` writes it; what is added is made the same way every time, so that two
runs measure the same file. One source, ten metrics and one place for every twenty facts are added with them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

SHIPPED = Path(__file__).parent.parent / "facts.toml"
METRICS, YEARS = 10, 2
_PER_PLACE = METRICS * YEARS


def generated(facts: int) -> Iterator[str]:
    """The pieces of a file with so many facts, those of the shipped file included."""
    shipped = SHIPPED.read_text(encoding="utf-8")
    yield shipped
    more = facts - shipped.count("\n[[fact]]\n")
    if more <= 0:
        return
    yield _source()
    yield from map(_metric, range(METRICS))
    yield from map(_place, range(-(-more // _PER_PLACE)))
    yield from map(_fact, range(more))


def _source() -> str:
    return (
        '\n[source.invented]\ntitle = "Figures of invented places"\npublisher = "Nobody"\npublished = 2024-01-01\n'
        'type = "data"\n'
    )


def _metric(number: int) -> str:
    return (
        f'\n[metric.invented-{number}]\nname = "Invented metric {number}"\nunit = "people"\nkind = "stock"\n'
        f'aliases = ["invented count {number}"]\n'
    )


def _place(number: int) -> str:
    return f'\n[place.invented-place-{number}]\nname = "Invented place {number}"\ntype = "town"\nsource = "invented"\n'


def _fact(number: int) -> str:
    place, rest = divmod(number, _PER_PLACE)
    metric, year = divmod(rest, YEARS)
    value = 1000 + number * 7919 % 9_000_000
    bound = ("", "more than ", "about ")[number % 3]
    precision = ("", 'precision = "more-than"\n', 'precision = "about"\n')[number % 3]
    return (
        f'\n[[fact]]\nabout = "invented-place-{place}"\nmetric = "invented-{metric}"\nvalue = {value}\n'
        f'period = "{2022 + year}"\n{precision}source = "invented"\nevidence = ["{bound}{value:,} people"]\n'
    )


def main() -> None:
    """Write the file to standard output."""
    for piece in generated(int(sys.argv[1])):
        sys.stdout.write(piece)


if __name__ == "__main__":
    main()
