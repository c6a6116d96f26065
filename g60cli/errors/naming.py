"""Names and ids that nothing has, that several have, or that are of another kind or time."""

from collections.abc import Sequence

from g60cli.errors.base import Exit, G60Error, with_article, with_id


class UnknownName(G60Error):
    """A name that nothing in the knowledge has."""

    code = "unknown-name"
    exit = Exit.NOT_FOUND

    def __init__(self, what: str, name: str, near: Sequence[tuple[str, str]], listing: str) -> None:
        said = f"no {what} is called '{name}'"
        if near:
            said += f"; the nearest: {', '.join(with_id(text, id_) for id_, text in near)}"
        else:
            said += f"; {listing} lists what there is"
        super().__init__(said, [id_ for id_, _ in near])


class NotYetPublished(G60Error):
    """A name of something that nothing had been published about by the day that ``--as-of`` names."""

    code = "not-yet-published"
    exit = Exit.NOT_FOUND

    def __init__(self, name: str, id_: str, day: str) -> None:
        known = "" if name == id_ else f" ({id_})"
        super().__init__(f"nothing published by {day} speaks of '{name}'{known}; try a later day, or no --as-of", [id_])


class WithdrawnFact(G60Error):
    """A fact that an earlier layer has and a later one takes back."""

    code = "withdrawn-fact"
    exit = Exit.NOT_FOUND

    def __init__(self, id_: str, where: str, why: str) -> None:
        super().__init__(f"the fact '{id_}' is withdrawn by {where}: {why}")


class OtherKind(G60Error):
    """A name that something of another kind has."""

    code = "other-kind"
    exit = Exit.NOT_FOUND

    def __init__(self, what: str, name: str, kind: str, id_: str) -> None:
        command = f"g60 {kind} {id_}" if kind in ("city", "industry", "company", "metric", "source") else None
        super().__init__(f"'{name}' is no {what} but {with_article(kind)}; try: {command or f'g60 show {id_}'}", [id_])


class AmbiguousName(G60Error):
    """A name that several things have; each candidate comes with what tells it apart."""

    code = "ambiguous-name"
    exit = Exit.NOT_FOUND

    def __init__(self, name: str, candidates: Sequence[tuple[str, str, str]]) -> None:
        listed = "; ".join(f"{id_} ({kind}: {telling})" for id_, kind, telling in candidates)
        super().__init__(f"'{name}' may be any of these: {listed}. Name one by its id", [id_ for id_, *_ in candidates])
