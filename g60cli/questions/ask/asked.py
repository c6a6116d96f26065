"""What a question is once it is read, and what becomes of it: found or refused. Plain data."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from g60cli.answer import Data
from g60cli.questions.ask.words import Token

# Places of tokens in a question.
Places = frozenset[int]


# How a question for yes or no begins.
_OPENING = ("be", "do", "hav", "can", "wer")


class Mention(NamedTuple):
    """Words of the question that are the name of something: one thing, or several that share it."""

    places: Places
    text: str
    kind: str
    ids: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the one thing, or the first of several."""
        return self.ids[0]


class Time(NamedTuple):
    """The time that is asked for, first and last day as ISO dates; ``said`` is how the sentence calls it."""

    first: str
    last: str
    places: Places
    said: str
    relative: bool = False

    @property
    def is_range(self) -> bool:
        """True for several years together."""
        return self.first[:4] != self.last[:4]


class Question(NamedTuple):
    """A question as read.

    ``entities`` and ``metrics`` are what its words name; ``cues`` says which words ask for what; ``content`` are the
    places of the words that an answer has to account for; ``times`` are the years and periods; ``stems`` has the
    places of each stem.
    """

    text: str
    tokens: Sequence[Token]
    entities: Sequence[Mention]
    metrics: Sequence[Mention]
    times: Sequence[Time]
    cues: Mapping[str, Places]
    classes: Mapping[int, tuple[str, str]]
    content: Places
    stems: Mapping[str, Places]

    @property
    def wants_target(self) -> bool:
        """True where a target, a plan or an expectation is asked for."""
        return not self.cues.keys().isdisjoint(("target", "planned", "expected"))

    @property
    def is_yes_or_no(self) -> bool:
        """True where yes or no is asked for."""
        return bool(self.tokens) and (self.tokens[0].stem in _OPENING or "吗" in self.text or "嗎" in self.text)

    def words(self, places: Places) -> list[str]:
        """The words at these places, neighbouring ideographs together."""
        return _runs(self.tokens, places)

    def cue(self, *names: str) -> Places:
        """The places of all words that ask for one of these."""
        return frozenset(place for name in names for place in self.cues.get(name, ()))


class Found(NamedTuple):
    """An answer: one sentence, the facts that it cites, the entities that it lists."""

    sentence: str
    facts: Sequence[Data] = ()
    entities: Sequence[Data] = ()
    notes: Sequence[str] = ()


# The nearness of a refusal beside which nothing else is tried.
FINAL = 9


class Refused(NamedTuple):
    """Why there is no answer, and how near one was: of several refusals the nearest is said."""

    reason: str
    nearness: int = 0


Outcome = Found | Refused | None


def _runs(tokens: Sequence[Token], places: Places) -> list[str]:
    words: list[str] = []
    before = None
    for place in sorted(places):
        token = tokens[place]
        if before is not None and token.is_han and tokens[before].is_han and before + 1 == place:
            words[-1] += token.text
        else:
            words.append(token.text)
        before = place
    return words
