"""``g60 diff``: what counts as a difference between two knowledge bases, and what is only order and layout."""

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import TESTS, Run
from tests.small_files import PREAMBLE, fact, source

SMALL = (TESTS / "data" / "small.toml").read_text(encoding="utf-8")
FACT = "northport/residents/2022@almanac"


def diff(g60: Run, folder: Path, old: str, new: str) -> list[dict[str, Any]]:
    """The rows of a diff of two texts; the exit code must say whether there are any."""
    (folder / "old.toml").write_text(old, encoding="utf-8")
    (folder / "new.toml").write_text(new, encoding="utf-8")
    outcome = g60("diff", "old.toml", "new.toml", "--json", folder=folder)
    rows: list[dict[str, Any]] = outcome.json()["data"]
    assert outcome.code == (4 if rows else 0), outcome.err
    return rows


def changed_keys(row: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {key["key"]: (key["old"], key["new"]) for key in row["keys"]}


# What is no difference


@st.composite
def rewritten(draw: st.DrawFn) -> str:
    """The small file with its tables in another order and its lines laid out otherwise."""
    head, *tables = [block for block in SMALL.split("\n\n") if block.strip()]
    random.Random(draw(st.integers(0, 2**32))).shuffle(tables)
    text = "\n\n\n".join([head, *tables])
    if draw(st.booleans()):
        text = re.sub(r"^(\w+) = ", r"  \1=", text, flags=re.MULTILINE)
    if draw(st.booleans()):
        text = re.sub(r"$", "  # a remark", text, flags=re.MULTILINE)
    if draw(st.booleans()):
        text = text.replace("[city.", "[ city . ").replace('", "', '"  ,"')
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


@given(new=rewritten())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_and_layout_of_a_file_are_no_difference(new: str, g60: Run, tmp_path: Path) -> None:
    (tmp_path / "new.toml").write_bytes(new.encode())
    outcome = g60("diff", "data/small.toml", str(tmp_path / "new.toml"))
    assert (outcome.out, outcome.code) == ("", 0)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (fact(about='"northport"'), fact(about='["northport"]')),
        (fact(value="1200"), fact(value="0x4B0")),
        (fact(value="12e2"), fact(value="1200")),
        (fact(precision='"exact"', status='"reported"', rank='"normal"', event="false"), fact()),
        (fact(note="'''\nBy hand.'''"), fact(note='"By hand."')),
        (fact(id=f'"{FACT}"'), fact()),
        (source(published="2023"), source(published='"2023"')),
        (source(published='"2023-05-02"'), source(published="2023-05-02")),
        ('[city.b]\nname = "B"\naliases = ["x", "y"]\n', '[city.b]\naliases = ["y", "x"]\nname = "B"\n'),
        ('[city.b]\nname = "B"\naliases = []\n', '[city.b]\nname = "B"\n'),
        ('[city.b]\nname = "B"\nsource = "almanac"\n', '[city.b]\nname = "B"\nsource = ["almanac"]\n'),
        ("[expect]\nfacts = 0\n", ""),
    ],
)
def test_two_ways_to_say_the_same_are_no_difference(old: str, new: str, g60: Run, tmp_path: Path) -> None:
    assert diff(g60, tmp_path, PREAMBLE + old, PREAMBLE + new) == []


def test_a_folder_of_many_files_says_what_the_one_file_said(g60: Run, tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(PREAMBLE + fact(), encoding="utf-8")
    (tmp_path / "many").mkdir()
    (tmp_path / "many" / "a.toml").write_text("format = 1\n" + fact(), encoding="utf-8")
    (tmp_path / "many" / "b.toml").write_text(PREAMBLE, encoding="utf-8")
    outcome = g60("diff", "one.toml", "many", folder=tmp_path)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "g60: one.toml and many say the same\n")


# What is one


