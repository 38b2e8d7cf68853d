import type { Act, Charge } from '../act.ts';
import { titleOf } from '../directory/index.ts';
import { NotAllowed, UserMistake } from '../lib/errors.ts';
import { oneRow } from '../lib/rows.ts';
import { type Ticket, TicketSchema } from './entity.ts';
import { leadsTo, type Status, VERBS, type Verb, type Who } from './statuses.ts';

const RUNG = { officer: 0, in_charge: 1, nodal: 2 } as const;

/** Reads the ticket FOR UPDATE: every verb begins here, so two at once are one after the other. */
export async function lockTicket(act: Act, id: string): Promise<Ticket> {
  const ticket = await act.tx
    .getRepository(TicketSchema)
    .findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
  return ticket;
}

/** Several are always locked by number, so that two who want the same two never wait for each other. */
export async function lockInOrder(act: Act, ids: readonly string[]): Promise<void> {
  await act.tx.query('SELECT 1 FROM ticket WHERE id = ANY($1) ORDER BY year, serial FOR UPDATE', [ids]);
}

/** How the doer stands to the ticket. A staff member may be the requester of a ticket as well. */
export async function standingOf(act: Act, ticket: Ticket): Promise<Who[]> {
  const { doer } = act;
  if (doer.kind === 'system') return ['system'];
  const standing: Who[] = [];
  const on = await oneRow<{ role: 'requester' | 'copy' }>(
    act.tx,
    'SELECT role FROM ticket_person WHERE ticket_id = $1 AND contact_id = $2',
    [ticket.id, doer.contactId],
  );
  if (on) standing.push(on.role);
  if (doer.kind === 'contact' || doer.officers.length === 0) return standing;
  standing.push('staff');
  const charges = chargesFor(doer.officers, ticket);
  if (charges.some((charge) => charge.code === ticket.officer)) standing.push('owner');
  if (charges.some((charge) => RUNG[charge.role] > ticket.level)) standing.push('above');
  return standing;
}

/** An irregularity file is for whoever fills the post, and not for a link officer: it may be they who are complained of. */
function chargesFor(officers: readonly Charge[], { confidential }: Ticket): readonly Charge[] {
  return confidential ? officers.filter((charge) => !charge.acting) : officers;
}

/**
 * Whether the doer may see it: persons their own, whoever fills a post every ticket of the cell; but an irregularity
 * file only who told it and the nodal officer who holds it.
 */
export async function maySee(act: Act, ticket: Ticket): Promise<boolean> {
  return isSeenBy(act, ticket, await standingOf(act, ticket));
}

function isSeenBy(act: Act, ticket: Ticket, standing: readonly Who[]): boolean {
  if (!ticket.confidential) return standing.length > 0;
  return standing.some((who) => who !== 'staff' && who !== 'above') || isNodal(act, ticket);
}

function isNodal({ doer }: Act, ticket: Ticket): boolean {
  return doer.kind === 'staff' && chargesFor(doer.officers, ticket).some(({ role }) => role === 'nodal');
}

/**
 * Locks, checks, and says what is in the way.
 * @throws UserMistake 'ticket_unknown' when they may not even see it · NotAllowed 'not_your_ticket' ·
 * UserMistake 'not_from_status'
 */
export async function guard(act: Act, id: string, verb: Verb): Promise<Ticket> {
  const ticket = await lockTicket(act, id);
  await checkMayDo(act, ticket, verb);
  return ticket;
}

/** The same, before anybody is asked for details: the answer may change until the verb itself locks the ticket. */
export async function checkMayDo(act: Act, ticket: Ticket, verb: Verb): Promise<void> {
  const rule = VERBS[verb];
  const standing = await standingOf(act, ticket);
  if (!isSeenBy(act, ticket, standing)) throw new UserMistake('ticket_unknown', { number: ticket.number });
  if (!standing.some((who) => (rule.who as readonly Who[]).includes(who))) {
    throw new NotAllowed('not_your_ticket', {
      number: ticket.number,
      officer: await titleOf(act, ticket.officer),
    });
  }
  if (!(rule.from as readonly Status[]).includes(ticket.status)) {
    throw new UserMistake('not_from_status', {
      number: ticket.number,
      status: act.words.each(`status_${ticket.status}`),
    });
  }
}

/** Where the verb leads, by the table. */
export function advance(ticket: Ticket, verb: Verb): void {
  ticket.status = leadsTo(verb, ticket.status);
}

export async function save(act: Act, ticket: Ticket): Promise<void> {
  const { id, ...columns } = ticket;
  await act.tx.update(TicketSchema, { id }, columns);
}
