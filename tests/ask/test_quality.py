"""How well the questions of the file are answered, and that no number comes from anywhere but the facts cited.

The floors are what was reached on the part for tuning; ``benchmarks/ask.py`` prints both parts.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.ask.measuring import BLIND, MEASURING, TUNING, given_by, is_right, questions
from tests.conftest import Run

FLOOR = 0.97


@pytest.fixture(scope="module")
def envelopes(shipped: Run) -> dict[str, Any]:
    """The JSON that each question of the file gets."""
    return {asked.question: shipped("ask", asked.question, "--json").json() for asked in questions()}


def test_the_file_of_questions_is_large_and_mixed() -> None:
    parts = Counter(asked.part for asked in questions())
    assert sum(parts.values()) >= 200
    assert min(parts[TUNING], parts[MEASURING]) >= 100
    assert len({asked.question for asked in questions()}) == len(questions())
    for part in (TUNING, MEASURING):
        assert {asked.kind for asked in questions(part)} >= {"paraphrase", "unanswerable", "comparative", "misspelt"}


@pytest.mark.parametrize("can", [True, False], ids=["answered", "refused"])
@pytest.mark.parametrize("part", [TUNING, BLIND])
def test_what_was_mended_stays_above_its_floor(part: str, can: bool, envelopes: dict[str, Any]) -> None:
    asked = [one for one in questions(part) if one.can_be_answered == can]
    wrong = [one.question for one in asked if not is_right(one, given_by(envelopes[one.question]["data"]))]
    assert len(wrong) <= (1 - FLOOR) * len(asked), wrong


# Names that the answers hold and that are no figures; G60, JR05 and the like are told by their letters.
NAMES = re.compile(r"Super Brain 2030|Vision 2035|14th Five-Year Plan|Twenty-Year Plan 2005–2025|300 mm wafer line")


def numerals(text: str) -> set[str]:
    """The numbers of a text without what groups their digits, those in names left out."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", NAMES.sub("", text))
    return set(re.findall(r"(?<![A-Za-z\d.])\d+(?:\.\d+)?", plain))


def leaves(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value)
    else:
        yield str(node)


def unfounded(data: dict[str, Any]) -> set[str]:
    """The numbers of an answer that stand in no fact that it cites and do not count what it lists."""
    known = {str(len(data["facts"])), str(len(data["entities"]))}
    for leaf in (*leaves(data["facts"]), *leaves(data["entities"])):
        known |= numerals(leaf)
    return numerals(data["answer"]) - known


def test_every_numeral_of_every_answer_stands_in_a_fact_that_it_cites(envelopes: dict[str, Any]) -> None:
    answers = [envelope["data"] for envelope in envelopes.values() if envelope["data"]["answered"]]
    assert len(answers) > 100
    assert {data["question"]: unfounded(data) for data in answers if unfounded(data)} == {}


def test_every_answer_cites_and_names_its_sources(envelopes: dict[str, Any]) -> None:
    for envelope in envelopes.values():
        data = envelope["data"]
        if data["answered"]:
            cited = {fact["source"] for fact in data["facts"]}
            assert data["facts"] or data["entities"]
            assert envelope["sources"]
            assert cited <= set(envelope["sources"])
            assert any(source in data["answer"] for source in envelope["sources"]), data["question"]


def test_an_answer_is_one_sentence_and_a_refusal_has_a_reason(envelopes: dict[str, Any]) -> None:
    for envelope in envelopes.values():
        data = envelope["data"]
        assert set(data) == {"question", "answered", "answer", "facts", "entities", "reason"}
        assert bool(data["answer"]) == data["answered"] != bool(data["reason"]), json.dumps(data)
        if data["answered"]:
            assert data["answer"].endswith(".")
            assert "\n" not in data["answer"]


@pytest.mark.parametrize("question", ["How much is 12 hectares?", "Did Hefei have 12,345 people?"])
def test_a_number_of_the_question_is_not_taken_over(question: str, shipped: Run) -> None:
    assert shipped("ask", question).code == 1
