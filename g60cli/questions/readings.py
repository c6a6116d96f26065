"""Several names on one command line: each argument is one, unless only a join of neighbours makes sense.

``compare Hefei Suzhou`` names two; so does ``compare Hengtong Group LandSpace``, because nothing is called Hengtong or
Group alone. Where more than one reading is exact, none is taken.
"""

from collections.abc import Callable, Iterator, Sequence

# Whether a name is that of something that may stand at this place: 0 for the first of the names.
Fits = Callable[[int, str], bool]


def names_of(words: Sequence[str], fits: Fits) -> list[str]:
    """The names that the words are, joined where that is the only exact reading; else the words themselves."""
    singly = list(words)
    if all(fits(place, word) for place, word in enumerate(words)):
        return singly
    found = _readings(singly, fits)
    first, second = next(found, None), next(found, None)
    return singly if first is None or second is not None else first


def _readings(words: Sequence[str], fits: Fits) -> Iterator[list[str]]:
    """Every way to cut the words into names that all fit, without walking a hopeless end twice."""
    hopeless: set[tuple[int, bool]] = set()

    def cut(start: int, names: list[str]) -> Iterator[list[str]]:
        if start == len(words):
            yield names
            return
        if (start, not names) in hopeless:
            return
        count = 0
        for end in range(start + 1, len(words) + 1):
            name = " ".join(words[start:end])
            if fits(min(len(names), 1), name):
                for reading in cut(end, [*names, name]):
                    count += 1
                    yield reading
        if not count:
            hopeless.add((start, not names))

    yield from cut(0, [])
