"""What `make` says on a machine where something is missing, and that it does nothing twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import bootstrap
from scripts.stack import ROOT


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty checkout to work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    (tmp_path / ".tools").mkdir()
    (tmp_path / "lock").write_text("one")
    return tmp_path


def test_an_old_python_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.version_info", (3, 9, 18, "final", 0))
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert bootstrap.main() == 1
    said = capsys.readouterr().err
    assert said.startswith("make: this needs Python 3.11 or newer")
    assert said.count("\n") == 1


def test_a_python_without_venv_is_told_how_to_get_it(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crippled = checkout / "python3"
    crippled.write_text("#!/bin/sh\necho 'ensurepip is not available' >&2\nexit 1\n")
    crippled.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(crippled))
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(bootstrap.Missing, match="apt-get install python3-venv"):
        bootstrap.uv()
    assert not (checkout / ".tools" / "uv").exists()


def test_a_failing_installer_is_named(checkout: Path) -> None:
    with pytest.raises(bootstrap.Missing, match=r"uv sync failed \(exit code 1\)"):
        bootstrap._run(["false"], "uv sync")


def test_what_is_installed_is_not_installed_again_until_its_lock_changes(checkout: Path) -> None:
    folder = checkout / "packages"
    folder.mkdir()
    part = bootstrap._Part("python", ("lock",), folder)
    assert not part.is_done("run")
    part.note("run")
    assert part.is_done("run")
    assert not part.is_done("check")
    (checkout / "lock").write_text("two")
    assert not bootstrap._Part("python", ("lock",), folder).is_done("run")


def test_what_tests_need_is_enough_to_run(checkout: Path) -> None:
    part = bootstrap._Part("python", ("lock",), checkout)
    part.note("check")
    assert part.is_done("run")


def test_a_removed_folder_is_made_again(checkout: Path) -> None:
    part = bootstrap._Part("node", ("lock",), checkout / "node_modules")
    part.note("check")
    assert not part.is_done("check")


def test_a_checkout_that_was_moved_makes_its_environment_anew(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    bootstrap._forget_another_place()
    assert (checkout / ".venv").exists()
    (checkout / ".tools" / "place").write_text("/where/it/was")
    bootstrap._forget_another_place()
    assert not (checkout / ".venv").exists()


def test_a_link_to_anothers_packages_is_replaced_and_not_emptied(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for lock in ("pyproject.toml", "uv.lock", "package.json", "package-lock.json"):
        (checkout / lock).write_text("one")
    for folder in ("node_modules", ".venv"):
        (checkout / "another" / folder).mkdir(parents=True)
        (checkout / "another" / folder / "package").write_text("theirs")
        (checkout / folder).symlink_to(checkout / "another" / folder)

    def installed(_: list[str], name: str) -> None:
        """As npm ci and uv sync do: what is there goes, what is wanted comes."""
        folder = {"npm ci": Path("node_modules"), "uv sync": Path(".venv")}.get(name)
        if folder:
            folder.mkdir(exist_ok=True)
            for old in folder.iterdir():
                old.unlink()
            (folder / "package").write_text("mine")

    monkeypatch.setattr(bootstrap, "uv", lambda: "uv")
    monkeypatch.setattr(bootstrap, "_run", installed)
    bootstrap.prepare("check")
    for folder in ("node_modules", ".venv"):
        assert not (checkout / folder).is_symlink()
        assert (checkout / folder / "package").read_text() == "mine"
        assert (checkout / "another" / folder / "package").read_text() == "theirs"


def test_without_python_make_says_so() -> None:
    command = ["make", "--silent", "dev", "PYTHON=no-such-python"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stderr.startswith("make: no-such-python is missing; on Debian: apt-get install python3")


def test_help_lists_every_target() -> None:
    targets = {
        line.split(":")[0]
        for line in (ROOT / "Makefile").read_text().splitlines()
        if line[:1].isalpha() and ": ##" in line
    }
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert targets
    assert all(f"make {target} " in told for target in targets)


def test_bootstrap_stands_on_the_standard_library_alone() -> None:
    """It runs before anything is installed: isolated from every package and from the checkout."""
    code = f"import runpy; runpy.run_path({str(ROOT / 'scripts' / 'bootstrap.py')!r})"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True, env=dict(os.environ))
