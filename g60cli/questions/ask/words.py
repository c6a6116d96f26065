"""Words of questions and of texts: tokens, and the stem under which two forms of a word are the same.

A stem is no word of a language: it only meets the stem of the other form. Words of one sense share a stem
(``thesaurus``), so that a firm is a company and a portion is a share.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from g60cli.questions.ask.thesaurus import GROUPS, IRREGULAR, PHRASES

# A class of ideographs in the pattern would take longer to compile than a question takes to answer.
_TOKEN = re.compile(r"[^\W_]+(?:(?:[&.]|(?<=\d),(?=\d))[^\W_]+)*")
_IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3134F))
_POSSESSIVE = re.compile(r"(?<=\w)['’][sS](?!\w)")
_ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"))
_SPELLINGS = (("centre", "center"), ("metre", "meter"), ("fibre", "fiber"), ("programme", "program"), ("is", "iz"))
_LEAST = 3


class Token(NamedTuple):
    """A word, a number or one ideograph, where it stands in the text, and its stem."""

    text: str
    start: int
    end: int
    stem: str

    @property
    def is_han(self) -> bool:
        """True for an ideograph, which is no word of its own."""
        return has_han(self.text)


def has_han(text: str) -> bool:
    """True where the text holds an ideograph."""
    return not text.isascii() and any(_is_ideograph(character) for character in text)


def _is_ideograph(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _IDEOGRAPHS)


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text; an ending ``'s`` belongs to none of them, and the parts of ``high-tech`` are two."""
    blanked = _POSSESSIVE.sub("  ", text)
    pieces = (piece for match in _TOKEN.finditer(blanked) for piece in _pieces(match[0], match.start()))
    return list(_paired([Token(text, start, start + len(text), stem(text)) for text, start in pieces]))


def _pieces(run: str, start: int) -> Iterator[tuple[str, int]]:
    """The words of a run of letters and ideographs, with their places; every ideograph stands alone."""
    if not has_han(run):
        yield run, start
        return
    begun = 0
    for place, character in enumerate(run):
        if _is_ideograph(character):
            if word := run[begun:place].strip("&.,"):
                yield word, start + run.index(word, begun)
            yield character, start + place
            begun = place + 1
    if word := run[begun:].strip("&.,"):
        yield word, start + run.index(word, begun)


@cache
def stems_of(text: str) -> frozenset[str]:
    """The stems of the words of a text, ideographs left out."""
    return frozenset(token.stem for token in tokens_of(text) if not token.is_han)


@cache
def stem(word: str) -> str:
    """The stem of a word; of a number its digits alone."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    if folded[0].isdigit():
        return folded.replace(",", "")
    folded = IRREGULAR.get(folded, folded)
    root = _root(folded)
    return SENSES.get(root, root)


def _paired(tokens: list[Token]) -> Iterator[Token]:
    """The tokens with the stem of the pair for each two that mean one thing together, such as ``set up``."""
    stems = [token.stem for token in tokens]
    for place in range(len(tokens) - 1):
        together = PAIRS.get((stems[place], stems[place + 1]))
        if together is not None:
            stems[place] = stems[place + 1] = together
    return (token._replace(stem=stem_) for token, stem_ in zip(tokens, stems, strict=True))


def _root(word: str) -> str:
    """The word without its endings."""
    for long, short in _SPELLINGS[:-1]:
        word = word.replace(long, short)
    word = _singular(word)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST and re.search("[aeiouy]", word[: -len(ending)]):
            word = word.removesuffix(ending)
            if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > _LEAST else word


def beginnings_of(word: str) -> Iterator[str]:
    """What the words of a stem begin with, in every spelling and in forms that no rule finds."""
    for root in ROOTS.get(word, [word]):
        begin = root.removesuffix("y") if len(root) >= _LEAST else root
        yield begin
        for long, short in _SPELLINGS:
            if short in begin:
                yield begin.replace(short, long)


def _singular(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _LEAST:
        return word[:-1]
    return word


# Each root of a group, and the one that stands for all of them.
SENSES = {_root(word): _root(group.split()[0]) for group in GROUPS for word in group.split()}
PAIRS = {tuple(map(stem, phrase.split())): stem(together) for phrase, together in PHRASES.items()}
# For each sense the roots that have it.
ROOTS: dict[str, list[str]] = {}
for _word, _first in SENSES.items():
    ROOTS.setdefault(_first, []).append(_word)
for _form, _word in IRREGULAR.items():
    ROOTS.setdefault(stem(_word), [_root(_word)]).append(_form)
for _phrase, _together in PHRASES.items():
    ROOTS.setdefault(stem(_together), [stem(_together)]).append(_root(_phrase.split()[0]))
