"""A defect of ours, as its user meets it."""

from g60cli.errors.base import Exit, G60Error


class InternalError(G60Error):
    """What no user should meet: an error that is none of ours."""

    code = "internal-error"
    exit = Exit.INTERNAL

    def __init__(self, error: Exception) -> None:
        said = " ".join(str(error).split())
        super().__init__(
            f"internal error: {type(error).__name__}: {said}; "
            "please report it with the command line; G60_DEBUG=1 shows where it arose"
        )
