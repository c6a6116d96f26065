"""The way to a key in the tables of a document, and where a key stands in its text."""

Path = tuple[str | int, ...]
Position = tuple[int, int]
"""Line and column, both from 1."""
