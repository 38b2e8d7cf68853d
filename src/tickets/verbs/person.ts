import { type Act, as } from '../../act.ts';
import { type Queries, rows } from '../../lib/rows.ts';
import type { Ticket } from '../entity.ts';
import { lockInOrder, lockTicket, save } from '../guard.ts';
import { record } from '../history.ts';
import { isAlive } from '../statuses.ts';

/** How both stood to which tickets before they were one: enough to tell them apart again. */
export interface Standings {
  /** Tickets whose requester was the joined contact. */
  readonly own: readonly string[];
  readonly on: readonly {
    readonly ticketId: string;
    readonly contactId: string;
    readonly role: 'requester' | 'copy';
  }[];
}

/**
 * The tickets of one contact become another's, who was proved to be the same person: who may see them, what they wait
 * for, and a line in the history of each that moved and of each that is alive.
 */
export async function followPerson(
  act: Act,
  from: string,
  to: string,
  how: Record<string, unknown>,
): Promise<Standings> {
  const both = await standingsOf(act.tx, [from, to]);
  await lockInOrder(act, [...new Set(both.map(({ ticketId }) => ticketId))]);
  const standings = await standingsOf(act.tx, [from, to]);
  const own = await rows<{ id: string }>(act.tx, 'SELECT id FROM ticket WHERE contact_id = $1', [from]);
  await act.tx.query('UPDATE ticket SET contact_id = $2 WHERE contact_id = $1', [from, to]);
  for (const statement of [
    `UPDATE ticket_person SET role = 'requester' WHERE contact_id = $2 AND ticket_id IN
       (SELECT ticket_id FROM ticket_person WHERE contact_id = $1 AND role = 'requester')`,
    `DELETE FROM ticket_person o WHERE contact_id = $1 AND EXISTS
       (SELECT 1 FROM ticket_person WHERE contact_id = $2 AND ticket_id = o.ticket_id)`,
    'UPDATE ticket_person SET contact_id = $2 WHERE contact_id = $1',
    `DELETE FROM awaiting o WHERE contact_id = $1 AND EXISTS
       (SELECT 1 FROM awaiting WHERE contact_id = $2 AND ticket_id = o.ticket_id AND kind = o.kind)`,
    'UPDATE awaiting SET contact_id = $2 WHERE contact_id = $1',
  ])
    await act.tx.query(statement, [from, to]);
  const moved = own.map(({ id }) => id);
  await noteOn(act, standings, moved, 'contact_joined', how);
  return { own: moved, on: standings };
}

/**
 * Tells the two apart again: what the joined contact had before goes back, and so does what was opened since by the
 * doors that go back.
 * @param from the contact that keeps the rest
 */
export async function returnPerson(
  act: Act,
  { from, to, doors, standings }: Parting,
  how: Record<string, unknown>,
): Promise<void> {
  const theirs = await rows<{ id: string }>(
    act.tx,
    `SELECT id FROM ticket WHERE contact_id = $1 AND (id = ANY($2)
       OR (channel, address) IN (SELECT * FROM unnest($3::text[], $4::text[])))`,
    [from, standings.own, doors.map(({ channel }) => channel), doors.map(({ address }) => address)],
  );
  // Opened by a door of the other's while they were one, or theirs of old.
  const ids = theirs
    .map(({ id }) => id)
    .filter(
      (id) =>
        standings.own.includes(id) ||
        !standings.on.some((each) => each.ticketId === id && each.contactId === from),
    );
  await lockInOrder(act, [...new Set([...ids, ...standings.on.map(({ ticketId }) => ticketId)])]);
  await act.tx.query('UPDATE ticket SET contact_id = $2 WHERE id = ANY($1)', [ids, to]);
  for (const table of ['ticket_person', 'awaiting'])
    await act.tx.query(`UPDATE ${table} SET contact_id = $2 WHERE contact_id = $3 AND ticket_id = ANY($1)`, [
      ids,
      to,
      from,
    ]);
  await restore(act, from, to, standings);
  await noteOn(act, [], ids, 'contact_separated', how);
}

export interface Parting {
  readonly from: string;
  readonly to: string;
  readonly doors: readonly { readonly channel: string; readonly address: string }[];
  readonly standings: Standings;
}

/** Who was in copy of what, before the two were one. */
async function restore(act: Act, from: string, to: string, { on }: Standings): Promise<void> {
  for (const { ticketId, contactId, role } of on)
    await act.tx.query(
      `INSERT INTO ticket_person (ticket_id, contact_id, role) VALUES ($1, $2, $3)
       ON CONFLICT (ticket_id, contact_id) DO UPDATE SET role = $3`,
      [ticketId, contactId, role],
    );
  const was = new Set(on.filter(({ contactId }) => contactId === from).map(({ ticketId }) => ticketId));
  const others = on.filter(({ contactId, ticketId }) => contactId === to && !was.has(ticketId));
  await act.tx.query('DELETE FROM ticket_person WHERE contact_id = $1 AND ticket_id = ANY($2)', [
    from,
    others.map(({ ticketId }) => ticketId),
  ]);
}

function standingsOf(tx: Queries, contacts: readonly string[]): Promise<Standings['on'][number][]> {
  return rows(
    tx,
    `SELECT ticket_id AS "ticketId", contact_id AS "contactId", role FROM ticket_person
     WHERE contact_id = ANY($1)`,
    [contacts],
  );
}

async function noteOn(
  act: Act,
  standings: Standings['on'],
  moved: readonly string[],
  kind: string,
  how: Record<string, unknown>,
): Promise<void> {
  const system = act.doer.kind === 'system' ? act : as(act, { kind: 'system', name: 'joining' });
  for (const id of new Set([...moved, ...standings.map(({ ticketId }) => ticketId)])) {
    const ticket: Ticket = await lockTicket(act, id);
    if (!moved.includes(id) && !isAlive(ticket.status)) continue;
    await record(system, ticket, kind, how);
    await save(act, ticket);
  }
}
