"""Helpers: copies of this process that work ahead and send what they find, where a second processor is at hand.

A helper inherits all that is in memory, so nothing has to be handed to it. What it sends are plain values in the form
of ``marshal``, through a pipe that nobody else can write to. Where this process is gone, nobody listens and the helper
ends; where a helper fails or is killed, the work has to be done without one.
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
# How the names of threads begin that hold nothing which a copy of the process needs, such as the one of a progress bar.
OURS = "g60-"
_LENGTH = 8
# Room for a few pieces of work ahead; an ordinary user may not ask for more.
_ROOM = 1 << 20


# The ends at which this process listens: a copy that kept one would wait for ever for itself once this process is gone.
_LISTENING: set[int] = set()


class HelperFailed(Exception):
    """A helper could not be had, or ended before it had sent all."""


def helpers_at_hand() -> int:
    """How many helpers are worth having: none on one processor, or where a process cannot be copied safely."""
    others = (thread for thread in threading.enumerate() if thread is not threading.main_thread())
    if not hasattr(os, "fork") or not all(thread.name.startswith(OURS) for thread in others):
        return 0
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_MOST, processors - 1)


@contextmanager
def helper(work: Callable[[], Iterator[Any]]) -> Iterator[Iterator[Any]]:
    """What ``work`` yields, made in a copy of this process.

    Raises HelperFailed where there can be no copy; so does what it yields, where the copy ends before its work does.
    """
    receiving, sending = os.pipe()
    _LISTENING.add(receiving)
    try:
        process = _copy(work, sending)
    except OSError as error:
        _LISTENING.remove(receiving)
        os.close(receiving)
        raise HelperFailed from error
    finally:
        os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        try:
            yield _received(pipe)
        finally:
            _LISTENING.remove(receiving)
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
    failed = True
    try:
        for end in _LISTENING:
            os.close(end)
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        _widen(sending)
        with os.fdopen(sending, "wb") as pipe:
            for found in work():
                _send(pipe, marshal.dumps(found))
            _send(pipe, b"")
        failed = False
    finally:
        # The original finds the work unfinished, does it itself, and then says what there is to say.
        os._exit(failed)


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
