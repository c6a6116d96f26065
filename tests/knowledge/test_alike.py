"""Facts that are written alike are parsed and checked once: what comes of them is what comes of each alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from g60cli.knowledge import checking, documents
from tests.outcomes import Outcome
from tests.outcomes import outcome as as_a_whole
from tests.small_files import PREAMBLE

ALIKE = 15
ODD = 5
PLACE = '\n[place.port-{0}]\nname = "Port {0}"\nsource = "almanac"\n'
PLACES = PREAMBLE + "".join(map(PLACE.format, range(ALIKE + ODD)))
FACT = """
[[fact]]
about = "port-{place}"
metric = "residents"
value = {value}
period = "2022"
precision = "more-than"
source = "almanac"
evidence = ["more than {printed} people"]
"""
# One change each: what is written another way and means the same, what means something else, and what is wrong.
CHANGES = [
    *(('"port-15"', about) for about in ("'port-15'", '["port-15"]', '"port-15" # here', '"port\\u002Dodd"')),
    *(('"port-15"', about) for about in ('["port-15", "port-0"]', '"northport"', '"nowhere"', '"almanac"', '"Port"')),
    *(("= 1299", f"= {value}") for value in ("1_299", "+1299", "0x513", "1299.0", "1299.00", "129.9e1", "1299 ")),
    *(("= 1299", f"= {value}") for value in ("1300", "01299", "-1299", "true", '"1299"', "1299.5", "nan", "", "-0")),
    *(("1,299 people", token) for token in ("1,2\\u00399 people", "1,299 persons", "1299 people", "1,299")),
    *(
        ("1,299 people", token)
        for token in ("1,299 firms", "1.299 people", "1,299 million", "1,299 people, 2 dogs", "0.0 people")
    ),
    *(("more than", words) for words in ("over", "about", "nearly", "more\\tthan", "more  than", "in May")),
    *(('["more than', "[" + token) for token in ('"two", "more than', '"more \\"than', "'more than")),
    *(('"2022"', period) for period in ('"2021"', '"2020/2022"', '"end-2022"', '"20-22"', "2022", "'2022'")),
    *(('"residents"', metric) for metric in ('"births"', '"twin"', '"nothing"')),
    *(('"almanac"', source) for source in ('"nothing"', '"northport"')),
    *(("precision =", key) for key in ("note =", "status =", "key =")),
    *(
        ("precision =", f"{key}\nprecision =")
        for key in (
            'id = "own"',
            'id = "port-15"',
            'text = "So."',
            'read_as = "more than"',
            'read_as = "percent"',
            'note = "N."',
        )
    ),
    *(
        ("precision =", f"{key}\nprecision =")
        for key in ("event = true", "event = 1", "also = []", 'rank = "preferred"')
    ),
    *(
        ("precision =", f"{key}\nprecision =")
        for key in ("value = 5", "# value = 5", 'also = [{ value = 1, unit = "km" }]')
    ),
    ("metric =", 'said_by = "nobody"\nmetric ='),
    ("\n", "\r\n"),
    ("\n", "\n\n"),
    ("[[fact]]", " [[ fact ]] # the next"),
]


def fact_of(number: int) -> str:
    return FACT.format(place=number, value=1200 + number, printed=f"1,{200 + number}")


def changed(changes: list[tuple[str, str]], number: int, is_right: bool) -> str:
    """A fact that was changed, of its own place and number."""
    text = FACT.format(place=ALIKE, value=1299, printed="1,299")
    for old, new in changes:
        text = text.replace(old, new)
    text = text.replace("port-15", f"port-{ALIKE + number}").replace("1299", f"13{number}1")
    return text.replace("1,299", f"1,3{number}1" if is_right else f"1,3{number}2")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without helpers: that they give the same is shown elsewhere."""
    monkeypatch.setattr(checking, "helpers_at_hand", lambda: 0)


def file_with(path: Path, odd: list[str], place: int = ALIKE) -> Path:
    """A file of facts that are alike, with others from this place on."""
    facts = [*map(fact_of, range(place)), *odd, *map(fact_of, range(place, ALIKE))]
    path.write_bytes((PLACES + "".join(facts)).encode())
    return path


@pytest.mark.parametrize("change", CHANGES, ids=repr)
def test_facts_that_are_like_others_but_for_one_thing_are_read_as_each_is_alone(
    in_parts: Callable[..., Outcome], tmp_path: Path, change: tuple[str, str]
) -> None:
    right = [changed([change], number, is_right=True) for number in range(ODD)]
    file = file_with(tmp_path / "facts.toml", right)
    assert in_parts(file) == as_a_whole(file)
    file_with(file, [*right[:-1], changed([change], ODD - 1, is_right=False)])
    assert in_parts(file) == as_a_whole(file)


