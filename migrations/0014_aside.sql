-- What is kept but put aside (sent to many, spam, a robot's word that belongs to no ticket): seen by `gemcell aside`,
-- and brought back by one command.
ALTER TABLE inbox ADD COLUMN aside text;
ALTER TABLE inbox ADD COLUMN brought_back_at timestamptz;
CREATE INDEX inbox_put_aside ON inbox (id) WHERE aside IS NOT NULL;

-- How often an address, whatever its tag, was answered of late.
CREATE INDEX outbox_answers ON outbox (channel, (regexp_replace(lower(address), '\+[^@]*@', '@')), put_at)
  WHERE cause LIKE 'inbox:%';

-- unscanned: the virus scanner did not answer; infected: it found something. Neither leaves the database.
ALTER TABLE file ADD COLUMN held text CHECK (held IN ('unscanned', 'infected'));
CREATE INDEX file_unscanned ON file (kept_at) WHERE held = 'unscanned';

-- Mails are mostly base64, which shrinks little; trying takes seconds for a large one.
ALTER TABLE inbox ALTER COLUMN raw SET STORAGE EXTERNAL;
