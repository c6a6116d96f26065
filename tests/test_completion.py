"""What TAB offers: commands, options, choices and names, for any command, quietly."""

import io
import os
import pty
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from g60cli.__main__ import run
from g60cli.commands.catalog import COMMANDS
from g60cli.commands.completing import completions
from g60cli.commands.shells import SCRIPTS, Shell, joined_words, lines_for
from tests.conftest import TESTS, Run

Environment = Callable[..., dict[str, str]]
Tab = Callable[..., str]


@pytest.fixture(scope="session")
def tab(environment: Environment) -> Tab:
    """What the program answers a shell: ``tab("city", "Nor")``; the last word is the unfinished one."""

    def pressed(*words: str, shell: str = "zsh", **variables: str) -> str:
        out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
        variables_set = patch.dict(os.environ, environment(_G60_COMPLETE=shell, **variables), clear=True)
        arguments = patch.object(sys, "argv", ["g60", *words])
        with variables_set, arguments, chdir(TESTS), redirect_stdout(out), redirect_stderr(err):
            assert run() == 0
        assert err.getvalue() == ""
        out.flush()
        assert isinstance(out.buffer, io.BytesIO)
        return out.buffer.getvalue().decode("utf-8")

    return pressed


@pytest.fixture(scope="session")
def offered(tab: Tab) -> Callable[..., list[str]]:
    """The words that are offered, without what they mean."""
    return lambda *words, **variables: [line.partition("\t")[0] for line in tab(*words, **variables).splitlines()]


Offered = Callable[..., list[str]]


# Commands and options


def test_commands_are_offered_in_their_order_with_their_sentences(tab: Tab) -> None:
    assert tab("") == "".join(f"{entry.name}\t{entry.sentence}\n" for entry in COMMANDS.values())


def test_a_command_is_completed(offered: Offered) -> None:
    assert offered("compan") == ["companies", "company"]


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"help", "completion"}))
def test_every_command_offers_its_options(command: str, offered: Offered) -> None:
    words = offered(command, "-")
    assert {"--json", "--format", "-f", "--facts", "--help", "-h"} <= set(words)
    assert offered(command, "--js") == ["--json"]


def test_the_options_of_a_command_are_its_own(offered: Offered) -> None:
    assert "--year" in offered("stats", "--")
    assert "--year" not in offered("cities", "--")
    assert offered("--vers") == ["--version"]


@pytest.mark.parametrize("words", [("stats", "--format", "j"), ("stats", "-f", "j"), ("--format", "j")])
def test_a_choice_is_completed(words: tuple[str, ...], offered: Offered) -> None:
    assert offered(*words) == ["json", "jsonl"]


def test_a_choice_behind_an_equals_sign_is_completed(offered: Offered) -> None:
    assert offered("stats", "--format=ts") == ["--format=tsv"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("list", "pe"), ["people"]),
        (("help", "env"), ["environment"]),
        (("help", "citi"), ["cities"]),
        (("completion", "z"), ["zsh"]),
        (("stats", "--status", "pre"), ["preliminary"]),
        (("cite", "--style", "b"), ["bibtex"]),
        (("stats", "--year", "l"), ["latest"]),
    ],
)
def test_a_closed_list_is_completed(words: tuple[str, ...], found: list[str], offered: Offered) -> None:
    assert offered(*words) == found


@pytest.mark.parametrize(
    "words", [("check", "dat"), ("stats", "-o", ""), ("cities", "--facts", "d"), ("nonsense", "x"), ("stats", "x")]
)
def test_what_is_no_name_is_left_to_the_shell(words: tuple[str, ...], offered: Offered) -> None:
    assert offered(*words) == []


