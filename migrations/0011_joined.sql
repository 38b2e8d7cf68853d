-- Two contacts that were proved to be one person. What came along is written down, so that it can go back.
CREATE TABLE joining (
  id              uuid PRIMARY KEY,
  -- in this order they were made, and in the reverse they can be undone
  nth             bigint GENERATED ALWAYS AS IDENTITY,
  -- the contact that goes on, and the one whose handles and tickets it took
  kept            uuid NOT NULL REFERENCES contact,
  joined          uuid NOT NULL REFERENCES contact,
  -- the door where the person asked for it, and the door that the code was sent to
  asked_channel   text NOT NULL,
  asked_address   text NOT NULL,
  proved_channel  text NOT NULL,
  proved_address  text NOT NULL,
  came            jsonb NOT NULL,
  at              timestamptz NOT NULL,
  separated_at    timestamptz,
  separated_by    jsonb
);
CREATE INDEX joining_kept ON joining (kept);
CREATE INDEX joining_joined ON joining (joined);
CREATE INDEX proof_subject ON proof (purpose, subject);

-- By which door a line of a ticket came in or went out.
ALTER TABLE ticket_message ADD COLUMN door text;
ALTER TABLE ticket_message ADD COLUMN door_address text;
UPDATE ticket_message m SET door = t.channel, door_address = t.address
  FROM transcript t WHERE t.inbox_id = m.inbox_id AND t.direction = 'in' AND m.direction = 'in';
