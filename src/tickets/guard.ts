import type { Act } from '../act.ts';
import { officerTitle } from '../directory/index.ts';
import { NotAllowed, UserMistake } from '../lib/errors.ts';
import { oneRow } from '../lib/rows.ts';
import { type Ticket, TicketSchema } from './entity.ts';
import { type Status, VERBS, type Verb, type Who } from './statuses.ts';

/** Reads the ticket FOR UPDATE: every verb begins here, so two at once are one after the other. */
export async function lockTicket(act: Act, id: string): Promise<Ticket> {
  const ticket = await act.tx
    .getRepository(TicketSchema)
    .findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
  return ticket;
}

/** How the doer stands to the ticket. */
export async function standingOf(act: Act, ticket: Ticket): Promise<Who[]> {
  const { doer } = act;
  if (doer.kind === 'system') return ['system'];
  if (doer.kind === 'contact') {
    const on = await oneRow(act.tx, 'SELECT 1 FROM ticket_person WHERE ticket_id = $1 AND contact_id = $2', [
      ticket.id,
      doer.contactId,
    ]);
    return on ? ['requester'] : [];
  }
  const standing: Who[] = ['staff'];
  if (doer.officers.some((charge) => charge.code === ticket.officer)) standing.push('owner');
  const rung = { officer: 0, in_charge: 1, nodal: 2 } as const;
  if (doer.officers.some((charge) => rung[charge.role] > ticket.level)) standing.push('above');
  return standing;
}

/** What a person may see: their own, what their post holds or held, and everything below a higher rung. */
export async function maySee(act: Act, ticket: Ticket): Promise<boolean> {
  const standing = await standingOf(act, ticket);
  if (ticket.confidential)
    return standing.includes('owner') || isNodal(act) || standing.includes('requester');
  return standing.length > 0;
}

function isNodal(act: Act): boolean {
  return act.doer.kind === 'staff' && act.doer.officers.some((charge) => charge.role === 'nodal');
}

/**
 * Locks, checks, and says what is in the way.
 * @throws NotAllowed 'not_your_ticket' · UserMistake 'not_from_<status>'
 */
export async function guard(act: Act, id: string, verb: Verb): Promise<Ticket> {
  const ticket = await lockTicket(act, id);
  const rule = VERBS[verb];
  const standing = await standingOf(act, ticket);
  if (!standing.some((who) => (rule.who as readonly Who[]).includes(who))) {
    throw new NotAllowed('not_your_ticket', {
      number: ticket.number,
      officer: await officerTitle(act, ticket.officer, ticket.language),
    });
  }
  if (!(rule.from as readonly Status[]).includes(ticket.status)) {
    throw new UserMistake('not_from_status', { number: ticket.number, status: ticket.status });
  }
  return ticket;
}

/** Where the verb leads, by the table. */
export function advance(ticket: Ticket, verb: Verb): void {
  const rule = VERBS[verb] as { to?: Status };
  if (rule.to) ticket.status = rule.to;
}

export async function save(act: Act, ticket: Ticket): Promise<void> {
  const { id, ...columns } = ticket;
  await act.tx.update(TicketSchema, { id }, columns);
}
