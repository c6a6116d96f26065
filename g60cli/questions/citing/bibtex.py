"""BibTeX: an entry that the old program and biblatex both read.

Names and titles stand in double braces: the order of a Chinese name is not ours to guess, and no style may change the
case of a title.
"""

from collections.abc import Iterator

from g60cli.questions.citing.works import Work

_SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}
_ESCAPED = str.maketrans(_SIGNS)
# BibTeX counts braces, escaped or not: those without a partner are spelt.
_WITHOUT_BRACES = str.maketrans(_SIGNS | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
# An address is not escaped, but must not end its own braces.
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(work: Work) -> str:
    """One ``@misc`` entry."""
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(work))
    return f"@misc{{{work.key},\n{fields}}}"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    if work.authors:
        yield "author", "{" + " and ".join(f"{{{escaped(author)}}}" for author in work.authors) + "}"
    yield "title", f"{{{{{escaped(work.title)}}}}}"
    yield "howpublished", f"{{{escaped(work.publisher)}}}"
    if work.published:
        yield "year", f"{{{work.published[0]:04}}}"
        yield "date", f"{{{_iso(work.published)}}}"
    if len(work.published) > 1:
        yield "month", _MONTHS[work.published[1] - 1]
    if work.url:
        yield "url", f"{{{work.url.translate(_IN_ADDRESS)}}}"
    if work.accessed:
        yield "urldate", f"{{{_iso(work.accessed)}}}"
    if work.language:
        yield "langid", f"{{{escaped(work.language)}}}"
    notes = [note for note in (work.note, work.via and f"read at {work.via}") if note]
    if notes:
        yield "note", f"{{{escaped('; '.join(notes))}}}"


def escaped(text: str) -> str:
    """The text as TeX prints it as it is, on one line; other scripts stay in UTF-8."""
    line = " ".join(text.split())
    return line.translate(_ESCAPED if _are_balanced(line) else _WITHOUT_BRACES)


def _are_balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def _iso(date: tuple[int, ...]) -> str:
    return "-".join(f"{part:04}" if place == 0 else f"{part:02}" for place, part in enumerate(date))
