"""Copy the third-party ES modules that package.json names under "vendor" to webapp/vendor, with their types.

The web app has no build step: the browser loads these files as they are, from our own origin.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD_FOLDERS = ("build", "dist")


def main() -> int:
    """Command line: 0 when webapp/vendor is up to date, 1 with one line where a module is missing."""
    wanted: dict[str, list[str]] = json.loads((ROOT / "package.json").read_text())["vendor"]
    try:
        for package, names in wanted.items():
            vendor(ROOT / "node_modules" / package, ROOT / "webapp" / "vendor" / package, names)
    except FileNotFoundError as fault:
        print(f"vendor: {fault.filename} is missing: remove node_modules and try again", file=sys.stderr)
        return 1
    return 0


def vendor(package: Path, target: Path, names: list[str]) -> None:
    """Copy the files `names` (or patterns of them) of `package` and the type declarations beside them."""
    for name in _found(package, names):
        _copy(package / name, target / _without_build_folder(name))
        if name.endswith(".esm.js"):  # the types are named for the package's other builds
            types = _without_build_folder(name).replace(".esm.js", ".esm.d.ts")
            _copy(package / name.replace(".esm.js", ".d.ts"), target / types)
    for declaration in _declarations(package, names):
        _copy(package / declaration, target / _without_build_folder(declaration))


def _found(package: Path, names: list[str]) -> Iterator[str]:
    for name in names:
        yield from sorted(str(path.relative_to(package)) for path in package.glob(name)) if "*" in name else [name]


def _declarations(package: Path, names: list[str]) -> Iterator[str]:
    for folder in sorted({Path(name).parent for name in names}):
        for path in sorted((package / folder).glob("*.d.ts")):
            yield str(folder / path.name)


def _without_build_folder(name: str) -> str:
    first, *rest = Path(name).parts
    return str(Path(*rest)) if rest and first in BUILD_FOLDERS else name


def _copy(source: Path, target: Path) -> None:
    """Copy what is new, by a rename: a server that reads it meanwhile sees the old file or the new one."""
    content = source.read_bytes()
    if target.exists() and target.read_bytes() == content:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f"{target.name}.new")
    fresh.write_bytes(content)
    fresh.replace(target)


if __name__ == "__main__":
    sys.exit(main())
