-- Lines of the guest book, without a word of anybody; a function of the journal.
CREATE TABLE guest_entry (
  guest       TEXT NOT NULL PRIMARY KEY,
  person      TEXT NOT NULL,
  ticket      TEXT NOT NULL UNIQUE,
  service_day TEXT NOT NULL,
  party_size  INTEGER NOT NULL,
  noted_utc   TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX guest_entry_by_day ON guest_entry (service_day);

-- Who was shown which line; a function of the journal.
CREATE TABLE guest_reading (
  guest    TEXT NOT NULL,
  read_utc TEXT NOT NULL,
  reader   TEXT NOT NULL,
  PRIMARY KEY (guest, read_utc, reader)
) WITHOUT ROWID;

-- What guests say of themselves, sealed with the person's key. The journal has the digest.
CREATE TABLE guest_words (
  id     TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  body   BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX guest_words_by_person ON guest_words (person);
