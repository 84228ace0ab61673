-- Oldest writer: tables 85, Loket 0.1.0
-- Who corrected what is known of somebody who looks for work, when and why; a function of the journal. The
-- words themselves take the place of those before in seeker_words, which an older program would take for damage.
CREATE TABLE seeker_correction (
  seeker        TEXT NOT NULL,
  corrected_utc TEXT NOT NULL,
  corrected_by  TEXT NOT NULL,
  reason        TEXT NOT NULL,
  PRIMARY KEY (seeker, corrected_utc, corrected_by)
) WITHOUT ROWID;
