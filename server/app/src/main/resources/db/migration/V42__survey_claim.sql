-- Of a survey that was begun: it stands for the token and leads to no ticket. The row goes when it
-- was answered, or when no tablet may answer any more.
CREATE TABLE survey_claim (
  claim       TEXT NOT NULL PRIMARY KEY,
  service_day TEXT NOT NULL,
  service     TEXT NOT NULL,
  counter     INTEGER NOT NULL,
  expires_utc TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX survey_claim_by_end ON survey_claim (expires_utc);
