"""The JSON: its keys, its errors, and that what people see says nothing else.

The keys are written out here on purpose: a key may be added, never renamed or removed.
"""

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from g60cli.answer import Answer, Block
from g60cli.questions.keys import KEYS
from g60cli.render.as_json import indented
from tests.answered_facts import facts_in
from tests.conftest import Run
from tests.small_answers import ANSWERS, CARDS, DOCUMENTS

ENVELOPE = {"g60", "command", "title", "data", "sources", "notes", "errors"}
FACT = {
    "id", "about", "with", "metric", "value", "number", "unit", "display", "precision", "status", "basis", "rank",
    "why", "period", "period_basis", "per", "text", "also", "source", "section", "evidence", "said_by", "event", "note",
}  # fmt: skip
SOURCE = {
    "id", "title", "authors", "publisher", "published", "accessed", "type", "url", "language", "via", "date_note",
    "note",
}  # fmt: skip
METRIC = {
    "kind", "id", "name", "unit", "metric_kind", "additive", "steady", "share_of", "growth_of", "aliases", "summary",
    "fact_count",
}  # fmt: skip
HIT = {"score", "exact", "kind", "id", "title", "says", "matched", "found_in", "fact"}
DIFFERENCE = {"change", "kind", "id", "title", "keys"}
ASKED = {"question", "answered", "answer", "facts", "entities", "reason"}
PROBLEM = {"path", "line", "column", "code", "message", "hint", "severity"}
LEDGER = {
    "kind", "verdict", "figure", "about", "metric", "facts", "text", "computation", "years", "off_by", "why",
    "yields_to",
}  # fmt: skip
SHARED = {"kind", "id", "name", "names", "aliases", "summary", "not_to_confuse", "source", "section", "evidence"}
OWN = {
    "city": {"type", "province", "location"},
    "place": {"type", "within", "members", "location"},
    "industry": set(),
    "company": {"city", "industries", "products"},
    "organization": {"type", "place", "industries"},
    "alliance": {"place", "industry"},
    "project": {"type", "place", "industries", "by"},
    "person": {"roles"},
}  # fmt: skip
LISTS = {"companies", "alliances", "projects", "organizations", "people", "places"}
STATS = [name for name in ANSWERS if name.startswith("stats") and name != "stats-three-columns"]
LISTS_OF_ENTITIES = {
    "cities": ("city", {"companies"}),
    "industries": ("industry", {"companies", "alliances"}),
    "companies": ("company", set()),
    "list-places": ("place", set()),
    "list-organizations": ("organization", set()),
    "list-alliances": ("alliance", set()),
    "list-projects": ("project", set()),
    "list-people": ("person", set()),
}


# Keys


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_is_one_envelope_of_the_same_keys(name: str, g60: Run) -> None:
    envelope = g60(*ANSWERS[name], "--json").json()
    assert set(envelope) == ENVELOPE
    assert (envelope["g60"], envelope["errors"]) == (1, [])
    assert isinstance(envelope["data"], list | dict)


@pytest.mark.parametrize("name", [*STATS, *CARDS, "timeline", "metric", "source", "show-metric", "show-source"])
def test_every_fact_of_an_answer_has_the_same_keys(name: str, g60: Run) -> None:
    assert [set(fact) for fact in facts_in(g60(*ANSWERS[name], "--json").json()["data"]) if set(fact) != FACT] == []


@pytest.mark.parametrize("name", [name for name in ANSWERS if name.startswith("fact") or name == "show-fact"])
def test_a_fact_shown_alone_says_where_it_stands_and_what_rivals_it(name: str, g60: Run) -> None:
    data = g60(*ANSWERS[name], "--json").json()["data"]
    assert set(data) == FACT | {"layer", "path", "line", "verified", "yields_to", "rivals", "used_in"}
    assert all(set(rival) == FACT | {"verdict", "verdict_why"} for rival in data["rivals"])
    assert all(set(entry) == LEDGER for entry in data["used_in"])


