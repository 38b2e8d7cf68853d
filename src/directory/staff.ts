import type { Act, Charge } from '../act.ts';
import { oneRow, rows } from '../lib/rows.ts';
import { dayOf } from '../lib/time.ts';
import { absentOn } from './absences.ts';
import { linkOfficerOf } from './officers.ts';

export interface StaffHolder {
  readonly staff: string;
  readonly contactId: string;
}

/** The persons who fill a post on the day of the act. */
export function holdersOf(act: Act, officer: string): Promise<StaffHolder[]> {
  return rows<StaffHolder>(
    act.tx,
    `SELECT s.code AS staff, s.contact_id AS "contactId" FROM tenure t JOIN staff_member s ON s.code = t.staff_member
     WHERE t.officer = $1 AND t.from_date <= $2 AND (t.to_date IS NULL OR t.to_date >= $2) ORDER BY s.code`,
    [officer, dayOf(act.now)],
  );
}

/** Every person who fills a post on the day of the act, once, with one of their posts. */
export function everyoneInPost(act: Act): Promise<{ contactId: string; officer: string }[]> {
  return rows(
    act.tx,
    `SELECT DISTINCT ON (s.contact_id) s.contact_id AS "contactId", t.officer
     FROM tenure t JOIN staff_member s ON s.code = t.staff_member
     WHERE t.from_date <= $1 AND (t.to_date IS NULL OR t.to_date >= $1) ORDER BY s.contact_id, t.officer`,
    [dayOf(act.now)],
  );
}

/** Who hears what comes for a post today: whoever fills it and, while it is absent, whoever stands in. */
export async function hearersOf(act: Act, officer: string): Promise<StaffHolder[]> {
  const holders = await holdersOf(act, officer);
  if (!(await absentOn(act, officer, dayOf(act.now)))) return holders;
  const link = await linkOfficerOf(act, officer);
  const others = link ? await holdersOf(act, link) : [];
  return [...holders, ...others.filter((other) => !holders.some((holder) => holder.staff === other.staff))];
}

export async function isFilled(act: Act, officer: string): Promise<boolean> {
  return (await holdersOf(act, officer)).length > 0;
}

/** The staff member behind a contact, if the person is one. */
export async function staffOf(act: Act, contactId: string): Promise<string | undefined> {
  const row = await oneRow<{ code: string }>(act.tx, 'SELECT code FROM staff_member WHERE contact_id = $1', [
    contactId,
  ]);
  return row?.code;
}

/** The posts that a staff member fills today, and those they stand in for as link officer. */
export async function chargesOf(act: Act, staff: string): Promise<Charge[]> {
  return rows<Charge>(
    act.tx,
    `WITH own AS (
       SELECT o.code, o.role FROM tenure t JOIN officer o ON o.code = t.officer
       WHERE t.staff_member = $1 AND t.from_date <= $2 AND (t.to_date IS NULL OR t.to_date >= $2))
     SELECT code, role, false AS acting FROM own
     UNION
     SELECT o.code, o.role, true FROM officer o JOIN own ON o.link_officer = own.code
     WHERE o.code NOT IN (SELECT code FROM own)
       AND EXISTS (SELECT 1 FROM absence a WHERE a.officer = o.code AND a.from_date <= $2 AND a.to_date >= $2)
     ORDER BY code`,
    [staff, dayOf(act.now)],
  );
}
