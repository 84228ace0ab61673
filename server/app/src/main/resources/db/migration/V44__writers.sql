-- Oldest writer: tables 44, Loket 0.1.0
-- Of each migration from this one on: the oldest program that may still write what it leaves, by the
-- newest migration that it knows and by its version. A program that doesn't know the migration reads
-- here whether it may go on. Each program fills it from the heads of its migrations.
CREATE TABLE oldest_writer (
  tables  INTEGER NOT NULL PRIMARY KEY,
  oldest  INTEGER NOT NULL,
  program TEXT    NOT NULL
);

-- Older programs that have written since, each by the newest migration that it knows: what follows from
-- their events in tables that they don't know has to be made anew.
CREATE TABLE older_writer (
  tables INTEGER NOT NULL PRIMARY KEY
);

-- Of a survey that was begun: who began it, so that a tablet which did not hear of its claim can ask
-- again, also after a restart. A digest of its request and of the token.
ALTER TABLE survey_claim ADD COLUMN begun TEXT;
