"""Helpers: copies of this process that work ahead and send what they find, where a second processor is at hand.

A helper inherits all that is in memory, so nothing has to be handed to it. What it sends are plain values in the form
of ``marshal``, through a pipe that nobody else can write to. It ends with this process; where a helper fails or is
killed, the work has to be done without one.
"""

import marshal
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO

# One process writes no faster than two read.
_MOST = 2
_LENGTH = 8
# Room for a few pieces of work ahead; an ordinary user may not ask for more.
_ROOM = 1 << 20


class HelperFailed(Exception):
    """A helper could not be had, or ended before it had sent all."""


def helpers_at_hand() -> int:
    """How many helpers are worth having: none on one processor, or where a process cannot be copied safely."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 0
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_MOST, processors - 1)


@contextmanager
def helper(work: Callable[[], Iterator[Any]]) -> Iterator[Iterator[Any]]:
    """What ``work`` yields, made in a copy of this process.

    Raises HelperFailed where there can be no copy; so does what it yields, where the copy ends before its work does.
    """
    receiving, sending = os.pipe()
    try:
        process = _copy(work, sending)
    except OSError as error:
        os.close(receiving)
        raise HelperFailed from error
    finally:
        os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        try:
            yield _received(pipe)
        finally:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _copy(work: Callable[[], Iterator[Any]], sending: int) -> int:
    """The number of a copy of this process that works; in the copy this never comes back."""
    # An interrupt between copying and heeding it would run this process's clean-up in the copy.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        process = os.fork()
        if not process:
            _work(work, sending)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return process


def _work(work: Callable[[], Iterator[Any]], sending: int) -> None:
    """Send what the work yields and end, whatever happens: nothing of what the original would do is for the copy."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        _widen(sending)
        with os.fdopen(sending, "wb") as pipe:
            for found in work():
                _send(pipe, marshal.dumps(found))
            _send(pipe, b"")
    finally:
        os._exit(0)


def _widen(pipe: int) -> None:
    """Give a pipe more room, where the system knows how."""
    import fcntl

    with suppress(AttributeError, OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


def _send(pipe: BinaryIO, message: bytes) -> None:
    pipe.write(len(message).to_bytes(_LENGTH, "little") + message)
    pipe.flush()


def _received(pipe: BinaryIO) -> Iterator[Any]:
    """The values of the messages up to the empty one, which says that there are no more."""
    while True:
        length = pipe.read(_LENGTH)
        message = pipe.read(int.from_bytes(length, "little"))
        if len(length) < _LENGTH or len(message) < int.from_bytes(length, "little"):
            raise HelperFailed
        if not message:
            return
        yield marshal.loads(message)
