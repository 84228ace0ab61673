-- Oldest writer: tables 46, Loket 0.1.0
-- Which catalogue held at a moment, without reading the whole journal.
CREATE INDEX event_catalogue ON event (seq) WHERE kind = 'CatalogueAdopted';

-- The procedures by which visits were begun, each once; a function of the journal, like all below
-- but dossier_words.
CREATE TABLE dossier_procedure (
  revision TEXT NOT NULL PRIMARY KEY,
  service  TEXT NOT NULL,
  body     TEXT NOT NULL
) WITHOUT ROWID;

-- A visit by the book. One with papers may take several visits.
CREATE TABLE dossier (
  dossier      TEXT NOT NULL PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,
  person       TEXT NOT NULL,
  service      TEXT NOT NULL,
  revision     TEXT NOT NULL,
  standard     TEXT NOT NULL,
  language     TEXT NOT NULL,
  state        TEXT NOT NULL,
  opened_utc   TEXT NOT NULL,
  changed_utc  TEXT NOT NULL,
  complete_utc TEXT,
  product      TEXT,
  product_words TEXT,
  product_utc  TEXT,
  handed_to    TEXT,
  closed_words TEXT,
  closed_utc   TEXT,
  words        TEXT
) WITHOUT ROWID;
CREATE INDEX dossier_by_state ON dossier (state, opened_utc);

CREATE TABLE dossier_ticket (
  ticket       TEXT NOT NULL PRIMARY KEY,
  dossier      TEXT NOT NULL,
  attached_utc TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX dossier_ticket_by_dossier ON dossier_ticket (dossier, attached_utc);

CREATE TABLE dossier_step (
  dossier  TEXT NOT NULL,
  step     TEXT NOT NULL,
  state    TEXT NOT NULL,
  done_utc TEXT NOT NULL,
  done_by  TEXT NOT NULL,
  reason   TEXT NOT NULL,
  words    TEXT,
  PRIMARY KEY (dossier, step)
) WITHOUT ROWID;

CREATE TABLE dossier_line (
  dossier    TEXT NOT NULL,
  line       TEXT NOT NULL,
  version    INTEGER NOT NULL,
  state      TEXT NOT NULL,
  reason     TEXT NOT NULL,
  words      TEXT,
  marked_utc TEXT NOT NULL,
  marked_by  TEXT NOT NULL,
  PRIMARY KEY (dossier, line)
) WITHOUT ROWID;

CREATE TABLE dossier_mark (
  dossier    TEXT NOT NULL,
  line       TEXT NOT NULL,
  step       TEXT NOT NULL,
  mark       TEXT NOT NULL,
  marked_utc TEXT NOT NULL,
  marked_by  TEXT NOT NULL,
  PRIMARY KEY (dossier, line, step, mark)
) WITHOUT ROWID;

-- The agenda book: the running numbers of a year.
CREATE TABLE dossier_agenda (
  year    INTEGER NOT NULL,
  number  INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  PRIMARY KEY (year, number)
) WITHOUT ROWID;
CREATE UNIQUE INDEX dossier_agenda_by_dossier ON dossier_agenda (dossier);

-- The lists of what is missing, as they come to paper.
CREATE TABLE dossier_slip (
  job       TEXT NOT NULL PRIMARY KEY,
  dossier   TEXT NOT NULL,
  station   TEXT NOT NULL,
  copy      INTEGER NOT NULL,
  state     TEXT NOT NULL,
  reason    TEXT NOT NULL,
  asked_utc TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX dossier_slip_by_dossier ON dossier_slip (dossier, asked_utc);
CREATE INDEX dossier_slip_open ON dossier_slip (station) WHERE state IN ('PENDING', 'SENDING');

-- Who was shown the words of which berkas.
CREATE TABLE dossier_reading (
  dossier  TEXT NOT NULL,
  read_utc TEXT NOT NULL,
  reader   TEXT NOT NULL,
  PRIMARY KEY (dossier, read_utc, reader)
) WITHOUT ROWID;

-- What is written in a berkas of a person, and reasons in free words, sealed with the person's key.
CREATE TABLE dossier_words (
  id     TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  body   BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX dossier_words_by_person ON dossier_words (person);
