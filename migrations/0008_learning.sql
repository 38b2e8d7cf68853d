-- What people say a line means, and the models that were learned from it.

CREATE TABLE candidate_line (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- personal data stand in it as stand-ins (9000000000), secrets blanked
  text        text NOT NULL,
  -- how lines are told apart: numbers and politeness make no other line
  folded      text NOT NULL,
  language    text NOT NULL,
  read        text,
  meant       text NOT NULL,
  source      text NOT NULL CHECK (source IN ('person', 'officer', 'menu', 'cli')),
  doer        text NOT NULL,
  -- the model that read it, and the message it stood in
  model       text,
  message_id  bigint REFERENCES inbox,
  at          timestamptz NOT NULL,
  status      text NOT NULL CHECK (status IN ('waiting', 'taken', 'refused')),
  reason      text,
  detail      text,
  decided_by  text,
  decided_at  timestamptz,
  UNIQUE (folded, meant)
);
-- A line is taken in one meaning.
CREATE UNIQUE INDEX candidate_line_taken ON candidate_line (folded) WHERE status = 'taken';
CREATE INDEX candidate_line_waiting ON candidate_line (id) WHERE status = 'waiting';

-- Who said so: two different people who are vouched for agree, and nobody has too much to say in a day.
CREATE TABLE candidate_voice (
  candidate_id bigint NOT NULL REFERENCES candidate_line,
  doer        text NOT NULL,
  -- the person's channel vouched for them
  vouched     boolean NOT NULL,
  at          timestamptz NOT NULL,
  PRIMARY KEY (candidate_id, doer)
);
CREATE INDEX candidate_voice_day ON candidate_voice (doer, at);

CREATE TABLE model (
  id          uuid PRIMARY KEY,
  version     int GENERATED ALWAYS AS IDENTITY UNIQUE,
  -- of the shipped data and the officers' lines it was learned from
  data_hash   text NOT NULL,
  -- of the shipped data and the code: another code, or other intents, cannot read it
  code_hash   text NOT NULL,
  -- the lines learned beside the shipped ones: [{ candidate, intent, language, text }]
  lines       jsonb NOT NULL,
  created_at  timestamptz NOT NULL,
  figures     jsonb NOT NULL,
  -- gone when it was refused, or is so old that nobody goes back to it
  bytes       bytea,
  status      text NOT NULL CHECK (status IN ('candidate', 'live', 'refused', 'retired')),
  why         text
);
-- One for each code: while processes of two versions run side by side, each has its own.
CREATE UNIQUE INDEX model_live ON model (code_hash) WHERE status = 'live';
