"""Whether a stored value agrees with the tokens that stand as its evidence (docs: knowledge file, format 1).

Disagreements are values, for the checker to place and report. The text of the source is not looked at here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from g60cli.knowledge.bounds import Bound, bound_before, lone_bound
from g60cli.knowledge.figure_shapes import OneNumber, exact_value, one_number
from g60cli.knowledge.figures import Figure, figure_of_shape, read_figures
from g60cli.knowledge.folding import fold, fold_in_place
from g60cli.knowledge.printed_dates import dates_in, years_in
from g60cli.knowledge.printed_units import CURRENCIES, MEASURES, canonical_unit
from g60cli.knowledge.values import Number, as_fraction, exact_text
from g60cli.knowledge.vocabulary import Precision


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One way in which a fact and its evidence differ; "precision-unshown" is no more than a warning."""

    what: Literal["value", "precision", "precision-unshown"]
    message: str


class _Reading(NamedTuple):
    """A figure as the metric's unit makes one read it, with the bound word that belongs to it."""

    value: Fraction
    printed: str
    precision: Precision | None
    loose: bool


_EITHER = frozenset((Precision.MORE_THAN, Precision.AT_LEAST))
_SHOWN_AT_MOST = 6
_NO_ORDINALS = CURRENCIES | MEASURES | {"percent", "share"}


def quantity_agrees(
    value: Number,
    unit: str,
    precision: Precision,
    evidence: Sequence[str],
    language: str = "en",
    read_as: str | None = None,
) -> tuple[Disagreement, ...]:
    """How a quantity differs from what its evidence reads under the metric's unit; empty where it agrees.

    Of several figures of the value, one that agrees fully is enough.
    """
    if len(evidence) == 1 and read_as is None and _agrees_plainly(value, unit, precision, evidence[0], language):
        return ()
    wanted = as_fraction(value)
    readings = list(_readings(evidence, canonical_unit(unit), language, read_as))
    found = [reading for reading in readings if reading.value == wanted]
    for reading in found:
        if _same_precision(reading, precision):
            return ()
    if not found:
        return (Disagreement("value", _value_message(readings, value, unit)),)
    for reading in found:
        if reading.precision is None:
            return (Disagreement("precision-unshown", f"{precision.value} stands in no token of the evidence"),)
    printed = f"{found[0].precision} ({_quoted(found[0].printed)})"
    return (Disagreement("precision", f"the evidence reads {printed}, the precision is {precision.value}"),)


def _agrees_plainly(value: Number, unit: str, precision: Precision, token: str, language: str) -> bool:
    """Whether a token with one number agrees, by what tokens of its shape say; False where that is not known."""
    taken = one_number(token, language)
    if taken is None:
        return False
    factor = factor_of(taken, unit, precision)
    return factor is not None and is_multiple(value, taken.number, factor)


def factor_of(token: OneNumber, unit: str, precision: Precision) -> Fraction | None:
    """By what the number of such a token is multiplied, whichever it is, to give a value of that unit and precision.

    None where that is not known yet, where the token has another bound or unit, or is no figure.
    """
    figure = figure_of_shape(token.before, token.after, token.way)
    if figure is None or not _same_precision(figure, precision):
        return None
    return _under_unit(figure, canonical_unit(unit), None)


def is_multiple(value: Number, number: str, factor: Fraction) -> bool:
    """Whether a value is the number as it is printed, multiplied by a factor."""
    return value == (exact_value(number) if factor == 1 else exact_value(number) * factor)


def attribute_agrees(
    value: str, unit: str, evidence: Sequence[str], names: Sequence[str] = ()
) -> tuple[Disagreement, ...]:
    """How an attribute differs from what stands in its evidence; empty where it stands there.

    ``names`` are the names and aliases of the entity that a value of unit ``entity`` names.
    """
    if unit == "date":
        agrees = _date_stands(value, [fold(token) for token in evidence])
    elif unit == "entity":
        agrees = any(_stands(name, token, _is_name_character) for token in evidence for name in names)
    elif unit == "code":
        agrees = any(_stands(value, token, str.isdigit) for token in evidence)
    else:
        agrees = any(fold(value) in fold(token) for token in evidence)
    if agrees:
        return ()
    printed = " and ".join(_quoted(token) for token in evidence[:_SHOWN_AT_MOST]) or "nothing"
    what = "a name of " if unit == "entity" else ""
    return (Disagreement("value", f"the evidence reads {printed}, and {what}{value} does not stand there"),)


def _readings(evidence: Sequence[str], unit: str, language: str, read_as: str | None) -> Iterator[_Reading]:
    elsewhere = _unit_elsewhere(read_as) if read_as else None
    for place, token in enumerate(evidence):
        for figure in read_figures(token, language):
            value = _under_unit(figure, unit, elsewhere)
            if value is None:
                continue
            printed = token[figure.start : figure.end]
            bound: Bound | Figure = figure
            if figure.precision is None:
                bound = _bound_beside(evidence, place, figure) or _bound_elsewhere(read_as) or figure
            yield _Reading(value, printed, bound.precision, bound.loose)


