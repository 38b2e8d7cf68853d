import { type Act, as } from '../act.ts';
import type { IncomingMessage } from '../channel.ts';
import { reportFailure, settleNamed } from '../outbox/index.ts';
import { noteArrived, noteBounce, ticketById } from '../tickets/index.ts';

/** One of ours came back: marked, and shown on its ticket. */
export async function undelivered(
  act: Act,
  channel: string,
  { report, from }: IncomingMessage,
): Promise<void> {
  if (!report) return;
  const sent = await reportFailure(act.tx, { channel, ...report });
  if (!sent?.ticketId) return;
  const system = as(act, { kind: 'system', name: 'delivery report' });
  await noteBounce(system, sent.ticketId, report.address ?? from.address, report.reason, sent.contactId);
}

/**
 * Whoever answers a message of ours, or sends it back to us, shows that it arrived: what was uncertain of it is settled.
 * The id of a mail is signed, so that nobody names one who has not seen it.
 */
export async function settled(
  act: Act,
  channel: string,
  { references, ownId }: IncomingMessage,
): Promise<void> {
  const system = as(act, { kind: 'system', name: 'delivery report' });
  const named = [...references, ...(ownId ? [ownId] : [])];
  for (const { id, ticketId, contactId } of await settleNamed(act.tx, channel, named)) {
    if (ticketId && (await ticketById(system, ticketId)).contactId === contactId)
      await noteArrived(system, ticketId, id);
  }
}
