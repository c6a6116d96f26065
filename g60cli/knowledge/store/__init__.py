"""The compiled store: what people write as TOML, kept as SQLite so that a lookup reads only the rows it needs.

Derived, private and disposable (design: "compiled once, opened many times").
"""
