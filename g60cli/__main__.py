"""``g60`` and ``python -m g60cli``."""

import gc
import os
import sys

# A lookup makes some tens of thousands of objects, nearly all by importing, and keeps them to its end: the collector
# would look through them time and again and find nothing. It still sees to what a long run leaves behind.
_OBJECTS_BETWEEN_COLLECTIONS = 200_000
# As Exit.INTERRUPTED, which is not imported yet when it is needed first.
_INTERRUPTED = 130


def main() -> int:
    """The whole of a process: run the command line, leave the interpreter as one that ends, return the exit code."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    sys.unraisablehook = _end_if_interrupted
    try:
        code = run()
        import signal

        # All is said; an interrupt would only be told by the interpreter, which is ending, in a traceback.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    # The interpreter collects once more as it ends; what is about to be given back as a whole need not be searched.
    gc.freeze()
    return code


def run() -> int:
    """Run the command line and return its exit code; at TAB, say what the last word may become."""
    try:
        if shell := os.environ.get("_G60_COMPLETE"):
            from g60cli.commands.completing import complete

            return complete(shell, sys.argv[1:])
        from g60cli.commands import boundary

        return boundary.run(sys.argv[1:])
    except KeyboardInterrupt:
        # While modules are imported, or once more while an interrupt is told.
        return _INTERRUPTED


def _end_if_interrupted(unraisable: "sys.UnraisableHookArgs") -> None:
    """An interrupt that met Python in a callback, as imports have them, would be printed there and then forgotten."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        os._exit(_INTERRUPTED)
    sys.__unraisablehook__(unraisable)


if __name__ == "__main__":
    sys.exit(main())
