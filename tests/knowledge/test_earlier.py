"""Of a folder only what changed is parsed and checked again, and the store is the one that a first run would give."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from g60cli.errors import InvalidKnowledge
from g60cli.knowledge import toml_texts
from g60cli.knowledge.layers import Layer
from g60cli.knowledge.store.cache import store_path
from g60cli.knowledge.store.compiling import compile_in_memory, compile_into
from tests.small_files import PREAMBLE

YEAR = '[[fact]]\nabout = "{}"\nmetric = "residents"\nvalue = 1200\nperiod = "{}"\nsource = "almanac"\n'
EVIDENCE = 'evidence = ["1,200 people"]\n'
PERSON = '[person.ann]\nname = "Ann"\nsource = "almanac"\n'
OTHER = '[source.other]\ntitle = "Other"\npublisher = "P"\npublished = 2023\ntype = "press"\n'
SAYING = (
    '[[fact]]\nabout = "northport"\ntext = "It grows."\nsource = "almanac"\nevidence = ["grows"]\nsaid_by = "ann"\n'
)


def residents(period: int, about: str = "northport") -> str:
    return YEAR.format(about, period) + EVIDENCE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three files: what is measured where, and two with facts on it."""
    made = tmp_path / "knowledge"
    made.mkdir()
    (made / "a.toml").write_text(PREAMBLE + PERSON, "utf-8")
    (made / "b.toml").write_text("format = 1\n" + residents(2020) + residents(2021) + 'id = "count"\n', "utf-8")
    add(made / "b.toml", residents(2023).replace('"2023"', '"2023-10"') + 'period_basis = "published"\n')
    (made / "c.toml").write_text("format = 1\n" + OTHER + residents(2022).replace("almanac", "other") + SAYING, "utf-8")
    return made


