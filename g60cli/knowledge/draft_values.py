"""The value, unit and precision of an observation, read from the cells of a table as a knowledge file needs them."""

import re
from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from g60cli.knowledge.evidence import quantity_agrees
from g60cli.knowledge.figures import Figure, read_figures
from g60cli.knowledge.values import MOST_DIGITS, Number, as_fraction, exact_text, parse_number
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, Precision

_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_UNITS = {
    "%": "percent",
    "per cent": "percent",
    "pct": "percent",
    "persons": "people",
    "person": "people",
    "residents": "people",
    "人": "people",
    "家": "enterprises",
    "rank": "position",
}


class Unit(NamedTuple):
    """The unit of a metric, how many of it one of the table's units is, and the unit as the table has it."""

    name: str
    scale: Fraction
    printed: str


class Value(NamedTuple):
    """A checked value: its exact text, its precision, and the unit that no token of the evidence shows."""

    text: str
    precision: Precision
    read_as: str | None


def read_unit(cell: str) -> Unit:
    """The unit of a cell: ``people``, ``%``, ``km²``, ``亿元``, ``million CNY``, ``10,000 people``.

    Raises ValueError where only a number is left of it.
    """
    lowered = cell.lower()
    if lowered in (*ATTRIBUTE_UNITS, "percent", "share", "position") or lowered in _UNITS:
        return Unit(_UNITS.get(lowered, lowered), Fraction(1), cell)
    begins_with_digit = cell[:1].isdigit()
    text = cell if begins_with_digit else f"1 {cell}"
    figures = read_figures(text)
    if len(figures) != 1 or figures[0].start != 0:
        return Unit(cell, Fraction(1), cell)
    figure = figures[0]
    if figure.percent:
        return Unit("percent", figure.value, cell)
    rest = text[figure.end :].strip()
    name = figure.unit if figure.unit and not rest else _UNITS.get(rest.lower(), rest)
    if not name:
        raise ValueError(f"'{cell}' names no unit, only a number")
    if figure.unit and rest:
        return Unit(cell, Fraction(1), cell)
    return Unit(name, figure.value, cell)


def read_value(cell: str, unit: Unit) -> tuple[Number, Precision | None]:
    """The number of a cell under its unit, and the bound that is written before or behind it.

    Raises ValueError where the cell is no number.
    """
    plain = cell.replace(",", "") if _GROUPED.fullmatch(cell) else cell
    try:
        return _scaled(parse_number(plain), unit.scale), None
    except ValueError:
        figures = read_figures(cell)
    if len(figures) != 1 or figures[0].start != 0 or figures[0].end != len(cell):
        raise ValueError(f"'{cell[:60]}' is no number")
    figure = figures[0]
    return _scaled(_number(_under(figure, unit)), Fraction(1) if figure.scaled else unit.scale), figure.precision


def _under(figure: Figure, unit: Unit) -> Fraction:
    return figure.value / 100 if figure.percent and unit.name == "share" else figure.value


def _scaled(number: Number, scale: Fraction) -> Number:
    """The number itself where there is nothing to scale, so that decimals stay as written."""
    return number if scale == 1 else _number(as_fraction(number) * scale)


def _number(fraction: Fraction) -> Number:
    """A whole number or a decimal where the fraction is one."""
    if fraction.denominator == 1:
        return int(fraction)
    with localcontext() as context:
        context.prec = MOST_DIGITS
        decimal = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    return decimal if Fraction(decimal) == fraction else fraction


def agreed(number: Number, unit: Unit, hint: Precision | None, evidence: Sequence[str]) -> Value:
    """The value with the precision that the evidence shows, else that of the cell, else exact.

    Raises ValueError with what the evidence reads where it does not yield the value.
    """
    for read_as in (None, unit.printed):
        for precision in Precision:
            if not quantity_agrees(number, unit.name, precision, evidence, read_as=read_as):
                shown = hint if precision is Precision.EXACT and hint is not None else precision
                return Value(exact_text(number), shown, read_as)
    [first, *_] = quantity_agrees(number, unit.name, Precision.EXACT, evidence)
    raise ValueError(first.message)
