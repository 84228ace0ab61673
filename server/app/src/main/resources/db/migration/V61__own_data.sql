-- Oldest writer: tables 46, Loket 0.1.0
-- Who was handed all that is kept of them, by whom and why; a function of the journal.
CREATE TABLE own_data_handed (
  person     TEXT NOT NULL,
  handed_utc TEXT NOT NULL,
  handed_by  TEXT NOT NULL,
  reason     TEXT NOT NULL,
  PRIMARY KEY (person, handed_utc, handed_by)
) WITHOUT ROWID;

-- What is kept of one person, without reading everybody's.
CREATE INDEX guest_entry_by_person ON guest_entry (person);
CREATE INDEX dossier_by_person ON dossier (person);
