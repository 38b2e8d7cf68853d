-- What a post is told where its people have their desk: said below the ticket's card, and, what can wait, when the
-- office opens. Written with what it tells of; only the telling waits. `draft` is empty where the card alone waits.
-- held: until due_at, and then for the briefs of the day · due: to be said with the next look at the ticket's cards.
CREATE TABLE desk_word (
  id           uuid PRIMARY KEY,
  ticket_id    uuid NOT NULL REFERENCES ticket,
  officer      text NOT NULL REFERENCES officer,
  door         text NOT NULL,
  address      text NOT NULL,
  key          text NOT NULL,
  draft        jsonb,
  due_at       timestamptz NOT NULL,
  state        text NOT NULL CHECK (state IN ('held', 'due', 'said', 'folded', 'overtaken')),
  cause        text NOT NULL,
  made_at      timestamptz NOT NULL
);
CREATE INDEX desk_word_due ON desk_word (due_at) WHERE state = 'held';
CREATE INDEX desk_word_ticket ON desk_word (ticket_id) WHERE state IN ('held', 'due');

-- A note below a card is corrected and taken back by its writer: under which id the door refers to it, how it read
-- before (the oldest first: text, at), and when it was changed last or taken back. Its text stays.
ALTER TABLE ticket_message
  ADD COLUMN reference  text,
  ADD COLUMN earlier    jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN edited_at  timestamptz,
  ADD COLUMN deleted_at timestamptz;
CREATE INDEX ticket_message_reference ON ticket_message (ticket_id, reference) WHERE reference IS NOT NULL;
