-- The sums of rows that every tap writes stand in the rows themselves: see RowSums.
ALTER TABLE command ADD COLUMN own_sum INTEGER;
ALTER TABLE follower ADD COLUMN own_sum INTEGER;
ALTER TABLE last_serial ADD COLUMN own_sum INTEGER;
ALTER TABLE ticket ADD COLUMN own_sum INTEGER;
ALTER TABLE counter ADD COLUMN own_sum INTEGER;
ALTER TABLE active_call ADD COLUMN own_sum INTEGER;
ALTER TABLE shelf ADD COLUMN own_sum INTEGER;
ALTER TABLE daily_visits ADD COLUMN own_sum INTEGER;
