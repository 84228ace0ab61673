-- What was tried before anybody came, and what came of it last: of each thing one row.
CREATE TABLE trial (
  kind    TEXT NOT NULL,
  subject TEXT NOT NULL,
  at_utc  TEXT NOT NULL,
  person  TEXT NOT NULL,
  outcome TEXT NOT NULL,
  word    TEXT NOT NULL,
  figures TEXT NOT NULL,
  PRIMARY KEY (kind, subject)
) WITHOUT ROWID;
