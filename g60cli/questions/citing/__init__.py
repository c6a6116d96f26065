"""How a source is cited: one module a style, each a function from a ``Work`` to a text."""

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module

from g60cli.answer import Document
from g60cli.questions.citing.works import Work


class Style(StrEnum):
    """The styles of a citation; each has a module of its name."""

    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    RIS = "ris"
    APA = "apa"


_MODULES = {Style.BIBTEX: "bibtex", Style.CSL_JSON: "csl_json", Style.RIS: "ris", Style.APA: "apa"}


def cited(work: Work, style: Style) -> str:
    """The citation of a work in a style, without a line feed at its end."""
    write: Callable[[Work], str] = import_module(f"g60cli.questions.citing.{_MODULES[style]}").write
    return write(work)


def document(citations: list[str], style: Style) -> Document:
    """The citations as one text in their style: CSL-JSON is an array, RIS and BibTeX are entries, APA is lines."""
    if style is Style.CSL_JSON:
        return Document(tuple(citations), "[\n", ",\n", "\n]\n")
    return Document(tuple(f"{citation}\n" for citation in citations), joint="" if style is Style.APA else "\n")
