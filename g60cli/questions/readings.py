"""Several names on one command line: each argument is one, unless only a join of neighbours makes sense.

``compare Hefei Suzhou`` names two; so does ``compare Hengtong Group LandSpace``, because nothing is called Hengtong or
Group alone. Where more than one reading is exact, none is taken.
"""

from collections.abc import Callable, Iterator, Sequence

# Whether a name is that of something that may stand at this place: 0 for the first of the names, 1 for any other.
Fits = Callable[[int, str], bool]


def names_of(words: Sequence[str], fits: Fits, makes_sense: Callable[[list[str]], bool] = bool) -> list[str]:
    """The names that the words are, joined where that is the only exact reading; else the words themselves.

    A reading counts only if all its names fit their places, and if it makes sense as a whole.
    """
    singly = list(words)
    if all(fits(min(place, 1), word) for place, word in enumerate(words)) and makes_sense(singly):
        return singly
    found = (reading for reading in _readings(singly, fits) if makes_sense(reading))
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
