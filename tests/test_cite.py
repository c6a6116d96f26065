"""Citations: each style is read back by a parser that is not ours, and ids come in whatever is left of an answer."""

import io
import json
import string
import subprocess
import sys
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from g60cli.questions.citing import Style, cited
from g60cli.questions.citing.works import Work, key_of
from tests.conftest import TESTS, Outcome, Run

CONFLICTS = "data/conflicts.toml"
HARD = ("yearbook-2023", "herald-2023-05", "site", "colm+x", "bureau-2022")
SCHEMA = json.loads((TESTS / "data" / "csl-data.json").read_text("utf-8"))
FACT = "aston/area/2021@bureau-2022"


def fed(g60: Run, text: str, *arguments: str, **variables: str) -> Outcome:
    """``… | g60 cite - …``."""
    with patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")):
        return g60("cite", "-", *arguments, "--facts", CONFLICTS, **variables)


@pytest.fixture(scope="module")
def every(g60: Run) -> Callable[[str], str]:
    """All sources and all facts of the file of conflicts, cited in a style."""
    ids = [source["id"] for source in g60("sources", "--json", "--facts", CONFLICTS).json()["data"]]
    facts = {id_ for id_ in ids for id_ in facts_of(g60, id_)}
    return lambda style: g60("cite", *ids, *sorted(facts), "--style", style, "--facts", CONFLICTS).out


def facts_of(g60: Run, source: str) -> list[str]:
    return [fact["id"] for fact in g60("source", source, "--json", "--facts", CONFLICTS).json()["data"]["facts"]]


# Each style read back


def test_bibtex_is_read_back_whole(every: Callable[[str], str], g60: Run) -> None:
    library = bibtexparser.parse_string(every("bibtex"))
    assert library.failed_blocks == []
    keys = [entry.key for entry in library.entries]
    assert len(keys) == len(set(keys)) == 6 + len(g60("stats", "--json", "--facts", CONFLICTS).json()["data"]) + 6
    assert {entry.entry_type for entry in library.entries} == {"misc"}


@pytest.mark.parametrize(
    ("id_", "key"),
    [
        ("aston/area/2021@bureau-2022", "aston/area/2021:bureau-2022"),
        ("aston/gdp/2021-01..2021-09@site", "aston/gdp/2021-01..2021-09:site"),
        ("蓝箭", "e26433"),
        ("my own, of 50 %", "my:own:of:50:d6006f"),
    ],
)
def test_a_key_is_one_for_every_style_whatever_the_id(id_: str, key: str) -> None:
    assert key_of(id_) == key
    entry = f"@misc{{{key_of(id_)},\n  title = {{x}},\n}}"
    assert bibtexparser.parse_string(entry).entries[0].key == key


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_ids_have_two_keys_of_signs_that_tex_and_biber_take(one: str, other: str) -> None:
    assert set(key_of(one)) <= set(string.ascii_letters + string.digits + ":+./-")
    assert key_of(one)
    assert one == other or key_of(one) != key_of(other)


def test_bibtex_gives_back_every_sign_that_means_something_to_tex(g60: Run) -> None:
    text = g60("cite", "yearbook-2023", "herald-2023-05", "--facts", CONFLICTS).out
    raw = bibtexparser.parse_string(text)
    decoded = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    yearbook, herald = (entry.fields_dict for entry in decoded.entries)
    # The decoder gives a circumflex as a letter of its own.
    title = yearbook["title"].value.strip("{}").replace("ˆ", "^")
    assert title == "河流年鉴 {2023} 100% _final_ #1 ~ \\ ^ $5"
    assert yearbook["author"].value.strip("{}") == "李伟"
    assert yearbook["note"].value == "read at Mirror & Co."
    assert herald["howpublished"].value == "Herald & Sons"
    assert raw.entries[1].fields_dict["author"].value == "{Li Wei} and {Ann Marie O'Neil}"
    assert raw.entries[1].fields_dict["url"].value == "https://herald.example/a_b?x=1&y=%7B2%7D#top"


