CREATE TABLE ticket_year (
  year         int PRIMARY KEY,
  last         int NOT NULL
);

CREATE TABLE ticket (
  id             uuid PRIMARY KEY,
  number         text NOT NULL UNIQUE,
  year           int NOT NULL,
  serial         int NOT NULL,
  category       text NOT NULL,
  duty           int NOT NULL,
  status         text NOT NULL,
  department     text,
  district       text,
  -- a post, never a person
  officer        text NOT NULL REFERENCES officer,
  level          int NOT NULL DEFAULT 0,
  contact_id     uuid NOT NULL REFERENCES contact,
  channel        text NOT NULL,
  address        text NOT NULL,
  language       text NOT NULL,
  subject        text NOT NULL,
  slots          jsonb NOT NULL DEFAULT '{}',
  confidential   boolean NOT NULL DEFAULT false,
  why            jsonb NOT NULL DEFAULT '[]',
  opened_at      timestamptz NOT NULL,
  clock_from     timestamptz NOT NULL,
  round          int NOT NULL DEFAULT 0,
  due_at         timestamptz NOT NULL,
  service_hours  double precision NOT NULL,
  promised_at    timestamptz,
  interim_count  int NOT NULL DEFAULT 0,
  reopen_count   int NOT NULL DEFAULT 0,
  outcome        text,
  resolution     text,
  findings       jsonb NOT NULL DEFAULT '{}',
  resolved_at    timestamptz,
  closed_at      timestamptz,
  merged_into    uuid REFERENCES ticket,
  rating         int,
  history_length int NOT NULL DEFAULT 0,
  history_hash   text NOT NULL DEFAULT '',
  UNIQUE (year, serial)
);
CREATE INDEX ticket_open ON ticket (officer, due_at) WHERE closed_at IS NULL;
CREATE INDEX ticket_contact ON ticket (contact_id);

-- Append-only. The text lies apart so that it can be erased without breaking the chain.
CREATE TABLE ticket_event (
  ticket_id      uuid NOT NULL REFERENCES ticket,
  seq            int NOT NULL,
  at             timestamptz NOT NULL,
  kind           text NOT NULL,
  doer           jsonb NOT NULL,
  data           jsonb NOT NULL,
  salt           text NOT NULL,
  text_digest    text NOT NULL,
  previous       text NOT NULL,
  hash           text NOT NULL,
  PRIMARY KEY (ticket_id, seq)
);

CREATE TABLE ticket_event_text (
  ticket_id      uuid NOT NULL,
  seq            int NOT NULL,
  text           text NOT NULL,
  PRIMARY KEY (ticket_id, seq),
  FOREIGN KEY (ticket_id, seq) REFERENCES ticket_event (ticket_id, seq)
);

CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history of a ticket is append-only';
END $$;
CREATE TRIGGER ticket_event_append_only BEFORE UPDATE OR DELETE ON ticket_event
  FOR EACH ROW EXECUTE FUNCTION history_is_append_only();

CREATE TABLE history_anchor (
  day            date PRIMARY KEY,
  tickets        int NOT NULL,
  events         bigint NOT NULL,
  hash           text NOT NULL,
  anchored_at    timestamptz NOT NULL
);

CREATE TABLE ticket_message (
  id             uuid PRIMARY KEY,
  ticket_id      uuid NOT NULL REFERENCES ticket,
  direction      text NOT NULL CHECK (direction IN ('in', 'out', 'note')),
  author         jsonb NOT NULL,
  text           text NOT NULL,
  folded         text,
  inbox_id       bigint REFERENCES inbox,
  at             timestamptz NOT NULL
);
CREATE INDEX ticket_message_ticket ON ticket_message (ticket_id, at);

CREATE TABLE ticket_file (
  id             uuid PRIMARY KEY,
  ticket_id      uuid NOT NULL REFERENCES ticket,
  message_id     uuid REFERENCES ticket_message,
  sha256         text NOT NULL REFERENCES file,
  name           text NOT NULL,
  media_type     text NOT NULL,
  size           bigint NOT NULL,
  at             timestamptz NOT NULL
);
CREATE INDEX ticket_file_ticket ON ticket_file (ticket_id);

CREATE TABLE ticket_person (
  ticket_id      uuid NOT NULL REFERENCES ticket,
  contact_id     uuid NOT NULL REFERENCES contact,
  role           text NOT NULL CHECK (role IN ('requester', 'copy')),
  PRIMARY KEY (ticket_id, contact_id)
);

CREATE TABLE ticket_link (
  ticket_id      uuid NOT NULL REFERENCES ticket,
  other_id       uuid NOT NULL REFERENCES ticket,
  kind           text NOT NULL,
  PRIMARY KEY (ticket_id, other_id),
  CHECK (ticket_id <> other_id)
);

-- The clock rests; each rest is charged to its reason.
CREATE TABLE ticket_pause (
  id             uuid PRIMARY KEY,
  ticket_id      uuid NOT NULL REFERENCES ticket,
  reason         text NOT NULL CHECK (reason IN ('requester', 'gem')),
  from_at        timestamptz NOT NULL,
  to_at          timestamptz
);
CREATE UNIQUE INDEX ticket_pause_one ON ticket_pause (ticket_id) WHERE to_at IS NULL;

-- One row per rung of the ladder: whatever happens to a process, a rung is trodden once.
CREATE TABLE ticket_rung (
  ticket_id      uuid NOT NULL REFERENCES ticket,
  round          int NOT NULL,
  rung           text NOT NULL,
  at             timestamptz NOT NULL,
  done_at        timestamptz,
  PRIMARY KEY (ticket_id, round, rung)
);
CREATE INDEX ticket_rung_due ON ticket_rung (at) WHERE done_at IS NULL;

-- A ticket that waits for a person says so here; the turn reads it.
CREATE TABLE awaiting (
  contact_id     uuid NOT NULL REFERENCES contact,
  ticket_id      uuid NOT NULL REFERENCES ticket,
  kind           text NOT NULL CHECK (kind IN ('answer', 'rating')),
  since          timestamptz NOT NULL,
  PRIMARY KEY (contact_id, ticket_id, kind)
);
