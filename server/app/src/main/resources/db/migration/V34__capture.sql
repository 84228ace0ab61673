-- Pictures that were asked for, and what came of it; a function of the journal.
CREATE TABLE capture (
  capture     TEXT    NOT NULL PRIMARY KEY,
  place       INTEGER NOT NULL,
  ticket      TEXT    NOT NULL,
  service_day TEXT    NOT NULL,
  counter     INTEGER NOT NULL,
  station     TEXT    NOT NULL,
  device      TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  purpose     TEXT    NOT NULL,
  claim       TEXT,
  consent     INTEGER NOT NULL,
  samples     INTEGER NOT NULL,
  asked_utc   TEXT    NOT NULL,
  asked_by    TEXT    NOT NULL,
  until_utc   TEXT    NOT NULL,
  outcome     TEXT,
  reason      TEXT,
  ended_utc   TEXT,
  matched     INTEGER,
  threshold   INTEGER,
  simulated   INTEGER
) WITHOUT ROWID;
CREATE INDEX capture_by_place ON capture (place);
CREATE INDEX capture_by_ticket ON capture (ticket);
CREATE INDEX capture_open ON capture (capture) WHERE outcome IS NULL;

-- Images and templates that were kept, without a dot of them; a function of the journal.
CREATE TABLE capture_kept (
  id          TEXT    NOT NULL PRIMARY KEY,
  what        TEXT    NOT NULL,
  subject     TEXT    NOT NULL,
  capture     TEXT    NOT NULL,
  quality     TEXT    NOT NULL,
  simulated   INTEGER NOT NULL,
  kept_utc    TEXT    NOT NULL,
  consent_by  TEXT,
  dropped_utc TEXT,
  dropped_why TEXT
) WITHOUT ROWID;
CREATE INDEX capture_kept_by_capture ON capture_kept (capture);

-- Who was shown which image; a function of the journal.
CREATE TABLE capture_reading (
  image    TEXT NOT NULL,
  read_utc TEXT NOT NULL,
  reader   TEXT NOT NULL,
  PRIMARY KEY (image, read_utc, reader)
) WITHOUT ROWID;

-- Visitors who were served without; a function of the journal.
CREATE TABLE capture_waived (
  waiver      TEXT    NOT NULL PRIMARY KEY,
  ticket      TEXT    NOT NULL,
  service_day TEXT    NOT NULL,
  counter     INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  why         TEXT    NOT NULL,
  waived_utc  TEXT    NOT NULL,
  waived_by   TEXT    NOT NULL
) WITHOUT ROWID;
CREATE INDEX capture_waived_by_ticket ON capture_waived (ticket);

-- The images, each sealed with a key of its own. The journal has the digests.
CREATE TABLE capture_image (
  id     TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  body   BLOB NOT NULL
);
CREATE INDEX capture_image_by_person ON capture_image (person);

-- The templates, sealed likewise.
CREATE TABLE capture_template (
  id     TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  body   BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX capture_template_by_person ON capture_template (person);
