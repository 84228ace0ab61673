-- Oldest writer: tables 46, Loket 0.1.0
-- Surveys of a group apart from the public one, such as the procurement unit's; what was said lies
-- elsewhere until one is closed: its figures are kept then, and stand.
CREATE TABLE campaign (
  number      INTEGER NOT NULL PRIMARY KEY,
  request_id  TEXT    NOT NULL UNIQUE,
  name        TEXT    NOT NULL,
  respondents TEXT    NOT NULL,
  first_day   TEXT    NOT NULL,
  last_day    TEXT    NOT NULL,
  floor       INTEGER NOT NULL CHECK (floor >= 30),
  made_by     TEXT    NOT NULL,
  closed_utc  TEXT    NOT NULL DEFAULT '',
  closed_by   TEXT    NOT NULL DEFAULT '',
  figures     TEXT    NOT NULL DEFAULT ''
);

-- How many sets were typed or brought as a table, and by whom.
CREATE TABLE campaign_pile (
  request_id TEXT    NOT NULL PRIMARY KEY,
  campaign   INTEGER NOT NULL,
  taken_on   TEXT    NOT NULL,
  person     TEXT    NOT NULL,
  kind       TEXT    NOT NULL,
  sets       INTEGER NOT NULL CHECK (sets >= 1)
) WITHOUT ROWID;
