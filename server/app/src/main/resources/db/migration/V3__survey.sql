-- An offer that stands for a few minutes. The row goes when the time is over, answered or not, so
-- that nobody can tell afterwards who answered.
CREATE TABLE survey_invitation (
  token       TEXT NOT NULL PRIMARY KEY,
  ticket      TEXT NOT NULL UNIQUE,
  service_day TEXT NOT NULL,
  service     TEXT NOT NULL,
  counter     INTEGER NOT NULL,
  expires_utc TEXT NOT NULL,
  spent       INTEGER NOT NULL
) WITHOUT ROWID;

-- Answers: a random key, no order, no time, no ticket. The day and the service are all that is kept.
CREATE TABLE survey_answer (
  id            TEXT NOT NULL PRIMARY KEY,
  service_day   TEXT NOT NULL,
  service       TEXT NOT NULL,
  questionnaire TEXT NOT NULL,
  persyaratan   INTEGER NOT NULL CHECK (persyaratan BETWEEN 1 AND 4),
  prosedur      INTEGER NOT NULL CHECK (prosedur BETWEEN 1 AND 4),
  waktu         INTEGER NOT NULL CHECK (waktu BETWEEN 1 AND 4),
  biaya         INTEGER NOT NULL CHECK (biaya BETWEEN 1 AND 4),
  produk        INTEGER NOT NULL CHECK (produk BETWEEN 1 AND 4),
  kompetensi    INTEGER NOT NULL CHECK (kompetensi BETWEEN 1 AND 4),
  perilaku      INTEGER NOT NULL CHECK (perilaku BETWEEN 1 AND 4),
  pengaduan     INTEGER NOT NULL CHECK (pengaduan BETWEEN 1 AND 4),
  sarpras       INTEGER NOT NULL CHECK (sarpras BETWEEN 1 AND 4),
  profile       TEXT NOT NULL,
  comment       TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX survey_answer_by_day ON survey_answer (service_day, service);

-- So that a lost reply can be repeated; holds nothing that leads to an answer.
CREATE TABLE survey_receipt (
  request_id TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;

-- Filled by a follower, can be rebuilt from the journal.
CREATE TABLE daily_visits (
  service_day TEXT NOT NULL,
  service     TEXT NOT NULL,
  issued      INTEGER NOT NULL,
  served      INTEGER NOT NULL,
  missed      INTEGER NOT NULL,
  PRIMARY KEY (service_day, service)
) WITHOUT ROWID;
