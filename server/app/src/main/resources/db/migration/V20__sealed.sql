-- Whether each table has its sums, and what the schema's own is: see RowSums. Empty while tables change.
CREATE TABLE sealed (
  what TEXT    NOT NULL PRIMARY KEY,
  sum  INTEGER NOT NULL
) WITHOUT ROWID;
