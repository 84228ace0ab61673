-- Answers and receipts lie in survey.db from here on. The server moves old ones at its start, and drops
-- their tables then: only it can write two files one after the other.
CREATE INDEX survey_invitation_by_end ON survey_invitation (expires_utc);
