-- Oldest writer: tables 46, Loket 0.1.0
-- Why somebody was erased; empty of what an older program or an interrupted erasure has done.
ALTER TABLE person_erased ADD COLUMN reason TEXT;
