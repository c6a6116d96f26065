"""Reading a question: its tokens, the names in it, its cues, and what is left for an answer to account for."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from g60cli.knowledge.names import fold
from g60cli.knowledge.vocabulary import KINDS
from g60cli.questions.ask import vocabulary_en as english
from g60cli.questions.ask import vocabulary_zh as chinese
from g60cli.questions.ask.asked import Mention, Places, Question
from g60cli.questions.ask.times import times_in
from g60cli.questions.ask.words import Token, stem, tokens_of
from g60cli.questions.knowledge import Knowledge, Row

MOST_TOKENS = 80
_LONGEST_NAME = 18
_LONGEST_CUE = 4
_ENTITY, _METRIC = "entity", "metric"
_PEOPLES = {"chinese": "china"}
_SPELLINGS = (("centre", "center"), ("center", "centre"), ("fibre", "fiber"), ("metres", "meters"))

_NAMES = """
SELECT folded, kind, id, min(priority) AS priority FROM name
WHERE folded IN (SELECT value FROM json_each(?)) AND kind <> 'source' GROUP BY folded, kind, id ORDER BY priority, id
"""


def read(knowledge: Knowledge, text: str) -> Question:
    """The question as read; of one that is longer than anybody asks only the beginning is."""
    tokens = tokens_of(text)[:MOST_TOKENS]
    named = _named(knowledge, text, tokens)
    entities = list(_cover(text, [mention for mention in named if mention.kind != _METRIC]))
    metrics = list(_cover(text, [mention for mention in named if mention.kind == _METRIC]))
    taken = _places_of(entity for entity in entities if not _is_common(entity, tokens))
    times = times_in(text, tokens, taken, knowledge.head("updated"))
    timed = frozenset(place for time in times for place in time.places)
    cues = _cues(tokens, taken | timed)
    classes = _classes(tokens, taken)
    content = frozenset(range(len(tokens))) - _functions(tokens, taken) - timed
    content -= frozenset(place for name, places in cues.items() if name not in _TO_ACCOUNT for place in places - taken)
    return Question(text, tokens, entities, metrics, times, cues, classes, content, _by_stem(tokens))


# Cues whose words are no idle words: an answer must be of the sort they ask for.
_TO_ACCOUNT = (
    *english.AHEAD, english.MOST, english.LEAST, english.MORE, english.LESS, english.COMPARE,
    english.WHY, english.VAGUE, *english.RECKONED,
)  # fmt: skip


def _by_stem(tokens: Sequence[Token]) -> Mapping[str, Places]:
    found: dict[str, Places] = {}
    for place, token in enumerate(tokens):
        found[token.stem] = found.get(token.stem, frozenset()) | {place}
    return found


def _places_of(mentions: Iterable[Mention]) -> Places:
    return frozenset(place for mention in mentions for place in mention.places)


def _is_common(mention: Mention, tokens: Sequence[Token]) -> bool:
    """True for a name of one small word that the question uses as a word: a cue, or one that carries nothing."""
    words = [tokens[place].text for place in mention.places]
    return len(words) == 1 and words[0].islower() and words[0] in english.FUNCTION


def _named(knowledge: Knowledge, text: str, tokens: Sequence[Token]) -> list[Mention]:
    """Every run of tokens that is a name; metrics and industries in the other number too."""
    spans: dict[str, list[tuple[Places, bool]]] = {}
    for first in range(len(tokens)):
        for last in range(first, min(first + _LONGEST_NAME, len(tokens))):
            folded = fold(text[tokens[first].start : tokens[last].end])
            places = frozenset(range(first, last + 1))
            spans.setdefault(folded, []).append((places, True))
            for other in _respelt(folded):
                spans.setdefault(other, []).append((places, True))
            for other in _in_other_number(folded):
                spans.setdefault(other, []).append((places, False))
    rows = list(knowledge.rows(_NAMES, (json.dumps([span for span in spans if span]),)))
    return [
        mention for folded, found in _by_name(rows).items() for mention in _mentions(text, tokens, found, spans[folded])
    ]


def _by_name(rows: Sequence[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["folded"], []).append(row)
    return found


def _mentions(
    text: str, tokens: Sequence[Token], rows: Sequence[Row], spans: Sequence[tuple[Places, bool]]
) -> Iterator[Mention]:
    for sort in (_ENTITY, _METRIC):
        fitting = [row for row in rows if (row["kind"] in KINDS) == (sort == _ENTITY)]
        best = [row for row in fitting if row["priority"] == fitting[0]["priority"]]
        for places, exact in spans:
            same = [row for row in best if exact or row["kind"] in ("industry", "metric")]
            if same:
                said = text[tokens[min(places)].start : tokens[max(places)].end]
                yield Mention(places, said, same[0]["kind"], tuple(dict.fromkeys(row["id"] for row in same)))


def _respelt(folded: str) -> Iterator[str]:
    if folded in _PEOPLES:
        yield _PEOPLES[folded]
    for one, other in _SPELLINGS:
        if one in folded:
            yield folded.replace(one, other)


def _in_other_number(folded: str) -> Iterator[str]:
    if not folded.isascii() or not folded.isalnum():
        return
    yield f"{folded}s"
    if folded.endswith("ies"):
        yield folded[:-3] + "y"
    elif folded.endswith("s"):
        yield folded[:-1]
    elif folded.endswith("y"):
        yield folded[:-1] + "ies"


def _cover(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The longest mentions that do not overlap, in the order of the text."""
    chosen: list[Mention] = []
    taken: Places = frozenset()
    for mention in sorted(mentions, key=lambda mention: (-len(mention.places), min(mention.places))):
        if not mention.places & taken:
            chosen.append(mention)
            taken |= mention.places
    yield from sorted(chosen, key=lambda mention: min(mention.places))


