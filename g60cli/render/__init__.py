"""One module a format: an Answer in, text out. Nothing in here knows where an answer came from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from importlib import import_module

from g60cli.answer import Answer, Data
from g60cli.render.screen import Screen


class Format(StrEnum):
    """The formats of an answer; each has a module of its name."""

    TABLE = "table"
    RECORDS = "records"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"
    SVG = "svg"
    PLAIN = "plain"


_MODULES = {
    Format.TABLE: "table",
    Format.RECORDS: "records",
    Format.JSON: "as_json",
    Format.JSONL: "as_json_lines",
    Format.CSV: "as_csv",
    Format.TSV: "as_tsv",
    Format.MD: "markdown",
    Format.SVG: "as_svg",
    Format.PLAIN: "plain",
}


# These print a row as it comes; the first prints a card as one object, and not the rows of its facts.
ROW_FORMATS = (Format.JSONL, Format.CSV, Format.TSV)
TABLE_FORMATS = ROW_FORMATS[1:]


def render_rows(keys: Sequence[str], rows: Iterable[Data], format_: Format, screen: Screen) -> Iterator[str]:
    """The rows in one of ``ROW_FORMATS``, piece by piece, each as soon as its row is there."""
    module = import_module(f"g60cli.render.{_MODULES[format_]}")
    pieces: Iterator[str] = module.pieces(keys, rows, screen)
    return pieces


def render(answer: Answer, format_: Format, screen: Screen) -> str:
    """The answer as text that ends with a line feed, or "" where the format has nothing to show."""
    module = import_module(f"g60cli.render.{_MODULES[format_]}")
    draw: Callable[[Answer, Screen], str] = module.render
    return draw(answer, screen)
