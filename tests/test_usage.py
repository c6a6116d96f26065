"""Using the command line: help and its examples, what is wrong usage, and the options that every answer takes."""

import csv
import io
import itertools
import json
import os
import re
import shlex
import threading
from pathlib import Path

import pytest

import g60cli
from g60cli import __version__
from g60cli.commands.catalog import COMMANDS, GROUPS
from g60cli.commands.framework import parameters_of
from g60cli.commands.help_topics import TOPICS
from g60cli.errors import Exit
from tests.conftest import TESTS, Run

_EXAMPLE = re.compile(r"^ +(g60(?: .*)?)$", re.MULTILINE)
ANSWERING = sorted(set(COMMANDS) - {"help", "completion"})


def examples(help_text: str) -> list[str]:
    return _EXAMPLE.findall(help_text.partition("Examples:")[2].partition("Options:")[0])


# Help


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=" ".join)
def test_help_works_everywhere(command: tuple[str, ...], option: str, g60: Run) -> None:
    outcome = g60(*command, option)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Usage: g60")


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=" ".join)
def test_every_help_shows_two_examples_that_run(
    command: tuple[str, ...], g60: Run, shipped: Run, tmp_path: Path
) -> None:
    shown = examples(g60(*command, "--help").out)
    assert len(shown) == 2
    for example in shown:
        _, *arguments = shlex.split(example)
        outcome = shipped(*arguments, folder=tmp_path)
        assert outcome.code == 0, outcome.err
        assert outcome.out or arguments[0] in ("check", "diff") or list(tmp_path.iterdir())


def test_the_help_lists_every_command_with_its_sentence(g60: Run) -> None:
    listed = " ".join(g60("--help").out.split())
    assert [entry.name for entry in COMMANDS.values() if f"{entry.name} {entry.sentence}" not in listed] == []


@pytest.mark.parametrize("topic", [*TOPICS, "cities", "stats"])
def test_help_has_a_page_for_every_topic_and_command(topic: str, g60: Run) -> None:
    outcome = g60("help", topic)
    assert (outcome.code, outcome.err) == (0, "")
    assert len(outcome.out.splitlines()) > 5


def test_help_on_a_command_is_its_help(g60: Run) -> None:
    assert g60("help", "cities").out == g60("cities", "--help").out


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS), ("help", "formats")], ids=" ".join)
def test_help_is_the_same_whatever_the_width_said_to_be(command: tuple[str, ...], g60: Run) -> None:
    arguments = command if command[:1] == ("help",) else (*command, "--help")
    assert g60(*arguments, COLUMNS="40").out == g60(*arguments, COLUMNS="200").out
    assert max(map(len, g60(*arguments, COLUMNS="40").out.splitlines())) <= 120


def test_help_tells_the_options_of_a_command_from_those_of_every_answer(g60: Run) -> None:
    own, _, shared = g60("stats", "--help").out.partition("Options of every answer:")
    assert "--year" in own
    assert "--json" in shared
    assert "--year" not in shared


def test_the_help_groups_commands_by_what_one_wants(g60: Run) -> None:
    printed = g60("--help").out
    places = [printed.index(f"\n{group}:\n") for group in GROUPS]
    assert places == sorted(places)
    assert {entry.group for entry in COMMANDS.values()} == set(GROUPS)


def test_help_names_its_topics(g60: Run) -> None:
    printed = g60("help").out
    assert [topic for topic in TOPICS if f"g60 help {topic}\n" not in printed] == []


def test_help_on_the_environment_names_every_variable_that_the_program_reads(g60: Run) -> None:
    sources = "".join(file.read_text(encoding="utf-8") for file in Path(g60cli.__file__).parent.rglob("*.py"))
    read = set(re.findall(r"environ(?:\.get\(|\[)\s*\"([A-Z][A-Z0-9_]+)\"", sources))
    read |= set(re.findall(r"\"(G60_[A-Z]+)\"", sources))
    assert {"G60_FACTS", "G60_PAGER", "NO_COLOR", "TERM"} <= read
    assert {name for name in read if name not in g60("help", "environment").out} == set()


def test_help_on_nothing_known_names_the_topics(g60: Run) -> None:
    outcome = g60("help", "topics")
    assert (outcome.code, outcome.out) == (2, "")
    assert "exit-codes" in outcome.err


