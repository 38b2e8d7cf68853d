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
