"""Marking what was looked for in a text that is shown: ``«high-tech» enterprises``; a mark that needs no colour."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from g60cli.knowledge.words import Placed, is_ideograph, placed, placed_compounds
from g60cli.questions.search_terms import Form, Wanted

BEGIN, END = "«", "»"


class Mark(NamedTuple):
    """A piece of a text that a term stands in; ``term`` is the term's place in the query."""

    start: int
    end: int
    term: int


def marks_in(text: str, sought: Sequence[Wanted]) -> list[Mark]:
    """Where the terms stand in a text, in its order."""
    words = placed(text)
    compounds = list(placed_compounds(text))
    found = {
        Mark(start, end, number)
        for number, term in enumerate(sought)
        for form in term.forms
        for start, end in _places(form, words, compounds)
    }
    # As it was typed only: what two terms are together is marked word by word.
    found |= {
        Mark(start, end, number)
        for number, term in enumerate(sought)
        if len(term.forms[0].words) == 1
        for start, end in _run_together(term.forms[0].words[0], words)
    }
    return sorted(found)


def marked(text: str, marks: Sequence[Mark]) -> str:
    """The text with a sign before and behind each marked piece; pieces that touch are one."""
    parts, last = [], 0
    for start, end in _merged(marks):
        parts += [text[last:start], BEGIN, text[start:end], END]
        last = end
    return "".join([*parts, text[last:]])


def pieces(text: str, marks: Sequence[Mark]) -> list[str]:
    """The marked pieces as they stand in the text."""
    return [text[start:end] for start, end in _merged(marks)]


def _merged(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end, _ in sorted(marks):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _places(form: Form, words: Sequence[Placed], compounds: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    length = len(form.words)
    for first in range(len(words) - length + 1):
        if _fits(form, [word.word for word in words[first : first + length]]):
            yield words[first].start, words[first + length - 1].end
    if length == 1:
        yield from ((compound.start, compound.end) for compound in compounds if _fits(form, [compound.word]))


def _fits(form: Form, found: Sequence[str]) -> bool:
    *firsts, last = form.words
    if list(found[:-1]) != firsts:
        return False
    return found[-1].startswith(last) if form.is_prefix else found[-1] == last


def _run_together(wanted: str, words: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """Words that follow each other and together are the one that is wanted: Land Space for ``landspace``."""
    for first, word in enumerate(words):
        joined = ""
        for other in words[first:]:
            joined += other.word
            if is_ideograph(other.word) or not wanted.startswith(joined):
                break
            if joined == wanted and other is not word:
                yield word.start, other.end
