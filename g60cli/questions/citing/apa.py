"""A plain reference in the manner of the APA: author, date, title, publisher, address."""

from g60cli.questions.citing.works import Work

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def write(work: Work) -> str:
    """The reference on one line; without an author the publisher stands in its place."""
    author = _listed(work.authors) or work.publisher
    publisher = work.publisher if work.authors else ""
    address = work.url or ""
    if work.accessed and not work.published:
        address = f"Retrieved {_spelt(work.accessed, year_first=False)}, from {address}" if address else ""
    via = f"Read at {work.via}" if work.via else ""
    sentences = [f"{_ended(author)} ({_published(work)})", work.title, publisher, via, work.note or ""]
    said = " ".join(_ended(sentence) for sentence in sentences if sentence)
    return " ".join(f"{said} {address}".split())


def _published(work: Work) -> str:
    return _spelt(work.published) if work.published else "n.d."


def _spelt(date: tuple[int, ...], year_first: bool = True) -> str:
    """``2023, October 18``; in a sentence ``October 18, 2023``."""
    year, *rest = date
    month = _MONTHS[rest[0] - 1] if rest else ""
    named = f"{month} {rest[1]}" if len(rest) > 1 else month
    if not named:
        return str(year)
    return f"{year}, {named}" if year_first else f"{named}, {year}"


def _listed(authors: tuple[str, ...]) -> str:
    if len(authors) < 2:
        return "".join(authors)
    return f"{', '.join(authors[:-1])}, & {authors[-1]}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", "。", "？", "！")) else f"{sentence}."
