"""The file that holds a compiled store: the database, then a record of what it was made from, then a seal.

Of single-bit flips in a bare SQLite file a quarter gives silently wrong answers, so a store is trusted by digest.
The layout is ``database | record (JSON) | seal``; SQLite goes by the page count in its header and does not
mind what follows its last page. Nothing in the file is ever executed or unpickled.

A large database is not read whole at each opening. Its file is dated by the time in its record, and whatever writes to
a file dates it anew: then it is read whole, and trusted only if its digest is right.
"""

import json
import os
import struct
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from g60cli import __version__
from g60cli.knowledge.digests import digest_of, digest_of_stream
from g60cli.knowledge.store import schema

MAGIC = b"g60store"
# magic, length of the database, length of the record, digest of both; of a store too large to be read whole at each
# opening, the digest of the beginning of the database and the record, in which the digest of the whole database stands
_SEAL = struct.Struct("<8sQQ32s")
SMALL = 16 * 1024 * 1024
_HEADER = 4096
_WHOLE = "database"


FileState = tuple[int, int, int, int]


class FileRecord(NamedTuple):
    """A knowledge file as it was when it was compiled; times are in nanoseconds.

    ``changed`` is the time of the inode, which no tool sets back; on Windows it is that of the file's making.
    """

    path: str
    size: int
    modified: int
    changed: int
    inode: int
    digest: str

    @property
    def state(self) -> FileState:
        """What a look at the file, without reading it, must show."""
        return self.size, self.modified, self.changed, self.inode


class Record(NamedTuple):
    """What a store was made from and by what. ``compiled`` is the clock before the files were read, in nanoseconds."""

    tool: str
    schema: int
    compiled: int
    files: tuple[FileRecord, ...]


class Container(NamedTuple):
    """An opened store: its record, and its database as bytes where it is small enough to have been verified whole."""

    record: Record
    database_length: int
    database: bytes | None


def file_state(path: str | Path) -> FileState:
    """Size, times and inode of a file, in the order of ``FileRecord.state``.

    Raises OSError where there is none.
    """
    state = os.stat(path)  # noqa: PTH116 - a Path costs more than the question
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def seal(file: BinaryIO, record: Record) -> None:
    """Append the record and the seal to a file that holds a database and nothing else."""
    length = file.seek(0, 2)
    plain = _plain(record)
    is_small = length <= SMALL
    if not is_small:
        plain[_WHOLE] = _digest_of_database(file, length)
    body = json.dumps(plain).encode()
    file.seek(0)
    digest = digest_of(file.read(length if is_small else _HEADER) + body)
    file.seek(length)
    file.write(body + _SEAL.pack(MAGIC, length, len(body), digest))
    if not is_small:
        # Nobody will read it whole to see that a power cut left holes in it.
        file.flush()
        os.fsync(file.fileno())
        _date(file, record.compiled)


def read_container(path: Path) -> Container | None:
    """The store in that file, or None where there is none, or it is damaged, or of another version."""
    try:
        with path.open("rb") as file:
            return _read(file)
    except (OSError, ValueError, KeyError, TypeError, struct.error):
        return None


def _read(file: BinaryIO) -> Container | None:
    end = file.seek(0, 2)
    file.seek(max(0, end - _SEAL.size))
    magic, length, record_length, digest = _SEAL.unpack(file.read())
    if magic != MAGIC or length + record_length + _SEAL.size != end:
        return None
    is_small = length <= SMALL
    file.seek(0)
    start = file.read(length if is_small else _HEADER)
    file.seek(length)
    body = file.read(record_length)
    if digest_of(start + body) != digest:
        return None
    plain = json.loads(body)
    record = _record(plain)
    if (record.tool, record.schema) != (__version__, schema.VERSION):
        return None
    if not is_small and not _is_whole(file, length, record.compiled, plain[_WHOLE]):
        return None
    return Container(record, length, start if is_small else None)


def _is_whole(file: BinaryIO, length: int, compiled: int, digest: str) -> bool:
    """Whether a large database is as it was written: nobody has written to its file, or its digest is right."""
    if os.fstat(file.fileno()).st_mtime_ns == compiled:
        return True
    if _digest_of_database(file, length) != digest:
        return False
    _date(file, compiled)
    return True


def _digest_of_database(file: BinaryIO, length: int) -> str:
    file.seek(0)
    return digest_of_stream(file, length)


def _date(file: BinaryIO, time: int) -> None:
    """Date a file by a time in nanoseconds; where that cannot be, it is read whole each time."""
    with suppress(OSError, TypeError, NotImplementedError):
        os.utime(file.fileno(), ns=(time, time))


def _plain(record: Record) -> dict[str, Any]:
    return {**record._asdict(), "files": [file._asdict() for file in record.files]}


def _record(raw: dict[str, Any]) -> Record:
    files = tuple(FileRecord(**file) for file in raw["files"])
    return Record(raw["tool"], raw["schema"], raw["compiled"], files)