def test_an_audit_and_a_citation_have_their_documented_keys(g60: Run) -> None:
    entries = g60(*ANSWERS["audit-of-conflicts"], "--json").json()["data"]
    assert entries
    assert all(set(entry) == LEDGER for entry in entries)
    assert all(set(row) == {"id", "style", "citation", "fact"} for row in g60("cite", "--json").json()["data"])


@pytest.mark.parametrize("name", LISTS_OF_ENTITIES)
def test_a_listed_entity_has_the_keys_of_its_kind(name: str, g60: Run) -> None:
    kind, added = LISTS_OF_ENTITIES[name]
    data = g60(*ANSWERS[name], "--json").json()["data"]
    assert data
    assert all(set(entity) == SHARED | OWN[kind] | added and entity["kind"] == kind for entity in data)


@pytest.mark.parametrize("name", CARDS)
def test_an_entity_shown_alone_has_its_facts_and_lists_as_well(name: str, g60: Run) -> None:
    data = g60(*ANSWERS[name], "--json").json()["data"]
    expected = SHARED | OWN[data["kind"]] | {"facts"}
    assert expected <= set(data) <= expected | LISTS


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("overview", {"title", "summary", "updated", "licence", "subject", "counts", "newest", "try"}),
        ("metric", METRIC | {"facts"}),
        ("source", SOURCE | {"facts"}),
        ("show-metric", METRIC | {"facts"}),
        ("show-source", SOURCE | {"facts"}),
        ("verify", {"facts", "verified", "failed", "unchecked", "counts", "reasons"}),
        ("verify-by-texts", {"facts", "verified", "failed", "unchecked", "counts", "reasons", "uncovered"}),
        ("ask-a-figure", ASKED),
        ("ask-refused", ASKED),
    ],
)
def test_a_single_thing_has_its_documented_keys(name: str, keys: set[str], g60: Run) -> None:
    assert set(g60(*ANSWERS[name], "--json").json()["data"]) == keys


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("list", {"kind", "list", "count"}),
        ("metrics", METRIC),
        ("sources", SOURCE | {"fact_count"}),
        ("search", HIT),
        ("search-metrics", HIT),
        ("check-of-problems", PROBLEM),
        ("diff", DIFFERENCE),
    ],
)
def test_a_listed_thing_has_its_documented_keys(name: str, keys: set[str], g60: Run) -> None:
    data = g60(*ANSWERS[name], "--json").json()["data"]
    assert data
    assert all(set(item) == keys for item in data)


@pytest.mark.parametrize("name", ANSWERS)
def test_a_listed_source_has_the_documented_keys(name: str, g60: Run) -> None:
    sources = g60(*ANSWERS[name], "--json").json()["sources"]
    assert all(set(source) == SOURCE and source["id"] == id_ for id_, source in sources.items())


def test_help_names_the_same_keys() -> None:
    assert set(KEYS["envelope"]) == ENVELOPE
    assert set(KEYS["fact"]) == FACT
    assert set(KEYS["metric"]) == METRIC
    assert set(KEYS["source"]) == SOURCE
    assert set(KEYS["check"]) == PROBLEM
    assert set(KEYS["search"]) == HIT
    assert set(KEYS["diff"]) == DIFFERENCE
    assert set(KEYS["ask"]) == ASKED
    assert {kind: set(KEYS[kind]) for kind in OWN} == {kind: SHARED | own for kind, own in OWN.items()}


# What documents the keys of an object: one group, or several where it is shown with what belongs to it.
GROUPS = [set(keys) for keys in KEYS.values()]
GROUPS += [
    set(KEYS[kind]) | set(KEYS["shown alone, with what is there"]) | set(KEYS["member on the map"]) for kind in OWN
]
GROUPS += [set(KEYS["fact"]) | set(KEYS["fact shown alone"])]
GROUPS += [set(KEYS[kind]) | {"facts", "fact_count"} for kind in ("metric", "source")]
# Objects whose keys are no words of ours: ids, kinds, languages.
MAPS = {"sources", "counts", "names"}


