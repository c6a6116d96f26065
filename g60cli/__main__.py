"""``g60`` and ``python -m g60cli``."""

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    from g60cli.commands.boundary import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
