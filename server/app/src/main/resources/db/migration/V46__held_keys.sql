-- Oldest writer: tables 44, Loket 0.1.0
-- The SHA-256 of the key that a screen, a station or a login has proved to hold: its token alone is
-- worth nothing then. Empty of those from before, and of browsers that make none.
ALTER TABLE device ADD COLUMN held_key TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN held_key TEXT NOT NULL DEFAULT '';
