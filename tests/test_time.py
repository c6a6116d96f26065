"""Looking back to a day, figures that were revised since, and the age of what an answer says."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import chdir
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from g60cli.commands.catalog import COMMANDS
from g60cli.questions.knowledge import Knowledge, open_knowledge
from tests.answered_facts import facts_in
from tests.conftest import SMALL, TESTS, Run
from tests.small_answers import ANSWERS

CONFLICTS = "data/conflicts.toml"
DAYS = {"2022": "2022-12-31", "2023-06": "2023-06-30", "2024-02-05": "2024-02-05"}
PUBLISHED = {  # of data/small.toml, each by the last day that it may have been
    "survey-2022": "2022-12-31",
    "almanac-2023-06": "2023-06-30",
    "gazette-2024-02-05": "2024-02-05",
    "bote-2025-01-20": "2025-01-20",
}
ASKED = {
    name: command
    for name, command in ANSWERS.items()
    if command[:1] not in (("check",), ("help",), ("diff",)) and "--as-of" not in command and "--facts" not in command
}


# As of a day


@pytest.mark.parametrize("date", DAYS)
@pytest.mark.parametrize("name", ASKED)
def test_no_answer_knows_what_was_published_later(name: str, date: str, g60: Run) -> None:
    outcome = g60(*ASKED[name], "--as-of", date, "--json")
    assert outcome.code in (0, 1, 4)
    envelope = outcome.json()
    known = {id_ for id_, day in PUBLISHED.items() if day <= DAYS[date]}
    assert set(envelope["sources"]) <= known
    assert {fact["source"] for fact in facts_in(envelope["data"])} <= known
    if outcome.code == 0:
        assert any(note.startswith(f"as of {DAYS[date]}: ") for note in envelope["notes"])


def test_every_answering_command_takes_the_date(g60: Run) -> None:
    for command in set(COMMANDS) - {"help", "completion"}:
        assert "--as-of" in g60(command, "--help").out


@pytest.mark.parametrize(
    ("date", "ids"),
    [
        ("2021", []),
        ("2022-12-30", []),
        ("2022-12-31", ["survey-2022"]),
        ("2022", ["survey-2022"]),
        ("2023-06-29", ["survey-2022"]),
        ("2023-06-30", ["almanac-2023-06", "survey-2022"]),
        ("2023-06", ["almanac-2023-06", "survey-2022"]),
        ("2024-02-04", ["almanac-2023-06", "survey-2022"]),
        ("2030", ["almanac-2023-06", "bote-2025-01-20", "gazette-2024-02-05", "survey-2022"]),
    ],
)
def test_a_source_counts_from_the_end_of_its_month_or_year_and_one_without_a_date_never(
    date: str, ids: list[str], g60: Run
) -> None:
    assert sorted(source["id"] for source in g60("sources", "--as-of", date, "--json").json()["data"]) == ids


DATES = st.dates(date(2021, 1, 1), date(2026, 1, 1))


@given(one=DATES, other=DATES)
@settings(max_examples=25, deadline=None)
def test_what_is_known_only_grows(one: date, other: date, g60: Run) -> None:
    facts = [
        {fact["id"] for fact in g60("stats", "--as-of", day.isoformat(), "--json").json()["data"]}
        for day in sorted((one, other))
    ]
    assert facts[0] <= facts[1]


def test_the_note_counts_what_is_left_out(g60: Run) -> None:
    counts = g60("--json").json()["data"]["counts"]
    then = g60("--json", "--as-of", "2023-06").json()
    said = then["notes"][-1]
    assert f"{counts['facts'] - then['data']['counts']['facts']} of {counts['facts']} facts" in said
    assert "2 sources were published later and 2 have no date of publication" in said


def test_an_entity_is_there_if_a_source_of_its_own_or_a_fact_about_it_is(g60: Run) -> None:
    # Lake University's own source came in time.
    assert g60("show", "Lake University", "--as-of", "2023-06").code == 0
    # Amber Valley's own source came later, but a figure of it was known.
    valley = g60("show", "amber-valley", "--as-of", "2022", "--json").json()["data"]
    assert (valley["source"], valley["section"], valley["evidence"]) == (["survey-2022"], None, [])
    assert [fact["source"] for fact in valley["facts"]] == ["survey-2022"] * len(valley["facts"])


def test_a_name_of_later_does_not_become_that_of_another_thing(g60: Run) -> None:
    # The first source of Lantern came later, the other has no date; Lantern Labs, which has it for an alias, was known.
    outcome = g60("company", "Lantern", "--as-of", "2023-06")
    assert (outcome.code, outcome.out) == (1, "")
    assert "nothing published by 2023-06-30 speaks of 'Lantern' (lantern)" in outcome.err
    assert g60("company", "Lantern Labs", "--as-of", "2023-06").code == 0
    assert "speaks of 'gazette-2024-02-05';" in g60("source", "gazette-2024-02-05", "--as-of", "2022").err
    fact = "amber-valley/rd-intensity/2024-02@gazette-2024-02-05"
    assert all(f"speaks of '{fact}'" in g60(command, fact, "--as-of", "2022").err for command in ("fact", "cite"))


def test_a_card_keeps_of_its_sources_those_that_were_published(g60: Run) -> None:
    assert g60("company", "Lantern", "--as-of", "2024-06", "--json").json()["data"]["source"] == ["gazette-2024-02-05"]


def test_what_was_not_known_cannot_be_cited(g60: Run) -> None:
    assert g60("cite", "survey-2022", "--as-of", "2022").code == 0
    outcome = g60("cite", "gazette-2024-02-05", "--as-of", "2022")
    assert outcome.code == 1
    assert g60("cite", "--as-of", "2022").out.count("@misc{") == 1


def test_an_audit_of_then_finds_what_was_there_to_find(g60: Run) -> None:
    entries = g60("audit", "--as-of", "2023-05", "--json", "--facts", CONFLICTS).json()["data"]
    assert {fact.partition("@")[2] for entry in entries for fact in entry["facts"]} == {"bureau-2022", "herald-2023-05"}
    assert "revision" not in {entry["verdict"] for entry in entries}


@pytest.mark.parametrize(
    "date", ["2023-13", "2023-02-30", "23", "soon", "", "2023/2024", "end-2023", "undated", "2023-Q1"]
)
def test_a_wrong_date_is_wrong_usage(date: str, g60: Run) -> None:
    outcome = g60("cities", "--as-of", date)
    assert (outcome.code, outcome.out) == (2, "")
    assert "write 2023, 2023-10 or 2023-10-18" in outcome.err


def test_files_have_no_date_of_publication(g60: Run) -> None:
    for command in ("check", "paths"):
        outcome = g60(command, "--as-of", "2023")
        assert outcome.code == 2
        assert "leave out --as-of" in outcome.err


def test_the_option_goes_after_the_command(g60: Run) -> None:
    assert "g60 cities --as-of" in g60("--as-of", "2023", "cities").err


@pytest.fixture
def opened(environment: Callable[..., dict[str, str]]) -> Iterator[Callable[[str | None], Knowledge]]:
    with patch.dict("os.environ", environment()), chdir(TESTS):
        yield lambda as_of: open_knowledge((), as_of)


def test_full_text_is_searched_in_what_was_published(opened: Callable[[str | None], Knowledge]) -> None:
    sql = """
    SELECT fact.source FROM search_text JOIN fact ON fact.number = search_text.rowid WHERE search_text MATCH 'firms'
    """
    assert {row[0] for row in opened(None).rows(sql)} == {"gazette-2024-02-05"}
    assert list(opened("2023").rows(sql)) == []


def test_without_a_date_nothing_stands_before_the_tables(opened: Callable[[str | None], Knowledge]) -> None:
    names = "SELECT name FROM sqlite_temp_master WHERE type = 'view' ORDER BY name"
    assert list(opened(None).rows(names)) == []
    tables = [row[0] for row in opened("2023").rows(names)]
    assert tables == ["entity", "fact", "fact_entity", "name", "relation", "source", "tally", "thing"]


def test_a_store_that_is_looked_back_at_takes_no_writing(opened: Callable[[str | None], Knowledge]) -> None:
    database = opened("2023").database
    with pytest.raises(sqlite3.OperationalError):
        database.execute("DELETE FROM main.fact")
    with pytest.raises(sqlite3.OperationalError):
        database.execute("DELETE FROM temp.published_source")


# Revised since


def test_a_figure_that_was_revised_says_by_what(g60: Run) -> None:
    outcome = g60("stats", "--source", "herald-2023-05", "--facts", CONFLICTS)
    assert (
        "g60: colm/output/2022@herald-2023-05 was revised: colm/output/2022@bureau-2023 says 559.202 billion CNY\n"
    ) in outcome.err
    assert "borly/output/2022@herald-2023-05 was revised" in outcome.err
    assert "aston/output" not in outcome.err


def test_what_a_later_page_of_lesser_standing_says_is_no_revision(g60: Run) -> None:
    assert "was revised" not in g60("fact", "colm/firms/end-2022@bureau-2023", "--facts", CONFLICTS).err


def test_nothing_was_revised_before_the_revision_was_published(g60: Run) -> None:
    command = ("fact", "colm/output/2022@herald-2023-05", "--facts", CONFLICTS)
    assert "was revised" in g60(*command).err
    assert "was revised" not in g60(*command, "--as-of", "2023-11").err
    assert "was revised" in g60(*command, "--as-of", "2023-12-20").err


def test_of_many_revisions_the_first_few_are_named(g60: Run, tmp_path: Any) -> None:
    head = (TESTS / CONFLICTS).read_text("utf-8").partition("# Conflicts")[0]
    facts = "".join(
        f'[[fact]]\nabout = "aston"\nmetric = "firms"\nvalue = {value}\nperiod = "{year}"\n'
        f'source = "{source}"\nevidence = ["{value}"]\n\n'
        for year in range(2010, 2018)
        for value, source in ((100 + year, "bureau-2022"), (500 + year, "bureau-2023"))
    )
    file = tmp_path / "many.toml"
    file.write_text(head + facts, "utf-8")
    notes = g60("stats", "--json", "--facts", str(file)).json()["notes"]
    assert [note.partition(" was revised")[0] for note in notes[:2]] == [
        "aston/firms/2010@bureau-2022",
        "aston/firms/2011@bureau-2022",
    ]
    assert notes[5] == "3 more were revised; g60 audit lists them"


# Age


@pytest.mark.parametrize(
    ("today", "aged"),
    [("2025-12-31", False), ("2026-01-01", True), ("2030", True), ("2024-02-05", False)],
)
def test_an_answer_of_old_figures_says_so(today: str, aged: bool, g60: Run) -> None:
    outcome = g60("stats", "--year", "2022", "--about", "northport", G60_TODAY=today)
    assert ("the newest figure here is of 2022, more than three years before" in outcome.err) is aged


def test_the_newest_figure_counts_and_targets_do_not(g60: Run) -> None:
    assert "newest figure" not in g60("stats", G60_TODAY="2026-06-01").err
    assert "the newest figure here is of 2024, more" in g60("stats", G60_TODAY="2028-06-01").err
    assert "newest figure" not in g60("fact", "northport+optics/wafers/2025@gazette-2024-02-05", G60_TODAY="2040").err


@pytest.mark.parametrize(
    "command", [("sources",), ("cities",), ("metrics",), ("timeline", "--since", "2030"), ("audit",)]
)
def test_what_shows_no_figures_has_no_age(command: tuple[str, ...], g60: Run) -> None:
    assert "newest figure" not in g60(*command, G60_TODAY="2060").err


@pytest.mark.parametrize("format_", ["json", "csv"])
@pytest.mark.parametrize(("today", "aged"), [("2025-12-31", False), ("2026-01-01", True)])
def test_an_answer_of_very_many_figures_has_an_age_too(
    today: str, aged: bool, format_: str, g60: Run, tmp_path: Any
) -> None:
    head = (TESTS / CONFLICTS).read_text("utf-8").partition("# Conflicts")[0]
    facts = "".join(
        f'[[fact]]\nabout = "aston"\nmetric = "firms"\nvalue = {number}\n'
        f'period = "{2022 if number == 1100 else 2015}"\nsource = "bureau-2023"\n'
        f'evidence = ["{number}"]\nid = "number-{number}"\n\n'
        for number in range(1, 1102)
    )
    file = tmp_path / "many.toml"
    file.write_text(head + facts, "utf-8")
    outcome = g60("stats", "-f", format_, "--facts", str(file), G60_TODAY=today)
    assert ("the newest figure here is of 2022, more than three years before" in outcome.err) is aged


def test_a_newer_figure_of_what_does_not_change_hides_no_age(g60: Run, tmp_path: Any) -> None:
    head = (TESTS / CONFLICTS).read_text("utf-8").partition("# Conflicts")[0]
    facts = "".join(
        f'[[fact]]\nabout = "aston"\nmetric = "{metric}"\nvalue = 7\nperiod = "{year}"\nsource = "bureau-2023"\n'
        'evidence = ["7"]\n\n'
        for metric, year in (("firms", 2015), ("area", 2023))
    )
    file = tmp_path / "two.toml"
    file.write_text(head + facts, "utf-8")
    outcome = g60("stats", "--facts", str(file), G60_TODAY="2024-06-01")
    assert "the newest figure here is of 2015, more than three years before 2024-06-01" in outcome.err


def test_a_steady_figure_does_not_age(g60: Run) -> None:
    assert "newest figure" not in g60("stats", "--metric", "area", G60_TODAY="2060", G60_FACTS=CONFLICTS).err
    assert "newest figure" in g60("stats", "--metric", "firms", G60_TODAY="2060", G60_FACTS=CONFLICTS).err


def test_age_is_reckoned_from_the_day_that_is_looked_back_to(g60: Run) -> None:
    command = ("stats", "--about", "northport", "--year", "2022", "--as-of", "2024")
    assert "newest figure" not in g60(*command, G60_TODAY="2060").err


def test_a_wrong_day_in_the_variable_is_wrong_usage(g60: Run) -> None:
    outcome = g60("stats", "--year", "2016", G60_TODAY="tomorrow")
    assert outcome.code == 2
    assert "'tomorrow' is no date" in outcome.err


@pytest.mark.parametrize(
    "shape", [(), ("--as-of", "2023"), ("--facts", SMALL, "--facts", "data/withdrawing.toml")], ids=str
)
def test_facts_are_counted_as_they_are_listed(shape: tuple[str, ...], g60: Run) -> None:
    for command in ("source", "metric"):
        counted = {thing["id"]: thing["fact_count"] for thing in g60(f"{command}s", *shape, "--json").json()["data"]}
        assert any(counted.values())
        for id_, count in counted.items():
            assert len(g60(command, id_, *shape, "--json").json()["data"]["facts"]) == count
    held = g60("--json", *shape).json()["data"]["counts"]
    assert held["facts"] == sum(source["fact_count"] for source in g60("sources", *shape, "--json").json()["data"])
    assert held["figures"] == len(g60("stats", *shape, "--json").json()["data"])


@pytest.mark.parametrize("day", ["2000", "2021", "2023", "2023-06", "2024", "2026"])
def test_the_entities_that_a_look_back_leaves_out_are_counted(
    day: str, environment: Callable[..., dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Before most facts of the file were published and after it they are counted in different ways.
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    knowledge = open_knowledge(["builtin"], day)
    assert knowledge.as_of is not None
    [there, all_of_them] = (next(knowledge.rows(f"SELECT count(*) FROM {name}.entity"))[0] for name in ("temp", "main"))
    assert f"{all_of_them - there} of {all_of_them} entities are left out" in knowledge.as_of.note
