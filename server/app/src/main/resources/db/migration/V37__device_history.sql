-- What became of each device, filled by a follower from the journal and made anew by a check. A row
-- is a change; fell is 1 where the device went down that had not been down.
CREATE TABLE device_change (
  seq     INTEGER PRIMARY KEY,
  station TEXT NOT NULL,
  device  TEXT NOT NULL,
  at_utc  TEXT NOT NULL,
  state   TEXT NOT NULL,
  health  TEXT NOT NULL,
  detail  TEXT NOT NULL,
  fell    INTEGER NOT NULL
);
CREATE INDEX device_change_of ON device_change (station, device, seq);
