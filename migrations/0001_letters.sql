-- Letters in, letters out, and the people who write them.

CREATE TABLE file (
  sha256      text PRIMARY KEY,
  size        bigint NOT NULL,
  bytes       bytea NOT NULL,
  kept_at     timestamptz NOT NULL
);

CREATE TABLE contact (
  id          uuid PRIMARY KEY,
  name        text,
  language    text,
  -- the person chose the language; a message in another script does not change it
  language_chosen boolean NOT NULL DEFAULT false,
  created_at  timestamptz NOT NULL
);

CREATE TABLE handle (
  id          uuid PRIMARY KEY,
  contact_id  uuid NOT NULL REFERENCES contact,
  channel     text NOT NULL,
  address     text NOT NULL,
  verified_at timestamptz,
  blocked_at  timestamptz,
  blocked_why text,
  created_at  timestamptz NOT NULL,
  UNIQUE (channel, address)
);
CREATE INDEX handle_contact ON handle (contact_id);

-- A one-time code proves that a person holds an address. Only its digest is kept.
CREATE TABLE proof (
  id          uuid PRIMARY KEY,
  contact_id  uuid NOT NULL REFERENCES contact,
  purpose     text NOT NULL,
  subject     text NOT NULL,
  digest      text NOT NULL,
  expires_at  timestamptz NOT NULL,
  tries       int NOT NULL DEFAULT 0,
  used_at     timestamptz
);
CREATE INDEX proof_contact ON proof (contact_id, purpose);

CREATE TABLE inbox (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel     text NOT NULL,
  account     text NOT NULL,
  external_id text NOT NULL,
  lane        text NOT NULL,
  raw         bytea NOT NULL,
  kept_at     timestamptz NOT NULL,
  state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'poison')),
  tries       int NOT NULL DEFAULT 0,
  ready_at    timestamptz NOT NULL DEFAULT '-infinity',
  holder      text,
  held_until  timestamptz,
  error       text,
  done_at     timestamptz,
  model       text,
  UNIQUE (channel, account, external_id)
);
CREATE INDEX inbox_waiting ON inbox (channel, lane, id) WHERE state = 'waiting';

CREATE TABLE outbox (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- what caused it and the how-manieth effect of that cause: the same cause never speaks twice
  cause       text NOT NULL,
  position    int NOT NULL,
  channel     text NOT NULL,
  account     text,
  address     text NOT NULL,
  contact_id  uuid REFERENCES contact,
  ticket_id   uuid,
  language    text NOT NULL,
  body        jsonb NOT NULL,
  state       text NOT NULL DEFAULT 'waiting'
              CHECK (state IN ('waiting', 'handed_over', 'sent', 'failed', 'uncertain')),
  tries       int NOT NULL DEFAULT 0,
  put_at      timestamptz NOT NULL,
  ready_at    timestamptz NOT NULL DEFAULT '-infinity',
  holder      text,
  held_until  timestamptz,
  external_id text,
  error       text,
  ended_at    timestamptz,
  UNIQUE (cause, position)
);
CREATE INDEX outbox_open ON outbox (channel, address, id) WHERE state IN ('waiting', 'handed_over');
CREATE INDEX outbox_external ON outbox (channel, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX outbox_ticket ON outbox (ticket_id) WHERE ticket_id IS NOT NULL;

-- What was said with one address, in order, as both sides saw it (secrets blanked).
CREATE TABLE transcript (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel     text NOT NULL,
  address     text NOT NULL,
  contact_id  uuid REFERENCES contact,
  direction   text NOT NULL CHECK (direction IN ('in', 'out')),
  text        text NOT NULL,
  subject     text,
  folded      text,
  choices     jsonb NOT NULL DEFAULT '[]',
  files       jsonb NOT NULL DEFAULT '[]',
  inbox_id    bigint REFERENCES inbox,
  outbox_id   bigint REFERENCES outbox,
  external_id text,
  at          timestamptz NOT NULL
);
CREATE INDEX transcript_address ON transcript (channel, address, id);
CREATE INDEX transcript_external ON transcript (channel, external_id) WHERE external_id IS NOT NULL;

CREATE TABLE conversation (
  id          uuid PRIMARY KEY,
  channel     text NOT NULL,
  address     text NOT NULL,
  contact_id  uuid NOT NULL REFERENCES contact,
  step        jsonb NOT NULL,
  updated_at  timestamptz NOT NULL,
  UNIQUE (channel, address)
);

CREATE TABLE channel_state (
  channel     text NOT NULL,
  key         text NOT NULL,
  value       text NOT NULL,
  PRIMARY KEY (channel, key)
);

CREATE TABLE job_run (
  job         text NOT NULL,
  period      text NOT NULL,
  started_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  outcome     text,
  PRIMARY KEY (job, period)
);
