"""A name that nothing has: what is offered is what comparing all names one by one would find."""

import os
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from g60cli.knowledge.names import fold
from g60cli.knowledge.vocabulary import KINDS
from g60cli.questions import nearness
from g60cli.questions.knowledge import Knowledge, open_knowledge
from g60cli.questions.naming import nearest
from tests.small_files import PREAMBLE, fact

ALL = (*KINDS, "metric", "source")
ASKED_FOR = [("company",), ("place",), ("metric",), KINDS, ALL]
# Letters that slip in: of other names, and of no name at all.
SLIPS = "aeinst05-湖é'"


@pytest.fixture(scope="module")
def shipped_knowledge(environment: Callable[..., dict[str, str]]) -> Knowledge:
    with patch.dict(os.environ, environment(), clear=True):
        return open_knowledge(["builtin"])


@pytest.fixture(scope="module")
def names(shipped_knowledge: Knowledge) -> list[str]:
    return [row["text"] for row in shipped_knowledge.rows("SELECT text FROM name")]


def one_by_one(knowledge: Knowledge, name: str, kinds: Sequence[str]) -> list[tuple[str, str]]:
    """The same from all names in memory."""
    marks = ",".join("?" * len(kinds))
    sql = f"SELECT folded, text, id FROM name WHERE kind IN ({marks}) ORDER BY priority = 1, priority = 0"
    known = {row["folded"]: (row["id"], row["text"]) for row in knowledge.rows(sql, kinds)}
    folded = fold(name)
    near = get_close_matches(folded, known, n=9, cutoff=0.6)
    near += [other for other in known if len(folded) > 1 and folded in other and other not in near]
    found: dict[str, tuple[str, str]] = {}
    for other in near:
        found.setdefault(known[other][0], known[other])
    return list(found.values())[:3]


@st.composite
def slipped(draw: st.DrawFn, text: str) -> str:
    """A text with a letter left out, put in, put in the place of another, or two that changed places."""
    place = draw(st.integers(0, len(text) - 1))
    before, sign, after = text[:place], text[place], text[place + 1 :]
    other = draw(st.sampled_from(SLIPS))
    return draw(
        st.sampled_from(
            [
                before + after,
                before + other + sign + after,
                before + other + after,
                before + after[:1] + sign + after[1:],
            ]
        )
    )


@given(data=st.data())
def test_what_is_offered_is_what_is_nearest_of_all_names(
    data: st.DataObject, shipped_knowledge: Knowledge, names: list[str]
) -> None:
    text = data.draw(st.sampled_from(names))
    typed = data.draw(slipped(text) | st.text(st.sampled_from(text), max_size=8) | st.just(text[: len(text) // 2]))
    kinds = data.draw(st.sampled_from(ASKED_FOR))
    assert nearest(shipped_knowledge, typed, kinds) == one_by_one(shipped_knowledge, typed, kinds)


def test_a_long_text_of_many_letters_is_no_longer_question(shipped_knowledge: Knowledge) -> None:
    typed = "".join(chr(0x4E00 + number) for number in range(3 * nearness._MOST_LETTERS))
    assert nearest(shipped_knowledge, typed, ALL) == []


def test_of_names_that_differ_in_a_number_the_one_with_the_slip_is_offered_first(
    environment: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    places = "".join(
        f'\n[place.stead-{number}]\nname = "Stead {number}"\nsource = "almanac"\n'
        for number in range(3 * nearness._MOST_COMPARED)
    )
    path = tmp_path / "steads.toml"
    path.write_text(PREAMBLE + places + fact(), encoding="utf-8")
    with patch.dict(os.environ, environment(), clear=True):
        offered = nearest(open_knowledge([str(path)]), "Staed 2718", ("place",))
    assert offered[0] == ("stead-2718", "Stead 2718")
