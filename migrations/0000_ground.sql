-- What every part stands on. (schema_migration itself is made by the code that reads this folder.)

-- One of many processes holds a name for a while.
CREATE TABLE lease (
  name        text PRIMARY KEY,
  holder      text NOT NULL,
  until       timestamptz NOT NULL
);

-- Small facts that every process reads: the demo's clock, offsets, the cell that was loaded.
CREATE TABLE setting (
  key         text PRIMARY KEY,
  value       jsonb NOT NULL,
  updated_at  timestamptz NOT NULL DEFAULT now()
);
