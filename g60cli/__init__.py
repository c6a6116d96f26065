"""g60: sourced answers from a TOML knowledge file."""

__version__ = "0.1.0"