# Names


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("city", "nor"), ["northport"]),
        (("city", "Nor"), ["Northport"]),
        (("city", "NOR"), ["northport"]),
        (("city", "北"), ["北港"]),
        (("company", "灯"), ["灯笼"]),
        (("company", "燈"), ["燈籠"]),
        (("industry", "光"), ["光学"]),
        (("industry", "R&D"), ["rd-services"]),
        (("metric", "gd"), ["gdp", "gdp-growth"]),
        (("metric", "GDP s"), ["share-of-gdp"]),
        (("metric", "研发"), ["研发投入强度"]),
        (("source", "gaz"), ["gazette-2024-02-05"]),
        (("show", "Lake"), ["lake-university"]),
        (("stats", "--about", "Lantern L"), ["lantern-labs"]),
        (("stats", "--metric", "wag"), ["wage"]),
        (("stats", "--metric=wag"), ["--metric=wage"]),
        (("stats", "--source", "bote"), ["bote-2025-01-20"]),
        (("companies", "--city", "S"), ["Southmere", "Southmore"]),
        (("cities", "--province", "Amber C"), ["amber-coast"]),
        (("fact", "lantern/motto"), ["lantern/motto@lantern-site"]),
        (("show", "a-lamp"), ["a-lamp-count-of-its-own"]),
    ],
    ids=str,
)
def test_a_name_is_completed(words: tuple[str, ...], found: list[str], offered: Offered) -> None:
    assert offered(*words) == found


def test_what_is_compared_are_entities_alone(offered: Offered) -> None:
    assert "gazette-2024-02-05" in offered("show", "ga")
    assert offered("compare", "ga") == []


def test_a_word_that_names_two_things_is_offered_once(offered: Offered) -> None:
    words = offered("show", "")
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("shell", "words"),
    [
        ("bash", ["gdp", "gdp-growth"]),
        ("zsh", ["gdp", "gdp-growth"]),
        ("fish", ["gdp", "gdp-growth", "share-of-gdp"]),
        ("powershell", ["gdp", "gdp-growth", "share-of-gdp"]),
    ],
)
def test_a_shell_that_inserts_what_words_share_gets_those_that_begin_as_typed(shell: str, words: list[str]) -> None:
    found = [("gdp", ""), ("gdp-growth", ""), ("share-of-gdp", "GDP share")]
    assert lines_for(shell, "", "GD", found).split("\n")[:-1] == [
        line for line in ("gdp", "gdp-growth", "share-of-gdp\tGDP share") if line.split("\t")[0] in words
    ]


def test_what_is_known_by_another_name_alone_is_offered_in_every_shell() -> None:
    for shell in Shell:
        assert lines_for(shell, "", "huch", [("huzhou", "")]) == "huzhou\n"


def test_without_a_letter_all_ids_of_the_sort_are_offered(offered: Offered, g60: Run) -> None:
    assert set(offered("city", "")) == {city["id"] for city in g60("cities", "--json").json()["data"]}


@pytest.mark.parametrize("command", ["city", "company", "industry", "metric", "source", "show"])
def test_every_word_that_is_offered_is_found(command: str, offered: Offered, g60: Run) -> None:
    for word in offered(command, ""):
        assert g60(command, word).code == 0


@given(typed=st.text(st.sampled_from("abhlns北光灯R&D '-"), min_size=1, max_size=4))
def test_what_is_offered_is_one_word_for_a_shell(typed: str, environment: Environment) -> None:
    with patch.dict(os.environ, environment(), clear=True), chdir(TESTS):
        words = [word for word, _ in completions(["show", typed])]
    assert [word for word in words if set(word) & set(" &|;<>()$`\\\"'*?[]#~=!{}\t\n")] == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("company", "Northport", "Muni"), ["Municipal"]),
        (("company", "northport", "municipal", ""), ["Harbour"]),
        (("show", "Lake", "U"), ["University"]),
        (("company", "Lantern", "L"), ["Labs"]),
        (("metric", "gross", "domestic", "p"), ["product"]),
    ],
)
def test_of_a_name_of_several_words_the_next_is_offered(
    words: tuple[str, ...], found: list[str], offered: Offered
) -> None:
    assert offered(*words) == found


def test_a_meaning_stands_behind_a_tab(tab: Tab) -> None:
    assert tab("city", "nor") == "northport\tNorthport, North Port City, city\n"


def test_many_facts_are_offered_up_to_the_next_stroke(offered: Offered) -> None:
    words = offered("fact", "", G60_FACTS="builtin")
    assert "corridor/" in words
    assert len(words) == len(set(words)) < 200
    assert all(word.startswith("corridor/gdp/") for word in offered("fact", "corridor/gdp/", G60_FACTS="builtin"))


def test_the_files_on_the_line_are_those_that_are_asked(offered: Offered) -> None:
    assert offered("city", "--facts", "data/small.toml", "nor", G60_FACTS="builtin") == ["northport"]
    assert offered("city", "--facts=data/small.toml", "nor", G60_FACTS="builtin") == ["northport"]
    assert offered("city", "nor", G60_FACTS="builtin") == []


