-- Months whose events lie in a file of their own, one row each: what stands in the file, and what its
-- bytes come to. Events of before the newest one's last are no longer this file's, and go bit by bit.
CREATE TABLE thinned (
  month        TEXT    NOT NULL PRIMARY KEY,
  first_seq    INTEGER NOT NULL,
  last_seq     INTEGER NOT NULL,
  last_utc     TEXT    NOT NULL,
  epochs       TEXT    NOT NULL,
  hash_before  TEXT    NOT NULL,
  hash_after   TEXT    NOT NULL,
  state_before TEXT    NOT NULL,
  state_after  TEXT    NOT NULL,
  tables       INTEGER NOT NULL,
  sha256       TEXT    NOT NULL,
  bytes        INTEGER NOT NULL
) WITHOUT ROWID;

-- What all events up to the newest of those months come to, packed and in parts: a check begins with
-- it. Parts of another seq belong to a move that was cut off, or to one of before.
CREATE TABLE thinned_state (
  seq  INTEGER NOT NULL,
  part INTEGER NOT NULL,
  body BLOB    NOT NULL,
  PRIMARY KEY (seq, part)
);
