-- By which door somebody who met a fault spoke of it last: there they are asked when it is over. Who met it at two doors
-- that were found to be one person's is asked at one, and the other says so.
ALTER TABLE fault_link ADD COLUMN last_at timestamptz;
UPDATE fault_link SET last_at = at;
ALTER TABLE fault_link
  ALTER COLUMN last_at SET NOT NULL,
  DROP CONSTRAINT fault_link_state_check,
  ADD CONSTRAINT fault_link_state_check
    CHECK (state IN ('linked', 'other', 'asked', 'works', 'stuck', 'elsewhere', 'unreachable'));
CREATE INDEX fault_link_door ON fault_link (channel, address);
CREATE INDEX fault_link_contact ON fault_link (contact_id);

-- Of what the staff hear about a fault, and when: at night and on days off what is not urgent waits for the office.
-- held: until due_at · said · overtaken: it was over before they came.
CREATE TABLE fault_word (
  fault_id     uuid NOT NULL REFERENCES fault,
  contact_id   uuid NOT NULL REFERENCES contact,
  kind         text NOT NULL CHECK (kind IN ('announced', 'ended')),
  officer      text NOT NULL REFERENCES officer,
  due_at       timestamptz NOT NULL,
  state        text NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'said', 'overtaken')),
  PRIMARY KEY (fault_id, contact_id, kind)
);
CREATE INDEX fault_word_held ON fault_word (due_at) WHERE state = 'held';
