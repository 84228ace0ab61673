-- Oldest writer: tables 46, Loket 0.1.0
-- Reports that came back signed, of closed periods; the files themselves lie in the folder documents.
CREATE TABLE signed_paper (
  period_from TEXT    NOT NULL,
  period_to   TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  closing     INTEGER NOT NULL,
  request_id  TEXT    NOT NULL UNIQUE,
  sha256      TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  bytes       INTEGER NOT NULL,
  at_utc      TEXT    NOT NULL,
  person      TEXT    NOT NULL,
  PRIMARY KEY (period_from, period_to, version)
) WITHOUT ROWID;
