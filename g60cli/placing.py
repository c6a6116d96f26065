"""Putting files in place: whole, or not at all.

A file is written beside its place under a name of its own, and put there by one step; what fails leaves nothing.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from g60cli.errors import CannotWrite, ExistsAlready


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A temporary file to fill, which takes the place of ``path`` at the end of the block, with its mode.

    A link stays, and the file that it leads to is replaced. A device or a pipe is never replaced: it is written to.
    Raises CannotWrite with the reason where the file system refuses.
    """
    with _refusals(path):
        if _is_device(path):
            with _written_through(path) as name:
                yield name
            return
        place = Path(os.path.realpath(path))
        name = _temporary(place)
        try:
            yield name
            name.chmod(_mode_of(place))
            name.replace(place)
        except BaseException:
            name.unlink(missing_ok=True)
            raise


@contextmanager
def _written_through(device: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        name = Path(folder) / "content"
        name.touch()
        yield name
        with name.open("rb") as content, device.open("wb") as target:
            shutil.copyfileobj(content, target)


def _is_device(path: Path) -> bool:
    """Whether there is something that is neither a file nor a folder, such as /dev/null."""
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def added(path: Path) -> Iterator[Path]:
    """The same for a file that must not be there yet.

    Raises ExistsAlready where it is there, at the beginning or meanwhile, and CannotWrite as above.
    """
    with _refusals(path):
        if os.path.lexists(path):
            raise ExistsAlready(str(path))
        name = _temporary(path)
        try:
            yield name
            name.chmod(_mode_of(path))
            _link(name, path)
        finally:
            name.unlink(missing_ok=True)


@contextmanager
def filled(folder: Path) -> Iterator[Path]:
    """A temporary folder to fill, whose files take their places in ``folder``, which is made where it is not there.

    Other files of the folder stay. Raises CannotWrite with the reason.
    """
    with _refusals(folder):
        name = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            yield name
            name.chmod(0o777 & ~_mask())
            if folder.is_dir():
                for file in sorted(name.iterdir()):
                    file.replace(folder / file.name)
            else:
                name.rename(folder)
        finally:
            shutil.rmtree(name, ignore_errors=True)


def write_atomically(path: Path, text: Iterable[str]) -> None:
    """Write pieces of text as a file that is either the old one or the whole new one.

    Raises CannotWrite with the reason.
    """
    with replaced(path) as temporary:
        fill(temporary, text)


def fill(path: Path, text: Iterable[str]) -> None:
    """Write pieces of text as UTF-8 with line feeds. Raises OSError."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(text)


def _temporary(path: Path) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    return Path(name)


def _link(name: Path, path: Path) -> None:
    """Give the file its name, which nobody else may have taken."""
    try:
        path.hardlink_to(name)
    except FileExistsError:
        raise ExistsAlready(str(path)) from None
    except OSError:
        # A file system without links: the name was free a moment ago.
        if os.path.lexists(path):
            raise ExistsAlready(str(path)) from None
        name.replace(path)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotWrite(str(path), error.strerror or str(error)) from None


def _mode_of(path: Path) -> int:
    """The mode of the file that is replaced, else that of a file newly made."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    return 0o666 & ~_mask()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
