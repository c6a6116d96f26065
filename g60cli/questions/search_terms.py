"""From what somebody typed to what the full-text index is asked: any text is a search, and none is a syntax error.

Only words that ``knowledge/words.py`` has read go into the index's own language, each in quotes: letters, digits and
nothing that means something there.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from g60cli.knowledge.words import POINT, Term, terms

MOST_TERMS = 32
# A shorter beginning is that of too many words.
_PREFIX = 3
# A run of Chinese this long may be several words.
_SENTENCE = 4


class Form(NamedTuple):
    """One way for a term to stand in a text: these words in this order, of the last perhaps only the beginning."""

    words: tuple[str, ...]
    is_prefix: bool = False


class Wanted(NamedTuple):
    """A term as it was understood, and every form that counts as it; the form that is exact counts twice."""

    text: str
    forms: tuple[Form, ...]


def wanted(query: str) -> list[Wanted]:
    """The terms of a query; all of them must be found."""
    found = terms(query)
    return [Wanted(_text(term), tuple(_forms(found, place))) for place, term in enumerate(found[:MOST_TERMS])]


def is_cut(query: str) -> bool:
    """True for a query of more terms than are looked for."""
    return len(terms(query)) > MOST_TERMS


def loosened(query: str) -> list[Wanted]:
    """The same with long runs of Chinese taken apart into characters; empty where there is none."""
    found = terms(query)[:MOST_TERMS]
    if not any(_may_be_several(term) for term in found):
        return []
    parts = (part for term in found for part in (_characters(term) if _may_be_several(term) else [term]))
    kept = list(dict.fromkeys(parts))[:MOST_TERMS]
    return [Wanted(_text(term), tuple(_forms(kept, place))) for place, term in enumerate(kept)]


def expression(sought: Sequence[Wanted]) -> str:
    """The question in the language of the index."""
    return " AND ".join(f"({' OR '.join(_quoted(form) for form in term.forms)})" for term in sought)


def _forms(found: Sequence[Term], place: int) -> Iterator[Form]:
    term = found[place]
    yield Form(term.words)
    if term.is_number:
        yield Form((term.words[0] + POINT,), is_prefix=True)
        yield from _run_together(found, place)
        return
    if _may_begin(term.words[-1]):
        yield Form(term.words, is_prefix=True)
    if len(term.words) > 1 and not term.is_ideographs:
        joined = "".join(term.words)
        yield Form((joined,), is_prefix=_may_begin(term.words[-1]))
    yield from _run_together(found, place)


def _run_together(found: Sequence[Term], place: int) -> Iterator[Form]:
    """The term and a neighbour as one word: ``land space`` is LandSpace."""
    for first in (place - 1, place):
        pair = found[max(0, first) : first + 2]
        if len(pair) == 2 and first >= 0 and all(len(term.words) == 1 and not term.is_ideographs for term in pair):
            joined = pair[0].words[0] + pair[1].words[0]
            if not joined.isdecimal():
                yield Form((joined,))


def _may_begin(word: str) -> bool:
    return len(word) >= _PREFIX and word.isalnum() and not word.isdecimal()


def _may_be_several(term: Term) -> bool:
    return term.is_ideographs and len(term.words) >= _SENTENCE


def _characters(term: Term) -> list[Term]:
    return [Term((word,)) for word in term.words]


def _text(term: Term) -> str:
    """A term as a note repeats it."""
    if term.is_ideographs:
        return "".join(term.words)
    return " ".join(term.words).replace(POINT * 2, "/").replace(POINT, ".")


def _quoted(form: Form) -> str:
    return f'"{" ".join(form.words)}"{" *" if form.is_prefix else ""}'
