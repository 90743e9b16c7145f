"""The layering rule of ARCHITECTURE.md, read from the imports, and the habits of size."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ENGINE = ROOT / "engine"
OURS = ("engine", "database", "scripts", "bench")
LONGEST_PYTHON_FILE = 300
LONGEST_JAVASCRIPT_MODULE = 250
LONGEST_STYLESHEET = 300

# Which floors a floor may stand on; itself is always among them. What is not listed here is not allowed.
MAY_IMPORT: dict[str, set[str]] = {
    "app": {"blueprints", "config", "errors", "jobs", "logs", "schemas", "services", "storage", "webpush"},
    "worker": {"config", "errors", "jobs", "logs", "schemas", "services", "storage", "webpush"},
    "blueprints": {"config", "errors", "jobs", "logs", "schemas", "services"},
    "model": {"core", "schemas", "services"},
    "services": {"core", "errors", "importers", "personalise", "schemas", "storage", "webpush"},
    "personalise": {"core"},
    "storage": {"errors"},
    "schemas": {"errors"},
    **{leaf: set() for leaf in ("config", "core", "errors", "importers", "jobs", "logs", "webpush")},
}
READ_THE_CONFIGURATION = {"app", "worker"}
NOT_IN_THE_CORE = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.monotonic"),
    *("open", "print", "input", "uuid.uuid4", "uuid4", "os.environ", "os.getenv"),
}
PURE_LIBRARY = {
    *("__future__", "bisect", "collections", "dataclasses", "datetime", "decimal", "enum", "fractions", "functools"),
    *("heapq", "itertools", "json", "math", "operator", "re", "statistics", "string", "types", "typing", "uuid"),
}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def python_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def floor_of(module: str) -> str:
    """engine.storage.sets -> storage; engine.app -> app."""
    return module.split(".")[1] if "." in module else ""


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_by(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports, at its top or inside a function."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(ROOT)}:{node.lineno} imports relatively"
            module = node.module or ""
            yield from (
                f"{module}.{alias.name}" if _is_module(f"{module}.{alias.name}") else module for alias in node.names
            )


def _is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def breaches(path: Path) -> list[str]:
    """The imports of a file that its floor may not have."""
    floor = floor_of(module_of(path))
    allowed = {"", floor, *MAY_IMPORT.get(floor, ())}
    ours = (name for name in imported_by(path) if name.startswith("engine."))
    return [f"{path.relative_to(ROOT)} ({floor}) imports {name}" for name in ours if floor_of(name) not in allowed]


def test_every_floor_is_known() -> None:
    floors = {floor_of(module_of(path)) for path in python_files(ENGINE)} - {""}
    assert floors <= set(MAY_IMPORT)


def test_no_import_breaks_the_layering() -> None:
    assert [breach for path in python_files(ENGINE) for breach in breaches(path)] == []


def test_the_floors_stand_in_no_circle() -> None:
    above = dict(MAY_IMPORT)
    while above:
        leaves = {floor for floor, below in above.items() if not below & set(above)}
        assert leaves, f"a circle among {sorted(above)}"
        above = {floor: below for floor, below in above.items() if floor not in leaves}


def test_nothing_but_the_edges_reads_the_configuration() -> None:
    readers = [
        path.relative_to(ROOT)
        for path in python_files(ENGINE)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == "from_env" and path.name != "config.py"
        if floor_of(module_of(path)) not in READ_THE_CONFIGURATION
    ]
    assert readers == []


@pytest.mark.parametrize("floor", ["services", "storage", "schemas", "core", "importers"])
def test_only_the_edges_know_flask_and_rq(floor: str) -> None:
    web = {"flask", "flask_openapi3", "flask_limiter", "werkzeug", "rq", "redis", "granian"}
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in python_files(ENGINE / floor)
        for name in imported_by(path)
        if name.split(".")[0] in web
    }
    assert found == set()


def test_sql_is_asked_in_storage_alone() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node.func)}"
        for path in python_files(ENGINE)
        if floor_of(module_of(path)) not in {"storage", "importers"}  # importers read SQLite backups
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in {"cursor", "execute", "executemany", "execute_values"}
    ]
    assert found == []


def test_storage_neither_commits_nor_rolls_back() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in python_files(ENGINE / "storage")
        if path.name != "db.py"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in {"commit", "rollback"}
    ]
    assert found == []


@pytest.mark.parametrize("floor", ["core", "importers"])
def test_the_pure_floors_read_no_clock_no_file_and_no_chance(floor: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}"
        for path in python_files(ENGINE / floor)
        for node in ast.walk(tree_of(path))
        if isinstance(node, (ast.Attribute, ast.Name))
        and ast.unparse(node).removeprefix("datetime.") in NOT_IN_THE_CORE
    ]
    assert found == []


def test_the_core_stands_on_pure_parts_of_the_standard_library_alone() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in python_files(ENGINE / "core")
        for name in imported_by(path)
        if not name.startswith("engine.core") and name.split(".")[0] not in PURE_LIBRARY
    }
    assert found == set()


def test_no_drawer_is_called_utils() -> None:
    drawers = {"utils", "util", "helpers", "common", "misc"}
    assert [path for folder in OURS for path in python_files(ROOT / folder) if path.stem in drawers] == []


def test_python_files_stay_short() -> None:
    files = [path for folder in OURS for path in python_files(ROOT / folder)]
    assert too_long(files, LONGEST_PYTHON_FILE) == {}


def test_javascript_modules_and_stylesheets_stay_short() -> None:
    assert too_long(sorted((ROOT / "webapp" / "js").rglob("*.js")), LONGEST_JAVASCRIPT_MODULE) == {}
    assert too_long(sorted((ROOT / "webapp" / "css").rglob("*.css")), LONGEST_STYLESHEET) == {}


def too_long(files: list[Path], limit: int) -> dict[str, int]:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    return {name: lines for name, lines in lengths.items() if lines >= limit}


@pytest.mark.parametrize(
    ("source", "imported"),
    [
        ("from engine.services import sets", "engine.services"),
        ("import engine.core.strength", "engine.core.strength"),
        ("def later():\n    from engine.importers import history", "engine.importers.history"),
    ],
)
def test_a_breach_would_be_seen(source: str, imported: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.test_architecture.tree_of", lambda _: ast.parse(source))
    (breach,) = breaches(ENGINE / "storage" / "sets.py")
    assert breach.startswith(f"engine/storage/sets.py (storage) imports {imported}")
