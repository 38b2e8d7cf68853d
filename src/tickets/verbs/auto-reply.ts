import type { Act } from '../../act.ts';
import type { Ticket } from '../entity.ts';
import { lockTicket, save } from '../guard.ts';
import { record } from '../history.ts';
import { keepMessage, type NewMessage } from '../messages.ts';

/** A machine answered what we sent for this ticket: kept and shown on it. It changes nothing, whatever the status. */
export async function noteAutoReply(
  act: Act,
  ticketId: string,
  message: Omit<NewMessage, 'direction'>,
): Promise<Ticket> {
  const ticket = await lockTicket(act, ticketId);
  await keepMessage(act, ticket, { ...message, direction: 'in' });
  await record(act, ticket, 'auto_replied');
  await save(act, ticket);
  return ticket;
}

/** We stopped answering an address that writes as fast as we answer; staff see why nothing more was said. */
export async function noteMuted(act: Act, ticketId: string, text: string): Promise<void> {
  const ticket = await lockTicket(act, ticketId);
  await keepMessage(act, ticket, { direction: 'note', text });
  await record(act, ticket, 'answers_muted');
  await save(act, ticket);
}
