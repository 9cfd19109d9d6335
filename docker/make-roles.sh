#!/usr/bin/env bash
# Runs once, when the database is made. The same roles and settings as tools/postgres/roles.ts.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username postgres \
  --set owner_password="$OWNER_PASSWORD" --set app_password="$APP_PASSWORD" <<'SQL'
create role bihuan_owner login nosuperuser nocreatedb nocreaterole nobypassrls password :'owner_password';
create role bihuan_app login nosuperuser nocreatedb nocreaterole nobypassrls password :'app_password';
alter role bihuan_app set lock_timeout = '3s';
alter role bihuan_app set statement_timeout = '5s';
alter role bihuan_app set idle_in_transaction_session_timeout = '8s';
alter role bihuan_app set transaction_timeout = '15s';
alter role bihuan_app set client_connection_check_interval = '2s';
alter role bihuan_app set tcp_keepalives_idle = '5';
alter role bihuan_app set tcp_keepalives_interval = '2';
alter role bihuan_app set tcp_keepalives_count = '3';
create database bihuan owner bihuan_owner;
SQL
