-- Oldest writer: tables 46, Loket 0.1.0
-- How many survey forms were typed from paper, and by whom; what stands on them lies elsewhere.
CREATE TABLE paper_forms (
  request_id  TEXT    NOT NULL PRIMARY KEY,
  typed_on    TEXT    NOT NULL,
  person      TEXT    NOT NULL,
  service_day TEXT    NOT NULL,
  service     TEXT    NOT NULL,
  forms       INTEGER NOT NULL CHECK (forms BETWEEN 1 AND 100)
) WITHOUT ROWID;
CREATE INDEX paper_forms_by_day ON paper_forms (service_day);
