import type { Act } from '../act.ts';
import type { Role } from '../cells/index.ts';
import { Trouble } from '../lib/errors.ts';
import type { Language, Trilingual } from '../lib/language.ts';
import { oneRow } from '../lib/rows.ts';

/** The title of the post in all forms; officers loaded later stand in the database alone. */
export async function titleOf(act: Act, code: string): Promise<Trilingual> {
  const row = await oneRow<{ title: Trilingual }>(act.tx, 'SELECT title FROM officer WHERE code = $1', [
    code,
  ]);
  if (!row) throw new Trouble('officer', `There is no officer "${code}".`);
  return row.title;
}

export async function officerTitle(act: Act, code: string, language: Language): Promise<string> {
  return (await titleOf(act, code))[language];
}

export async function roleOf(act: Act, code: string): Promise<Role> {
  const row = await oneRow<{ role: Role }>(act.tx, 'SELECT role FROM officer WHERE code = $1', [code]);
  if (!row) throw new Trouble('officer', `There is no officer "${code}".`);
  return row.role;
}

/** The post that stands in for this one during absence, if any. */
export async function linkOfficerOf(act: Act, code: string): Promise<string | undefined> {
  const row = await oneRow<{ link: string | null }>(
    act.tx,
    'SELECT link_officer AS link FROM officer WHERE code = $1',
    [code],
  );
  return row?.link ?? undefined;
}

export function inChargeOf(act: Act): Promise<string> {
  return postOfRole(act, 'in_charge');
}

export function nodalOf(act: Act): Promise<string> {
  return postOfRole(act, 'nodal');
}

async function postOfRole(act: Act, role: Role): Promise<string> {
  const row = await oneRow<{ code: string }>(
    act.tx,
    'SELECT code FROM officer WHERE role = $1 ORDER BY code LIMIT 1',
    [role],
  );
  if (!row) throw new Trouble('ladder', `The ladder has no post of the role "${role}".`);
  return row.code;
}
