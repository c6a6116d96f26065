"""The order in which a metric prints its values: subjects in theirs, and the facts on each in time order."""

from pathlib import Path
from random import Random
from typing import Any

import pytest

from g60cli.questions import metric_values
from tests.conftest import Run
from tests.small_files import PREAMBLE, fact

# As they stand in the file; the members have an order of their own, and one of them is named twice.
PLACES = ["alder", "land", "birch", "birch-2", "cedar", "dogwood", "elm"]
MEMBERS = ["elm", "birch-2", "elm", "cedar"]
SUBJECTS = ["land", "elm", "birch-2", "cedar", "alder", "birch", "dogwood"]
# In order of time: by the last day, of the same day by the first; what has none comes last.
PERIODS = ["2021", "2022-12", "2022", "2022-12-31", "end-2022", "2023-H1", "undated"]
IN_TIME = ["2021", "2022", "2022-12", "2022-12-31", "end-2022", "2023-H1", "undated"]
BESIDE = ["", "mill"]


@pytest.fixture(scope="module")
def forest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in which the facts stand in no order at all, and two metrics have the same subjects."""
    path = tmp_path_factory.mktemp("forest") / "forest.toml"
    path.write_text("".join(_text()), encoding="utf-8")
    return path


def _text() -> list[str]:
    tables = [PREAMBLE.replace("format = 1\n", 'format = 1\nsubject = "land"\n')]
    for place in PLACES:
        members = f"members = {MEMBERS}\n".replace("'", '"') if place == "land" else ""
        tables.append(f'\n[place.{place}]\nname = "{place.capitalize()}"\nsource = "almanac"\n{members}')
    tables.append('\n[industry.mill]\nname = "Mills"\nsource = "almanac"\n')
    facts = [
        fact(about=f'["{place}", "{beside}"]' if beside else f'"{place}"', period=f'"{period}"', metric=f'"{metric}"')
        for place in PLACES
        for beside in BESIDE
        for period in PERIODS
        for metric in ("residents", "births")
        # What is counted over a period has no state at the end of one.
        if metric == "residents" or not period.startswith("end-")
    ]
    Random(60).shuffle(facts)
    return tables + facts


def _order(facts: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(fact["about"]["id"], "".join(other["id"] for other in fact["with"]), fact["period"]) for fact in facts]


@pytest.mark.parametrize("few", [len(SUBJECTS), 0], ids=["few subjects", "many subjects"])
def test_values_stand_in_the_order_of_their_subjects_and_of_time(
    few: int, forest: Path, g60: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metric_values, "_FEW", few)
    whole = g60("metric", "residents", "--json", G60_FACTS=str(forest)).json()["data"]
    found = _order(whole["facts"])
    # Facts on a subject and more stand behind those on the subject alone.
    wanted = [(subject, beside, period) for subject in SUBJECTS for beside in ("mill", "") for period in IN_TIME]
    assert [(subject, beside) for subject, beside, _ in found] == [(subject, beside) for subject, beside, _ in wanted]
    # What begins and ends on the same day stands as the file has it.
    assert [_same_day(place) for place in found] == [_same_day(place) for place in wanted]


def _same_day(place: tuple[str, str, str]) -> tuple[str, str, str]:
    return (*place[:2], place[2].replace("end-2022", "2022-12-31"))


@pytest.mark.parametrize("few", [len(SUBJECTS), 0], ids=["few subjects", "many subjects"])
@pytest.mark.parametrize("shape", [(), ("--as-of", "2023-11")], ids=" ".join)
def test_row_by_row_the_order_is_that_of_the_whole(
    shape: tuple[str, ...], few: int, forest: Path, g60: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = g60("metric", "residents", "--json", *shape, G60_FACTS=str(forest)).json()["data"]
    ids = [fact["id"] for fact in whole["facts"]]
    assert len(ids) == len(PLACES) * len(BESIDE) * len(PERIODS)
    monkeypatch.setattr(metric_values, "_FEW", few)
    for format_ in ("csv", "tsv"):
        rows = g60("metric", "residents", "--columns", "id", "-f", format_, *shape, G60_FACTS=str(forest))
        assert rows.out.splitlines() == ["id", *ids]
