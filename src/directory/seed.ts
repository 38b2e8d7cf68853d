import type { Act } from '../act.ts';
import { knowContact, NO_CHANNEL } from '../contacts/index.ts';
import { oneRow } from '../lib/rows.ts';
import { uuid } from '../persistence/index.ts';
import { post } from './postings.ts';

/** Puts the cell's posts, postings and staff into an empty directory, once. After that the database is the truth. */
export async function seedDirectory(act: Act): Promise<boolean> {
  if (await isFilled(act)) return false;
  // Of two processes that start at once on a new database, the second waits here and finds it filled.
  await act.tx.query('LOCK TABLE officer IN SHARE ROW EXCLUSIVE MODE');
  if (await isFilled(act)) return false;
  for (const { code, title, role, linkOfficer, email, weekPattern } of act.cell.officers.values()) {
    await act.tx.query(
      'INSERT INTO officer (code, title, role, link_officer, email, week_pattern) VALUES ($1, $2, $3, $4, $5, $6)',
      [code, JSON.stringify(title), role, linkOfficer, email, weekPattern],
    );
  }
  for (const row of act.cell.postings) await post(act, row, 'cell');
  for (const member of act.cell.staff) await seedStaff(act, member);
  return true;
}

async function isFilled(act: Act): Promise<boolean> {
  return (await oneRow(act.tx, 'SELECT 1 FROM officer LIMIT 1')) !== undefined;
}

export async function seedStaff(
  act: Act,
  member: { code: string; name: string; officer: string; from: string; to: string | null; handles: string[] },
): Promise<void> {
  const known = await oneRow(act.tx, 'SELECT 1 FROM staff_member WHERE code = $1', [member.code]);
  if (!known) await enrol(act, member);
  await act.tx.query(
    'INSERT INTO tenure (id, staff_member, officer, from_date, to_date) VALUES ($1, $2, $3, $4, $5)',
    [uuid(), member.code, member.officer, member.from, member.to],
  );
}

async function enrol(act: Act, member: { code: string; name: string; handles: string[] }): Promise<void> {
  let contactId: string | undefined;
  for (const handle of member.handles) {
    const [channel, address] = [handle.slice(0, handle.indexOf(':')), handle.slice(handle.indexOf(':') + 1)];
    const { contact } = await knowContact(act, { channel, address, name: member.name, verified: true });
    contactId ??= contact.id;
    if (contact.id !== contactId) {
      await act.tx.query('UPDATE handle SET contact_id = $1 WHERE channel = $2 AND address = $3', [
        contactId,
        channel,
        address,
      ]);
    }
  }
  if (!contactId)
    contactId = (await knowContact(act, { channel: NO_CHANNEL, address: member.code, verified: false }))
      .contact.id;
  await act.tx.query('INSERT INTO staff_member (code, name, contact_id) VALUES ($1, $2, $3)', [
    member.code,
    member.name,
    contactId,
  ]);
}
