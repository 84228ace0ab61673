CREATE TABLE account (
  user          TEXT NOT NULL PRIMARY KEY,
  name          TEXT NOT NULL,
  role          TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  locked        INTEGER NOT NULL,
  created_utc   TEXT NOT NULL
) WITHOUT ROWID;

-- Screens and stations. A token is stored only as its SHA-256.
CREATE TABLE device (
  id          TEXT NOT NULL PRIMARY KEY,
  kind        TEXT NOT NULL,
  name        TEXT NOT NULL,
  counters    TEXT NOT NULL,
  printer     TEXT NOT NULL,
  token_hash  TEXT NOT NULL UNIQUE,
  revoked     INTEGER NOT NULL,
  created_utc TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE session (
  token_hash  TEXT NOT NULL PRIMARY KEY,
  user        TEXT NOT NULL,
  device      TEXT NOT NULL,
  created_utc TEXT NOT NULL,
  seen_utc    TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE enrolment_code (
  code_hash   TEXT NOT NULL PRIMARY KEY,
  kind        TEXT NOT NULL,
  name        TEXT NOT NULL,
  counters    TEXT NOT NULL,
  printer     TEXT NOT NULL,
  uses_left   INTEGER NOT NULL,
  expires_utc TEXT NOT NULL
) WITHOUT ROWID;
