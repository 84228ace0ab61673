-- Oldest writer: tables 73, Loket 0.1.0
-- What a visitor on a detour has written for SISKOP2MI, sealed with a key that goes with its day. The
-- row goes when the visit is over.
CREATE TABLE worksheet (
  ticket    TEXT    NOT NULL PRIMARY KEY,
  saved_utc TEXT    NOT NULL,
  handed    INTEGER NOT NULL CHECK (handed IN (0, 1)),
  sealed    TEXT    NOT NULL
) WITHOUT ROWID;
