import type { Act } from '../../act.ts';
import { oneRow, rows } from '../../lib/rows.ts';
import { lockTicket, save } from '../guard.ts';
import { record } from '../history.ts';

/**
 * Whoever was sent the requester's letter too is on its ticket: they may read how it stands and add to it, nothing else.
 * They hear of what is said from now on. An irregularity file is opened to nobody by a line in a letter.
 */
export async function copyIn(act: Act, id: string, contactIds: readonly string[]): Promise<void> {
  const ticket = await lockTicket(act, id);
  if (ticket.confidential || contactIds.length === 0) return;
  const joined = await rows<{ contact_id: string }>(
    act.tx,
    `INSERT INTO ticket_person (ticket_id, contact_id, role, since) SELECT $1, unnest($2::uuid[]), 'copy', $3
     ON CONFLICT DO NOTHING RETURNING contact_id`,
    [id, contactIds, act.now],
  );
  if (joined.length === 0) return;
  await record(act, ticket, 'copied_in', { people: joined.length });
  await save(act, ticket);
}

export async function joinedAfter(
  act: Act,
  { id }: { id: string },
  contactId: string,
  moment: Date,
): Promise<boolean> {
  const row = await oneRow(
    act.tx,
    'SELECT 1 FROM ticket_person WHERE ticket_id = $1 AND contact_id = $2 AND since > $3',
    [id, contactId, moment],
  );
  return row !== undefined;
}
