"""Where the tokens of a fact stand in the text of its source: together, and in the section that the fact names.

Together means within three neighbouring paragraphs (docs: verification). What the tokens say is not looked at.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, product

from g60cli.knowledge.folding import fold_in_place
from g60cli.knowledge.normalising import Paragraph, normalise
from g60cli.knowledge.source_texts import SourceText
from g60cli.knowledge.text_numbers import completed, places_of

TOGETHER = 3
"""How many neighbouring paragraphs the tokens of a fact may be spread over."""
_MOST_READINGS = 200
_EDGES = " .:：\"'#"


class Page:
    """A source's text ready to be searched; ``sections`` are the headings that facts of the source name."""

    def __init__(self, text: SourceText, language: str = "en", sections: Collection[str] = ()) -> None:
        self.text = text
        self.language = language
        self._named = frozenset(filter(None, map(_heading_key, sections)))
        self._standing: dict[str, dict[int, tuple[str, ...]]] = {}

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in order."""
        return self.text.paragraphs

    def standing(self, token: str) -> Mapping[int, tuple[str, ...]]:
        """The paragraphs in which a token stands, each with the token as printed there, its figures whole."""
        if token not in self._standing:
            self._standing[token] = dict(self._found(normalise(token)))
        return self._standing[token]

    def _found(self, token: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        for number, paragraph in enumerate(self.paragraphs):
            prints = [
                completed(form, *span, self.language)
                for form in paragraph.forms
                for span in places_of(token, form, self.language)
            ]
            if prints:
                yield number, tuple(dict.fromkeys(prints))

    def holds(self, token: str) -> bool:
        """Whether a token stands in the text anywhere, be it as a piece of a number or a word."""
        wanted = fold_in_place(normalise(token))
        return any(wanted in fold_in_place(form) for paragraph in self.paragraphs for form in paragraph.forms)

    def neighbours(self, window: Sequence[int]) -> list[int]:
        """The paragraphs of a window and those beside it that stand together with one of its paragraphs."""
        places = [self.paragraphs[number].place for number in window]
        low, high = min(places) - TOGETHER, max(places) + TOGETHER
        return [n for n, paragraph in enumerate(self.paragraphs) if low < paragraph.place < high]

    def section(self, name: str | None) -> frozenset[int] | None:
        """The paragraphs under a heading, itself included; None where no such heading stands in the text."""
        key = _heading_key(name) if name else ""
        begins = [number for number, (title, _) in self._headings.items() if title == key] if key else []
        if not begins:
            return None
        return frozenset(number for begin in begins for number in range(begin, self._end_of_section(begin)))

    def _end_of_section(self, begin: int) -> int:
        _, level = self._headings[begin]
        following = (n for n, (_, other) in self._headings.items() if n > begin and (other or 0) <= (level or 9))
        return min(following, default=len(self.paragraphs))

    @cached_property
    def _headings(self) -> dict[int, tuple[str, int | None]]:
        """The paragraphs that are or begin with a heading, each with its name, and its level where markup shows one."""
        marked = {_heading_key(title): level for title, level in self.text.headings.items()}
        keys = [_heading_key(paragraph.forms[0]) for paragraph in self.paragraphs]
        whole = {n: (key, marked.get(key)) for n, key in enumerate(keys) if key in marked or key in self._named}
        # In a print page a heading may run on into its text.
        lost = self._named - {key for key, _ in whole.values()}
        begun = {n: (name, None) for n in range(len(keys)) for name in lost if _begins(self.paragraphs[n], name)}
        return dict(sorted({**begun, **whole}.items()))


def _begins(paragraph: Paragraph, name: str) -> bool:
    """Whether a paragraph begins with a heading of several words, and then with a new sentence."""
    text = paragraph.forms[0].lstrip(_EDGES)
    following = text[len(name) :].lstrip(_EDGES)
    return " " in name and fold_in_place(text).startswith(f"{name} ") and not following[:1].islower()


def _heading_key(title: str) -> str:
    return fold_in_place(normalise(title)).strip(_EDGES)


def absent(page: Page, tokens: Iterable[str]) -> list[str]:
    """The tokens that stand nowhere in the text."""
    return [token for token in tokens if not page.standing(token)]


def windows(page: Page, tokens: Sequence[str], section: Collection[int] | None) -> Iterator[tuple[int, ...]]:
    """Each stretch of neighbouring paragraphs, all of the section where there is one, that has all tokens."""
    standing = [page.standing(token) for token in tokens]
    allowed = sorted({n for found in standing for n in found if section is None or n in section})
    for begin in allowed:
        last = page.paragraphs[begin].place + TOGETHER
        near = tuple(n for n in allowed if n >= begin and page.paragraphs[n].place < last)
        if all(any(n in found for n in near) for found in standing):
            yield near


def readings(page: Page, tokens: Sequence[str], window: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """The tokens as they are printed in a window, figures whole; several where a token stands there more than once."""
    prints = [list(dict.fromkeys(p for n in window for p in page.standing(token).get(n, ()))) for token in tokens]
    return islice(product(*prints), _MOST_READINGS)