@pytest.mark.parametrize(
    ("old", "new", "change", "kind", "id_"),
    [
        ("", fact(), "added", "fact", FACT),
        (fact(), "", "removed", "fact", FACT),
        ("", '[place.b]\nname = "B"\n', "added", "place", "b"),
        ('[person.b]\nname = "B"\n', "", "removed", "person", "b"),
        ('[place.b]\nname = "B"\n', '[project.b]\nname = "B"\n', "changed", "project", "b"),
        ("", '[metric.b]\nname = "B"\nunit = "km"\nkind = "stock"\n', "added", "metric", "b"),
        ("", '[source.b]\ntitle = "B"\npublisher = "P"\npublished = 2023\n', "added", "source", "b"),
    ],
)
def test_a_thing_is_added_removed_or_changed(
    old: str, new: str, change: str, kind: str, id_: str, g60: Run, tmp_path: Path
) -> None:
    [row] = diff(g60, tmp_path, PREAMBLE + old, PREAMBLE + new)
    assert (row["change"], row["kind"], row["id"]) == (change, kind, id_)
    assert bool(row["keys"]) == (change == "changed")


def test_other_digits_are_a_difference_even_of_an_equal_number(g60: Run, tmp_path: Path) -> None:
    old, new = fact(value="12.5", evidence='["12.5"]'), fact(value="12.50", evidence='["12.5"]')
    [row] = diff(g60, tmp_path, PREAMBLE + old, PREAMBLE + new)
    assert changed_keys(row) == {"value": ("12.5", "12.50")}


def test_every_changed_key_is_told_with_what_it_was_and_is(g60: Run, tmp_path: Path) -> None:
    old = fact(note='"By hand."', precision='"about"', evidence='["about 1,200"]')
    new = fact(status='"final"', section='"P. 5"', value="1300", evidence='["1,300", "people"]')
    [row] = diff(g60, tmp_path, PREAMBLE + old, PREAMBLE + new)
    assert changed_keys(row) == {
        "value": ("1200", "1300"),
        "precision": ("about", "exact"),
        "status": ("reported", "final"),
        "section": (None, "P. 5"),
        "evidence": (["about 1,200"], ["1,300", "people"]),
        "note": ("By hand.", None),
    }
    assert row["title"] == "Northport: Residents 1,300 people (2022)"


def test_the_order_of_members_is_a_difference(g60: Run, tmp_path: Path) -> None:
    places = '[city.b]\nname = "B"\n[place.c]\nname = "C"\nmembers = {0}\n'
    old, new = places.format('["b", "northport"]'), places.format('["northport", "b"]')
    [row] = diff(g60, tmp_path, PREAMBLE + old, PREAMBLE + new)
    assert changed_keys(row) == {"members": (["b", "northport"], ["northport", "b"])}


def test_the_head_of_a_file_is_part_of_it(g60: Run, tmp_path: Path) -> None:
    rows = diff(g60, tmp_path, 'format = 1\ntitle = "A"\n', 'format = 1\ntitle = "B"\nupdated = 2025-03-01\n')
    assert [(row["change"], row["kind"], row["id"]) for row in rows] == [
        ("changed", "head", "title"),
        ("added", "head", "updated"),
    ]


def test_a_metric_that_changed_is_one_difference_and_not_one_for_each_of_its_facts(g60: Run, tmp_path: Path) -> None:
    old = PREAMBLE + fact() + fact(period='"2021"')
    [row] = diff(g60, tmp_path, old, old.replace('name = "Residents"', 'name = "Registered residents"'))
    assert (row["kind"], row["id"]) == ("metric", "residents")


# A fact whose id changed with its key


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        (fact(), fact(period='"2021"'), {"id", "period"}),
        (fact(), fact(id='"own"'), {"id"}),
        (fact(), fact(id='"own"', precision='"about"'), {"id", "precision"}),
        (fact(), fact(metric='"residents"', source='"other"'), {"id", "source"}),
        (fact(), fact(about='"southmere"'), {"id", "about"}),
        (
            fact(metric=None, value=None, text='"It grew."'),
            fact(metric=None, value=None, text='"It grew."', evidence='["grew"]'),
            {"id", "evidence"},
        ),
        (
            fact(metric=None, value=None, text='"It grew."'),
            fact(metric=None, value=None, text='"It grew."', about='["northport", "southmere"]'),
            {"id", "about"},
        ),
    ],
    ids=["period", "id", "id and precision", "source", "about", "evidence of a text", "subject of a text"],
)
def test_a_fact_with_a_new_id_is_changed_and_not_gone(
    old: str, new: str, keys: set[str], g60: Run, tmp_path: Path
) -> None:
    both = PREAMBLE + source() + '[city.southmere]\nname = "Southmere"\n'
    [row] = diff(g60, tmp_path, both + old, both + new)
    assert (row["change"], set(changed_keys(row))) == ("changed", keys)
    assert changed_keys(row)["id"][1] == row["id"]


