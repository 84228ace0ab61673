-- Oldest writer: tables 46, Loket 0.1.0
-- Pictures of what was done about a survey: of which activity of which period's plan. The files themselves
-- lie in the folder documents.
CREATE TABLE followup_photo (
  period_from TEXT    NOT NULL,
  period_to   TEXT    NOT NULL,
  activity    TEXT    NOT NULL,
  request_id  TEXT    NOT NULL UNIQUE,
  sha256      TEXT    NOT NULL,
  bytes       INTEGER NOT NULL,
  at_utc      TEXT    NOT NULL,
  person      TEXT    NOT NULL,
  PRIMARY KEY (period_from, period_to, activity, sha256)
) WITHOUT ROWID;
