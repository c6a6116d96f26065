"""RIS: tagged lines, as reference managers exchange them."""

from collections.abc import Iterator

from g60cli.questions.citing.works import Work

_TYPES = {"press": "NEWS", "encyclopedia": "ENCYC", "data": "DATA"}


def write(work: Work) -> str:
    """One record from TY to ER."""
    tagged = [("TY", _TYPES.get(work.type or "", "ELEC")), *_tags(work), ("ER", "")]
    return "\n".join(f"{tag}  - {' '.join(text.split())}" for tag, text in tagged)


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    yield "ID", work.key
    yield from (("AU", author) for author in work.authors)
    yield "TI", work.title
    yield "PB", work.publisher
    if work.published:
        yield "PY", f"{work.published[0]:04}"
        yield "DA", _date(work.published)
    for tag, text in (("UR", work.url), ("LA", work.language), ("DP", work.via), ("N1", work.note)):
        if text:
            yield tag, text
    if work.accessed:
        yield "Y2", _date(work.accessed)


def _date(parts: tuple[int, ...]) -> str:
    """Year, month and day, the unknown left empty: ``2023/10//``."""
    written = [f"{part:04}" if place == 0 else f"{part:02}" for place, part in enumerate(parts)]
    return "/".join([*written, *[""] * (4 - len(written))])[: None if len(parts) < 3 else -1]
