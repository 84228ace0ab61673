-- Oldest writer: tables 83, Loket 0.1.0
-- Brochures and country sheets: a row for each thing that was done to one, drafts with all their words (told);
-- nothing is overwritten. A program before shows none of it.
CREATE TABLE brochure (
  number     INTEGER NOT NULL,
  version    INTEGER NOT NULL,
  request_id TEXT    NOT NULL UNIQUE,
  at_utc     TEXT    NOT NULL,
  person     TEXT    NOT NULL,
  deed       TEXT    NOT NULL,
  about      INTEGER NOT NULL,
  reason     TEXT    NOT NULL,
  told       TEXT    NOT NULL,
  PRIMARY KEY (number, version)
) WITHOUT ROWID;
