"""The command line: options, one call a command, and one boundary that turns errors into a line and an exit code.

Nothing in here holds logic: a command asks a question and returns its answer.
"""
