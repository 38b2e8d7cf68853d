-- A place is a channel of a desk that many read. Empty duty and department: every ticket that names nobody in secret.
CREATE TABLE place (
  door         text NOT NULL,
  address      text NOT NULL,
  duty         int,
  department   text,
  UNIQUE NULLS NOT DISTINCT (door, address, duty, department)
);

-- Written with each event of a ticket: its cards are to be shown anew. One row, however many events a burst has.
CREATE TABLE card_due (
  ticket_id    uuid PRIMARY KEY REFERENCES ticket,
  since        timestamptz NOT NULL
);

-- Where a ticket's card stands, and what it shows.
CREATE TABLE ticket_card (
  ticket_id    uuid NOT NULL REFERENCES ticket,
  door         text NOT NULL,
  address      text NOT NULL,
  outbox_id    bigint NOT NULL REFERENCES outbox,
  digest       text NOT NULL,
  PRIMARY KEY (ticket_id, door, address)
);

-- A reply that may still be taken back. It stands in no record of the requester's until it goes out.
CREATE TABLE held_reply (
  id           uuid PRIMARY KEY,
  ticket_id    uuid NOT NULL REFERENCES ticket,
  staff        text NOT NULL REFERENCES staff_member,
  contact_id   uuid NOT NULL REFERENCES contact,
  door         text NOT NULL,
  account      text,
  address      text NOT NULL,
  text         text NOT NULL,
  files        jsonb NOT NULL DEFAULT '[]',
  due_at       timestamptz NOT NULL,
  state        text NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'sent', 'undone', 'refused'))
);
CREATE INDEX held_reply_due ON held_reply (due_at) WHERE state = 'held';
