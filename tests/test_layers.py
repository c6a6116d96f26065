"""Layers, folders, withdrawing: each sentence of that section of the knowledge format, as a user meets it."""

import os
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.small_files import PREAMBLE, entity, fact, source

# What a second layer adds to the preamble with its one fact.
FIRST = PREAMBLE + fact()
FACT = "northport/residents/2022@almanac"
HEAD = "format = 1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "first.toml").write_text(FIRST, encoding="utf-8")
    return tmp_path


def layered(folder: Path, text: str, name: str = "second.toml") -> tuple[str, ...]:
    """Write a layer above the first; the options that name both."""
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return "--facts", "first.toml", "--facts", name


# A knowledge base is a file, or a folder


def test_the_files_of_a_folder_are_read_as_one(folder: Path, g60: Run) -> None:
    (folder / "notes").mkdir()
    (folder / "notes" / "b.toml").write_text(HEAD + fact(), encoding="utf-8")
    (folder / "notes" / "a.toml").write_text(PREAMBLE, encoding="utf-8")
    assert g60("check", "--strict", "notes", folder=folder).code == 0
    assert g60("stats", "--facts", "notes", "-f", "csv", "--columns", "id", folder=folder).out == f"id\n{FACT}\n"


def test_the_files_of_a_folder_are_read_in_the_order_of_their_names(folder: Path, g60: Run) -> None:
    (folder / "notes").mkdir()
    for name, title in (("2.toml", "Last"), ("1.toml", "First"), (".3.toml", "Hidden"), ("4.txt", "No TOML")):
        (folder / "notes" / name).write_text(f'{HEAD}title = "{title}"\n', encoding="utf-8")
    assert g60("--facts", "notes", "--json", folder=folder).json()["data"]["title"] == "Last"


def test_an_id_is_unique_over_a_folder(folder: Path, g60: Run) -> None:
    (folder / "notes").mkdir()
    (folder / "notes" / "a.toml").write_text(FIRST, encoding="utf-8")
    (folder / "notes" / "b.toml").write_text(FIRST, encoding="utf-8")
    problems = g60("check", "notes", "--json", folder=folder).json()["data"]
    assert {problem["code"] for problem in problems} == {"K301", "K408"}
    assert {problem["path"] for problem in problems} == {"notes/b.toml"}
    assert "in notes/a.toml" in problems[0]["message"]


# A later layer adds, replaces, withdraws


def test_a_later_layer_adds_and_knows_the_ids_of_earlier_ones(folder: Path, g60: Run) -> None:
    layers = layered(folder, HEAD + fact(period='"2021"') + entity("company", 'city = "northport"'))
    assert g60("check", "--strict", "first.toml", "second.toml", folder=folder).code == 0
    assert len(g60("stats", *layers, "--json", folder=folder).json()["data"]) == 2
    assert g60("company", "Thing", *layers, "--json", folder=folder).json()["data"]["city"] == "northport"


def test_a_layer_alone_does_not_know_them(folder: Path, g60: Run) -> None:
    layered(folder, HEAD + fact(period='"2021"'))
    problems = g60("check", "second.toml", "--json", folder=folder).json()["data"]
    assert {problem["code"] for problem in problems} == {"K302"}


def test_a_later_layer_replaces_a_fact_of_the_same_id(folder: Path, g60: Run) -> None:
    layers = layered(folder, HEAD + fact(value="1300", evidence='["1,300 people"]'))
    [data] = g60("stats", *layers, "--json", folder=folder).json()["data"]
    assert (data["id"], data["value"]) == (FACT, "1300")
    told = g60("fact", FACT, *layers, "--json", folder=folder).json()["data"]
    assert (told["layer"], told["path"], told["line"], told["rivals"]) == ("second.toml", "second.toml", 3, [])