def test_what_was_not_yet_published_is_not_offered(offered: Offered) -> None:
    assert offered("company", "star", G60_FACTS="builtin") == ["starpower"]
    assert offered("company", "--as-of", "2017", "star", G60_FACTS="builtin") == []
    assert offered("company", "--as-of=2017", "star", G60_FACTS="builtin") == []
    assert offered("company", "--as-of", "20", "star", G60_FACTS="builtin") == []


# Nothing that goes wrong is said


@pytest.mark.parametrize("facts", ["data/broken.toml", "data/absent.toml", "/"])
def test_a_broken_or_missing_file_offers_no_name_and_says_nothing(facts: str, offered: Offered) -> None:
    assert offered("city", "", G60_FACTS=facts) == []
    assert "city" in offered("", G60_FACTS=facts)
    assert offered("stats", "--js", G60_FACTS=facts) == ["--json"]


@pytest.mark.parametrize("shell", ["tcsh", "0", "zsh"])
def test_no_words_and_no_known_shell_are_no_error(shell: str, tab: Tab) -> None:
    assert "city" in tab(shell=shell)


@given(words=st.lists(st.text(max_size=6) | st.sampled_from(["city", "stats", "--", "-f", "--facts", "="]), max_size=5))
def test_any_line_is_completed_in_silence(words: list[str], tab: Tab) -> None:
    tab(*(word.encode(errors="replace").decode().replace("\x00", "") for word in words))


