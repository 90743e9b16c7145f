"""GET /v1/parameters, and the consent that goes with it."""

from __future__ import annotations

import subprocess
import sys

import psycopg2
from flask.testing import FlaskClient

from tests.api.conftest import Person
from tests.api.lifting import train
from tests.servers import JWT_KEYS


def test_what_is_not_known_yet_is_said_to_be_assumed(anna: Person) -> None:
    train(anna)
    told = anna.get("/v1/parameters").json
    assert told["in_use"] is None and told["newest"] is None and told["sets_needed"] == 200
    assert told["population_lifters"] == 0
    names = [p["name"] for p in told["parameters"]]
    assert names[:5] == ["rir_bias", "rep_slope_ln", "alpha", "beta_upper", "beta_lower"]
    for p in told["parameters"]:
        assert p["standing"] == "still assumed" and p["shrinkage"] == 0 and p["sd"] == p["prior_sd"] > 0


def test_the_values_shown_are_those_that_the_coach_reckons_with(anna: Person) -> None:
    values = {p["name"]: p["value"] for p in anna.get("/v1/parameters").json["parameters"] if p["reckoned_with"]}
    assert values == {"rir_bias": 0, "rep_slope_ln": 0, "alpha": 0.75, "beta_upper": 0.8, "beta_lower": 0.5}


def test_it_needs_a_sign_in(stranger: FlaskClient) -> None:
    assert stranger.get("/v1/parameters").status_code == 401


def test_it_tells_of_the_one_who_asks_alone(anna: Person, ben: Person, database_url: str) -> None:
    with psycopg2.connect(database_url) as connection, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO lifter_parameters (user_id, fitted_at, engine_version, parameters, diagnostics, accepted,"
            " refused)"
            ' VALUES (%s, now(), \'0\', \'{"values": {}, "estimates": {}}\', \'{"sets": 9, "sessions": 3}\', false,'
            " 'too_few')",
            (str(anna.id),),
        )
    connection.close()
    assert anna.get("/v1/parameters").json["newest"]["refused"] == "too_few"
    assert ben.get("/v1/parameters").json["newest"] is None


def test_it_asks_the_database_three_times(anna: Person, queries: list[str]) -> None:
    anna.get("/v1/parameters")
    assert len(queries) == 3


def test_nobody_shares_until_they_say_so(anna: Person) -> None:
    assert anna.get("/v1/me").json["shares_parameters"] is False
    assert anna.patch("/v1/me", {"shares_parameters": True}).json["shares_parameters"] is True
    assert anna.get("/v1/me").json["shares_parameters"] is True
    assert anna.patch("/v1/me", {"shares_parameters": None}).status_code == 422
    assert anna.patch("/v1/me", {"shares_parameters": False}).json["shares_parameters"] is False


def test_the_api_never_loads_what_fits() -> None:
    """As granian makes it, all routes registered, in a process of its own."""
    code = (
        "import sys; from engine.app import create_app; create_app();"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'jax', 'jaxlib', 'numpyro', 'numpy', 'scipy'}))"
    )
    settings = {
        "DATABASE_URL": "postgresql://x@127.0.0.1:1/x",
        "REDIS_URL": "redis://127.0.0.1:1",
        "JWT_KEYS": JWT_KEYS,
    }
    done = subprocess.run([sys.executable, "-c", code], env=settings, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_worker_loads_it_only_in_the_job_that_needs_it() -> None:
    code = "import sys; import engine.worker; print({'jax', 'numpyro', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