def test_facts_that_could_be_paired_in_two_ways_are_not(g60: Run, tmp_path: Path) -> None:
    old = fact(period='"2020"') + fact(period='"2021"')
    new = fact(period='"2022"') + fact(period='"2023"')
    rows = diff(g60, tmp_path, PREAMBLE + old, PREAMBLE + new)
    assert sorted(row["change"] for row in rows) == ["added", "added", "removed", "removed"]


def test_another_figure_of_another_year_is_another_fact(g60: Run, tmp_path: Path) -> None:
    new = fact(period='"2023"', value="1250", evidence='["1,250 people"]')
    rows = diff(g60, tmp_path, PREAMBLE + fact(), PREAMBLE + new)
    assert [(row["change"], row["id"]) for row in rows] == [
        ("removed", FACT),
        ("added", "northport/residents/2023@almanac"),
    ]


# Which files


def test_a_layer_is_compared_over_the_file_that_it_leans_on(g60: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        'format = 1\n[company.mine]\nname = "Mine Ltd"\ncity = "songjiang"\nsource = "shine-2023-10-18"\n',
        encoding="utf-8",
    )
    outcome = g60("diff", "builtin", "mine.toml", "--facts", "builtin", "--json", folder=tmp_path)
    assert [(row["change"], row["id"]) for row in outcome.json()["data"]] == [("added", "mine")]
    assert set(outcome.json()["sources"]) == {"shine-2023-10-18"}
    assert g60("diff", "builtin", "mine.toml", folder=tmp_path).code == 3


@pytest.mark.parametrize("pair", [("absent.toml", "builtin"), ("builtin", "absent.toml")])
def test_a_file_that_cannot_be_read_is_named(pair: tuple[str, str], g60: Run, tmp_path: Path) -> None:
    outcome = g60("diff", *pair, folder=tmp_path)
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("g60: absent.toml:1:1: K101")


@pytest.mark.parametrize("given", [(), ("builtin",), ("builtin", "builtin", "builtin")])
def test_two_are_compared(given: tuple[str, ...], g60: Run) -> None:
    assert g60("diff", *given).code == 2


def test_the_variable_of_the_knowledge_in_use_has_no_part_in_it(g60: Run, tmp_path: Path) -> None:
    for name in ("old.toml", "new.toml"):
        (tmp_path / name).write_text(PREAMBLE, encoding="utf-8")
    assert g60("diff", "old.toml", "new.toml", folder=tmp_path, G60_FACTS="absent.toml").code == 0


@given(seed=st.integers(0, 2**32))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_diff_read_backwards_says_the_opposite(seed: int, g60: Run, tmp_path: Path) -> None:
    chance = random.Random(seed)
    tables = ['[place.b]\nname = "B"\n', '[place.c]\nname = "C"\nsummary = "S."\n', '[place.c]\nname = "C"\n', ""]
    facts = [fact(), fact(value="1300", evidence='["1,300"]'), fact(period='"2021"'), fact(id='"own"'), ""]
    old, new = (PREAMBLE + chance.choice(tables) + chance.choice(facts) for _ in range(2))
    there, back = diff(g60, tmp_path, old, new), diff(g60, tmp_path, new, old)
    opposite = {"added": "removed", "removed": "added", "changed": "changed"}
    assert sorted(opposite[row["change"]] for row in there) == sorted(row["change"] for row in back)
    turned = [{key: (old, new) for key, (new, old) in changed_keys(row).items()} for row in back]
    assert sorted(map(str, (changed_keys(row) for row in there))) == sorted(map(str, turned))