# The shells


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The program under its name, as a shell starts it."""
    path = tmp_path / "g60"
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m g60cli "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("shell", Shell)
def test_every_shell_has_its_script(shell: Shell, g60: Run) -> None:
    outcome = g60("completion", shell)
    assert (outcome.code, outcome.out) == (0, SCRIPTS[shell])
    assert "_G60_COMPLETE" in outcome.out
    assert shell in g60("help", "completion").out


def test_an_unknown_shell_is_told_the_known_ones(g60: Run) -> None:
    outcome = g60("completion", "tcsh")
    assert (outcome.code, outcome.out) == (2, "")
    assert "powershell" in outcome.err


@pytest.mark.parametrize("shell", ["bash", *filter(shutil.which, ("zsh", "fish"))])
def test_a_shell_reads_its_script(shell: str, tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text(SCRIPTS[Shell(shell)], encoding="utf-8")
    ran = subprocess.run([shell, "-n", str(script)], capture_output=True, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("parts", "line", "words"),
    [
        (["stats", "--format", "=", "j"], "g60 stats --format=j", ["stats", "--format=j"]),
        (["fact", "a/b", "@", "c"], "g60 fact a/b@c", ["fact", "a/b@c"]),
        (["fact", "a/b", "@"], "g60 fact a/b@", ["fact", "a/b@"]),
        (["show", "@", "Home"], "g60 show @Home", ["show", "@Home"]),
        (["show", ""], "g60 show ", ["show", ""]),
        (["city", "合"], "g60 city 合", ["city", "合"]),
    ],
)
def test_what_bash_parts_is_joined_again(parts: list[str], line: str, words: list[str]) -> None:
    assert joined_words(parts, line) == words


@pytest.mark.parametrize(
    ("line", "words", "found"),
    [
        ("g60 city Nor", ["g60", "city", "Nor"], ["Northport"]),
        ("g60 stats --format=ts", ["g60", "stats", "--format", "=", "ts"], ["tsv"]),
        (
            "g60 fact lantern/motto@l",
            ["g60", "fact", "lantern/motto", "@", "l"],
            ["@lantern-site"],
        ),
        ('g60 show "Lake U', ["g60", "show", '"Lake U'], ["lake-university"]),
        ("g60 show R\\&D", ["g60", "show", "R\\&D"], ["rd-intensity", "rd-services"]),
    ],
    ids=str,
)
def test_bash_completes_by_its_script(
    line: str, words: list[str], found: list[str], environment: Environment, program: Path
) -> None:
    asked = f'{SCRIPTS[Shell.BASH]}\n_g60_completion "$PROGRAM"; printf "%s\\n" "${{COMPREPLY[@]}}"'
    quoted = " ".join("'" + word.replace("'", "'\\''") + "'" for word in words)
    script = f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; COMP_LINE=$LINE\n{asked}"
    ran = subprocess.run(
        ["bash", "--norc", "-c", script],
        capture_output=True,
        cwd=TESTS,
        env=environment(PROGRAM=str(program), LINE=line),
        timeout=60,
    )
    assert (ran.stdout.decode().split(), ran.stderr) == (found, b"")


ON_THE_LINE = [
    ("g60 city nor", "northport"),
    ("g60 city 北", "北港"),
    ("g60 show lantern", "lantern"),
    ("g60 stats --metric rd-", "rd-intensity"),
    ("g60 timel", "timeline"),
]


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


@needs("fish")
@pytest.mark.parametrize(("line", "word"), ON_THE_LINE)
def test_fish_offers_names(line: str, word: str, environment: Environment, program: Path) -> None:
    script = f"g60 completion fish | source; complete -C '{line}'"
    variables = environment(PATH=f"{program.parent}:{os.environ['PATH']}", HOME=str(program.parent), LC_ALL="C.UTF-8")
    command = ["fish", "--no-config", "-c", script]
    ran = subprocess.run(command, capture_output=True, cwd=TESTS, env=variables, timeout=60)
    assert word in [offer.partition("\t")[0] for offer in ran.stdout.decode().splitlines()]


# At ^X the line is written out as it stands then; no echo of what is typed looks like that.
_ZSH_BEGINS = r"""
autoload -Uz compinit; compinit -u -D; eval "$(g60 completion zsh)"
written() { zle -I; print -r -- "<${BUFFER}>" }; zle -N written; bindkey '^X' written
"""


@needs("zsh")
@pytest.mark.parametrize(("line", "word"), ON_THE_LINE)
def test_zsh_puts_the_name_into_the_line(line: str, word: str, environment: Environment, program: Path) -> None:
    path = f"{program.parent}:{os.environ['PATH']}"
    variables = environment(PATH=path, ZDOTDIR=str(program.parent), TERM="xterm", LC_ALL="C.UTF-8")
    typed = f"{_ZSH_BEGINS}{line}\t\x18"
    shown = typed_into(["zsh", "-f", "-i"], typed, variables, until=re.compile(r"<(g60 [^>]*)>"))
    assert shown.split()[-1] == word


def typed_into(command: list[str], typed: str, variables: dict[str, str], until: re.Pattern[str]) -> str:
    """What a program on a terminal shows at last where ``until`` has its group, after this was typed."""
    main, worker = pty.openpty()
    process = subprocess.Popen(
        command, stdin=worker, stdout=worker, stderr=worker, cwd=TESTS, env=variables, start_new_session=True
    )
    os.close(worker)
    shown = b""
    try:
        os.write(main, typed.encode())
        while select.select([main], [], [], 60)[0]:
            shown += os.read(main, 65536)
            if found := until.search(shown.decode("utf-8", "ignore")):
                return found[1]
        pytest.fail(f"nothing more is shown after {shown!r}")
    finally:
        process.kill()
        process.wait()
        os.close(main)


def test_completing_commands_imports_neither_the_framework_nor_a_store(environment: Environment) -> None:
    script = "import sys; from g60cli.__main__ import main; main(); print(sorted(sys.modules), file=sys.stderr)"
    command = [sys.executable, "-c", script, "ci"]
    ran = subprocess.run(command, capture_output=True, cwd=TESTS, env=environment(_G60_COMPLETE="bash"), timeout=60)
    assert ran.stdout == b"cities\ncity\ncite\n"
    assert {name for name in ("'typer'", "'rich'", "'sqlite3'", "'tomli'") if name in ran.stderr.decode()} == set()


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_completing_an_option_imports_no_checker_and_no_table_maker(command: str, environment: Environment) -> None:
    script = "import sys; from g60cli.__main__ import main; main(); print(sorted(sys.modules), file=sys.stderr)"
    line = [sys.executable, "-c", script, command, "--he"]
    ran = subprocess.run(line, capture_output=True, cwd=TESTS, env=environment(_G60_COMPLETE="bash"), timeout=60)
    assert ran.stdout == b"--help\n"
    assert {name for name in ("'rich'", "'pydantic'", "'tomli'") if name in ran.stderr.decode()} == set()