def test_bibtex_dates_are_as_exact_as_the_source(g60: Run) -> None:
    text = g60("cite", "bureau-2022", "herald-2023-05", "yearbook-2023", "site", "--facts", CONFLICTS).out
    fields = [entry.fields_dict for entry in bibtexparser.parse_string(text).entries]
    assert [entry["date"].value if "date" in entry else None for entry in fields] == [
        "2022-03-01", "2023-05", "2023", None,
    ]  # fmt: skip
    assert ["month" in entry for entry in fields] == [True, True, False, False]
    assert fields[3]["urldate"].value == "2024-06-01"


def test_csl_json_is_valid_by_its_published_schema(every: Callable[[str], str]) -> None:
    items = json.loads(every("csl-json"))
    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(items)] == []
    assert len({item["id"] for item in items}) == len(items) > 60


def test_csl_json_holds_the_source(g60: Run) -> None:
    item, undated = json.loads(g60("cite", "herald-2023-05", "site", "--style", "csl-json", "--facts", CONFLICTS).out)
    assert item["author"] == [{"literal": "Li Wei"}, {"literal": "Ann Marie O'Neil"}]
    assert item["issued"] == {"date-parts": [[2023, 5]]}
    assert (item["type"], item["container-title"]) == ("article-newspaper", "Herald & Sons")
    assert "issued" not in undated
    assert undated["accessed"] == {"date-parts": [[2024, 6, 1]]}


def test_ris_is_read_back_whole(every: Callable[[str], str]) -> None:
    entries = rispy.loads(every("ris"))
    assert len({entry["id"] for entry in entries}) == len(entries) > 60
    herald = next(entry for entry in entries if entry["id"] == "herald-2023-05")
    assert herald["authors"] == ["Li Wei", "Ann Marie O'Neil"]
    assert (herald["year"], herald["date"], herald["publisher"]) == ("2023", "2023/05//", "Herald & Sons")
    assert not any("unknown_tag" in entry for entry in entries)


def test_a_plain_reference_is_one_line_each(every: Callable[[str], str], g60: Run) -> None:
    lines = every("apa").splitlines()
    assert all(line.count("(20") + line.count("(n.d.)") >= 1 for line in lines)
    assert g60("cite", "herald-2023-05", "site", "bureau-2022", "--style", "apa", "--facts", CONFLICTS).out == (
        "Li Wei, & Ann Marie O'Neil. (2023, May). The Rivers in numbers. Herald & Sons. "
        "https://herald.example/a_b?x=1&y={2}#top\n"
        "Aston. (n.d.). [Page of the town of Aston]. Retrieved June 1, 2024, from https://aston.example/\n"
        "Bureau of Rivers. (2022, March 1). Figures of the Bureau.\n"
    )


@pytest.mark.parametrize("style", Style)
def test_a_fact_is_cited_as_its_source_with_a_note_that_names_it(style: str, g60: Run) -> None:
    row, *_ = g60("cite", FACT, "--style", style, "--json", "--facts", CONFLICTS).json()["data"]
    assert (row["id"], row["fact"], row["style"]) == ("bureau-2022", FACT, style)
    assert all(part in row["citation"] for part in (FACT, "604.64 km", "2021", "Figures of the Bureau"))


def test_a_statement_is_cited_with_its_section(g60: Run) -> None:
    (statement,) = [id_ for id_ in facts_of(g60, "yearbook-2023") if id_.startswith("colm/")]
    text = g60("cite", statement, "--facts", CONFLICTS).out
    decoded = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    note = decoded.entries[0].fields_dict["note"].value.replace("ˆ", "^")
    assert note.startswith(
        "Colm, 科尔姆 keeps {braces}, 100% of its _signs_ and a \\ in its almanac (2023) in “#1 ~ ^”"
    )


TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).map(
    lambda text: " ".join(text.split())
)


@given(TEXTS.filter(bool), TEXTS.filter(bool))
def test_no_title_breaks_a_style(title: str, author: str) -> None:
    work = Work("key", "press", title, (author,), title, (2023, 1), (), None, None, None, title)
    entry = bibtexparser.parse_string(cited(work, Style.BIBTEX))
    assert entry.failed_blocks == []
    assert [len(entry.entries), len(entry.entries[0].fields)] == [1, 7]
    assert json.loads(cited(work, Style.CSL_JSON))["title"] == title
    (record,) = rispy.loads(cited(work, Style.RIS))
    assert record["title"].strip() == title.strip()


# What comes in