class Compiler:
    """Compiles layers with a cache of its own, and knows which texts were parsed for it."""

    def __init__(self, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cache = cache
        self.parsed: list[str] = []
        really = toml_texts.tomli.loads

        def noted(text: str, **options: Any) -> dict[str, Any]:
            self.parsed.append(text)
            return really(text, **options)

        monkeypatch.setattr(toml_texts.tomli, "loads", noted)

    def store(self, *layers: Path) -> Path:
        return store_path(self.cache, named(layers))

    def __call__(self, *layers: Path) -> list[str]:
        """All that stands in the store of these layers, which is kept for the next time."""
        self.parsed.clear()
        with closing(compile_into(self.cache, self.store(*layers), named(layers))) as database:
            return list(database.iterdump())


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Compiler:
    return Compiler(tmp_path / "cache", monkeypatch)


def named(layers: tuple[Path, ...]) -> tuple[Layer, ...]:
    return tuple(Layer(str(layer), layer) for layer in layers)


def anew(*layers: Path) -> list[str]:
    """What a first run gives."""
    with closing(compile_in_memory(named(layers))) as database:
        return list(database.iterdump())


def add(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def test_a_first_run_parses_all_files_and_the_next_none(folder: Path, compiled: Compiler) -> None:
    first = compiled(folder)
    assert len(compiled.parsed) == 3
    assert compiled(folder) == first
    assert compiled.parsed == []


def test_a_change_to_one_file_parses_that_file_alone(folder: Path, compiled: Compiler) -> None:
    compiled(folder)
    add(folder / "b.toml", residents(2023))
    compiled(folder)
    assert compiled.parsed == [(folder / "b.toml").read_text("utf-8")]


def test_a_new_city_with_its_facts_parses_that_file_alone(folder: Path, compiled: Compiler) -> None:
    compiled(folder)
    add(folder / "c.toml", '[city.southport]\nname = "Southport"\nsource = "almanac"\n' + residents(2020, "southport"))
    store = compiled(folder)
    assert compiled.parsed == [(folder / "c.toml").read_text("utf-8")]
    assert store == anew(folder)


CHANGES: dict[str, tuple[str, Callable[[str], str]]] = {
    "a metric that is now a text": (
        "a.toml",
        lambda text: text.replace('unit = "people"\nkind = "stock"', 'unit = "text"\nkind = "attribute"'),
    ),
    "a source of another year": ("a.toml", lambda text: text.replace("2023-10-18", "2022-10-18")),
    "a city that is gone": ("a.toml", lambda text: text.replace("[city.northport]", "[city.southport]")),
    "a person who is now a company": ("a.toml", lambda text: text.replace("[person.ann]", "[company.ann]")),
    "a name that others share": ("a.toml", lambda text: text.replace('"Ann"', '"Northport"')),
    "a thing with the id of a fact": (
        "a.toml",
        lambda text: text + PERSON.replace("ann", "count").replace("Ann", "Count"),
    ),
    "a fact twice": ("b.toml", lambda text: text + residents(2020)),
    "a floor that does not hold": ("b.toml", lambda text: text.replace("format = 1", "format = 1\nexpect.facts = 9")),
    "no TOML": ("b.toml", lambda text: text + "["),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_becomes_wrong_by_a_change_is_found(folder: Path, compiled: Compiler, change: str) -> None:
    compiled(folder)
    name, changed = CHANGES[change]
    (folder / name).write_text(changed((folder / name).read_text("utf-8")), "utf-8")
    assert outcome(lambda: compiled(folder)) == outcome(lambda: anew(folder))


def outcome(compile_: Callable[[], list[str]]) -> list[str]:
    try:
        return compile_()
    except InvalidKnowledge as error:
        return [str(problem) for problem in error.problems]


def test_a_damaged_row_is_read_from_its_file_again(
    folder: Path, compiled: Compiler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("g60cli.knowledge.store.container.SMALL", 0)
    compiled(folder)
    store = compiled.store(folder)
    store.write_bytes(store.read_bytes().replace(b"It grows.", b"It sinks."))
    add(folder / "b.toml", residents(2023))
    assert compiled(folder) == anew(folder)
    assert (folder / "c.toml").read_text("utf-8") in compiled.parsed


def test_a_fact_that_a_layer_replaced_comes_back_when_it_no_longer_does(
    folder: Path, compiled: Compiler, tmp_path: Path
) -> None:
    upper = tmp_path / "upper.toml"
    upper.write_text("format = 1\n" + residents(2020).replace("1,200", "1,300").replace("1200", "1300"), "utf-8")
    assert compiled(folder, upper) == anew(folder, upper)
    upper.write_text("format = 1\n" + residents(2019), "utf-8")
    assert compiled(folder, upper) == anew(folder, upper)


def test_what_a_file_defined_matters_even_where_a_later_layer_withdrew_its_facts(
    folder: Path, compiled: Compiler, tmp_path: Path
) -> None:
    metric = '[metric.residents]\nname = "Residents"\nunit = "{}"\nkind = "{}"\naliases = ["population"]\n'
    middle, upper = tmp_path / "middle.toml", tmp_path / "upper.toml"
    text = (
        (folder / "a.toml")
        .read_text("utf-8")
        .replace('unit = "people"\nkind = "stock"', 'unit = "text"\nkind = "attribute"')
    )
    (folder / "a.toml").write_text(text, "utf-8")
    middle.write_text("format = 1\n" + metric.format("people", "stock") + residents(2017), "utf-8")
    upper.write_text('format = 1\n[[withdraw]]\nfact = "northport/residents/2017@almanac"\nwhy = "A guess."\n', "utf-8")
    compiled(folder, middle, upper)
    middle.write_text("format = 1\n" + residents(2017), "utf-8")
    assert outcome(lambda: compiled(folder, middle, upper)) == outcome(lambda: anew(folder, middle, upper))


PIECES = st.sampled_from(
    [
        residents(2019),
        residents(2020),
        residents(2023),
        residents(2021, "southport"),
        '[city.southport]\nname = "Southport"\nsource = "almanac"\n',
        '[city.southport]\nname = "South Port"\naliases = ["南港"]\nsource = "almanac"\nlocation = [1.5, 2]\n',
        OTHER,
        residents(2018).replace('"almanac"', '"other"'),
        '[[withdraw]]\nfact = "northport/residents/2020@almanac"\nwhy = "A guess."\n',
        "[expect]\nquantities = 1\n",
        SAYING,
        '[metric.residents]\nname = "Residents"\nunit = "text"\nkind = "attribute"\naliases = ["population"]\n',
    ]
)
EDITS = st.lists(
    st.tuples(st.sampled_from(["b.toml", "c.toml", "upper/d.toml"]), st.lists(PIECES, max_size=3)), max_size=4
)


@given(EDITS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=120)
def test_after_any_edits_the_store_is_the_one_that_a_first_run_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edits: list[tuple[str, list[str]]]
) -> None:
    lower, upper = tmp_path / "lower", tmp_path / "lower" / "upper"
    upper.mkdir(parents=True, exist_ok=True)
    for name in ("b.toml", "c.toml", "upper/d.toml"):
        (lower / name).write_text("format = 1\n", "utf-8")
    (lower / "a.toml").write_text(PREAMBLE + PERSON, "utf-8")
    with monkeypatch.context() as patch:
        compiled = Compiler(tmp_path / "cache", patch)
        for name, pieces in [("b.toml", []), *edits]:
            (lower / name).write_text("format = 1\n" + "".join(pieces), "utf-8")
            assert outcome(lambda: compiled(lower, upper)) == outcome(lambda: anew(lower, upper))
