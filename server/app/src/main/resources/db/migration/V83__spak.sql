-- Oldest writer: tables 83, Loket 0.1.0
-- A campaign may ask of the perception of corruption (SPAK) in place of the nine unsur: five statements on a
-- scale of its own. threshold is what its index should reach, of 4; empty for the nine, which have none.
ALTER TABLE campaign ADD COLUMN survey TEXT NOT NULL DEFAULT 'SKM';
ALTER TABLE campaign ADD COLUMN threshold TEXT NOT NULL DEFAULT '';
