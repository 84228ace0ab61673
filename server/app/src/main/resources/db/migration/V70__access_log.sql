-- Oldest writer: tables 46, Loket 0.1.0
-- Who logged in or tried to, and which accounts were changed by whom: what an office has to be able to
-- tell within three days of an incident. A user that there is not is left out: it may be a password.
CREATE TABLE access_log (
  seq     INTEGER NOT NULL PRIMARY KEY,
  at_utc  TEXT    NOT NULL,
  what    TEXT    NOT NULL,
  user    TEXT    NOT NULL,
  by_user TEXT    NOT NULL
);
