-- Oldest writer: tables 46, Loket 0.1.0
-- The figures of a survey's period as they were when it was closed. A closed period never changes;
-- a correction is a further version, with its reason.
CREATE TABLE closed_period (
  period_from TEXT    NOT NULL,
  period_to   TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  at_utc      TEXT    NOT NULL,
  person      TEXT    NOT NULL,
  reason      TEXT    NOT NULL,
  figures     TEXT    NOT NULL,
  PRIMARY KEY (period_from, period_to, version)
) WITHOUT ROWID;
