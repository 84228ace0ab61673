-- What stands on a kind of paper, as the office wants it: the newest version is in force. Without
-- one, or with an empty one, the paper looks as usual.
CREATE TABLE slip_layout (
  kind    TEXT    NOT NULL,
  version INTEGER NOT NULL,
  at_utc  TEXT    NOT NULL,
  person  TEXT    NOT NULL,
  layout  TEXT,
  PRIMARY KEY (kind, version)
) WITHOUT ROWID;
