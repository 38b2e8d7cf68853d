-- A mobile number of which a channel vouched that this person holds it. No address: nothing is sent there.
CREATE TABLE proven_mobile (
  -- E.164
  mobile      text PRIMARY KEY CHECK (mobile ~ '^\+[1-9][0-9]{6,14}$'),
  contact_id  uuid NOT NULL REFERENCES contact,
  proved_at   timestamptz NOT NULL
);
CREATE INDEX proven_mobile_contact ON proven_mobile (contact_id);