def _cues(tokens: Sequence[Token], taken: Places) -> Mapping[str, Places]:
    """The words that ask for something, outside of names."""
    found: dict[str, Places] = {}
    for places, phrase in _phrases(tokens, taken):
        cue = english.PHRASES.get(phrase) or chinese.PHRASES.get(phrase)
        if cue is not None:
            found[cue] = found.get(cue, frozenset()) | places
    return found


def _phrases(tokens: Sequence[Token], taken: Places) -> Iterator[tuple[Places, str]]:
    """Known phrases outside of names, the longest first where they overlap."""
    place = 0
    while place < len(tokens):
        for length in range(_LONGEST_CUE, 0, -1):
            places = frozenset(range(place, min(place + length, len(tokens))))
            phrase = _phrase(tokens, places)
            if len(places) == length and not places & taken and _is_known(phrase):
                yield places, phrase
                place += length - 1
                break
        place += 1


def _phrase(tokens: Sequence[Token], places: Places) -> str:
    words = [tokens[place].text.casefold() for place in sorted(places)]
    return "".join(words) if any(tokens[place].is_han for place in places) else " ".join(words)


def _is_known(phrase: str) -> bool:
    return any(phrase in known for known in (english.PHRASES, english.IDLE, chinese.PHRASES, chinese.FUNCTION))


def _classes(tokens: Sequence[Token], taken: Places) -> Mapping[int, tuple[str, str]]:
    """The words that name a kind of thing, such as ``companies``, each with the kind and type it names."""
    nouns = {stem(noun): class_ for noun, class_ in english.CLASSES.items()}
    found = {
        place: nouns[token.stem]
        for place, token in enumerate(tokens)
        if place not in taken and not token.is_han and token.stem in nouns
    }
    for first in range(len(tokens)):
        for length in range(_LONGEST_CUE, 0, -1):
            places = frozenset(range(first, min(first + length, len(tokens))))
            phrase = _phrase(tokens, places)
            if phrase in chinese.CLASSES and not places & taken and not any(place in found for place in places):
                found |= dict.fromkeys(places, chinese.CLASSES[phrase])
    return found


def _functions(tokens: Sequence[Token], taken: Places) -> Places:
    """The places of words that carry nothing."""
    found = {
        place
        for place, token in enumerate(tokens)
        if place not in taken and (token.text.casefold() in english.FUNCTION)
    }
    for places, phrase in _phrases(tokens, taken):
        if phrase in chinese.FUNCTION or phrase in english.IDLE:
            found |= places
    return frozenset(found)
