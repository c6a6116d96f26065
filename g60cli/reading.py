"""Reading a file that was named: what is no file and no pipe is refused, for a device may never end."""

import os
import stat
from errno import EINVAL
from pathlib import Path


def content_of(path: Path) -> bytes:
    """All bytes of a file, or of a pipe such as a shell's ``<(…)``.

    Raises OSError with the reason; of a device such as /dev/zero this is that it is none of the two.
    """
    try:
        mode = path.stat().st_mode
    except ValueError as error:
        raise OSError(EINVAL, "no file has such a name") from error
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        raise OSError(EINVAL, "it is a device, not a file")
    return path.read_bytes()


def is_pipe(path: str | Path) -> bool:
    """Whether it can be read but once, and is waited for until somebody writes to it."""
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)  # noqa: PTH116 - a Path costs more than the question
    except (OSError, ValueError):
        return False
