"""Any text is a question: it is answered or refused, never an error of ours."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ask.measuring import questions
from tests.ask.test_quality import unfounded
from tests.conftest import Run

ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = sorted({word for asked in questions() for word in asked.question.split()})
SIGNS = st.sampled_from(
    ['"', "*", "AND", "NEAR(", "'", "-", "^", ":", "。", "%", "\\", "{}", "||", "--", "２０２３", "ı"]
)


def assert_sound(outcome: object) -> None:
    code, out, err = outcome.code, outcome.out, outcome.err  # type: ignore[attr-defined]
    assert code in (0, 1, 2), err
    assert "Traceback" not in out + err


@ANY
@given(text=st.text(max_size=60))
def test_arbitrary_text_is_answered_or_refused(text: str, g60: Run) -> None:
    assert_sound(g60("ask", "--", text))


@ANY
@given(text=st.text(max_size=40), day=st.dates())
def test_arbitrary_text_is_answered_or_refused_as_of_any_day(text: str, day: date, g60: Run) -> None:
    assert_sound(g60("ask", "--as-of", day.isoformat(), "--", text))
    assert_sound(g60("search", "--as-of", day.isoformat(), "--", text))


@ANY
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), year=st.integers(min_value=2014, max_value=2027))
def test_shuffled_words_are_answered_from_what_was_known_by_then(words: list[str], year: int, shipped: Run) -> None:
    outcome = shipped("ask", "--json", "--as-of", f"{year}-01-01", "--", *words)
    assert_sound(outcome)
    data = outcome.json()["data"]
    if data is not None and data["answered"]:
        assert unfounded(data) == set()


@ANY
@given(words=st.lists(st.one_of(st.sampled_from(WORDS), SIGNS), min_size=1, max_size=9))
def test_shuffled_words_are_answered_from_facts_or_refused(words: list[str], shipped: Run) -> None:
    outcome = shipped("ask", "--json", "--", *words)
    assert_sound(outcome)
    data = outcome.json()["data"]
    if data is not None and data["answered"]:
        assert unfounded(data) == set()


@ANY
@given(
    year=st.integers(min_value=0, max_value=99999), form=st.sampled_from(["in {}", "{}年", "Q1 {}", "{}-13", "{0}-{0}"])
)
def test_any_year_is_answered_from_a_fact_of_it_or_refused(year: int, form: str, shipped: Run) -> None:
    outcome = shipped("ask", f"What was the GDP of Hefei {form.format(year)}?", "--json")
    assert_sound(outcome)
    if outcome.code == 0:
        assert outcome.json()["data"]["facts"][0]["period"].startswith(str(year))


def test_a_very_long_question_is_refused_for_its_length(g60: Run) -> None:
    outcome = g60("ask", "firms " * 2000)
    assert outcome.code == 1
    assert "longer" in outcome.err
