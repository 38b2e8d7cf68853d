-- What a ticket can be found again by: a number of the portal, its words in bands, the firm or office it comes from.
CREATE TABLE ticket_sign (
  ticket_id    uuid NOT NULL REFERENCES ticket,
  kind         text NOT NULL CHECK (kind IN ('number', 'band', 'firm')),
  value        text NOT NULL,
  at           timestamptz NOT NULL,
  PRIMARY KEY (ticket_id, kind, value)
);
CREATE INDEX ticket_sign_value ON ticket_sign (kind, value, at);
INSERT INTO ticket_sign (ticket_id, kind, value, at)
  SELECT id, 'number', slots -> slot ->> 'value', opened_at FROM ticket, unnest(ARRAY['contract', 'bid']) AS slot
  WHERE NOT confidential AND slots -> slot ->> 'value' <> ''
  ON CONFLICT DO NOTHING;
CREATE INDEX ticket_person_contact ON ticket_person (contact_id);

-- Two tickets that seem to be one matter, and what the officer said to that.
CREATE TABLE ticket_alike (
  ticket_id    uuid NOT NULL REFERENCES ticket,
  other_id     uuid NOT NULL REFERENCES ticket,
  score        real NOT NULL,
  why          text[] NOT NULL,
  state        text NOT NULL DEFAULT 'offered' CHECK (state IN ('offered', 'merged', 'apart')),
  at           timestamptz NOT NULL,
  PRIMARY KEY (ticket_id, other_id),
  CHECK (ticket_id <> other_id)
);

-- A fault that everybody meets (the portal is down), announced once.
CREATE TABLE fault (
  id           uuid PRIMARY KEY,
  serial       int NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
  kind         text NOT NULL,
  intents      text[] NOT NULL,
  words        text[] NOT NULL,
  -- own words in every language; null: those of the kind
  text         jsonb,
  officer      text NOT NULL REFERENCES officer,
  announced_at timestamptz NOT NULL,
  until        timestamptz,
  -- since when the in-charge has been asked whether it is over
  asked_at     timestamptz,
  ended_at     timestamptz
);
CREATE INDEX fault_open ON fault (announced_at) WHERE ended_at IS NULL;

-- Who met it, and all that they said of it. One row for each person, however often they write.
CREATE TABLE fault_link (
  fault_id     uuid NOT NULL REFERENCES fault,
  contact_id   uuid NOT NULL REFERENCES contact,
  channel      text NOT NULL,
  account      text,
  address      text NOT NULL,
  language     text NOT NULL,
  intent       text,
  said         jsonb NOT NULL,
  times        int NOT NULL DEFAULT 1,
  at           timestamptz NOT NULL,
  state        text NOT NULL DEFAULT 'linked' CHECK (state IN ('linked', 'other', 'asked', 'works', 'stuck', 'unreachable')),
  asked_at     timestamptz,
  ticket_id    uuid REFERENCES ticket,
  PRIMARY KEY (fault_id, contact_id)
);
CREATE INDEX fault_link_asked ON fault_link (contact_id) WHERE state = 'asked';
CREATE INDEX fault_link_linked ON fault_link (fault_id) WHERE state = 'linked';

-- Append-only, as the history of a ticket.
CREATE TABLE fault_event (
  fault_id     uuid NOT NULL REFERENCES fault,
  at           timestamptz NOT NULL,
  kind         text NOT NULL,
  doer         jsonb NOT NULL,
  data         jsonb NOT NULL
);
CREATE INDEX fault_event_fault ON fault_event (fault_id, at);
CREATE TRIGGER fault_event_append_only BEFORE UPDATE OR DELETE ON fault_event
  FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
