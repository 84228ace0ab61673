-- Oldest writer: tables 83, Loket 0.1.0
-- Which tables of answers were taken in from another survey, and by whom; what stands in them lies elsewhere.
CREATE TABLE survey_table (
  request_id  TEXT    NOT NULL PRIMARY KEY,
  sha256      TEXT    NOT NULL UNIQUE,
  taken_on    TEXT    NOT NULL,
  person      TEXT    NOT NULL,
  service_day TEXT    NOT NULL,
  service     TEXT    NOT NULL,
  source      TEXT    NOT NULL,
  respondents INTEGER NOT NULL CHECK (respondents > 0)
) WITHOUT ROWID;
CREATE INDEX survey_table_by_day ON survey_table (service_day);
