-- Oldest writer: tables 46, Loket 0.1.0
-- What the head of office says in the report of a period in words of his own; the newest version is in force.
CREATE TABLE report_narrative (
  period_from TEXT    NOT NULL,
  period_to   TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  at_utc      TEXT    NOT NULL,
  person      TEXT    NOT NULL,
  words       TEXT    NOT NULL,
  PRIMARY KEY (period_from, period_to, version)
) WITHOUT ROWID;