def test_help_explains_every_exit_code(g60: Run) -> None:
    printed = g60("help", "exit-codes").out
    assert all(code.sentence in printed for code in Exit)


def test_the_knowledge_file_of_the_help_is_valid(g60: Run, tmp_path: Path) -> None:
    page = g60("help", "knowledge").out
    file = tmp_path / "valley.toml"
    file.write_text("".join(line[2:] + "\n" for line in page.splitlines() if line.startswith("  ")), encoding="utf-8")
    outcome = g60("check", "--strict", str(file))
    assert (outcome.code, outcome.out) == (0, "")
    assert g60("show", "The Valley", "--facts", str(file), "--json").json()["data"]["facts"]


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_comes_with_the_date_of_the_knowledge(option: str, g60: Run) -> None:
    outcome = g60(option)
    assert (outcome.code, outcome.out) == (0, f"g60 {__version__} (knowledge of 2025-03-01)\n")


def test_the_version_needs_no_readable_knowledge(g60: Run) -> None:
    assert g60("--version", G60_FACTS="data/absent.toml").out == f"g60 {__version__} (knowledge of no date)\n"


def test_an_option_means_the_same_wherever_it_is_taken() -> None:
    meanings: dict[str, set[tuple[object, ...]]] = {}
    for name in (None, *COMMANDS):
        for spellings, _, takes_value, repeats, choices, _, value in parameters_of(name):
            for spelling in spellings:
                meanings.setdefault(spelling, set()).add((spellings, value, takes_value, repeats, choices))
    assert {spelling: meant for spelling, meant in meanings.items() if len(meant) > 1} == {}


def test_bare_g60_proposes_commands_that_run(g60: Run, shipped: Run) -> None:
    for run in (g60, shipped):
        outcome = run()
        assert (outcome.code, outcome.err) == (0, "")
        proposed = run("--json").json()["data"]["try"]
        assert len(proposed) == 3
        for command in proposed:
            assert run(*shlex.split(command)[1:]).code == 0, command


# Wrong usage: exit 2, one line on standard error, nothing on standard output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("citys",), "cities"),
        (("compny", "Lantern"), "company"),
        (("qqqq",), "g60 --help"),
        (("cities", "--colums", "id"), "--columns"),
        (("cities", "too", "many"), "no use for 'too many'"),
        (("city",), "needs NAME"),
        (("stats", "--limit", "-1"), "--limit"),
        (("stats", "--limit", "few"), "--limit"),
        (("stats", "-f", "xml"), "tsv"),
        (("stats", "--columns", "colour"), "display"),
        (("stats", "--sort", "colour"), "display"),
        (("list", "dogs"), "alliances"),
        (("stats", "--year", "23"), "2019..2023"),
        (("stats", "--year", "2023-10"), "2019..2023"),
        (("stats", "--year", "2023..2019"), "ends before it begins"),
        (("timeline", "--since", "spring"), "2023-10-18"),
        (("timeline", "--since", "2024", "--until", "2023"), "ends before it begins"),
        (("stats", "--excel", "-f", "tsv"), "--excel and --format tsv"),
        (("--limit", "1"), "has no rows"),
    ],
)
def test_wrong_usage_is_one_line_that_says_what_to_write(arguments: tuple[str, ...], said: str, g60: Run) -> None:
    outcome = g60(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("g60: ")
    assert outcome.err.count("\n") == 1
    assert said in outcome.err


@pytest.mark.parametrize("other", [("-f", "csv"), ("--excel",)])
def test_json_and_another_format_contradict_each_other(other: tuple[str, ...], g60: Run) -> None:
    outcome = g60("stats", "--json", *other)
    assert outcome.code == 2
    assert "contradict each other" in outcome.err


def test_json_asked_for_twice_is_no_contradiction(g60: Run) -> None:
    assert g60("stats", "--json", "-f", "json").code == 0


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("Lantern",), "try: g60 show Lantern"),
        (("Lake", "University"), "try: g60 show Lake University"),
        (("北港",), "try: g60 show 北港"),
        (("gdp",), "try: g60 show gdp"),
    ],
)
def test_a_name_in_the_place_of_a_command_says_how_to_ask(arguments: tuple[str, ...], hint: str, g60: Run) -> None:
    outcome = g60(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith(f"{hint}\n")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--json",), "g60 cities --json"),
        (("--limit", "3"), "g60 cities --limit"),
        (("--facts", "builtin"), "g60 cities --facts"),
        (("--columns", "id"), "g60 cities --columns"),
        (("--plain",), "g60 cities --plain"),
        (("--color", "never"), "g60 cities --color"),
        (("--no-pager",), "g60 cities --no-pager"),
    ],
)
def test_a_shared_option_before_the_command_says_where_it_goes(option: tuple[str, ...], said: str, g60: Run) -> None:
    outcome = g60(*option, "cities")
    assert outcome.code == 2
    assert outcome.err.endswith(f"{said}\n")


