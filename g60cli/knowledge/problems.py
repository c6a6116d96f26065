"""What can be wrong with a knowledge file: the codes, and the finding of one of them at a place.

A problem is a value. The checker collects all of them; nothing in here raises or prints.
"""

from dataclasses import dataclass
from enum import Enum

ERROR = "error"
WARNING = "warning"


class Code(Enum):
    """Every kind of problem with what it means; codes of the 9-hundreds are warnings."""

    UNREADABLE = ("K101", "the file cannot be read")
    NOT_UTF8 = ("K102", "the file is not UTF-8")
    SYNTAX = ("K103", "the file is not TOML 1.0")
    EMPTY_FOLDER = ("K104", "the folder holds no .toml file")
    TOO_DEEP = ("K105", "the file is nested too deeply or holds a number, a list or tables without end")

    MISSING_KEY = ("K201", "a key that must stand is missing")
    UNKNOWN_KEY = ("K202", "a key that the format does not know")
    WRONG_TYPE = ("K203", "a value of the wrong type")
    NOT_ALLOWED = ("K204", "a value that is none of the allowed ones")
    BAD_TEXT = ("K205", "a text that is empty or holds control or direction characters")
    BAD_ID = ("K206", "an id that is not lower-case words joined by hyphens")
    BAD_VALUE = ("K207", "a value that breaks a rule of its key")
    WRONG_FORMAT = ("K208", "the file names another format than 1")

    DUPLICATE_ID = ("K301", "an id that two things share")
    UNKNOWN_ID = ("K302", "a reference to something that does not exist")
    WRONG_KIND = ("K303", "a reference to something of the wrong kind")
    SHARED_NAME = ("K304", "a name that two entities share without a not_to_confuse")

    VALUE_OR_TEXT = ("K401", "a fact must be a quantity (metric and value) or a statement (text)")
    BAD_NUMBER = ("K402", "a value that the unit of the metric cannot have")
    BAD_PERIOD = ("K403", "a period that cannot be read")
    PERIOD_NOT_PUBLISHED = ("K404", "a period of the publication that is not the date of the source")
    VALUE_NOT_IN_EVIDENCE = ("K405", "the evidence does not yield the value")
    PRECISION_NOT_IN_EVIDENCE = ("K406", "the evidence shows another bound than the precision")
    RANK_WITHOUT_WHY = ("K407", "a rank that gives no reason")
    DUPLICATE_FACT = ("K408", "two facts of the same key; the second must carry an id")

    FLOOR = ("K501", "fewer entries than the file expects of itself")

    UNUSED_SOURCE = ("K901", "a source that nothing names")
    METRIC_WITHOUT_ALIAS = ("K902", "a metric without an alias, so that few will find it")
    PRECISION_UNSHOWN = ("K903", "a precision that no token of the evidence shows")
    ENTITY_WITHOUT_SOURCE = ("K904", "an entity that does not say where it was seen")
    SOURCE_WITHOUT_TYPE = ("K905", "a source without a type, which yields to every other in a choice between rivals")

    @property
    def id(self) -> str:
        """The code as printed, such as ``K302``."""
        return self.value[0]

    @property
    def meaning(self) -> str:
        """What the code stands for, in a few words."""
        return self.value[1]

    @property
    def severity(self) -> str:
        """``warning`` for the codes that do not make a file invalid, else ``error``."""
        return WARNING if self.id.startswith("K9") else ERROR


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: where (1-based line and column), which code, what is wrong, what to do."""

    path: str
    line: int
    column: int
    code: Code
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code.id} {self.message}"
