-- Append-only means that a table cannot be emptied either.
CREATE TRIGGER ticket_event_no_truncate BEFORE TRUNCATE ON ticket_event
  FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();
