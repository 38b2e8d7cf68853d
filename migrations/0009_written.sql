-- What a person wrote in a legacy font: `text` is what we read it as, `written` what stood there. In a transcript the
-- text is what the person wrote, and `read_as` our reading.
ALTER TABLE ticket_message ADD COLUMN written text;
ALTER TABLE transcript ADD COLUMN read_as text;
