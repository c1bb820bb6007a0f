"""The budget of the house style, kept by measuring it."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

import govlint

SOURCE = Path(govlint.__path__[0])
MODULES = sorted(SOURCE.rglob("*.py"))
MAX_MODULE_LINES = 400
MEDIAN_FUNCTION_LINES = 10
P90_FUNCTION_LINES = 30
MAX_FUNCTION_LINES = 60
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint"}
FORBIDDEN_MODULES = {
    "pickle",
    "shelve",
    "subprocess",
    "urllib.request",
    "http",
    "socket",
    "ssl",
    "requests",
}

FORBIDDEN_PREFIXES = tuple(f"{module}." for module in FORBIDDEN_MODULES)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def name(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


def functions(node: ast.AST) -> Iterator[Function]:
    return (found for found in ast.walk(node) if isinstance(found, Function))


def lengths() -> dict[str, int]:
    """Lines of each function, its docstring not counted: it is wanted, not a cost."""
    found = {}
    for module in MODULES:
        for function in functions(tree(module)):
            lines = (function.end_lineno or 0) - function.lineno + 1
            found[f"{name(module)}:{function.lineno} {function.name}"] = lines - doc_lines(function)
    return found


def doc_lines(function: Function) -> int:
    first = function.body[0]
    if ast.get_docstring(function) is None or len(function.body) == 1:
        return 0
    return (first.end_lineno or 0) - first.lineno + 1


def test_modules_are_short() -> None:
    lines = {
        name(module): len(module.read_text(encoding="utf-8").splitlines()) for module in MODULES
    }
    assert {module: count for module, count in lines.items() if count > MAX_MODULE_LINES} == {}


def test_functions_are_short() -> None:
    found = lengths()
    assert {where: count for where, count in found.items() if count > MAX_FUNCTION_LINES} == {}
    counts = sorted(found.values())
    assert statistics.median(counts) <= MEDIAN_FUNCTION_LINES
    assert counts[int(len(counts) * 0.9)] <= P90_FUNCTION_LINES


def public(module: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Public functions and classes of a module, and public methods of public classes."""
    for node in module.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                yield from (
                    (f"{node.name}.{method.name}", method)
                    for method in node.body
                    if isinstance(method, Function) and not method.name.startswith("_")
                )


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_public_names_have_docstrings(module: Path) -> None:
    parsed = tree(module)
    assert ast.get_docstring(parsed), "the module has no docstring"
    missing = [
        where
        for where, node in public(parsed)
        if isinstance(node, Function | ast.ClassDef) and not ast.get_docstring(node)
    ]
    assert missing == []


def raised(function: Function) -> set[str]:
    """Names of what a function itself raises, inner functions left out."""
    inner = {
        id(node)
        for nested in functions(function)
        if nested is not function
        for node in ast.walk(nested)
    }
    found = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Raise) and node.exc is not None and id(node) not in inner:
            call = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            if isinstance(call, ast.Name) and call.id[0].isupper():
                found.add(call.id)
    return found


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_docstrings_name_what_is_raised(module: Path) -> None:
    silent = {
        where: errors
        for where, node in public(tree(module))
        if isinstance(node, Function)
        and (errors := {error for error in raised(node) if not documented(node, error)})
    }
    assert silent == {}


def documented(function: Function, error: str) -> bool:
    text = ast.get_docstring(function) or ""
    return "Raises:" in text and error in text.partition("Raises:")[2]


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_nothing_dangerous_is_called(module: Path) -> None:
    found = [
        f"{call.lineno} {call.func.id}"
        for call in ast.walk(tree(module))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in FORBIDDEN_CALLS
    ]
    assert found == []


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_no_network_no_pickle_no_processes(module: Path) -> None:
    imported = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            imported.add(node.module or "")
    # The one place that runs a program, LibreOffice, and never through a shell.
    allowed = {"subprocess"} if name(module) == "readers/libreoffice.py" else set()
    found = {one for one in imported if f"{one}.".startswith(FORBIDDEN_PREFIXES)}
    assert found <= allowed


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_only_resources_knows_where_data_lies(module: Path) -> None:
    if module.name == "resources.py":
        return
    found = [
        node.lineno
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Name)
        and (node.id == "__file__" or (node.id == "open" and isinstance(node.ctx, ast.Load)))
    ]
    assert found == [], "use govlint.resources or pathlib"


def test_there_are_no_symbolic_links() -> None:
    root = SOURCE.parent.parent
    if not (root / "pyproject.toml").is_file():
        pytest.skip("not a checkout")
    folders = ["src", "rules", "grammar", "corpus", "tests", "docs", "benchmarks"]
    links = [
        place for folder in folders for place in (root / folder).rglob("*") if place.is_symlink()
    ]
    assert links == []


def test_tests_mirror_the_source() -> None:
    tests = Path(__file__).parent
    folders = {module.parent.relative_to(SOURCE).as_posix() for module in MODULES}
    for place in tests.rglob("test_*.py"):
        folder = place.parent.relative_to(tests).as_posix()
        assert (place.parent / "__init__.py").is_file(), f"{folder} has no __init__.py"
        assert folder in folders | OTHER_TEST_FOLDERS, f"{folder} is no folder of the source"


OTHER_TEST_FOLDERS = {"corpus", "docs", "benchmarks"}