FORMS: dict[str, Callable[[Run], str]] = {
    "json": lambda g60: stats(g60, "--json"),
    "json lines": lambda g60: stats(g60, "-f", "jsonl"),
    "json lines, sorted": lambda g60: resorted(stats(g60, "-f", "jsonl")),
    "csv": lambda g60: stats(g60, "-f", "csv"),
    "csv, sorted": lambda g60: resorted(stats(g60, "-f", "csv")),
    "csv for a spreadsheet": lambda g60: stats(g60, "--excel"),
    "tsv, cut": lambda g60: cut(stats(g60, "-f", "tsv"), 0, 4),
    "ids, one a line": lambda g60: cut(stats(g60, "-f", "tsv"), 0),
    "ids without a head, sorted": lambda g60: resorted(cut(stats(g60, "-f", "tsv"), 0).partition("\n")[2]),
    "jq .data": lambda g60: json.dumps(json.loads(stats(g60, "--json"))["data"], indent=2),
    "jq .data[]": lambda g60: "\n".join(json.dumps(fact, indent=2) for fact in data(g60)),
    "jq .data[].id": lambda g60: "\n".join(json.dumps(fact["id"]) for fact in data(g60)),
    "jq -c .data[] | sort": lambda g60: resorted("\n".join(json.dumps(fact) for fact in data(g60))),
    "a table": lambda g60: stats(g60),
}


def stats(g60: Run, *arguments: str) -> str:
    return g60("stats", "--about", "Aston", *arguments, "--facts", CONFLICTS).out


def data(g60: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(stats(g60, "--json"))["data"]
    return found


def resorted(text: str) -> str:
    return "\n".join(sorted(text.splitlines(), reverse=True)) + "\n"


def cut(text: str, *columns: int) -> str:
    return "".join("\t".join(line.split("\t")[column] for column in columns) + "\n" for line in text.splitlines())


@pytest.mark.parametrize("form", FORMS)
def test_the_facts_of_an_answer_are_cited_whatever_came_of_it(form: str, g60: Run) -> None:
    rows = fed(g60, FORMS[form](g60), "--json").json()["data"]
    assert sorted(row["fact"] for row in rows) == sorted(fact["id"] for fact in data(g60))


def test_an_answer_without_facts_is_cited_by_its_sources(g60: Run) -> None:
    answer = g60("cities", "--json", "--facts", CONFLICTS)
    rows = fed(g60, answer.out, "--json").json()["data"]
    assert [(row["id"], row["fact"]) for row in rows] == [("bureau-2022", None), ("herald-2023-05", None)]


@pytest.mark.parametrize("command", [("audit",), ("fact", FACT), ("city", "Aston"), ("timeline",), ("metric", "area")])
def test_every_answer_can_be_cited(command: tuple[str, ...], g60: Run) -> None:
    answer = g60(*command, "--json", "--facts", CONFLICTS)
    rows = fed(g60, answer.out, "--json").json()["data"]
    assert {row["id"] for row in rows} <= set(answer.json()["sources"])
    assert len(rows) == len({(row["id"], row["fact"]) for row in rows})


def test_a_fact_cited_alone_does_not_bring_its_rivals(g60: Run) -> None:
    answer = g60("fact", FACT, "--json", "--facts", CONFLICTS)
    assert [row["fact"] for row in fed(g60, answer.out, "--json").json()["data"]] == [FACT]


def test_citations_can_be_cited_again(g60: Run) -> None:
    first = g60("cite", FACT, "site", "--json", "--facts", CONFLICTS)
    assert fed(g60, first.out, "--json").json()["data"] == [first.json()["data"][0]]
    assert (
        fed(g60, g60("cite", FACT, "site", "-f", "jsonl", "--facts", CONFLICTS).out, "--json").json()["data"]
        == (first.json()["data"])
    )


def test_ids_may_be_given_and_come_in(g60: Run) -> None:
    with patch.object(sys, "stdin", io.StringIO(f"{FACT}\n")):
        rows = g60("cite", "site", "-", "--json", "--facts", CONFLICTS).json()["data"]
    assert [(row["id"], row["fact"]) for row in rows] == [("site", None), ("bureau-2022", FACT)]


def test_what_comes_in_stands_where_the_minus_does(g60: Run) -> None:
    with patch.object(sys, "stdin", io.StringIO(f"{FACT}\n")):
        rows = g60("cite", "-", "site", "--json", "--facts", CONFLICTS).json()["data"]
    assert [row["id"] for row in rows] == ["bureau-2022", "site"]


def test_through_a_real_pipe(environment: Callable[..., dict[str, str]]) -> None:
    program, variables = [sys.executable, "-m", "g60cli"], environment(G60_FACTS=CONFLICTS)
    first = subprocess.run([*program, "stats", "--json"], capture_output=True, cwd=TESTS, env=variables, timeout=60)
    second = subprocess.run(
        [*program, "cite", "-"], input=first.stdout, capture_output=True, cwd=TESTS, env=variables, timeout=60
    )
    assert (second.returncode, second.stderr) == (0, b"")
    assert second.stdout.count(b"@misc{") == len(json.loads(first.stdout)["data"])


@pytest.mark.parametrize("command", ["cite", "verify"])
@pytest.mark.parametrize("source", [subprocess.PIPE, subprocess.DEVNULL])
def test_what_no_minus_asks_for_is_not_left_unsaid(
    command: str, source: int, environment: Callable[..., dict[str, str]]
) -> None:
    program, variables = [sys.executable, "-m", "g60cli", command], environment(G60_FACTS=CONFLICTS)
    outcome = subprocess.run(program, stdin=source, capture_output=True, cwd=TESTS, env=variables, timeout=60)
    said = b"g60: what comes in on standard input is not read; end the line with - to read it\n"
    assert (outcome.returncode, outcome.stderr) == (0, said if source == subprocess.PIPE else b"")


# What is not there


@pytest.mark.parametrize("text", ["", "\n\n", "id\n", "id,about,metric\n", '{"g60": 1, "data": [], "sources": {}}'])
def test_an_empty_list_is_no_error(text: str, g60: Run) -> None:
    outcome = fed(g60, text)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "g60: nothing to cite\n")


