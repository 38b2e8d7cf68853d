-- What is still to be done is found without reading what is done: the queues stay quick however old they grow.
CREATE INDEX inbox_open ON inbox (id) WHERE state = 'waiting';
CREATE INDEX inbox_aside ON inbox (id) WHERE state = 'poison';
CREATE INDEX outbox_waiting ON outbox (id) WHERE state IN ('waiting', 'handed_over');
CREATE INDEX outbox_undelivered ON outbox (id) WHERE state IN ('failed', 'uncertain');
-- One cause's messages, and what came of one original.
CREATE INDEX transcript_outbox ON transcript (outbox_id) WHERE outbox_id IS NOT NULL;
