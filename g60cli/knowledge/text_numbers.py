"""The numbers of a paragraph, where tokens stand in it, and which numbers no token covers."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from g60cli.knowledge.figure_cores import find_cores
from g60cli.knowledge.figures import Figure, read_figures
from g60cli.knowledge.folding import fold_in_place
from g60cli.knowledge.number_words import SCALES
from g60cli.knowledge.printed_numbers import has_comma_decimals

_ROAD = re.compile(r"\bG60\b")
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_SCALE_ALONE = re.compile(rf"\b(?:{'|'.join(SCALES)})s?\b")
_HAN = "\u2e80-\uffff"
_WORD_BEFORE = re.compile(rf"[{_HAN}]{{0,4}}[^\s{_HAN}]*$")
_NEXT_WORDS = re.compile(rf"(?:[^\W{_HAN}]|['-])*(?:[{_HAN}]{{1,6}}|(?: (?:[^\W{_HAN}]|['&/-])+){{0,2}})")
_TO_CURRENCY = re.compile(r"[^0-9]*[$¥€£] ?")
_EDGES = "\"'()[].,;:!?（）。，；：、"
_FIRST_HAN = "\u2e80"


class Number(NamedTuple):
    """A number of a paragraph; its value is None where it is printed in no way that the reader takes for a figure."""

    start: int
    end: int
    value: Fraction | None


def find_numbers(paragraph: str, language: str = "en") -> list[Number]:
    """The numbers of a paragraph: figures as the reader finds them, other digits, scale words alone.

    The one name that is no number is G60: it stands in nearly every sentence and is the name of the road, so
    its digits are hidden before anything is read. Roman numerals are names too (Zhuque II).
    """
    text = _ROAD.sub(lambda match: "x" * len(match[0]), paragraph)
    read_here = read_figures(text, language)
    figures = [Number(_after_currency(text, figure.start), figure.end, figure.value) for figure in read_here]
    read = {place for number in figures for place in range(number.start, number.end)}
    others = (match for pattern in (_DIGITS, _SCALE_ALONE) for match in pattern.finditer(fold_in_place(text)))
    return sorted([*figures, *(Number(*match.span(), None) for match in others if match.start() not in read)])


def _after_currency(text: str, start: int) -> int:
    """Where a figure begins without its currency sign, which tokens may leave out."""
    sign = _TO_CURRENCY.match(text, start)
    return sign.end() if sign else start


def places_of(token: str, paragraph: str, language: str = "en") -> Iterator[tuple[int, int]]:
    """Where a token stands, whatever the case of its letters, unless it cuts a number in two.

    A single word must stand whole too (AI is not in "said"). Several words need not: print pages lose hyphens at the
    ends of lines, and then "cycle support" begins in the middle of "fullcycle support".
    """
    text, wanted = (fold_in_place(printed).replace("\xa0", " ") for printed in (paragraph, token))
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        whole = " " in wanted or not (_cuts(text, start) or _cuts(text, end))
        if whole and not {start, end} & _inside_numbers(paragraph, language):
            yield start, end
        start = text.find(wanted, start + 1)


def _cuts(text: str, place: int) -> bool:
    """Whether a place is inside a word of letters."""
    return 0 < place < len(text) and all(sign.isalpha() and sign < _FIRST_HAN for sign in text[place - 1 : place + 1])


@lru_cache(maxsize=4096)
def _inside_numbers(paragraph: str, language: str) -> frozenset[int]:
    """The places inside a number, in digits (1|,|2|0|0), in words (twenty|-|five) and in Chinese."""
    text = fold_in_place(paragraph)
    spans = [match.span() for match in _DIGITS.finditer(text)]
    spans += [(core.start, core.end) for core in find_cores(paragraph, text, has_comma_decimals(language))]
    return frozenset(place for start, end in spans for place in range(start + 1, end))


@lru_cache(maxsize=4096)
def figures_of(paragraph: str, language: str) -> tuple[Figure, ...]:
    """The figures of a paragraph, read once."""
    return read_figures(paragraph, language)


def completed(paragraph: str, start: int, end: int, language: str) -> str:
    """What stands from start to end, with the figures at its edges whole: their bounds, scales and units too."""
    for figure in figures_of(paragraph, language):
        if figure.start < end and start < figure.end:
            start, end = min(start, figure.start), max(end, figure.end)
    return paragraph[start:end]


def covered_places(paragraph: str, tokens: Iterable[str], language: str = "en") -> set[int]:
    """The places of a paragraph at which one of the tokens stands; each occurrence counts."""
    spans = (span for token in tokens for span in places_of(token, paragraph, language))
    return {place for start, end in spans for place in range(start, end)}


def numbers_left(paragraph: str, tokens: Iterable[str], language: str = "en") -> Iterator[tuple[str, Number]]:
    """The numbers that the tokens do not cover, bound words and units included, each as it is listed."""
    covered = covered_places(paragraph, tokens, language)
    for number in find_numbers(paragraph, language):
        if not covered.issuperset(range(number.start, number.end)):
            yield _shown(paragraph, number), number


def _shown(paragraph: str, number: Number) -> str:
    """The number with the rest of its word and two words more, which tell it from others of its paragraph."""
    before = _WORD_BEFORE.search(paragraph[: number.start])
    following = _NEXT_WORDS.match(paragraph, number.end)
    begin, end = before.start() if before else number.start, following.end() if following else number.end
    return paragraph[begin:end].strip(_EDGES)
