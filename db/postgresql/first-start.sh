#!/bin/sh
# Run once by the database container on an empty volume: the two roles and the database. OWNER_PASSWORD and
# APPLICATION_PASSWORD come from the environment; psql quotes them, and does not show them.
set -eu
psql -X -q -v ON_ERROR_STOP=1 -U postgres -d postgres <<'SQL'
\getenv owner_password OWNER_PASSWORD
\getenv application_password APPLICATION_PASSWORD
CREATE ROLE channel_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE channel LOGIN PASSWORD :'application_password';
CREATE DATABASE channel OWNER channel_owner;
REVOKE ALL ON DATABASE channel FROM PUBLIC;
GRANT CONNECT ON DATABASE channel TO channel;
SQL
