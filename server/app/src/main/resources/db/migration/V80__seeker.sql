-- Oldest writer: tables 80, Loket 0.1.0
-- Who looks for work and wants to be called, without a word of anybody; a function of the journal. A
-- program before would keep their words beyond their time.
CREATE TABLE seeker_entry (
  seeker    TEXT NOT NULL PRIMARY KEY,
  person    TEXT NOT NULL,
  ticket    TEXT NOT NULL,
  noted_utc TEXT NOT NULL,
  noted_by  TEXT NOT NULL,
  consent   TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX seeker_entry_by_person ON seeker_entry (person);
CREATE INDEX seeker_entry_by_ticket ON seeker_entry (ticket);

-- Who has tried to reach them about which vacancy, and what came of it; a function of the journal.
CREATE TABLE seeker_contact (
  contact   TEXT    NOT NULL PRIMARY KEY,
  seeker    TEXT    NOT NULL,
  vacancy   INTEGER NOT NULL,
  tried_utc TEXT    NOT NULL,
  tried_by  TEXT    NOT NULL,
  way       TEXT    NOT NULL,
  outcome   TEXT    NOT NULL
) WITHOUT ROWID;
CREATE INDEX seeker_contact_by_seeker ON seeker_contact (seeker);

-- Who was shown which entry; a function of the journal.
CREATE TABLE seeker_reading (
  seeker   TEXT NOT NULL,
  read_utc TEXT NOT NULL,
  reader   TEXT NOT NULL,
  PRIMARY KEY (seeker, read_utc, reader)
) WITHOUT ROWID;

-- What they say of themselves, sealed with the person's key. The journal has the digest.
CREATE TABLE seeker_words (
  id     TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  body   BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX seeker_words_by_person ON seeker_words (person);
