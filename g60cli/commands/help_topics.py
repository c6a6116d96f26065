"""The help topics, written from the tables that the program itself goes by."""

from collections.abc import Callable

from g60cli.errors import Exit


def exit_codes() -> str:
    """What each exit code says."""
    lines = [f"  {code.value:>3}  {code.sentence}" for code in Exit]
    return "Exit codes\n\n" + "\n".join(lines) + "\n"


def formats() -> str:
    """The formats, and every key of the JSON."""
    from g60cli.questions.keys import KEYS

    text = """Formats

  table     a table where it fits the terminal, else records; at natural width in a pipe (the default)
  records   a line for each value, its name before it
  json      one object: g60, command, title, data, sources, notes, errors
  jsonl     the objects of data, one a line
  csv, tsv  one table an answer, the keys of its objects as columns; a card prints its facts
  md        Markdown
  svg       the picture of rank, trend, shares or map, light and dark, with its sources: -o chart.svg
  plain     sentences, one a fact, for a screen reader

  --json is --format json, --plain is --format plain, --excel is CSV that a spreadsheet opens safely; the ending of
  -o FILE chooses a format too.
  value is exact and a text (44200, 12.50, 1/15), number is a float, display is what the table shows.
  table, records and md draw the picture in text; the other formats carry its numbers.
  An error in JSON has data: null and errors: [{code, message, suggestions}].

Keys
"""
    return text + "".join(f"\n  {what}\n    {', '.join(keys)}\n" for what, keys in KEYS.items())


def environment() -> str:
    """The variables that g60 reads."""
    return """Environment

  G60_FACTS        knowledge files or folders to use, separated as in PATH; 'builtin' is the shipped file
  G60_CACHE        where compiled knowledge is kept, in the place of the platform's cache folder
  G60_TODAY        the day to reckon the age of figures from, in the place of today; for output that stays the same
  G60_DEBUG=1      show where an internal error arose
  G60_PAGER        the pager of an answer that is taller than the terminal, above PAGER; empty or cat for none
  PAGER            the same for all programs; less -FRX where neither is set
  LESS, LV         options of the pagers of these names; FRX and -c where not set
  G60_LINKS        always or never: addresses as links, or not; auto asks the terminal
  FORCE_HYPERLINK  1 or 0: the same for all programs

  Colour, from the strongest word to the weakest:
  --color          always or never
  NO_COLOR         anything: no colour
  FORCE_COLOR      anything but 0: colour, on a terminal or not; 2 and 3 mean that it has 256 colours,
                   without which what stands out is bold and nothing has a colour
  CLICOLOR_FORCE   anything but 0: the same
  CLICOLOR=0       no colour
  TERM=dumb        no colour
                   else colour on a terminal, and none in a pipe or a file; COLORTERM and TERM say how many

  What tells a terminal that has links: TERM_PROGRAM, VTE_VERSION, KITTY_WINDOW_ID, WT_SESSION; none in TMUX or STY.
  COLUMNS and LINES are the size of a terminal where they are set; off a terminal nothing depends on them.
  XDG_CACHE_HOME moves the platform's cache folder; PYTHONIOENCODING is the encoding of a pipe, UTF-8 where not set.

An option stands above a variable, a variable above the default. g60 paths prints each file in use, and why.
g60 never uses the network and writes nothing but its cache and the file of -o.
"""


def knowledge() -> str:
    """How a knowledge file is written."""
    return """Knowledge files

A knowledge file is TOML: sources, entities, metrics, facts. A fact is a statement by a source and carries its evidence:

  format = 1

  [source.bulletin-2024]
  title = "Statistical bulletin"
  publisher = "Bureau of Statistics"
  published = 2024-03-01
  type = "official"

  [place.valley]
  name = "The Valley"
  source = "bulletin-2024"

  [metric.population]
  name = "Population"
  unit = "people"
  kind = "stock"
  aliases = ["inhabitants"]

  [[fact]]
  about = "valley"
  metric = "population"
  value = 36500
  period = "end-2023"
  source = "bulletin-2024"
  evidence = ["36,500"]

The evidence must yield the value, and a word such as 'more than' must agree with the precision.
g60 init FILE begins such a file, from a table with --from-csv; g60 schema is for your editor; g60 check FILE finds all
problems in one run; g60 --facts FILE asks the file; g60 --facts builtin --facts FILE lays it over the shipped one.
A later layer replaces what an earlier one says under the same id, and withdraws a fact of it with [[withdraw]], whose
keys are fact (an id) and why. A folder is read as one file. g60 diff OLD NEW tells what two of them say differently;
g60 export writes SQLite, JSON Lines or CSV.
"""


def completion() -> str:
    """Where each shell finds the script that completes names."""
    return """Completion

  At TAB your shell completes commands, options, choices, and the names in the knowledge: cities, companies, industries,
  metrics, sources, ids, aliases, in English and Chinese. One line for each shell:

  bash         eval "$(g60 completion bash)"                in ~/.bashrc
  zsh          eval "$(g60 completion zsh)"                 in ~/.zshrc, below compinit
  fish         g60 completion fish | source                 in ~/.config/fish/config.fish
  PowerShell   g60 completion powershell | Out-String | Invoke-Expression    in $PROFILE

A name with spaces, or with a sign that means something to a shell, is completed to its id; of a name typed as several
words, the next word is completed. --facts on the line, and G60_FACTS, choose whose names they are.
"""


TOPICS: dict[str, Callable[[], str]] = {
    "exit-codes": exit_codes,
    "formats": formats,
    "environment": environment,
    "knowledge": knowledge,
    "completion": completion,
}
