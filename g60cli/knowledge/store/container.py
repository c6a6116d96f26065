"""The file that holds a compiled store: the database, then a record of what it was made from, then a seal.

Of single-bit flips in a bare SQLite file a quarter gives silently wrong answers, so a store is trusted by digest.
The layout is ``database | record (JSON) | seal``; SQLite goes by the page count in its header and does not
mind what follows its last page. Nothing in the file is ever executed or unpickled.
"""

import hashlib
import json
import struct
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from g60cli.knowledge.store import schema

MAGIC = b"g60store"
# magic, length of the database, length of the record, digest of both (zeros for a store too large to be read whole)
_SEAL = struct.Struct("<8sQQ32s")
SMALL = 16 * 1024 * 1024
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A knowledge file as it was when it was compiled; ``modified`` is in nanoseconds."""

    path: str
    size: int
    modified: int
    inode: int
    digest: str


@dataclass(frozen=True, slots=True)
class Record:
    """What a store was made from and by what. ``compiled`` is the clock at that time, in nanoseconds."""

    tool: str
    schema: int
    compiled: int
    files: tuple[FileRecord, ...]


@dataclass(frozen=True, slots=True)
class Container:
    """An opened store: its record, and its database as bytes where it is small enough to have been verified whole."""

    record: Record
    database_length: int
    database: bytes | None


def digest_of(data: bytes) -> bytes:
    """The digest that seals a store and tells one knowledge file from another."""
    return hashlib.blake2b(data, digest_size=32).digest()


def digest_of_file(path: Path) -> str:
    """The digest of a file, read in pieces.

    Raises OSError where it cannot be read.
    """
    digest = hashlib.blake2b(digest_size=32)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def seal(file: BinaryIO, record: Record) -> None:
    """Append the record and the seal to a file that holds a database and nothing else."""
    length = file.seek(0, 2)
    body = json.dumps(asdict(record)).encode()
    digest = bytes(32)
    if length + len(body) <= SMALL:
        file.seek(0)
        digest = digest_of(file.read() + body)
    file.seek(0, 2)
    file.write(body + _SEAL.pack(MAGIC, length, len(body), digest))


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
    database = None
    if length + record_length <= SMALL:
        file.seek(0)
        content = file.read(length + record_length)
        if digest_of(content) != digest:
            return None
        database, body = content[:length], content[length:]
    else:
        file.seek(length)
        body = file.read(record_length)
    record = _record(json.loads(body))
    return Container(record, length, database) if record.schema == schema.VERSION else None


def _record(raw: dict[str, Any]) -> Record:
    files = tuple(FileRecord(**file) for file in raw["files"])
    return Record(raw["tool"], raw["schema"], raw["compiled"], files)
