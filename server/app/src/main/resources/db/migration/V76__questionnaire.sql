-- Oldest writer: tables 46, Loket 0.1.0
-- What the survey asks in the office's own words, each version with the first service day on which it is
-- asked; nothing that was asked is ever overwritten. A program before asks the standard words, and says so
-- of each answer.
CREATE TABLE questionnaire (
  number   INTEGER NOT NULL PRIMARY KEY,
  from_day TEXT    NOT NULL,
  at_utc   TEXT    NOT NULL,
  person   TEXT    NOT NULL,
  asked    TEXT    NOT NULL
);
