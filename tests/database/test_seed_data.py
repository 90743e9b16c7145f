"""seed_data.py on a real PostgreSQL."""

from contextlib import closing
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

import psycopg2
import pytest

from database import catalogue, seed_data

BENCH = uuid5(NAMESPACE_URL, "https://gymgenius.app/exercise/bench-press")


def rows(url: str, query: str, *params: object) -> list[tuple[object, ...]]:
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(query, params)
        return list(cursor.fetchall()) if cursor.description else []


def store(url: str, wanted: catalogue.Catalogue) -> dict[str, int]:
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        return catalogue.store(cursor, wanted)


def test_a_second_run_changes_nothing(own_database_url: str) -> None:
    before = rows(own_database_url, "SELECT * FROM exercises ORDER BY id")
    assert set(seed_data.seed(own_database_url).values()) == {0}
    assert rows(own_database_url, "SELECT * FROM exercises ORDER BY id") == before


def test_all_of_the_catalogue_arrives(database_url: str) -> None:
    wanted = catalogue.read()
    counted = rows(
        database_url,
        "SELECT (SELECT count(*) FROM exercises), (SELECT count(*) FROM exercise_muscles),"
        " (SELECT count(*) FROM muscles), (SELECT count(DISTINCT exercise_id) FROM exercise_aliases)",
    )
    assert counted == [(len(wanted.lifts), len(wanted.muscles_of), len(wanted.muscles), len(wanted.lifts))]


def test_ids_are_made_of_the_slug(database_url: str) -> None:
    found = rows(database_url, "SELECT id::text, name FROM exercises WHERE slug = 'bench-press'")
    assert found == [(str(BENCH), "Bench press")]


def test_aliases_are_stored_under_their_key(database_url: str) -> None:
    found = rows(database_url, "SELECT exercise_id::text FROM exercise_aliases WHERE alias_key = 'barbell bench press'")
    assert found == [(str(BENCH),)]


def test_a_changed_row_is_written_and_the_others_are_left(own_database_url: str) -> None:
    now = catalogue.read()
    changed = replace(now.lifts[0], name="Another name")
    done = store(own_database_url, replace(now, lifts=(changed, *now.lifts[1:])))
    assert done["lifts"] == 1
    assert rows(own_database_url, "SELECT name FROM exercises WHERE slug = %s", changed.slug) == [("Another name",)]


def test_what_leaves_the_files_is_retired_and_comes_back(own_database_url: str) -> None:
    now = catalogue.read()
    gone = now.lifts[-1].slug
    fewer = replace(
        now,
        lifts=now.lifts[:-1],
        muscles_of=tuple(row for row in now.muscles_of if row[0] != gone),
        aliases={alias: slug for alias, slug in now.aliases.items() if slug != gone},
    )
    retired = "SELECT slug FROM exercises WHERE retired_at IS NOT NULL"
    assert store(own_database_url, fewer)["retired"] == 1
    assert rows(own_database_url, retired) == [(gone,)]
    assert store(own_database_url, fewer)["retired"] == 0
    assert store(own_database_url, now)["lifts"] == 1
    assert rows(own_database_url, retired) == []


def test_a_muscle_that_a_lift_lost_and_an_alias_that_moved_follow(own_database_url: str) -> None:
    now = catalogue.read()
    moved = {**now.aliases, "Flat Bench": "floor-press"}
    moved["Bench"] = "floor-press"
    without = tuple(row for row in now.muscles_of if row != ("bench-press", "triceps", 0.5))
    store(own_database_url, replace(now, muscles_of=without, aliases=moved))
    muscles = rows(
        own_database_url, "SELECT muscle FROM exercise_muscles WHERE exercise_id = %s ORDER BY 1", str(BENCH)
    )
    assert muscles == [("chest",), ("front_delts",)]
    floor = rows(
        own_database_url,
        "SELECT slug FROM exercises e JOIN exercise_aliases a ON a.exercise_id = e.id WHERE alias_key = 'bench'",
    )
    assert floor == [("floor-press",)]


def test_the_api_reads_the_catalogue_and_cannot_change_it(own_database_url: str) -> None:
    with closing(psycopg2.connect(own_database_url)) as connection, connection.cursor() as cursor:
        cursor.execute("SET ROLE gymgenius_api")
        cursor.execute("SELECT count(*) > 200 FROM exercises")
        assert cursor.fetchall() == [(True,)]
        cursor.execute("UPDATE exercises SET name = 'mine' WHERE slug = 'squat'")
        assert cursor.rowcount == 0


def test_a_database_without_the_schema_gets_one_clear_line(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_OWNER_URL", empty_database_url)
    assert seed_data.main([]) == 1
    assert capsys.readouterr().err.startswith('seed_data: relation "muscles" does not exist')


def test_without_an_address_it_says_which_setting_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert seed_data.main([]) == 1
    assert "DATABASE_URL is set" in capsys.readouterr().err


@pytest.mark.parametrize("environment", ["production", None])
def test_demo_accounts_are_refused_in_production(
    environment: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GYMGENIUS_ENV", raising=False)
    if environment:
        monkeypatch.setenv("GYMGENIUS_ENV", environment)
    assert seed_data.main(["--demo"]) == 1
    assert "GYMGENIUS_ENV must be development" in capsys.readouterr().err
