-- Oldest writer: tables 46, Loket 0.1.0
-- What an office does about the lowest unsur of a survey's period: the newest version is in force.
CREATE TABLE followup_plan (
  period_from TEXT    NOT NULL,
  period_to   TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  at_utc      TEXT    NOT NULL,
  person      TEXT    NOT NULL,
  plan        TEXT    NOT NULL,
  PRIMARY KEY (period_from, period_to, version)
) WITHOUT ROWID;
