-- Oldest writer: tables 46, Loket 0.1.0
-- How visits at a kiosk ended: sums of a day and of one run of its page, never a single visit.
CREATE TABLE kiosk_use (
  service_day TEXT NOT NULL,
  screen      TEXT NOT NULL,
  run         TEXT NOT NULL,
  sums        TEXT NOT NULL,
  PRIMARY KEY (service_day, screen, run)
) WITHOUT ROWID;
