-- Oldest writer: tables 46, Loket 0.1.0
-- Under which version of the text something was taken; empty where none was shown.
ALTER TABLE guest_entry ADD COLUMN consent TEXT;
ALTER TABLE capture ADD COLUMN consent_version TEXT;

-- When somebody withdrew their consent to photos and fingers, and how many went with it; a function
-- of the journal.
CREATE TABLE consent_withdrawn (
  ticket        TEXT    NOT NULL,
  withdrawn_utc TEXT    NOT NULL,
  withdrawn_by  TEXT    NOT NULL,
  images        INTEGER NOT NULL,
  templates     INTEGER NOT NULL,
  PRIMARY KEY (ticket, withdrawn_utc, withdrawn_by)
) WITHOUT ROWID;
