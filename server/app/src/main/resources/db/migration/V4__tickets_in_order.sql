-- Rows in order of issue are added at the end of a table. As keys of an index they were too large:
-- five to a page, and half the pages written anew for each. The id was the number once more.
CREATE TABLE ticket_in_order (
  place       INTEGER NOT NULL PRIMARY KEY,
  service_day TEXT NOT NULL,
  prefix      TEXT NOT NULL,
  serial      INTEGER NOT NULL,
  state       TEXT NOT NULL,
  body        TEXT NOT NULL
);
INSERT INTO ticket_in_order (place, service_day, prefix, serial, state, body)
  SELECT place, service_day, prefix, serial, state, body FROM ticket;
DROP TABLE ticket;
ALTER TABLE ticket_in_order RENAME TO ticket;
CREATE UNIQUE INDEX one_number_per_day_and_service ON ticket (service_day, prefix, serial);
