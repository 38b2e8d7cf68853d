-- What a letter answers, so that an answer that comes before what it answers finds it; and since when somebody is on a
-- ticket, so that who was copied in later is told nothing that was settled before.
ALTER TABLE transcript ADD COLUMN answers text[];
CREATE INDEX transcript_answers ON transcript USING gin (answers) WHERE answers IS NOT NULL;
ALTER TABLE ticket_person ADD COLUMN since timestamptz;
CREATE INDEX ticket_message_inbox ON ticket_message (inbox_id) WHERE inbox_id IS NOT NULL;
CREATE INDEX transcript_inbox ON transcript (inbox_id) WHERE inbox_id IS NOT NULL;
