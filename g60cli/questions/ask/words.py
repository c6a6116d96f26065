"""Words of questions and of texts: tokens, and the stem under which two forms of a word are the same.

A stem is no word of a language: it only meets the stem of the other form. Words of one sense share a stem
(``thesaurus``), so that a firm is a company and a portion is a share.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from g60cli.questions.ask.thesaurus import GROUPS, IRREGULAR, PHRASES

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_TOKEN = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+(?:(?:[&.]|(?<=\d),(?=\d))[^\W_{_HAN}]+)*")
_IS_HAN = re.compile(f"[{_HAN}]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s(?!\w)", re.IGNORECASE)
_CONTRACTED = re.compile(r"(?i)(?<=what)['’]s\b|(?<=who)['’]s\b|(?<=where)['’]s\b")
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"))
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
    return _IS_HAN.search(text) is not None


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text; an ending ``'s`` belongs to none of them, and the parts of ``high-tech`` are two."""
    blanked = _CONTRACTED.sub("  ", text)
    blanked = _POSSESSIVE.sub(lambda match: " " * len(match[0]), blanked)
    tokens = [Token(match[0], match.start(), match.end(), stem(match[0])) for match in _TOKEN.finditer(blanked)]
    return list(_paired(tokens))


def stems_of(text: str) -> set[str]:
    """The stems of the words of a text, ideographs left out."""
    return {token.stem for token in tokens_of(text) if not token.is_han}


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
for _phrase, _together in PHRASES.items():
    ROOTS.setdefault(stem(_together), [stem(_together)]).append(_root(_phrase.split()[0]))
