-- The SHA-256 of the code with which a screen was enrolled: whoever opens the same address again in
-- the same browser is that screen, and no second one. Empty of those from before.
ALTER TABLE device ADD COLUMN enrolled_with TEXT NOT NULL DEFAULT '';
