"""Numbers written in English words: "nineteen", "one hundred and five", "two-thirds", "the twenty-first".

It reads runs of number words and knows nothing of percent signs, units or bound words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth
"""

SMALL = {word: number for number, word in enumerate(_SMALL.split())}
TENS = {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_LARGE = frozenset(SCALES) - {"dozen", "hundred"}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split(), start=1)} | {
    **{word[:-1] + "ieth": number for word, number in TENS.items()},
    **{word + "th": number for word, number in SCALES.items() if word != "dozen"},
}
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + "s": number for word, number in ORDINALS.items() if number > 2
}
_ALL = sorted([*SMALL, *TENS, *SCALES, *ORDINALS, *PARTS], key=len, reverse=True)
_WORD = f"(?:{'|'.join(_ALL)})"

_FIRST_LETTERS = "".join(sorted({word[0] for word in _ALL} | {"a"}))

RUN_PATTERN = rf"\b(?=[{_FIRST_LETTERS}])(?:an?[\s-])?{_WORD}\b(?:[\s-](?:and[\s-]|a[\s-])?{_WORD}\b)*"
_WORDS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Worded:
    """One number in a run of words; start and end are places in the run."""

    value: Fraction
    ordinal: bool
    fraction: bool
    scaled: bool
    start: int
    end: int


@dataclass(slots=True)
class _Run:
    """The words of a run and how far they are read."""

    words: list[str]
    at: int = 0

    def peek(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.words[place] if place < len(self.words) else ""


def read_run(run: str) -> Iterator[Worded]:
    """The numbers in a run of folded words, in order; "hundred" or "quarter" alone is none."""
    spans = list(_WORDS.finditer(run))
    words = _Run([match[0] for match in spans])
    while words.at < len(spans):
        first = words.at
        if (read := _read_one(words)) is not None:
            value, ordinal, fraction, scaled = read
            yield Worded(value, ordinal, fraction, scaled, spans[first].start(), spans[words.at - 1].end())
        else:
            words.at = first + 1


_Read = tuple[Fraction, bool, bool, bool]


def _read_one(run: _Run) -> _Read | None:
    """The number at the present word as value, ordinal, fraction, scaled; or None with the run anywhere."""
    first = run.at
    if run.peek() == "half":
        return _half(run)
    if (cardinal := _cardinal(run)) is not None:
        scaled = any(word in _LARGE for word in run.words[first : run.at])
        return _with_ordinal(run, cardinal, scaled)
    if run.peek() in ("a", "an"):
        run.at += 1
        parts = _one_part(run)
        return None if parts is None else (Fraction(1, parts), False, True, False)
    if (ordinal := _ordinal(run)) is not None:
        # "the first half" is no half.
        run.at += run.peek() == "half"
        return Fraction(ordinal), True, False, False
    if run.peek() == "dozen":
        run.at += 1
        return Fraction(12), False, False, False
    return None


def _half(run: _Run) -> _Read:
    """Read "half", or half of a scale: "half a million"."""
    run.at += 1
    if run.peek() == "a" and run.peek(1) in SCALES:
        run.at += 2
        return Fraction(SCALES[run.words[run.at - 1]], 2), False, False, True
    return Fraction(1, 2), False, True, False


def _cardinal(run: _Run) -> int | None:
    """Sum the parts between scale words, each scale below the one before it; another begins a new number."""
    total, limit, mark = 0, 10**15, run.at
    while (part := _below_thousand(run, inside=total > 0)) is not None:
        scale = SCALES.get(run.peek(), 0)
        if scale >= limit:
            run.at = mark
            return total
        if scale <= 100:
            return total + part
        run.at += 1
        mark = run.at
        total, limit = total + part * scale, scale
    return total or None


def _below_thousand(run: _Run, inside: bool) -> int | None:
    """Read "five", "twenty-five hundred", "two dozen", "one hundred and five"; in a number "and five"."""
    small = _rest(run) if inside else _below_hundred(run)
    if small is None or run.peek() not in ("hundred", "dozen"):
        return small
    run.at += 1
    scale = SCALES[run.words[run.at - 1]]
    return small * scale + ((_rest(run) or 0) if scale == 100 else 0)


def _rest(run: _Run) -> int | None:
    mark = run.at
    run.at += run.peek() == "and"
    rest = _below_hundred(run)
    if rest is None:
        run.at = mark
    return rest


def _below_hundred(run: _Run) -> int | None:
    word = run.peek()
    if word in SMALL:
        run.at += 1
        return SMALL[word]
    if word in ("a", "an") and run.peek(1) in SCALES:
        run.at += 1
        return 1
    if word not in TENS:
        return None
    ones = SMALL.get(run.peek(1), 0)
    joined = 1 <= ones <= 9
    run.at += 2 if joined else 1
    return TENS[word] + (ones if joined else 0)


def _with_ordinal(run: _Run, cardinal: int, scaled: bool) -> _Read:
    """Read a cardinal with the ordinal after it: "two-thirds", "twenty-first", "two hundredth"."""
    last = run.words[run.at - 1]
    following = ORDINALS.get(run.peek(), 0)
    parts = _one_part(run) if cardinal == 1 else _many_parts(run)
    if parts is not None:
        return Fraction(cardinal, parts), False, True, False
    if (last in TENS and 1 <= following <= 9) or (last in SCALES and 1 <= following <= 90):
        run.at += 1
        return Fraction(cardinal + following), True, False, False
    if following >= 100:
        run.at += 1
        return Fraction(cardinal * following), True, False, False
    return Fraction(cardinal), False, False, scaled


def _one_part(run: _Run) -> int | None:
    """Read the denominator after "one" or "a"; "a second" is no fraction."""
    if run.peek() in ("first", "second"):
        return None
    if run.peek() in ("half", "quarter"):
        run.at += 1
        return PARTS[run.words[run.at - 1]]
    return _ordinal(run)


def _many_parts(run: _Run) -> int | None:
    parts = PARTS.get(run.peek()) if run.peek().endswith("s") else None
    run.at += parts is not None
    return parts


def _ordinal(run: _Run) -> int | None:
    """Read "sixteenth" or "twenty-fourth"; a tens word alone is no ordinal."""
    if (simple := ORDINALS.get(run.peek())) is not None:
        run.at += 1
        return simple
    ones = ORDINALS.get(run.peek(1), 0)
    if run.peek() in TENS and 1 <= ones <= 9:
        run.at += 2
        return TENS[run.words[run.at - 2]] + ones
    return None
