-- Oldest writer: tables 82, Loket 0.1.0
-- Who corrected which line of the guest book, when and why; a function of the journal. The words themselves
-- take the place of those before in guest_words, which an older program would take for damage.
CREATE TABLE guest_correction (
  guest         TEXT NOT NULL,
  corrected_utc TEXT NOT NULL,
  corrected_by  TEXT NOT NULL,
  reason        TEXT NOT NULL,
  PRIMARY KEY (guest, corrected_utc, corrected_by)
) WITHOUT ROWID;

-- Whose words nobody of the staff is shown, from when until when; a function of the journal. An older program
-- would show them.
CREATE TABLE person_restriction (
  person         TEXT NOT NULL,
  restricted_utc TEXT NOT NULL,
  restricted_by  TEXT NOT NULL,
  reason         TEXT NOT NULL,
  lifted_utc     TEXT,
  lifted_by      TEXT,
  PRIMARY KEY (person, restricted_utc)
) WITHOUT ROWID;
