import type { Act } from '../act.ts';
import type { Officer, PostingRow, StaffRow } from '../cells/index.ts';
import { UserMistake } from '../lib/errors.ts';
import { oneRow } from '../lib/rows.ts';
import { post } from './postings.ts';
import { seedStaff } from './seed.ts';

const fault = (column: string, reason: string) => new UserMistake('row_refused', { column, reason });

/** A new post, or a post's new title, link officer or address. */
export async function loadOfficer(act: Act, row: Officer): Promise<'new' | 'changed'> {
  if (row.role !== 'officer') {
    const other = await oneRow<{ code: string }>(
      act.tx,
      'SELECT code FROM officer WHERE role = $1 AND code <> $2',
      [row.role, row.code],
    );
    if (other) throw fault('role', `there is one ${row.role} already: ${other.code}`);
  }
  if (row.weekPattern && !act.cell.rules.weekPatterns[row.weekPattern])
    throw fault('week', `week pattern "${row.weekPattern}" is unknown`);
  const known = await oneRow(act.tx, 'SELECT 1 FROM officer WHERE code = $1', [row.code]);
  await act.tx.query(
    `INSERT INTO officer (code, title, role, link_officer, email, week_pattern) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (code) DO UPDATE SET title = $2, role = $3, link_officer = $4, email = $5, week_pattern = $6`,
    [row.code, JSON.stringify(row.title), row.role, row.linkOfficer, row.email, row.weekPattern],
  );
  return known ? 'changed' : 'new';
}

/** A charge from a day on; whoever held it holds it until the day before. Two officers on one day are refused. */
export async function loadPosting(act: Act, row: PostingRow, source: string): Promise<'new' | 'known'> {
  await exists(act, row.officer);
  if (row.department && !act.cell.departments.has(row.department))
    throw fault('department', `department "${row.department}" is unknown`);
  if (row.district && !act.cell.districts.has(row.district))
    throw fault('district', `district "${row.district}" is unknown`);
  const clash = await oneRow<{ officer: string; from: string }>(
    act.tx,
    `SELECT officer, from_date::text AS from FROM posting
     WHERE department IS NOT DISTINCT FROM $1 AND duty IS NOT DISTINCT FROM $2 AND district IS NOT DISTINCT FROM $3
       AND division IS NOT DISTINCT FROM $4 AND officer <> $5 AND from_date >= $6
       AND ($7::date IS NULL OR from_date <= $7) LIMIT 1`,
    [row.department, row.duty, row.district, row.division, row.officer, row.from, row.to],
  );
  if (clash) throw fault('from', `the same charge is given to "${clash.officer}" from ${clash.from}`);
  return post(act, row, source);
}

/** A person in a post for a tenure; the one before ends the day before. */
export async function loadStaff(act: Act, row: StaffRow): Promise<'new' | 'known'> {
  await exists(act, row.officer);
  const known = await oneRow(
    act.tx,
    'SELECT 1 FROM tenure WHERE staff_member = $1 AND officer = $2 AND from_date = $3',
    [row.code, row.officer, row.from],
  );
  if (known) return 'known';
  await act.tx.query(
    `UPDATE tenure SET to_date = $2::date - 1 WHERE officer = $1 AND from_date < $2 AND (to_date IS NULL OR to_date >= $2)`,
    [row.officer, row.from],
  );
  await seedStaff(act, row);
  return 'new';
}

async function exists(act: Act, officer: string): Promise<void> {
  if (!(await oneRow(act.tx, 'SELECT 1 FROM officer WHERE code = $1', [officer])))
    throw fault('officer', `officer "${officer}" is unknown`);
}