def test_facts_alone_shows_what_that_file_holds(g60: Run) -> None:
    outcome = g60("--facts", "data/small.toml", "--json", G60_FACTS="builtin")
    assert outcome.json()["data"]["title"] == "Amber Valley, an invented region"


# Exit codes that are no wrong usage


@pytest.mark.parametrize("command", ["cities", "stats", "company"])
def test_invalid_knowledge_says_where_and_exits_3(command: str, g60: Run) -> None:
    outcome = g60(*(command, "One")[: 2 if command == "company" else 1], "--facts", "data/broken.toml")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("g60: data/broken.toml:3:1: K202")
    assert "g60 check lists them" in outcome.err


def test_check_exits_3_for_errors_and_prints_them_all(g60: Run) -> None:
    outcome = g60("check", "data/broken.toml", "-f", "csv", "--columns", "code")
    assert outcome.code == 3
    assert {"K202", "K901", "K304", "K302", "K902", "K405", "K403"} <= set(outcome.out.split())


def test_check_passes_warnings_unless_strict(g60: Run, tmp_path: Path) -> None:
    file = tmp_path / "warned.toml"
    file.write_text('format = 1\n[source.unused]\ntitle = "A"\npublisher = "B"\npublished = 2024-01-01\n', "utf-8")
    assert g60("check", str(file)).code == 0
    assert g60("check", str(file), "--strict").code == 3


def test_the_small_file_is_valid_without_warnings(g60: Run) -> None:
    outcome = g60("check", "data/small.toml", "--strict")
    assert (outcome.code, outcome.out) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [("cities", "--province", "Nowhere"), ("stats", "--year", "1900"), ("timeline", "--until", "1900")],
    ids=" ".join,
)
def test_an_empty_list_says_so_and_is_no_error(arguments: tuple[str, ...], g60: Run) -> None:
    outcome = g60(*arguments)
    assert outcome.code == 0
    assert re.fullmatch(r"g60: no \w+ (match|matches)\n", outcome.err)
    assert g60(*arguments, "--json").json()["data"] == []


