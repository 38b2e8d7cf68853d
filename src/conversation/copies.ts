import type { IncomingMessage } from '../channel.ts';
import { contactAt, knowContact } from '../contacts/index.ts';
import { staffOf } from '../directory/index.ts';
import { rows } from '../lib/rows.ts';
import { copyIn } from '../tickets/index.ts';
import { isProven } from './proof.ts';
import type { Turn } from './turn.ts';

/** A letter to half the world is no letter to superiors. */
const MOST = 10;
const NOBODY = /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer[-_.]?daemon|postmaster)(?:[-_+.].*)?@/i;

/** The doors of those who were sent a letter too, at most so many; robots are nobody. */
export function inCopy({ manner, copies = [] }: IncomingMessage): string[] {
  return manner === 'letter' ? copies.filter((each) => !NOBODY.test(each)).slice(0, MOST) : [];
}

/**
 * Superiors who were sent the letter too are on the tickets it went into. Onto a ticket that stood before they are let
 * only by who surely is its person: else a forged From with a Cc would open it. Staff come by their posts alone.
 */
export async function joinCopies(turn: Turn): Promise<void> {
  const { act, message, channel, said, contact } = turn;
  const addresses = inCopy(message);
  if (addresses.length === 0 || act.doer.kind !== 'contact') return;
  if (turn.unverifiedStaff) return;
  const tickets = await rows<{ id: string; fresh: boolean }>(
    act.tx,
    `SELECT DISTINCT t.id, t.contact_id = $2 AND t.opened_at = $3 AS fresh, t.year, t.serial
     FROM ticket_message m JOIN ticket t ON t.id = m.ticket_id WHERE m.inbox_id = $1 ORDER BY t.year, t.serial`,
    [said.inboxId ?? null, contact.id, act.now],
  );
  const open: string[] = [];
  for (const { id, fresh } of tickets) if (fresh || (await isProven(turn, id))) open.push(id);
  if (open.length === 0) return;
  const people: string[] = [];
  // In one order: two letters that first name the same people do not wait for each other.
  for (const address of addresses.toSorted()) {
    const known = await contactAt(act, channel, address);
    if (known && (await staffOf(act, known.id))) continue;
    const id = known?.id ?? (await knowContact(act, { channel, address, verified: false })).contact.id;
    if (id !== contact.id) people.push(id);
  }
  for (const id of open) await copyIn(act, id, people);
}
