-- Where somebody last wrote from, and what a new message is threaded under: found without reading all that we sent them.
CREATE INDEX transcript_said ON transcript (channel, address, id) WHERE direction = 'in';
CREATE INDEX transcript_thread ON transcript (channel, address, id) WHERE external_id IS NOT NULL;