def test_an_unexpected_error_is_one_line_that_says_how_to_report_it(g60: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("g60cli.questions.lists.cities", lambda *_: 1 / 0)
    outcome = g60("cities")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (70, "", 1)
    assert "please report it" in outcome.err


def test_an_unexpected_error_shows_where_it_arose_when_asked(g60: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("g60cli.questions.lists.cities", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        g60("cities", G60_DEBUG="1")


def test_an_interrupt_says_little_and_exits_130(g60: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("g60cli.questions.lists.cities", interrupted)
    outcome = g60("cities")
    assert (outcome.code, outcome.out) == (130, "")
    assert outcome.err in ("", "g60: interrupted\n")


# --year


@pytest.mark.parametrize(
    ("year", "periods"),
    [
        ("2025", {"2025"}),
        ("2016", {"2016/2020"}),
        ("2021", {"2021-01/2021-09"}),
        ("2016..2021", {"2016/2020", "2020", "2021-01/2021-09"}),
        ("1900..2019", {"2016/2020"}),
    ],
)
def test_a_year_matches_every_period_that_touches_it(year: str, periods: set[str], g60: Run) -> None:
    assert {fact["period"] for fact in g60("stats", "--year", year, "--json").json()["data"]} == periods


def test_latest_is_the_newest_of_each_series(g60: Run) -> None:
    facts = g60("stats", "--metric", "graduates", "--year", "latest", "--json").json()["data"]
    assert [fact["period"] for fact in facts] == ["2021-01/2021-09"]


def test_an_undated_figure_is_never_the_latest(g60: Run) -> None:
    facts = g60("stats", "--year", "latest", "--json").json()["data"]
    assert "undated" not in {fact["period"] for fact in facts}


# --columns, --sort, --limit


def test_a_row_that_is_cut_takes_its_note_with_it(g60: Run) -> None:
    assert "is deprecated" in g60("stats", "--about", "amber-valley").err
    assert "is deprecated" not in g60("stats", "--about", "amber-valley", "--limit", "1").err


def test_columns_stand_in_the_order_asked_for(g60: Run) -> None:
    header, first, *_ = g60("companies", "-f", "csv", "--columns", "city,id").out.splitlines()
    assert (header, first) == ("city,id", "northport,lantern")


def test_columns_reduce_the_objects_of_the_json(g60: Run) -> None:
    data = g60("companies", "--json", "--columns", "city,id", "--limit", "1").json()["data"]
    assert data == [{"city": "northport", "id": "lantern"}]


def test_columns_of_a_card_are_those_of_its_facts(g60: Run) -> None:
    data = g60("company", "Lantern", "--json", "--columns", "id,period").json()["data"]
    assert all(set(fact) == {"id", "period"} for fact in data["facts"])
    assert data["name"] == "Lantern"


@pytest.mark.parametrize("arguments", [("cities", "--province", "Nowhere"), ("check", "data/small.toml")])
def test_an_unknown_column_is_refused_where_there_is_no_row(arguments: tuple[str, ...], g60: Run) -> None:
    assert g60(*arguments, "--columns", "colour").code == 2


def test_values_are_sorted_as_numbers(g60: Run) -> None:
    numbers = [fact["number"] for fact in g60("stats", "--metric", "gdp", "--sort", "value", "--json").json()["data"]]
    assert numbers == sorted(numbers)
    assert len(numbers) == 5


def test_a_minus_turns_the_order_round(g60: Run) -> None:
    ids = g60("companies", "--sort", "-name", "-f", "csv", "--columns", "name").out.splitlines()[1:]
    assert ids == sorted(ids, key=str.casefold, reverse=True) or len(ids) != len(set(ids))
    assert ids[-1] == "@Home Lights"


def test_periods_are_sorted_in_the_order_of_time(g60: Run) -> None:
    periods = g60("stats", "--sort", "period", "--columns", "period", "-f", "csv").out.splitlines()[1:]
    ends = [period for period in periods if period.startswith("end-")]
    assert ends
    for end in ends:
        year = end.removeprefix("end-")[:4]
        later = [period for period in periods[: periods.index(end)] if period[:4].isdigit() and period[:4] > year]
        earlier = [period for period in periods[periods.index(end) :] if period[:4].isdigit() and period[:4] < year]
        assert (later, earlier) == ([], [])


@pytest.mark.parametrize("columns", ["", ",", " , "])
def test_no_column_at_all_is_wrong_usage(columns: str, g60: Run) -> None:
    outcome = g60("cities", "--columns", columns)
    assert (outcome.code, outcome.out) == (2, "")
    assert "id,name" in outcome.err


def test_sources_are_numbered_in_the_order_of_the_sorted_rows(g60: Run) -> None:
    printed = g60("stats", "--metric", "gdp", "--sort", "-period").out
    marks = [int(mark) for mark in re.findall(r"\[(\d+)\]$", printed.partition("\n\n[1]")[0], flags=re.MULTILINE)]
    firsts = list(dict.fromkeys(marks))
    assert len(firsts) > 1
    assert firsts == sorted(firsts)


def test_what_has_no_value_is_sorted_last_both_ways(g60: Run) -> None:
    for column in ("city", "-city"):
        cities = [company["city"] for company in g60("companies", "--sort", column, "--json").json()["data"]]
        assert None not in cities[:6]
        assert set(cities[6:]) == {None}


@pytest.mark.parametrize(("limit", "rows"), [("0", 0), ("2", 2), ("1000", 9)])
def test_limit_is_the_most_rows(limit: str, rows: int, g60: Run) -> None:
    assert len(g60("companies", "--limit", limit, "--json").json()["data"]) == rows


@pytest.mark.parametrize("command", ["companies", "stats", "audit"])
@pytest.mark.parametrize("format_", ["table", "json", "csv", "jsonl"])
def test_no_rows_at_all_are_said_to_be_what_was_asked_for(command: str, format_: str, g60: Run) -> None:
    said = "g60: no rows are shown: --limit 0\n"
    assert g60(command, "-f", format_, "--limit", "0").err.endswith(said)
    assert said not in g60(command, "-f", format_, "--limit", "1").err


def test_limit_leaves_out_the_sources_of_the_rows_it_leaves_out(g60: Run) -> None:
    assert list(g60("companies", "--sort", "id", "--limit", "1", "--json").json()["sources"]) == ["bote-2025-01-20"]


@pytest.mark.parametrize("command", [("stats",), ("companies",), ("company", "Lantern"), ("sources",), ("metrics",)])
def test_rows_are_shaped_wherever_rows_are_printed(command: tuple[str, ...], g60: Run) -> None:
    lines = g60(*command, "--columns", "id", "--sort", "id", "--limit", "3", "-f", "tsv").out.splitlines()
    assert lines[0] == "id"
    assert lines[1:] == sorted(lines[1:])
    assert len(lines) == 4


# -o FILE


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("answer.json", '{\n  "g60": 1,'),
        ("answer.jsonl", '{"kind": "city"'),
        ("answer.csv", "kind,id,name,"),
        ("answer.tsv", "kind\tid\tname\t"),
        ("answer.md", "# Members of"),
        ("answer.txt", "Members of"),
        ("answer", "Members of"),
        ("ANSWER.CSV", "kind,id,name,"),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(name: str, begins: str, g60: Run, tmp_path: Path) -> None:
    outcome = g60("cities", "-o", str(tmp_path / name))
    assert (outcome.code, outcome.out) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("name", ["answer.xlsx", "answer.PDF", "answer.png"])
def test_a_file_is_never_called_what_it_is_not(name: str, g60: Run, tmp_path: Path) -> None:
    outcome = g60("cities", "-o", str(tmp_path / name))
    assert outcome.code == 2
    assert "there is no format" in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_a_format_asked_for_stands_above_the_ending(g60: Run, tmp_path: Path) -> None:
    g60("cities", "-o", str(tmp_path / "answer.txt"), "--json")
    assert json.loads((tmp_path / "answer.txt").read_text(encoding="utf-8"))["command"] == "cities"


def test_a_file_holds_what_standard_output_would(g60: Run, tmp_path: Path) -> None:
    g60("stats", "--output", str(tmp_path / "answer.md"))
    assert (tmp_path / "answer.md").read_bytes() == g60("stats", "-f", "md").out.encode()


def test_a_minus_is_standard_output(g60: Run) -> None:
    assert g60("cities", "-o", "-").out == g60("cities").out


def test_a_file_is_replaced_whole_and_nothing_else_is_left(g60: Run, tmp_path: Path) -> None:
    file = tmp_path / "answer.csv"
    file.write_text("old\n" * 10_000, encoding="utf-8")
    file.chmod(0o640)
    g60("companies", "-o", str(file), "--columns", "id", "--limit", "1")
    assert file.read_text(encoding="utf-8") == "id\nlantern\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_failed_answer_leaves_the_old_file_alone(g60: Run, tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    file.write_text("old", encoding="utf-8")
    assert g60("company", "Nobody", "-o", str(file)).code == 1
    assert file.read_text(encoding="utf-8") == "old"


def test_a_failed_write_leaves_the_old_file_and_no_other(
    g60: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "answer.json"
    file.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    outcome = g60("cities", "-o", str(file))
    assert (outcome.code, outcome.out) == (2, "")
    assert "No space left on device" in outcome.err
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_pipe_or_a_device_is_written_to_and_stays_what_it_is(g60: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    outcome = g60("cities", "-f", "csv", "-o", str(pipe))
    reader.join(timeout=30)
    assert (outcome.code, read) == (0, [g60("cities", "-f", "csv").out])
    assert pipe.is_fifo()


def test_a_link_stays_and_the_file_that_it_leads_to_is_replaced(g60: Run, tmp_path: Path) -> None:
    (tmp_path / "answer.csv").write_text("old", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to("answer.csv")
    assert g60("cities", "-o", str(tmp_path / "link.csv")).code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "answer.csv").read_text(encoding="utf-8") == g60("cities", "-f", "csv").out


def test_a_folder_that_is_not_there_is_named(g60: Run, tmp_path: Path) -> None:
    outcome = g60("cities", "-o", str(tmp_path / "absent" / "answer.json"))
    assert (outcome.code, outcome.out) == (2, "")
    assert "cannot be written: No such file or directory" in outcome.err


# --excel


def test_excel_has_a_byte_order_mark_and_guards_what_a_spreadsheet_runs(g60: Run) -> None:
    printed = g60("companies", "--excel", "--columns", "name,aliases").out
    assert printed.startswith("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(printed.removeprefix("\ufeff"))) for cell in row]
    assert "'@Home Lights" in cells
    assert "'=SUM(A1)" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_csv_for_programs_is_neither_marked_nor_guarded(g60: Run) -> None:
    printed = g60("companies", "-f", "csv").out
    assert printed.startswith("kind,")
    assert ",@Home Lights," in printed


def test_csv_is_read_back_as_it_was_written(g60: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(g60("companies", "-f", "csv").out)))
    assert [row["name"] for row in rows] == [company["name"] for company in g60("companies", "--json").json()["data"]]


# Which knowledge


def test_an_option_stands_above_a_variable(g60: Run) -> None:
    assert g60("city", "Northport", "--facts", "builtin").code == 1
    assert g60("city", "Northport", "--facts", "data/small.toml", G60_FACTS="builtin").code == 0


def test_layers_are_read_as_one(g60: Run, tmp_path: Path) -> None:
    layer = tmp_path / "more.toml"
    layer.write_text(
        'format = 1\n[city.newhaven]\nname = "Newhaven"\nsource = "gazette-2024-02-05"\n'
        '[[withdraw]]\nfact = "a-lamp-count-of-its-own"\nwhy = "miscounted"\n',
        encoding="utf-8",
    )
    layers = ("--facts", "data/small.toml", "--facts", str(layer))
    assert g60("city", "Newhaven", *layers).code == 0
    assert g60("fact", "a-lamp-count-of-its-own", *layers).code == 1


def test_a_fact_tells_its_layer_file_and_line(g60: Run) -> None:
    fact = g60("fact", "a-lamp-count-of-its-own", "--json").json()["data"]
    lines = (TESTS / "data" / "small.toml").read_text(encoding="utf-8").splitlines()
    assert (fact["layer"], fact["path"]) == ("data/small.toml", "data/small.toml")
    assert lines[fact["line"] - 1] == "[[fact]]"
    assert 'id = "a-lamp-count-of-its-own"' in lines[fact["line"] : fact["line"] + 9]


def test_paths_names_each_file_in_use_and_why(g60: Run) -> None:
    rows = {row["what"]: row for row in g60("paths", "--facts", "data/small.toml", "--json").json()["data"]}
    assert (rows["knowledge"]["path"], rows["knowledge"]["why"]) == ("data/small.toml", "named by --facts")
    assert rows["cache"]["why"] == "G60_CACHE is set"
    assert set(rows) == {"knowledge", "cache", "store"}


@pytest.mark.parametrize("command", ANSWERING)
def test_every_command_that_answers_takes_the_shared_options(command: str, g60: Run) -> None:
    printed = g60(command, "--help").out
    options = ("--format", "-f", "--json", "--columns", "--sort", "--limit", "--output", "-o", "--excel", "--facts")
    options += ("--plain", "--color", "--no-pager")
    assert [option for option in options if not re.search(rf"(?<!\S){option}\b", printed)] == []


@pytest.mark.parametrize("topic", ["formats", "completion", "environment", "knowledge"])
def test_a_topic_is_broken_anew_on_a_narrow_terminal(topic: str) -> None:
    from g60cli.commands.help import fitted
    from g60cli.commands.help_topics import TOPICS

    narrow = fitted(TOPICS[topic](), 60).splitlines()
    for above, below in itertools.pairwise(narrow):
        first = below.split()[0] if below.strip() else ""
        room = 60 - len(above)
        # A short line inside a paragraph would be one that was broken before it was full.
        assert not (above.endswith((",", " of", " all", " PATH")) and 0 < len(first) < room - 12), above
