-- The journal: what was asked, what was answered, what happened. Only ever added to.
CREATE TABLE command (
  request_id TEXT NOT NULL PRIMARY KEY,
  actor      TEXT NOT NULL,
  body_hash  TEXT NOT NULL,
  answer     TEXT NOT NULL,
  first_seq  INTEGER NOT NULL,
  last_seq   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE event (
  seq         INTEGER NOT NULL PRIMARY KEY,
  epoch       INTEGER NOT NULL,
  at_utc      TEXT NOT NULL,
  service_day TEXT NOT NULL,
  kind        TEXT NOT NULL,
  version     INTEGER NOT NULL,
  actor       TEXT NOT NULL,
  body        TEXT NOT NULL,
  prev_hash   BLOB NOT NULL,
  hash        BLOB NOT NULL
);

-- The current state: the last wall against a double number or a double call, and the start.
CREATE TABLE office_state (
  name TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE last_serial (
  service_day TEXT NOT NULL,
  prefix      TEXT NOT NULL,
  serial      INTEGER NOT NULL,
  PRIMARY KEY (service_day, prefix)
) WITHOUT ROWID;

CREATE TABLE ticket (
  id          TEXT NOT NULL PRIMARY KEY,
  service_day TEXT NOT NULL,
  prefix      TEXT NOT NULL,
  serial      INTEGER NOT NULL,
  place       INTEGER NOT NULL,
  state       TEXT NOT NULL,
  body        TEXT NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX one_number_per_day_and_service ON ticket (service_day, prefix, serial);

CREATE TABLE counter (
  number  INTEGER NOT NULL PRIMARY KEY,
  officer TEXT NOT NULL,
  body    TEXT NOT NULL
);
CREATE UNIQUE INDEX one_counter_per_officer ON counter (officer) WHERE officer <> '';

CREATE TABLE active_call (
  counter INTEGER NOT NULL PRIMARY KEY,
  ticket  TEXT NOT NULL
);
CREATE UNIQUE INDEX one_active_call_per_ticket ON active_call (ticket);

CREATE TABLE announcement (
  id   TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE help_call (
  id   TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE device_state (
  id   TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE pace (
  service TEXT NOT NULL PRIMARY KEY,
  body    TEXT NOT NULL
) WITHOUT ROWID;

-- How far each follower has read.
CREATE TABLE follower (
  name TEXT NOT NULL PRIMARY KEY,
  seq  INTEGER NOT NULL
) WITHOUT ROWID;