@pytest.mark.parametrize("id_", ["aston/area/2021@bureau-2021", "burau-2022", "nobody"])
def test_an_id_that_is_not_there_is_named_with_the_nearest(id_: str, g60: Run) -> None:
    typed, piped = g60("cite", id_, "--facts", CONFLICTS), fed(g60, f"{FACT}\n{id_}\n")
    assert (typed.code, piped.code) == (1, 1)
    assert id_ in typed.err
    assert id_ in piped.err
    assert ("bureau-2022" in typed.err) is (id_ != "nobody")


def test_what_names_nothing_is_wrong_usage(g60: Run) -> None:
    outcome = fed(g60, "the quick brown fox\n")
    assert outcome.code == 2
    assert "nothing that came in is the id of a fact or a source" in outcome.err


def test_an_error_that_comes_in_is_passed_on(g60: Run) -> None:
    failed = g60("stats", "--year", "soon", "--json", "--facts", CONFLICTS)
    outcome = fed(g60, failed.out)
    assert outcome.code == 2
    assert "'soon' is no year" in outcome.err


def test_an_unknown_style_lists_all(g60: Run) -> None:
    outcome = g60("cite", "--style", "mla")
    assert outcome.code == 2
    assert "bibtex, csl-json, ris, apa" in outcome.err


# Shapes


def test_without_an_id_every_source_is_cited(g60: Run) -> None:
    assert g60("cite", "--facts", CONFLICTS).out.count("@misc{") == 6


def test_citations_are_limited_and_sorted_like_any_rows(g60: Run) -> None:
    text = g60("cite", "--sort", "-id", "--limit", "2", "--style", "csl-json", "--facts", CONFLICTS).out
    assert [item["id"] for item in json.loads(text)] == ["yearbook-2023", "site"]


def test_citations_are_the_same_in_every_format_for_people(g60: Run) -> None:
    table, records, markdown = (g60("cite", "-f", format_).out for format_ in ("table", "records", "md"))
    assert table == records == markdown.removeprefix("```\n").removesuffix("```\n")


def test_nothing_is_broken_or_coloured_on_a_terminal() -> None:
    from tests.terminal import seen

    shown = seen(f"g60 cite --facts {TESTS / CONFLICTS} --style bibtex", 20)
    assert "title = {{河流年鉴 \\{2023\\} 100\\% \\_final\\_ \\#1" in shown
    assert "\x1b" not in shown
