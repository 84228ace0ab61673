-- Who was erased; a function of the journal.
CREATE TABLE person_erased (
  person     TEXT NOT NULL PRIMARY KEY,
  erased_utc TEXT NOT NULL,
  erased_by  TEXT NOT NULL
) WITHOUT ROWID;
