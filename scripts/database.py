"""A database made ready for the API: schema, catalogue, and a login that can do no more than the API may."""

import os
import secrets
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from psycopg2 import sql

from scripts.stack import ROOT

ROLES = ("gymgenius_api", "gymgenius_worker")


class PreparationFailed(Exception):
    """One of the scripts of database/ did not end well; the message is what it said."""


def run_script(name: str, *arguments: str, settings: Mapping[str, str]) -> str:
    """Run database/`name` with these settings; return what it printed. Raises PreparationFailed."""
    done = subprocess.run(
        [sys.executable, f"database/{name}", *arguments],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise PreparationFailed(done.stdout)
    return done.stdout


def make_login(owner_url: str, name: str) -> str:
    """Make the role `name`, which owns nothing and acts only as the API's roles; return its address.

    The schema must be there, since it brings the roles. The password is a new one each time.
    """
    password = secrets.token_urlsafe(24)
    with closing(psycopg2.connect(owner_url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", (name,))
        verb = "CREATE" if cursor.fetchone() is None else "ALTER"
        role = sql.Identifier(name)
        statement = sql.SQL(verb + " ROLE {} LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS PASSWORD %s").format(role)
        cursor.execute(statement, (password,))
        cursor.execute(sql.SQL("GRANT {} TO {}").format(sql.SQL(", ").join(map(sql.Identifier, ROLES)), role))
    parts = urlsplit(owner_url)
    where = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{name}:{password}@{where}"))
