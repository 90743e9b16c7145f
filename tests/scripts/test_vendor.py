"""The third-party modules that the browser loads."""

import json
from pathlib import Path

import pytest

from scripts import vendor
from scripts.stack import ROOT


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "node_modules" / "charts"
    (folder / "dist").mkdir(parents=True)
    (folder / "dist" / "charts.esm.js").write_text("export {}")
    (folder / "dist" / "charts.d.ts").write_text("export {}")
    return folder


def test_modules_are_copied_with_their_types_and_without_the_build_folder(package: Path, tmp_path: Path) -> None:
    vendor.vendor(package, tmp_path / "vendor", ["dist/charts.esm.js"])
    copied = {str(path.relative_to(tmp_path / "vendor")) for path in (tmp_path / "vendor").rglob("*") if path.is_file()}
    assert copied == {"charts.esm.js", "charts.esm.d.ts", "charts.d.ts"}


def test_a_copy_that_is_up_to_date_is_left_alone(package: Path, tmp_path: Path) -> None:
    vendor.vendor(package, tmp_path / "vendor", ["dist/charts.esm.js"])
    before = (tmp_path / "vendor" / "charts.esm.js").stat()
    vendor.vendor(package, tmp_path / "vendor", ["dist/charts.esm.js"])
    assert (tmp_path / "vendor" / "charts.esm.js").stat() == before


def test_a_missing_module_is_an_error(package: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        vendor.vendor(package, tmp_path / "vendor", ["dist/none.js"])


def test_every_module_that_the_app_imports_is_vendored() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())["vendor"]
    there = {f"{name}/{vendor._without_build_folder(file)}" for name, files in wanted.items() for file in files}
    imported = {
        line.split("/vendor/", 1)[1].split("'")[0].split('"')[0]
        for path in (ROOT / "webapp" / "js").rglob("*.js")
        for line in path.read_text().splitlines()
        if "/vendor/" in line and line.startswith(("import", "export"))
    }
    assert imported
    assert imported <= there
