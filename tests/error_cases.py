"""A command line for each error that a user can meet, and the whole of what it says.

Every class in ``g60cli/errors.py`` has one here (a test holds it): what is wrong, where, and what to do.
"""

from g60cli import errors
from g60cli.errors import G60Error

CASES: list[tuple[type[G60Error], tuple[str, ...], str]] = [
    (errors.UnknownOption, ("cities", "--jsno"), "g60 cities has no option --jsno; the nearest: --json, --sort"),
    (
        errors.UnknownOption,
        ("cities", "--colour"),
        "g60 cities has no option --colour; the nearest: --color, --columns",
    ),
    (errors.UnknownOption, ("cities", "--qqqq"), "g60 cities has no option --qqqq; see g60 cities --help"),
    (errors.UnknownOption, ("cities", "-y"), "g60 cities has no option -y; see g60 cities --help"),
    (errors.UnknownOption, ("check", "--province", "X"), "g60 check has no option --province; g60 cities has it"),
    (
        errors.MissingArgument,
        ("city",),
        "g60 city needs NAME (a name, an alias or an id; several words need no quotes); such as: g60 city Hefei",
    ),
    (
        errors.MissingArgument,
        ("completion",),
        "g60 completion needs SHELL (bash, zsh, fish or powershell); such as: g60 completion bash",
    ),
    (errors.MissingValue, ("stats", "--limit"), "--limit needs a value: --limit N"),
    (errors.MissingValue, ("stats", "--year"), "--year needs a value: --year YEAR"),
    (errors.NeedlessValue, ("stats", "--json=yes"), "--json takes no value; give --json alone"),
    (errors.BadValue, ("stats", "--limit", "few"), "--limit is a whole number, not 'few'"),
    (errors.BadValue, ("stats", "--limit", "-1"), "--limit is a whole number from 0 on, not '-1'"),
    (
        errors.NeedlessArguments,
        ("cities", "too", "many"),
        "g60 cities has no use for 'too many'; see g60 cities --help",
    ),
    (errors.NeedlessArguments, ("fact", "one", "two"), "g60 fact has no use for 'two'; see g60 fact --help"),
    (errors.EmptyName, ("city", " "), "the name is empty; give the name or the id of a city"),
    (errors.BadYear, ("stats", "--year", "23"), "'23' is no year; write 2023, 2019..2023 or latest"),
    (
        errors.BadYear,
        ("stats", "--year", "2023..2019"),
        "'2023..2019' ends before it begins; write 2023, 2019..2023 or latest",
    ),
    (errors.BadDate, ("timeline", "--since", "spring"), "'spring' is no date; write 2023, 2023-10 or 2023-10-18"),
    (
        errors.UnknownChoice,
        ("stats", "-f", "xml"),
        "there is no format 'xml'; there are table, records, json, jsonl, csv, tsv, md, plain",
    ),
    (errors.UnknownChoice, ("stats", "--color", "red"), "there is no color 'red'; there are auto, always, never"),
    (
        errors.UnknownChoice,
        ("stats", "--status", "sure"),
        "there is no status 'sure'; there are reported, preliminary, revised, final, expected, target",
    ),
    (
        errors.UnknownChoice,
        ("sources", "--columns", "colour"),
        "there is no column 'colour'; there are id, title, authors, publisher, published, accessed, type, url,"
        " language, via, date_note, note, fact_count",
    ),
    (
        errors.ConflictingFormats,
        ("stats", "--json", "-f", "csv"),
        "--json and --format csv contradict each other; give one of them",
    ),
    (errors.NoRows, ("--limit", "1"), "the answer of 'g60' has no rows; leave out --columns, --sort and --limit"),
    (errors.MisplacedOption, ("--json", "cities"), "--json goes after the command: g60 cities --json"),
    (errors.UnknownCommand, ("timelin",), "there is no command 'timelin'; the nearest: timeline"),
    (errors.UnknownCommand, ("qqqq",), "there is no command 'qqqq'; g60 --help lists them"),
    (errors.UnknownCommand, ("Lantern",), "there is no command 'Lantern'; try: g60 show Lantern"),
    (
        errors.UnknownName,
        ("city", "Southmoar"),
        "no city is called 'Southmoar'; the nearest: Southmore (southmore), Southmere (southmere)",
    ),
    (errors.UnknownName, ("company", "qqqq"), "no company is called 'qqqq'; g60 companies lists what there is"),
    (errors.OtherKind, ("company", "Northport"), "'Northport' is no company but a city; try: g60 city northport"),
    (
        errors.AmbiguousName,
        ("company", "Beacon Works"),
        "'Beacon Works' may be any of these: beacon-north (company: The works at Quayside in the north);"
        " beacon-south (company: The works at Southmere in the south). Name one by its id",
    ),
    (
        errors.InvalidKnowledge,
        ("cities", "--facts", "data/absent.toml"),
        "data/absent.toml:1:1: K101 cannot be read: No such file or directory: check the path",
    ),
    (
        errors.CannotWrite,
        ("cities", "-o", "absent/answer.json"),
        "absent/answer.json cannot be written: No such file or directory; name another file",
    ),
]
