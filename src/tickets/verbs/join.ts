import type { Act } from '../../act.ts';
import { UserMistake } from '../../lib/errors.ts';
import { setClock } from '../clock.ts';
import type { Ticket } from '../entity.ts';
import { advance, guard, lockTicket, save } from '../guard.ts';
import { record } from '../history.ts';
import { tellRequester } from '../notify.ts';

/** One matter sent twice: this ticket ends in the other, whose number the person is told. */
export async function merge(act: Act, id: string, intoId: string): Promise<Ticket> {
  const ticket = await guard(act, id, 'merge');
  if (id === intoId) throw new UserMistake('merge_with_self', { number: ticket.number });
  const into = await lockTicket(act, intoId);
  advance(ticket, 'merge');
  ticket.mergedInto = into.id;
  ticket.closedAt = act.now;
  await setClock(act, ticket);
  await act.tx.query(
    `INSERT INTO ticket_person (ticket_id, contact_id, role) SELECT $1, contact_id, role FROM ticket_person
     WHERE ticket_id = $2 ON CONFLICT DO NOTHING`,
    [into.id, ticket.id],
  );
  await act.tx.query('DELETE FROM awaiting WHERE ticket_id = $1', [ticket.id]);
  await record(act, ticket, 'merged', { into: into.number });
  await record(act, into, 'merged_from', { from: ticket.number });
  await tellRequester(act, ticket, 'requester_merged', { into: into.number });
  await save(act, ticket);
  await save(act, into);
  return into;
}

export async function link(act: Act, id: string, otherId: string, kind = 'related'): Promise<void> {
  const ticket = await guard(act, id, 'link');
  if (id === otherId) throw new UserMistake('merge_with_self', { number: ticket.number });
  const other = await lockTicket(act, otherId);
  await act.tx.query(
    'INSERT INTO ticket_link (ticket_id, other_id, kind) VALUES ($1, $2, $3), ($2, $1, $3) ON CONFLICT DO NOTHING',
    [id, otherId, kind],
  );
  await record(act, ticket, 'linked', { other: other.number, kind });
  await record(act, other, 'linked', { other: ticket.number, kind });
  await save(act, ticket);
  await save(act, other);
}
