"""What every run promises, whatever it is given: a documented exit code, no traceback, no sign that steers."""

import re

from g60cli.errors import Exit
from tests.conftest import Outcome

# An interrupt is nobody's wish in a test, and an internal error is a defect.
DOCUMENTED = frozenset(Exit) - {Exit.INTERNAL, Exit.INTERRUPTED}
# Controls, and signs that change the direction of writing; a line feed is none, and TSV parts by tabs.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# Colours, and links to an address, where a variable forces them.
OURS = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;[^\x1b]*\x1b\\\\")


def assert_kept(outcome: Outcome) -> None:
    """The run kept its promises."""
    said = outcome.out + outcome.err
    assert outcome.code in DOCUMENTED, said
    assert "Traceback" not in said
    assert not STEERING.search(OURS.sub("", said).replace("\r\n", "\n"))
