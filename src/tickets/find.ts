import type { Act } from '../act.ts';
import type { Handle } from '../contacts/index.ts';
import { UserMistake } from '../lib/errors.ts';
import { rows } from '../lib/rows.ts';
import { In } from '../persistence/index.ts';
import { type Ticket, TicketSchema } from './entity.ts';
import { maySee } from './guard.ts';
import { requesterAt } from './notify.ts';
import { readNumber } from './number.ts';

/**
 * The ticket a person names, within what they may see. One they may not see is answered as one that does not exist:
 * a number alone opens nothing.
 * @throws UserMistake 'ticket_number_wrong' | 'ticket_unknown'
 */
export async function findByNumber(act: Act, said: string): Promise<Ticket> {
  const { year, serial } = readNumber(said);
  const found = await act.tx.getRepository(TicketSchema).find({
    where: year === undefined ? { serial } : { serial, year },
    order: { year: 'DESC' },
  });
  for (const ticket of found) if (await maySee(act, ticket)) return ticket;
  throw new UserMistake('ticket_unknown', { number: said });
}

/**
 * Where the requester of that ticket can be reached, whoever asks: for a code that only the requester gets to see.
 * @throws UserMistake 'ticket_number_wrong', which tells nothing of whether there is such a ticket
 */
export async function doorOfNumber(act: Act, said: string): Promise<Handle | undefined> {
  const { year, serial } = readNumber(said);
  if (year === undefined) return undefined;
  const ticket = await act.tx.getRepository(TicketSchema).findOneBy({ serial, year });
  return ticket ? requesterAt(act, ticket) : undefined;
}

/** @throws UserMistake 'ticket_unknown' when the doer may not see it (any more) */
export async function ticketById(act: Act, id: string): Promise<Ticket> {
  const ticket = await act.tx.getRepository(TicketSchema).findOneByOrFail({ id });
  if (!(await maySee(act, ticket))) throw new UserMistake('ticket_unknown', { number: ticket.number });
  return ticket;
}

/** A person's own tickets, the latest first. */
export async function ticketsOf(
  act: Act,
  contactId: string,
  which: 'alive' | 'all' = 'all',
): Promise<Ticket[]> {
  const ids = await rows<{ id: string }>(
    act.tx,
    `SELECT t.id FROM ticket t JOIN ticket_person p ON p.ticket_id = t.id AND p.contact_id = $1
     ${which === 'alive' ? `WHERE t.status IN ('open','in_work','waiting_requester','waiting_gem')` : ''}
     ORDER BY t.opened_at DESC, t.serial DESC LIMIT 20`,
    [contactId],
  );
  return inOrder(
    act,
    ids.map((row) => row.id),
  );
}

/** What lies with these posts and the doer may see, the earliest due first. */
export async function queueOf(act: Act, officers: readonly string[]): Promise<Ticket[]> {
  const ids = await rows<{ id: string }>(
    act.tx,
    `SELECT id FROM ticket WHERE officer = ANY($1)
       AND status IN ('open','in_work','waiting_requester','waiting_gem') ORDER BY due_at, serial`,
    [officers],
  );
  const seen: Ticket[] = [];
  const found = await inOrder(
    act,
    ids.map((row) => row.id),
  );
  for (const ticket of found) if (!ticket.confidential || (await maySee(act, ticket))) seen.push(ticket);
  return seen;
}

async function inOrder(act: Act, ids: string[]): Promise<Ticket[]> {
  const found = await act.tx.getRepository(TicketSchema).find({ where: { id: In(ids) } });
  const byId = new Map(found.map((ticket) => [ticket.id, ticket]));
  return ids.map((id) => byId.get(id)!);
}

/**
 * The tickets that the first of these messages is about that we know (ids the channel refers to it with, the likeliest
 * first): a letter may have opened several, and the answer to it have told of them all. `thread`: those of the others.
 */
export async function ticketsOfReferences(
  act: Act,
  channel: string,
  references: readonly string[],
): Promise<{ ticketIds: string[]; thread: string[]; subject: string | null } | undefined> {
  if (references.length === 0) return undefined;
  const found = await rows<{ ticketIds: string[]; subject: string | null }>(
    act.tx,
    `SELECT about.ids AS "ticketIds", t.subject
     FROM unnest($2::text[]) WITH ORDINALITY AS said(id, nearness)
     JOIN transcript t ON t.channel = $1 AND t.external_id = said.id
     LEFT JOIN outbox o ON o.id = t.outbox_id
     LEFT JOIN transcript letter ON letter.channel = t.channel AND letter.address = t.address
       AND letter.direction = 'in' AND t.direction = 'out'
       AND letter.inbox_id = CASE WHEN o.cause ~ '^inbox:[0-9]+$' THEN substr(o.cause, 7)::bigint END
     CROSS JOIN LATERAL (
       SELECT array_agg(DISTINCT ticket_id) AS ids FROM (
         SELECT o.ticket_id
         UNION ALL
         SELECT m.ticket_id FROM ticket_message m WHERE m.inbox_id IN (t.inbox_id, letter.inbox_id)) each_of
       WHERE ticket_id IS NOT NULL) about
     WHERE about.ids IS NOT NULL
     ORDER BY said.nearness`,
    [channel, references],
  );
  const [first, ...others] = found;
  return first && { ...first, thread: [...new Set(others.flatMap(({ ticketIds }) => ticketIds))] };
}

/** The ticket that the message is about; the first, where there are several. */
export async function ticketOfReferences(
  act: Act,
  channel: string,
  references: readonly string[],
): Promise<{ ticketId: string } | undefined> {
  const of = await ticketsOfReferences(act, channel, references);
  return of && { ticketId: of.ticketIds[0]! };
}