def _bound_beside(evidence: Sequence[str], place: int, figure: Figure) -> Bound | None:
    """The bound word at the end of the token before the figure, or that is the whole token after it."""
    token = evidence[place]
    if place and not token[: figure.start].strip():
        bound, _ = bound_before(fold_in_place(evidence[place - 1]))
        if bound is not None:
            return bound
    if place + 1 < len(evidence) and not token[figure.end :].strip():
        return lone_bound(fold_in_place(evidence[place + 1]))
    return None


def _bound_elsewhere(read_as: str | None) -> Bound | None:
    """The bound word at the beginning of what stands elsewhere: the "about" of "about" and of "about 10,000 people"."""
    return _first_bound(read_as) if read_as else None


@lru_cache(maxsize=256)
def _first_bound(read_as: str) -> Bound | None:
    figures = read_figures(read_as)
    before = read_as[: figures[0].start] if figures else read_as
    if figures and figures[0].precision is not None:
        return Bound(figures[0].precision, figures[0].loose)
    return bound_before(fold_in_place(before))[0]


@lru_cache(maxsize=256)
def _unit_elsewhere(read_as: str) -> Figure | None:
    """What a bare figure is multiplied by: "100 million CNY", "10,000 people", "percent"."""
    if _is_bound_alone(read_as):
        return None
    figures = read_figures(read_as) or read_figures(f"1 {read_as}")
    return figures[0] if figures else None


def _is_bound_alone(read_as: str) -> bool:
    bound, start = bound_before(fold_in_place(read_as))
    return bound is not None and not read_as[:start].strip()


def _under_unit(figure: Figure, unit: str, elsewhere: Figure | None) -> Fraction | None:
    """The value of a figure under a metric's unit, or None where it is a figure of something else."""
    value, percent, printed = figure.value, figure.percent, figure.unit
    if elsewhere is not None and figure.bare:
        value, percent, printed = value * elsewhere.value, elsewhere.percent, elsewhere.unit
        value = figure.value if percent else value
    if (printed is not None and printed != unit) or (figure.ordinal and unit in _NO_ORDINALS):
        return None
    if percent:
        return {"percent": value, "share": value / 100}.get(unit)
    return value * 100 if unit == "percent" and figure.fraction else value


def _same_precision(reading: _Reading | Figure, precision: Precision) -> bool:
    shown = reading.precision or Precision.EXACT
    return shown == precision or (reading.loose and precision in _EITHER)


def _value_message(readings: Sequence[_Reading], value: Number, unit: str) -> str:
    if not readings:
        return f"the evidence holds no figure that could be of unit {unit}, the value is {exact_text(value)}"
    read = [f"{_plain(reading.value)} ({_quoted(reading.printed)})" for reading in readings[:_SHOWN_AT_MOST]]
    return f"the evidence reads {' and '.join(read)}, the value is {exact_text(value)}"


def _plain(value: Fraction) -> str:
    """A decimal where the value is one, else a fraction."""
    for places in range(31):
        if (10**places) % value.denominator == 0:
            digits = str(abs(value.numerator) * 10**places // value.denominator).zfill(places + 1)
            sign = "-" if value < 0 else ""
            return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits
    return str(value)


def _quoted(printed: str) -> str:
    return f'"{printed}"'


def _stands(words: str, token: str, joins: Callable[[str], bool]) -> bool:
    """Whether words stand in a token, both folded, and are no piece of a longer name or code.

    ``joins`` tells the characters that make them a piece, where both sides of the edge are such.
    """
    wanted, text = fold(words), fold(token)
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        cut_before = start > 0 and joins(wanted[0]) and joins(text[start - 1])
        if not cut_before and not (end < len(text) and joins(wanted[-1]) and joins(text[end])):
            return True
        start = text.find(wanted, start + 1)
    return False


def _is_name_character(character: str) -> bool:
    """Letters and digits of scripts that part words by spaces."""
    return character.isalnum() and character < "\u2e80"


def _date_stands(value: str, tokens: Sequence[str]) -> bool:
    """Whether a date stands in any written form; its year may stand apart from month and day."""
    if not value.isascii() or not all(part.isdigit() and len(part) <= 4 for part in value.split("-")):
        return False
    year, month, day = [*map(int, value.split("-")), 0, 0][:3]
    if not any(year in years_in(token) for token in tokens):
        return False
    return month == 0 or any(
        date.month == month and date.year in (None, year) and day in (0, date.day)
        for token in tokens
        for date in dates_in(token)
    )
