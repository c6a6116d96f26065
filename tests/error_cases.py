"""A command line for each error that a user can meet, and the whole of what it says.

Every class in ``g60cli/errors`` has one here (a test holds it): what is wrong, where, and what to do.
"""

from g60cli import errors
from g60cli.errors import G60Error

CASES: list[tuple[type[G60Error], tuple[str, ...], str]] = [
    (
        errors.UnknownOption,
        ("cities", "--jsno"),
        "g60 cities has no option --jsno; the nearest: --json, --sort, --as-of",
    ),
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
    (errors.EmptyName, ("industry", " "), "the name is empty; give the name or the id of an industry"),
    (
        errors.EmptyQuestion,
        ("ask", " "),
        "the question is empty; ask, for instance: g60 ask how many people live in Hefei",
    ),
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
        "there is no format 'xml'; there are table, records, json, jsonl, csv, tsv, md, svg, plain",
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
        errors.UnknownCommand,
        ("Amber", "Valey"),
        "there is no command 'Amber'; the nearest names: Amber Valley (amber-valley), Amber Coast (amber-coast);"
        " g60 show NAME shows one",
    ),
    (
        errors.UnknownCommand,
        ("Aldr", "--facts", "data/comparing.toml"),
        "there is no command 'Aldr'; the nearest names: Alder (alder); g60 show NAME shows one",
    ),
    (
        errors.UnknownCommand,
        ("Alder", "--facts", "data/comparing.toml"),
        "there is no command 'Alder'; try: g60 show Alder",
    ),
    (
        errors.UnknownName,
        ("city", "Southmoar"),
        "no city is called 'Southmoar'; the nearest: Southmore (southmore), Southmere (southmere)",
    ),
    (errors.UnknownName, ("company", "qqqq"), "no company is called 'qqqq'; g60 companies lists what there is"),
    (errors.OtherKind, ("company", "Northport"), "'Northport' is no company but a city; try: g60 city northport"),
    (errors.OtherKind, ("city", "Optics"), "'Optics' is no city but an industry; try: g60 industry optics"),
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
    (errors.NoDates, ("check", "--as-of", "2022"), "'check' reads files as they are now; leave out --as-of"),
    (
        errors.WrongNumberOfNames,
        ("compare", "Northport"),
        "give 2 to 9 names to compare, not 1; quote a name of several words",
    ),
    (
        errors.NamedTwice,
        ("compare", "Northport", "北港"),
        "'Northport' and '北港' are the same, northport; name something else to compare it with",
    ),
    (
        errors.DifferentKinds,
        ("compare", "Northport", "Lantern"),
        "only things of one kind can be compared: 'Northport' is a city, 'Lantern' is a company",
    ),
    (
        errors.NoNumbers,
        ("rank", "headquarters"),
        "the values of 'headquarters' are no numbers but of unit 'entity'; g60 metric headquarters lists them",
    ),
    (
        errors.NoPicture,
        ("cities", "-f", "svg"),
        "the answer of 'cities' has no picture; those of rank, trend, shares, map have one",
    ),
    (
        errors.WithdrawnFact,
        (
            "fact",
            "northport/firms/2023@gazette-2024-02-05",
            "--facts",
            "data/small.toml",
            "--facts",
            "data/withdrawing.toml",
        ),
        "the fact 'northport/firms/2023@gazette-2024-02-05' is withdrawn by data/withdrawing.toml:4: counted twice",
    ),
    (
        errors.NotYetPublished,
        ("company", "Lantern", "--as-of", "2022"),
        "nothing published by 2022-12-31 speaks of 'Lantern' (lantern); try a later day, or no --as-of",
    ),
    (
        errors.CannotRead,
        ("verify", "--sources", "data/absent"),
        "data/absent cannot be read: No such file or directory; name another",
    ),
    (errors.MissingOption, ("verify", "--uncovered"), "--uncovered needs --sources DIR; give both"),
    (
        errors.ExistsAlready,
        ("init", "data/small.toml"),
        "data/small.toml exists already and is left as it is; name another file",
    ),
    (
        errors.NoExport,
        ("export", "out.xyz"),
        "out.xyz says no form of export; write FILE.sqlite, FILE.jsonl, FOLDER/ for CSV, or - for JSON Lines",
    ),
    (
        errors.NothingToCite,
        ("cite", "-"),
        "nothing that came in is the id of a fact or a source; pipe in an answer with --json, or ids, one a line",
    ),
]

# What comes in by standard input where a case reads it.
INPUT: dict[type[G60Error], bytes] = {errors.NothingToCite: b"words and no ids\n"}
