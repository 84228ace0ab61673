-- Oldest writer: tables 46, Loket 0.1.0
-- Work abroad that was announced and that somebody of the office has verified; each change is one more
-- version, and nothing that was told is overwritten. A program before shows none of it.
CREATE TABLE vacancy (
  number     INTEGER NOT NULL,
  version    INTEGER NOT NULL,
  request_id TEXT    NOT NULL UNIQUE,
  at_utc     TEXT    NOT NULL,
  person     TEXT    NOT NULL,
  told       TEXT    NOT NULL,
  withdrawn  TEXT    NOT NULL,
  PRIMARY KEY (number, version)
) WITHOUT ROWID;
