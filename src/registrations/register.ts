import type { Act } from '../act.ts';
import type { RegistrationRow } from '../cells/index.ts';
import { handlesOf, provenMobiles } from '../contacts/index.ts';
import { oneRow, rows } from '../lib/rows.ts';
import { uuid } from '../persistence/index.ts';

export interface Registration {
  readonly id: string;
  readonly firm: string;
  readonly kind: 'seller' | 'buyer';
  readonly pan: string | null;
  readonly gstin: string | null;
  readonly udyam: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly district: string | null;
  readonly appliedOn: string;
  readonly status: string;
  readonly reason: string | null;
  readonly remark: string | null;
  readonly seenOn: string;
}

const COLUMNS = `id, firm, kind, pan, gstin, udyam, mobile, email, district, applied_on::text AS "appliedOn",
  status, reason, remark, seen_on::text AS "seenOn"`;

/** Applications under an identifier: GSTIN, PAN (also as part of a GSTIN), Udyam or mobile. Never Aadhaar. */
export function findRegistrations(
  act: Act,
  by: { kind: 'gstin' | 'pan' | 'udyam' | 'mobile'; value: string },
): Promise<Registration[]> {
  const condition = {
    gstin: 'gstin = $1',
    pan: '(pan = $1 OR substr(gstin, 3, 10) = $1)',
    udyam: 'udyam = $1',
    mobile: 'mobile = $1',
  };
  return rows<Registration>(
    act.tx,
    `SELECT ${COLUMNS} FROM registration WHERE ${condition[by.kind]} ORDER BY applied_on DESC LIMIT 5`,
    [by.value],
  );
}

export function registrationById(act: Act, id: string): Promise<Registration | undefined> {
  return oneRow<Registration>(act.tx, `SELECT ${COLUMNS} FROM registration WHERE id = $1`, [id]);
}

/**
 * Proof before telling: the person writes from (or has proved) the mail address on the record, or a channel vouched
 * that they hold its mobile number. A chat's own number may look like one: it proves nothing.
 */
export async function isProvedBy(act: Act, registration: Registration, contactId: string): Promise<boolean> {
  const onRecord = registration.email?.toLowerCase();
  const handles = await handlesOf(act, contactId);
  if (handles.some((handle) => handle.verifiedAt !== null && handle.address.toLowerCase() === onRecord))
    return true;
  const { mobile } = registration;
  // The register holds Indian numbers, without the country's code.
  return mobile !== null && (await provenMobiles(act, contactId)).includes(`+91${mobile}`);
}

/**
 * The same row again changes nothing, an older one neither; a newer one, or another of the same day, replaces the
 * state. Found again by GSTIN, else by PAN and kind (a first row often has no GSTIN yet), else by firm and day.
 */
export async function upsertRegistration(
  act: Act,
  row: RegistrationRow,
  source: string,
): Promise<'new' | 'changed' | 'same'> {
  const known = await oneRow<Registration>(
    act.tx,
    `SELECT ${COLUMNS} FROM registration
     WHERE gstin = $1
        OR (($1::text IS NULL OR gstin IS NULL) AND pan = $2 AND kind = $3)
        OR ($1::text IS NULL AND $2::text IS NULL AND firm = $4 AND kind = $3 AND applied_on = $5)
     ORDER BY (gstin = $1) DESC NULLS LAST, seen_on DESC LIMIT 1`,
    [row.gstin, row.pan, row.kind, row.firm, row.appliedOn],
  );
  if (known && (known.seenOn > row.seenOn || isSame(known, row))) return 'same';
  const values = [
    row.firm,
    row.kind,
    row.pan,
    row.gstin,
    row.udyam,
    row.mobile,
    row.email,
    row.district,
    row.appliedOn,
    row.status,
    row.reason,
    row.remark,
    row.seenOn,
    source,
  ];
  if (known) {
    await act.tx.query(
      `UPDATE registration SET firm=$1, kind=$2, pan=$3, gstin=$4, udyam=$5, mobile=$6, email=$7, district=$8,
         applied_on=$9, status=$10, reason=$11, remark=$12, seen_on=$13, source=$14 WHERE id = $15`,
      [...values, known.id],
    );
    return 'changed';
  }
  await act.tx.query(
    `INSERT INTO registration (firm, kind, pan, gstin, udyam, mobile, email, district, applied_on, status, reason,
       remark, seen_on, source, id) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)`,
    [...values, uuid()],
  );
  return 'new';
}

function isSame(known: Registration, row: RegistrationRow): boolean {
  return (Object.keys(row) as (keyof RegistrationRow)[]).every((key) => known[key] === row[key]);
}

/** Puts the cell's demo register into an empty one, once. */
export async function seedRegistrations(act: Act): Promise<void> {
  if (await oneRow(act.tx, 'SELECT 1 FROM registration LIMIT 1')) return;
  for (const row of act.cell.registrations) await upsertRegistration(act, row, 'cell');
}
