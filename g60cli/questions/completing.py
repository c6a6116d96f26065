"""What a word on the command line may become: names, ids, kinds and statuses that begin like it.

A name that a shell takes for one word is offered as it is written; one with spaces or signs that mean something to a
shell is offered by its id. Of a name typed as several words, the next word is offered.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from g60cli.knowledge.names import fold
from g60cli.knowledge.vocabulary import KINDS, PLURALS, Status
from g60cli.questions.citing import Style
from g60cli.questions.knowledge import Knowledge, marks

# So many names or facts are listed; of more facts, what they have in common up to the next stroke.
_MOST_NAMES, _MOST_FACTS = 1000, 200
_LAST = "\U0010ffff"
_ONE_WORD = re.compile(r"[\w.@·+][\w.,@·/+:%-]*")

_ANYTHING = (*KINDS, "metric", "source")
# What the name of a parameter, or what stands for it in the help, asks for.
_SORTS: dict[str, tuple[str, ...]] = {
    **{kind: (kind,) for kind in _ANYTHING},
    **{plural: (kind,) for kind, plural in PLURALS.items()},
    "metrics": ("metric",),
    "sources": ("source",),
    "province": ("place",),
    "about": KINDS,
    "entity": KINDS,
    "entities": KINDS,
    "compare": KINDS,
    "fact": ("fact",),
    "name": (*_ANYTHING, "fact"),
    "names": (*_ANYTHING, "fact"),
    "id": ("fact", "source"),
    "ids": ("fact", "source"),
}
_PATHS = {"path", "file", "dir", "folder"}
_LISTS: dict[str, tuple[str, ...]] = {
    "kind": tuple(PLURALS.values()),
    "status": tuple(Status),
    "style": tuple(Style),
    "year": ("latest",),
}


class Completion(NamedTuple):
    """A word that may stand in the place of the one that was begun, and what it means."""

    word: str
    meaning: str = ""


def sorts_of(command: str, *words: str) -> tuple[str, ...]:
    """What a parameter of a command asks for, from the words that name it; () for nothing we know.

    ``name`` and ``id`` ask for a thing of the command's own sort, where it has one.
    """
    if not _PATHS.isdisjoint(words):
        return ()
    for word in words:
        if word in ("name", "names", "id", "ids") and command in _SORTS:
            return _SORTS[command]
        if word in _SORTS:
            return _SORTS[word]
    return ()


def listed(typed: str, *words: str) -> list[Completion]:
    """The words of a closed list, for a parameter that is named by one."""
    choices = next((_LISTS[word] for word in words if word in _LISTS), ())
    return [Completion(choice) for choice in choices if choice.startswith(typed)]


def names_beginning(knowledge: Knowledge, sorts: Sequence[str], before: Sequence[str], typed: str) -> list[Completion]:
    """Things of these sorts whose name begins with the words before and the one being typed, case folded.

    Where the words before begin no name, they are names of their own, and the typed word begins the next one.
    """
    if before:
        following = list(_following(knowledge, sorts, before, typed))
        if following:
            return following
    found = [*_things(knowledge, sorts, typed), *(_facts(knowledge, typed) if "fact" in sorts else ())]
    # Things of two kinds may have one name; it is a word all the same.
    return list({completion.word: completion for completion in reversed(found)}.values())[::-1]


def _things(knowledge: Knowledge, sorts: Sequence[str], typed: str) -> Iterator[Completion]:
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for kind, id_, priority, text in _rows(knowledge, sorts, typed):
        found.setdefault((kind, id_), []).append((priority, text))
    for (kind, id_), texts in found.items():
        # An id before a name before an alias.
        names = [text for _, text in sorted(texts, key=lambda item: item[0])]
        word = next((name for name in names if name.startswith(typed) and _ONE_WORD.fullmatch(name)), id_)
        told = [name for name in dict.fromkeys(names) if name not in (word, id_)]
        yield Completion(word, ", ".join([*told[:2], kind]))


def _following(knowledge: Knowledge, sorts: Sequence[str], before: Sequence[str], typed: str) -> Iterator[Completion]:
    """The next word of each name that begins with several words."""
    begun, offered = fold(" ".join(before)), set()
    for kind, _, _, text in _rows(knowledge, sorts, " ".join((*before, typed))):
        words = text.split()
        word = next((words[end] for end in range(1, len(words)) if fold(" ".join(words[:end])) == begun), "")
        if _ONE_WORD.fullmatch(word) and fold(word).startswith(fold(typed)) and word not in offered:
            offered.add(word)
            yield Completion(word, f"{text}, {kind}")


def _rows(knowledge: Knowledge, sorts: Sequence[str], typed: str) -> Iterator[tuple[str, str, int, str]]:
    begun = fold(typed)
    sql = f"""
        SELECT kind, id, priority, text FROM name WHERE folded >= ? AND folded < ? AND kind IN ({marks(sorts)})
        ORDER BY folded, priority LIMIT {_MOST_NAMES}
    """  # noqa: S608 - marks and a number of our own
    for row in knowledge.rows(sql, (begun, begun + _LAST, *sorts)):
        yield row["kind"], row["id"], row["priority"], row["text"]


def _facts(knowledge: Knowledge, typed: str) -> list[Completion]:
    sql = "SELECT id FROM fact WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
    ids = [row["id"] for row in knowledge.rows(sql, (typed, typed + _LAST, _MOST_FACTS + 1))]
    return [Completion(id_) for id_ in (ids if len(ids) <= _MOST_FACTS else _parts(knowledge, typed))]


def _parts(knowledge: Knowledge, typed: str) -> Iterator[str]:
    """What the ids of many facts begin with, up to the next stroke, by one look into the index for each."""
    after = typed
    for _ in range(_MOST_NAMES):
        row = knowledge.row("SELECT min(id) FROM fact WHERE id >= ? AND id < ?", (after, typed + _LAST))
        if row is None or row[0] is None:
            return
        end = row[0].find("/", len(typed)) + 1
        part = row[0][:end] if end else row[0]
        yield part
        after = part + _LAST
