"""Real PostgreSQL and Valkey out of Python wheels, for `make dev` and the tests. Never for production."""

from scripts.embedded.ports import free_port
from scripts.embedded.postgres import Postgres
from scripts.embedded.process import ServerFailed
from scripts.embedded.valkey import Valkey

__all__ = ["Postgres", "ServerFailed", "Valkey", "free_port"]