def objects_in(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of an answer, at any depth, but for those whose keys are data."""
    if isinstance(node, dict):
        yield node
        node = [value for key, value in node.items() if key not in MAPS]
    if isinstance(node, list):
        for value in node:
            yield from objects_in(value)


@pytest.mark.parametrize("name", [name for name in ANSWERS if not name.endswith("-three-columns")])
def test_every_object_of_an_answer_has_documented_keys(name: str, g60: Run) -> None:
    found = {tuple(node) for node in objects_in(g60(*ANSWERS[name], "--json").json())}
    assert [keys for keys in found if not any(group.issuperset(keys) for group in GROUPS)] == []


def test_help_lists_every_group_of_keys(g60: Run) -> None:
    said = " ".join(g60("help", "formats").out.split())
    assert [what for what, keys in KEYS.items() if f" {what} {', '.join(keys)} " not in f"{said} "] == []


@pytest.mark.parametrize("name", [name for name in ANSWERS if name.startswith("search")])
def test_a_hit_has_a_fact_where_it_is_one(name: str, g60: Run) -> None:
    hits = g60(*ANSWERS[name], "--json").json()["data"]
    assert [hit["id"] for hit in hits if (hit["kind"] == "fact") != (hit["fact"] is not None)] == []
    assert all(set(fact) == FACT and fact["id"] in {hit["id"] for hit in hits} for fact in facts_in(hits))


# Values


def test_numbers_round_trip(g60: Run) -> None:
    facts = {fact["id"]: fact for fact in g60("stats", "--json").json()["data"]}
    found = {id_.partition("@")[0]: (fact["value"], fact["number"]) for id_, fact in facts.items()}
    assert found["amber-valley/gdp/2023"] == ("1267380000000", 1267380000000.0)
    assert found["northport/gdp/2023"] == ("123456789012.34", 123456789012.34)
    assert found["lantern/exports/2024"] == ("5827.50", 5827.5)
    assert found["amber-valley/share-of-gdp/2023-06"] == ("1/15", 1 / 15)


def test_csv_and_tsv_carry_the_same_values_as_json(g60: Run) -> None:
    values = [fact["value"] for fact in g60("stats", "--json").json()["data"]]
    for format_ in ("csv", "tsv"):
        assert g60("stats", "-f", format_, "--columns", "value").out.split() == ["value", *values]


def test_an_attribute_has_no_number(g60: Run) -> None:
    facts = g60("company", "Lantern", "--json").json()["data"]["facts"]
    code = next(fact for fact in facts if fact["unit"] == "code")
    assert (code["value"], code["number"]) == ("002230", None)


def test_a_list_subject_stands_in_about_and_with(g60: Run) -> None:
    [fact] = g60("stats", "--year", "2025", "--json").json()["data"]
    assert fact["about"] == {"kind": "city", "id": "northport", "name": "Northport"}
    assert fact["with"] == [{"kind": "industry", "id": "optics", "name": "Optics"}]


def test_json_lines_are_the_objects_of_data(g60: Run) -> None:
    lines = [json.loads(line) for line in g60("stats", "-f", "jsonl").out.splitlines()]
    assert lines == g60("stats", "--json").json()["data"]


def test_csv_of_a_card_is_the_table_of_its_facts(g60: Run) -> None:
    facts = g60("company", "Lantern", "--json").json()["data"]["facts"]
    assert g60("company", "Lantern", "-f", "csv", "--columns", "id").out.split() == [
        "id",
        *(fact["id"] for fact in facts),
    ]


# Errors


@pytest.mark.parametrize(
    ("arguments", "code", "exit_"),
    [
        (("company", "Nobody"), "unknown-name", 1),
        (("company", "Beacon Works"), "ambiguous-name", 1),
        (("company", "Northport"), "other-kind", 1),
        (("company", ""), "empty-name", 2),
        (("stats", "--year", "soon"), "bad-year", 2),
        (("stats", "--columns", "colour"), "unknown-choice", 2),
        (("timeline", "--since", "soon"), "bad-date", 2),
        (("compani",), "unknown-command", 2),
        (("cities", "--colour"), "wrong-usage", 2),
        (("stats", "--facts", "data/broken.toml"), "invalid-knowledge", 3),
        (("stats", "--facts", "data/absent.toml"), "invalid-knowledge", 3),
    ],
)
def test_an_error_is_an_envelope_without_data(arguments: tuple[str, ...], code: str, exit_: int, g60: Run) -> None:
    outcome = g60(*arguments, "--json")
    envelope = outcome.json()
    assert set(envelope) == ENVELOPE
    assert (envelope["data"], envelope["sources"], outcome.code) == (None, {}, exit_)
    [error] = envelope["errors"]
    assert set(error) == {"code", "message", "suggestions"}
    assert error["code"] == code
    assert outcome.err == f"g60: {error['message']}\n"


@pytest.mark.parametrize(
    "spelling", [("--json",), ("-f", "json"), ("-fjson",), ("--format", "json"), ("--format=json",)]
)
def test_every_way_to_ask_for_json_gives_errors_in_json(spelling: tuple[str, ...], g60: Run) -> None:
    assert g60("company", "Nobody", *spelling).json()["data"] is None


@pytest.mark.parametrize("format_", ["table", "records", "jsonl", "csv", "tsv", "md"])
def test_an_error_prints_nothing_on_standard_output_in_another_format(format_: str, g60: Run) -> None:
    outcome = g60("company", "Nobody", "-f", format_)
    assert (outcome.out, outcome.code, outcome.err.count("\n")) == ("", 1, 1)


def test_an_error_suggests_ids(g60: Run) -> None:
    [error] = g60("city", "Southmoor", "--json").json()["errors"]
    assert {"southmore", "southmere"} <= set(error["suggestions"])


# What people see and what programs read


def leaves(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield str(key)
            yield from leaves(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from leaves(value)
    else:
        yield str(node)


def numbers_in(text: str) -> set[str]:
    """The numbers of a text without what groups their digits."""
    return set(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3})", "", text)))


def numbers_only_in_blocks(answer: Answer) -> set[str]:
    known = set()
    for leaf in (*leaves(answer.data), *leaves(dict(answer.sources))):
        known |= numbers_in(leaf)
    shown = set()
    for block in answer.blocks:
        for row in block.rows:
            for cell in row:
                shown |= numbers_in(cell.text)
    return shown - known


@pytest.mark.parametrize("name", [name for name in ANSWERS if name != "stats-three-columns"])
def test_every_number_that_people_see_stands_in_data(name: str, answer_to: Callable[..., Answer]) -> None:
    assert numbers_only_in_blocks(answer_to(*ANSWERS[name])) == set()


def test_a_column_alone_shows_nothing_that_its_data_lack(answer_to: Callable[..., Answer]) -> None:
    assert numbers_only_in_blocks(answer_to(*ANSWERS["stats-three-columns"])) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("stats",),
        ("timeline",),
        ("cities",),
        ("companies",),
        ("list", "projects"),
        ("metrics",),
        ("sources",),
        ("city", "Songjiang"),
        ("city", "Hefei"),
        ("company", "iFlytek"),
        ("industry", "integrated circuits"),
        ("metric", "rd-intensity"),
        ("show", "corridor"),
        ("source", "shine-2023-10-18"),
        ("verify",),
    ],
)
def test_every_number_of_the_shipped_answers_stands_in_data(
    arguments: tuple[str, ...], answer_to: Callable[..., Answer]
) -> None:
    assert numbers_only_in_blocks(answer_to(*arguments, G60_FACTS="builtin")) == set()


@pytest.mark.parametrize("name", [*STATS, "metric", "metric-of-money", "city", "company", "source"])
def test_the_value_that_people_see_is_the_display_of_the_json(name: str, answer_to: Callable[..., Answer]) -> None:
    answer = answer_to(*ANSWERS[name])
    facts = answer.data["facts"] if isinstance(answer.data, dict) else answer.data
    figures = [fact for fact in facts if fact["number"] is not None]
    expected = [" ".join([fact["display"], *(f"({item['display']})" for item in fact["also"])]) for fact in figures]
    assert values_of(answer.blocks) == expected


def values_of(blocks: Any) -> list[str]:
    found = []
    for block in blocks:
        if block.title in ("", "Figures", "Values"):
            for place, column in enumerate(block.columns):
                found += [row[place].text for row in block.rows if column.key == "display"]
    return found


@pytest.mark.parametrize("name", [name for name in ANSWERS if name not in DOCUMENTS])
def test_table_records_and_markdown_agree_cell_for_cell(name: str, answer_to: Callable[..., Answer], g60: Run) -> None:
    answer = answer_to(*ANSWERS[name])
    table, records, markdown = (g60(*ANSWERS[name], "-f", format_).out for format_ in ("table", "records", "md"))
    pipes = [[unescaped(cell) for cell in re.split(r"(?<!\\) \| ", line[2:-2])] for line in markdown.split("\n")]
    lines = [without_marks(re.split(r"  +", line.strip())) for line in table.split("\n")]
    for block in answer.blocks:
        for row in block.rows:
            texts = [cell.text for cell in row]
            assert [text for text in texts if text] in lines
            assert any(cells[: len(texts)] == texts for cells in pipes)
            assert all(f"  {text}" in records or f"\n{text}" in records for text in texts if text)


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def without_marks(cells: list[str]) -> list[str]:
    return cells[:-1] if re.fullmatch(r"(?:\[\d+(?:-\d+)?\])+", cells[-1]) else cells


def sources_of(data: Any) -> set[str]:
    """Every source that a fact or an entity in the data names."""
    found: set[str] = set()
    for item in data if isinstance(data, list) else [data]:
        found |= {item["source"]} if isinstance(item["source"], str) else set(item["source"])
        for key in LISTS | {"facts", "rivals"}:
            nested = [other for other in item.get(key, ()) if isinstance(other, dict)]
            found |= sources_of(nested)
    return found


@pytest.mark.parametrize("name", [*STATS, *CARDS, "timeline", "fact", "fact-deprecated", "companies", "list-people"])
def test_exactly_the_sources_used_are_listed(name: str, g60: Run) -> None:
    envelope = g60(*ANSWERS[name], "--json").json()
    assert set(envelope["sources"]) == sources_of(envelope["data"])


@pytest.mark.parametrize("name", ANSWERS)
def test_every_mark_stands_for_a_listed_source_and_every_listed_source_is_marked(
    name: str, answer_to: Callable[..., Answer]
) -> None:
    answer = answer_to(*ANSWERS[name])
    marked = {source for block in answer.blocks for row in block.rows for cell in row for source in cell.sources}
    assert marked == set(answer.sources)


def figures(block: Block) -> bool:
    return any(column.key == "display" for column in block.columns)


@pytest.mark.parametrize("name", [name for name in ANSWERS if name not in ("overview", "check-of-problems")])
def test_every_figure_and_statement_names_its_source(name: str, answer_to: Callable[..., Answer]) -> None:
    blocks = answer_to(*ANSWERS[name]).blocks
    told = [block for block in blocks if figures(block) or any(column.key == "text" for column in block.columns)]
    assert all(any(cell.sources for cell in row) for block in told for row in block.rows)


TEXTS = st.text() | st.sampled_from(["", "合肥", "\u202e", '"\\\n', "\ud800"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(TEXTS, inner),
)


@given(VALUES)
def test_json_is_written_as_the_library_writes_it(value: Any) -> None:
    assert indented(value, encode_basestring) == json.dumps(value, ensure_ascii=False, indent=2)
    assert indented(value, encode_basestring_ascii) == json.dumps(value, indent=2)


@pytest.mark.parametrize(
    "value", [Decimal(0), b"text", {1, 2}, object()], ids=["a decimal", "bytes", "a set", "an object"]
)
def test_what_json_has_no_word_for_is_not_written(value: object) -> None:
    with pytest.raises(TypeError):
        indented({"value": value}, encode_basestring)
