"""How a value is written for eyes: once, here, so that table, records, Markdown and JSON's ``display`` agree.

The rules are convention 14 (only money is scaled, and never loses a digit) and 15 (what a value is not sure of
stands in its own cell).
"""

from decimal import Decimal
from fractions import Fraction

from g60cli.knowledge.values import Number, exact_text, parse_number
from g60cli.knowledge.vocabulary import ATTRIBUTE_UNITS, Precision, Rank, Status

_BOUNDS: dict[str, str] = {
    Precision.EXACT: "",
    Precision.ABOUT: "≈ ",
    Precision.MORE_THAN: "> ",
    Precision.AT_LEAST: "≥ ",
    Precision.NEARLY: "nearly ",
    Precision.AT_MOST: "≤ ",
    Precision.LESS_THAN: "< ",
}
_SYMBOLS = {"m2": "m²", "km2": "km²"}
_MARKED = (Status.PRELIMINARY, Status.EXPECTED, Status.TARGET)
_MILLION, _BILLION = 6, 9


def quantity_text(value: str, unit: str, precision: str = Precision.EXACT, per: str | None = None) -> str:
    """A value with its bound and unit: ``> 100 companies``, ``42 %``, ``87 million CNY``, ``1/15``."""
    if unit in ATTRIBUTE_UNITS:
        return value
    return number_text(parse_number(value), value, unit, precision, per)


def number_text(number: Number, written: str, unit: str, precision: str, per: str | None) -> str:
    """The same of a value that has been read already, and no attribute."""
    every = f" a {per}" if per else ""
    return bound_text(precision) + _with_unit(number, written, unit) + every


def bound_text(precision: str) -> str:
    """The sign of a bound with the space behind it: ``> ``, ``≈ ``; nothing for an exact number."""
    return _BOUNDS[precision]


def marks_text(status: str, rank: str) -> str:
    """What a reader must know of a value: ``(target)``, ``(expected, deprecated)``, or nothing."""
    marks = [status] if status in _MARKED else []
    if rank == Rank.DEPRECATED:
        marks.append(rank)
    return f"({', '.join(marks)})" if marks else ""


def joined(*parts: str) -> str:
    """The parts that are not empty, with spaces between."""
    return " ".join(part for part in parts if part)


def further_values(count: int) -> str:
    """``1 further value is``, ``3 further values are``: the beginning of a note on what is not shown."""
    return "1 further value is" if count == 1 else f"{count} further values are"


def _with_unit(number: Number, written: str, unit: str) -> str:
    if isinstance(number, Fraction):
        return written if unit == "share" else f"{written} {_SYMBOLS.get(unit, unit)}"
    if unit == "share":
        return f"{_grouped(_times_hundred(number))} %"
    if unit == "percent":
        return f"{_grouped(number)} %"
    if unit == "position":
        return f"no. {_grouped(number)}"
    if _is_money(unit):
        return f"{_scaled(Decimal(number))} {unit}"
    return f"{_grouped(number)} {_SYMBOLS.get(unit, unit)}"


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _times_hundred(number: int | Decimal) -> Decimal:
    shifted = _shifted(Decimal(number), -2)
    return shifted.quantize(Decimal(1)) if shifted == shifted.to_integral_value() else shifted


def _scaled(amount: Decimal) -> str:
    size = amount.adjusted()
    if size >= _BILLION:
        return f"{_grouped(_trimmed(_shifted(amount, _BILLION)))} billion"
    if size >= _MILLION:
        return f"{_grouped(_trimmed(_shifted(amount, _MILLION)))} million"
    return _grouped(amount)


def _shifted(number: Decimal, places: int) -> Decimal:
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    return Decimal((sign, digits, exponent - places))


def _trimmed(number: Decimal) -> Decimal:
    text = format(number, "f")
    return Decimal(text.rstrip("0").rstrip(".")) if "." in text else number


def _grouped(number: int | Decimal) -> str:
    if isinstance(number, int):
        return f"{number:,}"
    whole, point, rest = exact_text(number).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    groups = [digits[max(0, end - 3) : end] for end in range(len(digits), 0, -3)]
    return sign + ",".join(reversed(groups)) + point + rest
