#!/bin/bash
# Run once by the database's image: the roles of docs/operations.md, with the passwords of ops/.env.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U postgres -v owner="$HUIYIN_DB_OWNER_PASSWORD" -v app="$HUIYIN_DB_APP_PASSWORD" <<'SQL'
create role huiyin_owner login password :'owner';
create role huiyin_app login password :'app';
create role huiyin_reader nologin;
grant huiyin_reader to huiyin_app with inherit false, set true;
create database huiyin owner huiyin_owner;
SQL
