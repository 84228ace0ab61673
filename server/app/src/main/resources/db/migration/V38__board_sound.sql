-- How a board or voice sounds that has a way of its own: chime, voice, languages, volume, quiet hours.
CREATE TABLE board_sound (
  screen TEXT NOT NULL PRIMARY KEY,
  sound  TEXT NOT NULL
) WITHOUT ROWID;
