import type { Act } from '../../act.ts';
import type { Ticket } from '../entity.ts';
import { lockTicket, save } from '../guard.ts';
import { record } from '../history.ts';
import { tellPost } from '../notify.ts';

/** What we sent for this ticket came back: shown in its history, and the officer is told; nobody is answered. */
export async function noteBounce(
  act: Act,
  ticketId: string,
  address: string,
  reason: string,
): Promise<Ticket> {
  const ticket = await lockTicket(act, ticketId);
  await record(act, ticket, 'bounced', { address }, reason);
  await tellPost(act, ticket, ticket.officer, 'officer_bounced', () => ({ reason }));
  await save(act, ticket);
  return ticket;
}
