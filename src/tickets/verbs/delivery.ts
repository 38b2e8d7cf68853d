import type { Act } from '../../act.ts';
import { wordsSent } from '../card.ts';
import type { Ticket } from '../entity.ts';
import { lockTicket, save } from '../guard.ts';
import { record } from '../history.ts';
import { tellPost } from '../notify.ts';

/**
 * What we sent for this ticket came back: shown in its history, and the officer is told; nobody is answered.
 * @param meantFor the contact it was for. The officer's own mail that came back is told to nobody: that would come back too
 */
export async function noteBounce(
  act: Act,
  ticketId: string,
  address: string,
  reason: string,
  meantFor?: string | null,
): Promise<Ticket> {
  const ticket = await lockTicket(act, ticketId);
  await record(act, ticket, 'bounced', { address }, reason);
  if (meantFor === undefined || meantFor === ticket.contactId) {
    await tellPost(act, ticket, ticket.officer, 'officer_bounced', (language) => ({
      reason: wordsSent(act, ticket, language, reason),
    }));
  }
  await save(act, ticket);
  return ticket;
}

/**
 * Nobody knows whether what we sent for this ticket arrived: shown in its history, and the officer is told. It is not
 * sent again by itself.
 * @param message what whoever runs the helpdesk knows it by
 */
export async function noteUncertain(
  act: Act,
  ticketId: string,
  { address, message, reason }: { address: string; message: string; reason: string },
): Promise<Ticket> {
  const ticket = await lockTicket(act, ticketId);
  await record(act, ticket, 'uncertain', { address, message }, reason);
  await tellPost(act, ticket, ticket.officer, 'officer_uncertain', () => ({ message }));
  await save(act, ticket);
  return ticket;
}

/** What was uncertain has arrived: shown in the history, and the officer, who was told of the doubt, is told. */
export async function noteArrived(act: Act, ticketId: string, message: string): Promise<Ticket> {
  const ticket = await lockTicket(act, ticketId);
  await record(act, ticket, 'arrived', { message });
  await tellPost(act, ticket, ticket.officer, 'officer_arrived');
  await save(act, ticket);
  return ticket;
}

/** Whoever runs the helpdesk had it sent once more. */
export async function noteSentAgain(
  act: Act,
  ticketId: string,
  { address, message }: { address: string; message: string },
): Promise<Ticket> {
  const ticket = await lockTicket(act, ticketId);
  await record(act, ticket, 'sent_again', { address, message });
  await save(act, ticket);
  return ticket;
}
