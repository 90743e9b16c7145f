"""What the containers are told agrees with what the programs read."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.config import Settings
from scripts.make_env import filled
from scripts.stack import ROOT


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


@pytest.fixture(scope="module")
def env() -> dict[str, str]:
    """The .env that `make up` writes."""
    lines = filled((ROOT / ".env.example").read_text()).splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def environment_of(compose: dict[str, Any], service: str, env: dict[str, str]) -> dict[str, str]:
    """What a container gets: .env, and over it the service's own environment with its variables put in."""
    own = {
        name: re.sub(r"\$\{(\w+)[^}]*\}", lambda found: env[found[1]], str(value))
        for name, value in compose["services"][service]["environment"].items()
    }
    return env | own


@pytest.mark.parametrize("service", ["engine", "worker"])
def test_the_written_env_starts_the_programs(compose: dict[str, Any], env: dict[str, str], service: str) -> None:
    settings = Settings.from_env(environment_of(compose, service, env))
    assert settings.environment == "production"
    assert "gymgenius_app:" in settings.database_url


def test_the_worker_never_holds_the_owners_password(compose: dict[str, Any], env: dict[str, str]) -> None:
    told = environment_of(compose, "worker", env)
    assert not [name for name, value in told.items() if env["POSTGRES_PASSWORD"] in value]


def test_every_secret_is_another_one_each_time() -> None:
    example = (ROOT / ".env.example").read_text()
    assert filled(example) != filled(example)


def test_no_secret_has_a_value_in_the_example() -> None:
    text = (ROOT / ".env.example").read_text()
    for name in ("JWT_KEYS", "POSTGRES_PASSWORD", "APP_DATABASE_PASSWORD"):
        assert f"\n{name}=\n" in text


def test_every_service_is_watched(compose: dict[str, Any]) -> None:
    """By a health check here or in its image."""
    in_image = {"web": "webapp/Dockerfile", "engine": "engine/Dockerfile"}
    for name, service in compose["services"].items():
        file = in_image.get(name)
        assert "healthcheck" in service or (file and "HEALTHCHECK" in (ROOT / file).read_text()), name


def test_data_outlives_its_containers(compose: dict[str, Any]) -> None:
    for name in ("db", "redis"):
        assert any(str(volume).startswith(f"{name}:") for volume in compose["services"][name]["volumes"])


def test_everything_that_an_image_copies_is_sent_to_its_build() -> None:
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    for dockerfile in ("engine/Dockerfile", "webapp/Dockerfile"):
        for line in (ROOT / dockerfile).read_text().splitlines():
            if line.startswith("COPY") and "--from" not in line:
                for source in line.split()[1:-1]:
                    assert any(Path(source).is_relative_to(folder) for folder in sent), source
                    assert (ROOT / source).exists(), source
