import type { Act } from '../../act.ts';
import { UserMistake } from '../../lib/errors.ts';
import { rows } from '../../lib/rows.ts';
import { noteAnswer } from '../alike-offer.ts';
import { goOn, setClock } from '../clock.ts';
import type { Ticket } from '../entity.ts';
import { advance, guard, lockInOrder, lockTicket, maySee, save } from '../guard.ts';
import { record } from '../history.ts';
import { tellRequester } from '../notify.ts';
import { isAlive } from '../statuses.ts';

/**
 * One matter sent twice: this ticket ends in the other, whose number the person is told. They are then in copy of it:
 * they may read and add, but it is not theirs to withdraw.
 * @throws UserMistake 'merge_with_self' | 'merge_not_possible'
 */
export async function merge(act: Act, id: string, intoId: string): Promise<Ticket> {
  const [ticket, into] = await both(act, id, intoId, 'merge');
  if (!isAlive(into.status) || into.confidential !== ticket.confidential)
    throw new UserMistake('merge_not_possible', { number: ticket.number, into: into.number });
  advance(ticket, 'merge');
  ticket.mergedInto = into.id;
  ticket.closedAt = act.now;
  await goOn(act, ticket);
  const came = await rows<{ contactId: string }>(
    act.tx,
    `INSERT INTO ticket_person (ticket_id, contact_id, role) SELECT $1, contact_id, 'copy' FROM ticket_person
     WHERE ticket_id = $2 ON CONFLICT DO NOTHING RETURNING contact_id AS "contactId"`,
    [into.id, ticket.id],
  );
  const clock = await keepOlderClock(act, ticket, into);
  await act.tx.query('DELETE FROM awaiting WHERE ticket_id = $1', [ticket.id]);
  await noteAnswer(act, ticket.id, into.id, 'merged');
  const people = came.map(({ contactId }) => contactId);
  await record(act, ticket, 'merged', { into: into.number, people, ...clock });
  await record(act, into, 'merged_from', { from: ticket.number });
  const isOwn = ticket.contactId === into.contactId;
  await tellRequester(act, ticket, isOwn ? 'requester_merged' : 'requester_merged_other', {
    into: into.number,
  });
  await save(act, ticket);
  await save(act, into);
  return into;
}

/**
 * Whoever was first has waited longest: their clock holds on the ticket that remains.
 * @returns where the other's clock began, to be put back when the two are parted
 */
async function keepOlderClock(act: Act, ticket: Ticket, into: Ticket): Promise<{ clockFrom?: string }> {
  if (ticket.clockFrom >= into.clockFrom) return {};
  const clockFrom = into.clockFrom.toISOString();
  into.clockFrom = ticket.clockFrom;
  await setClock(act, into);
  return { clockFrom };
}

/** Two tickets that have to do with each other; both go on as they are. Linked already, nothing happens. */
export async function link(act: Act, id: string, otherId: string, kind = 'related'): Promise<void> {
  const [ticket, other] = await both(act, id, otherId, 'link');
  const made = (await act.tx.query(
    `INSERT INTO ticket_link (ticket_id, other_id, kind) VALUES ($1, $2, $3), ($2, $1, $3)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [id, otherId, kind],
  )) as unknown[];
  if (made.length === 0) return;
  await record(act, ticket, 'linked', { other: other.number, kind });
  await record(act, other, 'linked', { other: ticket.number, kind });
  await save(act, ticket);
  await save(act, other);
}

/** Locked by number, the first guarded, the second at least visible to the doer. */
async function both(
  act: Act,
  id: string,
  otherId: string,
  verb: 'merge' | 'link',
): Promise<[Ticket, Ticket]> {
  await lockInOrder(act, [id, otherId]);
  const ticket = await guard(act, id, verb);
  if (id === otherId) throw new UserMistake('merge_with_self', { number: ticket.number });
  const other = await lockTicket(act, otherId);
  if (!(await maySee(act, other))) throw new UserMistake('ticket_unknown', { number: other.number });
  return [ticket, other];
}
