-- Who holds which charge when. An officer is a post; a staff member is a person who fills it for a tenure.

CREATE TABLE officer (
  code         text PRIMARY KEY,
  title        jsonb NOT NULL,
  role         text NOT NULL CHECK (role IN ('officer', 'in_charge', 'nodal')),
  link_officer text,
  email        text
);

CREATE TABLE posting (
  id           uuid PRIMARY KEY,
  officer      text NOT NULL REFERENCES officer,
  department   text,
  duty         int,
  district     text,
  division     text,
  from_date    date NOT NULL,
  to_date      date,
  source       text NOT NULL,
  CHECK (to_date IS NULL OR to_date >= from_date)
);
CREATE INDEX posting_department ON posting (department, from_date);

CREATE TABLE absence (
  id           uuid PRIMARY KEY,
  officer      text NOT NULL REFERENCES officer,
  from_date    date NOT NULL,
  to_date      date NOT NULL,
  reason       text,
  CHECK (to_date >= from_date)
);

CREATE TABLE staff_member (
  code         text PRIMARY KEY,
  name         text NOT NULL,
  contact_id   uuid NOT NULL REFERENCES contact
);

CREATE TABLE tenure (
  id           uuid PRIMARY KEY,
  staff_member text NOT NULL REFERENCES staff_member,
  officer      text NOT NULL REFERENCES officer,
  from_date    date NOT NULL,
  to_date      date,
  CHECK (to_date IS NULL OR to_date >= from_date)
);

-- Days declared after the cell's data were written: they win over the file.
CREATE TABLE declared_day (
  date         date PRIMARY KEY,
  kind         text NOT NULL CHECK (kind IN ('holiday', 'half_day', 'closure', 'working')),
  name         jsonb NOT NULL,
  source       text NOT NULL,
  declared_at  timestamptz NOT NULL,
  declared_by  text NOT NULL
);

CREATE TABLE registration (
  id           uuid PRIMARY KEY,
  firm         text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('seller', 'buyer')),
  pan          text,
  gstin        text,
  udyam        text,
  mobile       text,
  email        text,
  district     text,
  applied_on   date NOT NULL,
  status       text NOT NULL,
  reason       text,
  remark       text,
  seen_on      date NOT NULL,
  source       text NOT NULL,
  CHECK (status <> 'PENDING' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX registration_gstin ON registration (gstin) WHERE gstin IS NOT NULL;
CREATE INDEX registration_pan ON registration (pan);
CREATE INDEX registration_udyam ON registration (udyam);
CREATE INDEX registration_mobile ON registration (mobile);
