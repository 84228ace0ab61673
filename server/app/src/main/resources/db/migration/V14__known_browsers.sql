-- In which browsers an account has logged in before, by the SHA-256 of their cookie. nr is their
-- order: the newest few of each account are kept.
CREATE TABLE known_browser (
  nr         INTEGER PRIMARY KEY,
  token_hash TEXT NOT NULL,
  user       TEXT NOT NULL,
  UNIQUE (token_hash, user)
);

-- When a code was made: how long it was good for can be told though the clock was wrong then. Empty
-- of those from before.
ALTER TABLE enrolment_code ADD COLUMN made_utc TEXT NOT NULL DEFAULT '';