def test_a_later_layer_replaces_an_entity_as_a_whole(folder: Path, g60: Run) -> None:
    layers = layered(folder, HEAD + '[city.northport]\nname = "Northport City"\naliases = ["N"]\nsource = "almanac"\n')
    data = g60("city", "northport", *layers, "--json", folder=folder).json()["data"]
    assert (data["name"], data["aliases"], len(data["facts"])) == ("Northport City", ["N"], 1)
    assert [row["id"] for row in g60("cities", *layers, "--json", folder=folder).json()["data"]] == ["northport"]
    assert g60("city", "N", *layers, folder=folder).code == 0


def test_a_later_layer_replaces_a_metric_and_a_source(folder: Path, g60: Run) -> None:
    text = PREAMBLE.replace('"Residents"', '"Registered residents"').replace('"Almanac"', '"Almanac, corrected"')
    layers = layered(folder, text)
    answer = g60("stats", *layers, "--json", folder=folder).json()
    assert answer["data"][0]["metric"]["name"] == "Registered residents"
    assert answer["sources"]["almanac"]["title"] == "Almanac, corrected"


def test_a_fact_that_the_replaced_metric_makes_wrong_is_a_problem(folder: Path, g60: Run) -> None:
    attribute = '[metric.residents]\nname = "Residents"\nunit = "entity"\nkind = "attribute"\naliases = ["r"]\n'
    layered(folder, HEAD + attribute)
    [problem] = g60("check", "first.toml", "second.toml", "--json", folder=folder).json()["data"]
    assert (problem["path"], problem["code"]) == ("first.toml", "K402")


def test_no_layer_makes_something_of_another_kind_of_an_id(folder: Path, g60: Run) -> None:
    layered(folder, HEAD + '[place.northport]\nname = "Harbour"\nsource = "almanac"\n')
    [problem] = g60("check", "first.toml", "second.toml", "--json", folder=folder).json()["data"]
    assert (problem["code"], problem["path"], problem["line"]) == ("K301", "second.toml", 2)


def test_a_later_layer_withdraws_a_fact(folder: Path, g60: Run) -> None:
    layers = layered(folder, f'{HEAD}[[withdraw]]\nfact = "{FACT}"\nwhy = "Retracted."\n')
    assert g60("stats", *layers, "--json", folder=folder).json()["data"] == []
    outcome = g60("fact", FACT, *layers, folder=folder)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == f"g60: the fact '{FACT}' is withdrawn by second.toml:2: Retracted.\n"
    assert g60("city", "northport", *layers, "--json", folder=folder).json()["data"]["facts"] == []
    assert g60("metric", "residents", *layers, "--json", folder=folder).json()["data"]["facts"] == []


def test_a_source_whose_only_fact_is_withdrawn_is_not_called_unused(folder: Path, g60: Run) -> None:
    (folder / "first.toml").write_text(PREAMBLE + source() + fact(source='"other"'), encoding="utf-8")
    layered(folder, HEAD + '[[withdraw]]\nfact = "northport/residents/2022@other"\nwhy = "Retracted."\n')
    assert g60("check", "--strict", "first.toml", "second.toml", folder=folder).out == ""


@pytest.mark.parametrize("withdrawn", [FACT, "northport/residents/1999@almanac"], ids=["own", "unknown"])
def test_only_a_fact_of_an_earlier_layer_is_withdrawn(withdrawn: str, folder: Path, g60: Run) -> None:
    text = f'[[withdraw]]\nfact = "{withdrawn}"\nwhy = "Retracted."\n'
    layered(folder, FIRST + text)
    [problem] = g60("check", "second.toml", "--json", folder=folder).json()["data"]
    assert (problem["code"], problem["path"]) == ("K302", "second.toml")
    assert f"no earlier layer has the fact '{withdrawn}'" in problem["message"]


def test_what_was_withdrawn_may_be_said_anew_by_the_same_layer_or_a_later_one(folder: Path, g60: Run) -> None:
    anew = fact(value="1300", evidence='["1,300 people"]')
    layers = layered(folder, f'{HEAD}[[withdraw]]\nfact = "{FACT}"\nwhy = "Retracted."\n{anew}')
    assert [row["value"] for row in g60("stats", *layers, "--json", folder=folder).json()["data"]] == ["1300"]
    (folder / "third.toml").write_text(HEAD + fact(), encoding="utf-8")
    more = (*layers, "--facts", "third.toml")
    assert [row["value"] for row in g60("stats", *more, "--json", folder=folder).json()["data"]] == ["1200"]