@given(
    st.lists(st.sampled_from(CHANGES), min_size=2, max_size=3),
    st.lists(st.sampled_from([True, True, False]), min_size=ODD, max_size=ODD),
    st.integers(0, ALIKE),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
def test_facts_that_are_like_others_but_for_some_things_are_read_as_each_is_alone(
    in_parts: Callable[..., Outcome], tmp_path: Path, changes: list[tuple[str, str]], right: list[bool], place: int
) -> None:
    odd = [changed(changes, number, is_right) for number, is_right in enumerate(right)]
    file = file_with(tmp_path / "facts.toml", odd, place)
    assert in_parts(file) == as_a_whole(file)


@pytest.mark.parametrize(
    ("evidence", "numbers", "odd"),
    [
        ("{} people", ["10.50", "11.50", "12.50", "13.50"], ("-0", "0.0")),
        ("in May {}", ["1,200", "1,201", "1,202", "1,203"], ("2022", "2022")),
        ("minus {}", ["1,200", "1,201", "1,202", "1,203"], ("-1204", "1,204")),
        ("{} people", ["1,200", "1,201", "1,202", "1,203"], ("1204.0", "1,204")),
    ],
)
def test_a_number_is_read_as_it_is_written(
    in_parts: Callable[..., Outcome], tmp_path: Path, evidence: str, numbers: list[str], odd: tuple[str, str]
) -> None:
    written = [(number.replace(",", ""), number) for number in numbers]
    facts = [
        FACT.format(place=place, value=value, printed=printed)
        .replace('precision = "more-than"\n', "")
        .replace(f"more than {printed} people", evidence.format(printed))
        for place, (value, printed) in enumerate([*written[:3], odd, *written[3:]])
    ]
    file = tmp_path / "facts.toml"
    file.write_text(PLACES + "".join(facts), "utf-8")
    assert in_parts(file) == as_a_whole(file)


def test_a_number_is_read_in_the_language_of_its_source(in_parts: Callable[..., Outcome], tmp_path: Path) -> None:
    numbers = [("1200", "1.200"), ("1201", "1.201"), ("1202", "1.202"), ("1.203", "1.203"), ("1204", "1.204")]
    facts = [FACT.format(place=place, value=value, printed=printed) for place, (value, printed) in enumerate(numbers)]
    file = tmp_path / "facts.toml"
    german = PLACES.replace('type = "official"', 'type = "official"\nlanguage = "de"')
    file.write_text(german + "".join(facts).replace("more than", "mehr als"), "utf-8")
    assert len(as_a_whole(file)) == 1
    assert in_parts(file) == as_a_whole(file)


@pytest.mark.parametrize("key", ["value", "evidence"])
def test_what_stands_in_a_comment_is_no_key(in_parts: Callable[..., Outcome], tmp_path: Path, key: str) -> None:
    def told(place: int, said: int, true: int) -> str:
        """A fact of which all says one thing, and so does a comment above one key, but the key itself another."""
        lines = FACT.format(place=place, value=1000 + said, printed=f"1,{said}").splitlines()
        [line] = [line for line in lines if line.startswith(key)]
        lines[lines.index(line)] = f"# {line}\n{line.replace(str(said), str(true))}"
        return "\n".join([*lines, ""])

    facts = [told(place, 299, 299) for place in range(ALIKE)]
    facts.insert(-1, told(ALIKE, 301, 299))
    file = tmp_path / "facts.toml"
    file.write_text(PLACES + "".join(facts), "utf-8")
    assert not isinstance(as_a_whole(file), list)
    assert in_parts(file) == as_a_whole(file)


@pytest.mark.parametrize("key", ['kind = "stock"', 'unit = "people"', "published = 2023-10-18", "format = 1"])
def test_where_what_they_share_is_wrong_that_is_said(
    in_parts: Callable[..., Outcome], tmp_path: Path, key: str
) -> None:
    file = tmp_path / "facts.toml"
    text = PLACES.replace(key, key.replace("=", "= []  #"), 1) + "".join(map(fact_of, range(ALIKE)))
    file.write_text(text, "utf-8")
    assert not isinstance(as_a_whole(file), list)
    assert in_parts(file) == as_a_whole(file)


def test_of_facts_that_are_alike_few_are_parsed(
    in_parts: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "facts.toml"
    file.write_text(PLACES + "".join(map(fact_of, range(ALIKE))), "utf-8")
    parsed, parse = [], documents.parsed_soon

    def counted(text: str) -> dict[str, object]:
        parsed.append(text.count("[[fact]]"))
        return parse(text)

    monkeypatch.setattr(documents, "parsed_soon", counted)
    assert isinstance(in_parts(file), list)
    assert 0 < sum(parsed) < ALIKE / 2
