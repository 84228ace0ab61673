-- What a board shows that has a way of its own: whose calls, own lines, pictures and videos.
CREATE TABLE board_show (
  screen TEXT NOT NULL PRIMARY KEY,
  shown  TEXT NOT NULL
) WITHOUT ROWID;