def test_a_fact_is_withdrawn_once(folder: Path, g60: Run) -> None:
    layered(folder, HEAD + 2 * f'[[withdraw]]\nfact = "{FACT}"\nwhy = "Retracted."\n')
    [problem] = g60("check", "first.toml", "second.toml", "--json", folder=folder).json()["data"]
    assert (problem["code"], problem["line"]) == ("K302", 6)


def test_the_head_of_the_last_layer_that_has_one_stands(folder: Path, g60: Run) -> None:
    layers = layered(folder, HEAD + 'title = "Mine"\n')
    (folder / "third.toml").write_text(HEAD, encoding="utf-8")
    assert g60(*layers, "--facts", "third.toml", "--json", folder=folder).json()["data"]["title"] == "Mine"


def test_the_same_file_twice_is_the_file_once(folder: Path, g60: Run) -> None:
    once = g60("stats", "--facts", "first.toml", "--json", folder=folder).json()["data"]
    twice = g60("stats", "--facts", "first.toml", "--facts", "first.toml", "--json", folder=folder).json()["data"]
    assert once == twice


# Where layers are named


def test_builtin_names_the_shipped_file(folder: Path, g60: Run) -> None:
    layered(folder, HEAD + '[company.mine]\nname = "Mine Ltd"\ncity = "songjiang"\nsource = "shine-2023-10-18"\n')
    layers = ("--facts", "builtin", "--facts", "second.toml")
    assert g60("company", "Mine Ltd", *layers, folder=folder).code == 0
    assert g60("company", "LandSpace", *layers, folder=folder).code == 0


def test_the_variable_names_layers_as_the_option_does(folder: Path, g60: Run) -> None:
    layered(folder, HEAD + fact(period='"2021"'))
    named = os.pathsep.join(("first.toml", "second.toml"))
    by_variable = g60("stats", "--json", folder=folder, G60_FACTS=named).json()
    by_option = g60("stats", "--facts", "first.toml", "--facts", "second.toml", "--json", folder=folder).json()
    assert by_variable == by_option
    assert len(by_variable["data"]) == 2


def test_an_empty_variable_is_none(folder: Path, g60: Run) -> None:
    assert g60("company", "LandSpace", folder=folder, G60_FACTS="").code == 0


# Every answer can tell which layer and line a fact came from


def test_a_fact_of_several_layers_names_its_layer_to_people_too(folder: Path, g60: Run) -> None:
    (folder / "notes").mkdir()
    layered(folder, HEAD + "\n\n" + fact(period='"2021"'), "notes/b.toml")
    layers = ("--facts", "first.toml", "--facts", "notes")
    told = g60("fact", "northport/residents/2021@almanac", *layers, "--json", folder=folder).json()["data"]
    assert (told["layer"], told["path"], told["line"]) == ("notes", "notes/b.toml", 5)
    printed = g60("fact", "northport/residents/2021@almanac", *layers, folder=folder).out
    assert "notes/b.toml:5" in printed
    assert any(line.split()[:2] == ["Layer", "notes"] for line in printed.splitlines())


def test_paths_tells_the_layer_of_each_file(folder: Path, g60: Run) -> None:
    (folder / "notes").mkdir()
    layered(folder, HEAD, "notes/b.toml")
    layered(folder, HEAD, "notes/a.toml")
    layers = ("--facts", "builtin", "--facts", "notes", "--facts", "absent.toml")
    rows = g60("paths", *layers, "--json", folder=folder).json()["data"]
    assert [(row["what"], row["layer"]) for row in rows] == [
        *(("knowledge", layer) for layer in ("builtin", "notes", "notes", "absent.toml")),
        *((what, None) for what in ("cache", "store")),
    ]
    assert [row["path"] for row in rows[1:4]] == ["notes/a.toml", "notes/b.toml", "absent.toml"]
    assert [row["exists"] for row in rows[:4]] == [True, True, True, False]
