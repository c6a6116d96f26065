"""From what somebody types to one thing: exact after folding, and never guessed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import Run


def shown(g60: Run, *arguments: str) -> str:
    """The id of what a command shows."""
    id_: str = g60(*arguments, "--json").json()["data"]["id"]
    return id_


@pytest.mark.parametrize(
    "name",
    [
        "Xi'an Gate",
        "xi'an gate",
        "XI’AN GATE",
        "xian gate",
        "Xi-an-Gate",
        "xi.an.gate",
        "  Xi'an   Gate ",
        "Xi'anGate",
        "Ｘｉ＇ａｎ　Ｇａｔｅ",
        "xi-an",
        "XI_AN",
    ],
)
def test_spaces_hyphens_dots_apostrophes_case_and_width_do_not_matter(name: str, g60: Run) -> None:
    assert shown(g60, "city", name) == "xi-an"


@pytest.mark.parametrize("name", ["Northport", "北港", "北港市", "North Port City", "northport", "ＮＯＲＴＨＰＯＲＴ"])
def test_english_and_chinese_names_aliases_and_ids_are_alike(name: str, g60: Run) -> None:
    assert shown(g60, "city", name) == "northport"


def test_a_name_of_several_words_needs_no_quotes(g60: Run) -> None:
    assert shown(g60, "industry", "research", "&", "development") == "rd-services"


def test_a_name_that_means_something_to_a_shell_has_an_id(g60: Run) -> None:
    assert shown(g60, "industry", "R&D services") == shown(g60, "industry", "rd-services")


def test_an_exact_name_beats_an_alias(g60: Run) -> None:
    assert shown(g60, "company", "Lantern") == "lantern"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Amber Valley", "amber-valley"),
        ("光学", "optics"),
        ("Lamp Alliance", "lamp-alliance"),
        ("Ann Oyelaran", "ann-oyelaran"),
        ("GDP", "gdp"),
        ("研发投入强度", "rd-intensity"),
        ("gazette-2024-02-05", "gazette-2024-02-05"),
        ("Almanac of the Valley", "almanac-2023-06"),
        ("amber-valley/area/undated@wiki-lantern", "amber-valley/area/undated@wiki-lantern"),
    ],
)
def test_show_finds_anything(name: str, id_: str, g60: Run) -> None:
    assert shown(g60, "show", name) == id_


# A miss


def test_a_miss_names_the_nearest_and_takes_none(g60: Run) -> None:
    outcome = g60("city", "Southmoar")
    assert (outcome.code, outcome.out) == (1, "")
    assert "no city is called 'Southmoar'" in outcome.err
    assert "Southmore" in outcome.err
    assert "Southmere" in outcome.err


def test_a_miss_with_nothing_near_says_what_lists_the_names(g60: Run) -> None:
    assert "g60 companies" in g60("company", "qqqq").err


def test_a_near_name_comes_with_its_id(g60: Run) -> None:
    assert "Southmore (southmore)" in g60("city", "Southmoar").err


@pytest.mark.parametrize(("typed", "meant"), [("Lantrn", "Lantern"), ("Beacon Work", "Beacon Works")])
def test_a_slip_in_a_name_is_offered_its_correction(typed: str, meant: str, g60: Run) -> None:
    outcome = g60("company", typed)
    assert (outcome.code, outcome.out) == (1, "")
    assert meant in outcome.err


def test_the_nearest_fact_is_one_of_the_same_subject(g60: Run) -> None:
    [error] = g60("fact", "amber-valley/gdp/2022@almanac-2023-06", "--json").json()["errors"]
    assert error["suggestions"][0] == "amber-valley/gdp/2023@almanac-2023-06"


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("corridor/gdp", "corridor/gdp/"),
        ("corridor/gdp/", "corridor/gdp/"),
        ("corridor/gdp/2018", "corridor/gdp/2018@"),
        ("corridor/gdp/1066", "corridor/gdp/"),
        ("corridor/gdp/2023@nobody", "corridor/gdp/"),
    ],
)
def test_the_nearest_facts_are_of_the_metric_that_was_named(typed: str, nearest: str, shipped: Run) -> None:
    [error] = shipped("fact", typed, "--json").json()["errors"]
    assert error["suggestions"]
    assert [id_ for id_ in error["suggestions"] if not id_.startswith(nearest)] == []


# Several, another kind, nothing


def test_an_ambiguous_name_lists_its_candidates_with_what_tells_them_apart(g60: Run) -> None:
    outcome = g60("company", "Beacon Works")
    assert (outcome.code, outcome.out) == (1, "")
    assert "beacon-north (company: The works at Quayside in the north)" in outcome.err
    assert "beacon-south (company: The works at Southmere in the south)" in outcome.err


def test_an_ambiguous_name_is_settled_by_an_id(g60: Run) -> None:
    assert shown(g60, "company", "beacon-south") == "beacon-south"


def test_the_candidates_of_an_ambiguous_name_are_its_suggestions(g60: Run) -> None:
    [error] = g60("show", "beacon works", "--json").json()["errors"]
    assert error["suggestions"] == ["beacon-north", "beacon-south"]


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (("company", "Northport"), "g60 city northport"),
        (("city", "Lantern"), "g60 company lantern"),
        (("industry", "GDP"), "g60 metric gdp"),
        (("metric", "Amber Valley"), "g60 show amber-valley"),
        (("source", "光学"), "g60 industry optics"),
        (("company", "survey-2022"), "g60 source survey-2022"),
    ],
)
def test_a_name_of_another_kind_says_which_command_shows_it(arguments: tuple[str, ...], command: str, g60: Run) -> None:
    outcome = g60(*arguments)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.rstrip().endswith(f"try: {command}")


def test_a_place_asked_for_as_a_city_is_shown_with_its_members(g60: Run) -> None:
    outcome = g60("city", "Amber Coast")
    assert outcome.code == 0
    assert outcome.err == "g60: Amber Coast is a place; the members there are Northport, Southmere\n"


@pytest.mark.parametrize("name", ["", " ", "-", "’", "·", "\u3000"])
@pytest.mark.parametrize("command", ["city", "company", "industry", "metric", "source", "fact", "show"])
def test_an_empty_name_is_wrong_usage(command: str, name: str, g60: Run) -> None:
    outcome = g60(command, "--", name)
    assert (outcome.code, outcome.out) == (2, "")
    assert "the name is empty" in outcome.err


@pytest.mark.parametrize("option", ["--metric", "--about", "--source"])
def test_a_filter_finds_names_as_a_command_does(option: str, g60: Run) -> None:
    assert g60("stats", option, "no such thing").code == 1
    assert g60("stats", option, "").code == 2


@pytest.mark.parametrize(
    ("option", "name"), [("--metric", "gross-domestic PRODUCT"), ("--about", "北港"), ("--source", "[谷地调查]")]
)
def test_a_filter_takes_any_form_of_a_name(option: str, name: str, g60: Run) -> None:
    assert g60("stats", option, name, "--json").json()["data"]


# Anything at all

ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@given(name=ANY_TEXT, command=st.sampled_from(["show", "city", "company", "metric", "source", "fact", "list"]))
@example(name="%", command="show")
@example(name="'; DROP TABLE entity; --", command="show")
@example(name="\x00", command="company")
@example(name="a" * 5000, command="fact")
@example(name="ß", command="city")
def test_any_text_is_found_missed_or_refused(name: str, command: str, g60: Run) -> None:
    outcome = g60(command, "--", name)
    assert outcome.code in (0, 1, 2)
    assert (outcome.out == "") == (outcome.code != 0)
    assert outcome.err.startswith("g60: ") or outcome.code == 0


@pytest.mark.parametrize("name", ["two\nlines", "\x1b[31mred", "\x9b31mred", "\u202eright to left", "tab\tbed"])
def test_what_was_typed_is_repeated_in_one_line_without_control_characters(name: str, g60: Run) -> None:
    said = g60("show", name).err
    assert said.endswith("\n")
    assert said.removesuffix("\n").isprintable()


def test_an_argument_that_is_no_utf_8_is_a_miss(g60: Run) -> None:
    assert g60("show", "\udcff").code == 1
