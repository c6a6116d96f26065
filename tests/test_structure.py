"""The rooms of the program and what each may know, read from the syntax trees of its modules."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import g60cli

PACKAGE = Path(g60cli.__file__).parent
MODULES = {file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text("utf-8")) for file in PACKAGE.rglob("*.py")}

# What each room may import of ours. ``__init__`` stands for the version in the package itself.
MAY_IMPORT = {
    "knowledge": {"knowledge", "errors", "placing", "incoming", "reading", "__init__"},
    "questions": {"questions", "knowledge", "answer", "errors", "placing", "incoming", "reading"},
    "answer": {"errors"},
    "shaping": {"answer", "errors"},
    "placing": {"errors"},
    "incoming": {"errors"},
    "reading": set(),
    "render": {"render", "answer"},
    "commands": {"commands", "questions", "render", "answer", "shaping", "placing", "incoming", "errors", "__init__"},
    "errors": {"errors"},
    "__main__": {"commands"},
    "__init__": set(),
}

# Which module imports what is heavy, or what only one room should know.
IMPORTED_ONLY_IN = {
    "typer": {"commands/framework.py"},
    "rich": {"render/terminal.py"},
    "tomli": {"knowledge/toml_texts.py"},
    "pydantic": {"knowledge/format.py", "knowledge/shape.py"},
    "pydantic_core": {"knowledge/shape.py"},
    "platformdirs": {"knowledge/store/cache.py"},
    "sqlite3": {
        "knowledge/store/earlier.py",
        "questions/knowledge.py",
        "questions/export_sqlite.py",
        "knowledge/store/compiling.py",
        "knowledge/store/opening.py",
        "knowledge/store/writing.py",
    },
}

# What libraries call a question to the user.
PROMPTS = {"prompt", "confirm", "getpass"}


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that a tree imports, wherever the import stands, save for type checkers alone."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield from imports(node)


def room_of(path: str) -> str:
    return path.removesuffix(".py").partition("/")[0]


def rooms_imported(tree: ast.AST) -> set[str]:
    found = set()
    for name in imports(tree):
        if name == "g60cli.__version__":
            found.add("__init__")
        elif name.startswith("g60cli."):
            found.add(name.split(".")[1])
    return found


def test_every_module_stands_in_a_room() -> None:
    assert {room_of(path) for path in MODULES} == set(MAY_IMPORT)


def test_a_module_imports_only_what_its_room_may_know() -> None:
    beyond = {path: rooms_imported(tree) - MAY_IMPORT[room_of(path)] for path, tree in MODULES.items()}
    assert {path: rooms for path, rooms in beyond.items() if rooms} == {}


def test_questions_and_rendering_never_meet() -> None:
    assert not any("render" in rooms_imported(tree) for path, tree in MODULES.items() if room_of(path) == "questions")
    assert not any("questions" in rooms_imported(tree) for path, tree in MODULES.items() if room_of(path) == "render")


@pytest.mark.parametrize("library", IMPORTED_ONLY_IN)
def test_a_library_is_imported_in_its_modules_alone(library: str) -> None:
    importing = {
        path for path, tree in MODULES.items() if any(name.partition(".")[0] == library for name in imports(tree))
    }
    assert importing == IMPORTED_ONLY_IN[library]


def test_nothing_reaches_for_the_network() -> None:
    networked = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "requests", "httpx"}
    found = {(path, name) for path, tree in MODULES.items() for name in imports(tree)}
    assert {(path, name) for path, name in found if name in networked or name.split(".")[0] in networked} == set()


def test_nothing_asks_the_user_a_question() -> None:
    found = {(path, name) for path, tree in MODULES.items() for name in imports(tree) if name == "getpass"}
    for path, tree in MODULES.items():
        called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        found |= {(path, one.id) for one in called if isinstance(one, ast.Name) and one.id == "input"}
        found |= {(path, one.attr) for one in called if isinstance(one, ast.Attribute) if one.attr in PROMPTS}
    assert found == set()


def test_rows_are_selected_in_questions_and_the_store_alone() -> None:
    selecting = {
        path
        for path, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"\bSELECT\b", node.value)
    }
    assert {path for path in selecting if not path.startswith(("questions/", "knowledge/store/"))} == set()


def test_only_one_module_writes_answers_and_one_writes_help() -> None:
    writing = {path for path, tree in MODULES.items() if re.search(r"sys\.stdout\.write(lines)?\b", ast.unparse(tree))}
    assert writing <= {"commands/output.py", "commands/boundary.py", "commands/help.py"}


def test_every_module_says_what_it_owns() -> None:
    assert [path for path, tree in MODULES.items() if not ast.get_docstring(tree)] == []


def test_every_public_function_and_class_says_what_it_is() -> None:
    public = [
        (path, node)
        for path, tree in MODULES.items()
        for node in ast.iter_child_nodes(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    assert [(path, node.name) for path, node in public if not ast.get_docstring(node)] == []


def test_no_module_has_more_than_300_lines() -> None:
    sizes = {path: len((PACKAGE / path).read_text("utf-8").splitlines()) for path in MODULES}
    assert {path: size for path, size in sizes.items() if size > 300} == {}


def test_no_function_has_more_than_60_lines() -> None:
    sizes = {
        (path, node.name): (node.end_lineno or node.lineno) - node.lineno + 1
        for path, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }
    assert {place: size for place, size in sizes.items() if size > 60} == {}
