-- Oldest writer: tables 46, Loket 0.1.0
-- The PDFs of the decisions on which the service standards rest, each a version; the newest one is shown. The
-- files themselves lie in the folder documents.
CREATE TABLE decision_paper (
  number     TEXT    NOT NULL,
  version    INTEGER NOT NULL,
  request_id TEXT    NOT NULL UNIQUE,
  sha256     TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  bytes      INTEGER NOT NULL,
  at_utc     TEXT    NOT NULL,
  person     TEXT    NOT NULL,
  PRIMARY KEY (number, version)
) WITHOUT ROWID;
