"""CSL-JSON, as Zotero, pandoc and citeproc read it."""

import json
from typing import Any

from g60cli.questions.citing.works import Work

_TYPES = {"press": "article-newspaper", "encyclopedia": "entry-encyclopedia", "data": "dataset"}


def write(work: Work) -> str:
    """One item; names are literal, for their order is not ours to guess."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": _TYPES.get(work.type or "", "webpage"),
        "title": work.title,
        "author": [{"literal": author} for author in work.authors],
        "container-title": work.publisher if work.type == "press" else None,
        "publisher": work.publisher,
        "issued": _date(work.published),
        "accessed": _date(work.accessed),
        "URL": work.url,
        "language": work.language,
        "source": work.via,
        "note": work.note,
    }
    return json.dumps({key: value for key, value in item.items() if value}, ensure_ascii=False, indent=2)


def _date(parts: tuple[int, ...]) -> dict[str, Any] | None:
    return {"date-parts": [list(parts)]} if parts else None
