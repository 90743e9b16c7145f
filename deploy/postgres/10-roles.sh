#!/bin/sh
# Runs once, when the database's volume is new. The API and the worker sign in as gymgenius_app, which owns
# nothing and can only act as the two roles that row-level security holds for.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set password="$APP_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE gymgenius_api NOLOGIN NOBYPASSRLS;
CREATE ROLE gymgenius_worker NOLOGIN NOBYPASSRLS;
CREATE ROLE gymgenius_app LOGIN NOINHERIT NOBYPASSRLS PASSWORD :'password';
GRANT gymgenius_api, gymgenius_worker TO gymgenius_app;
SQL
