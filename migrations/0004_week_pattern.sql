-- An office's own week; null: the cell's. Officers loaded later stand in the database alone.
ALTER TABLE officer ADD COLUMN week_pattern text;
