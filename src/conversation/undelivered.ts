import { type Act, as } from '../act.ts';
import type { IncomingMessage } from '../channel.ts';
import { blockHandle } from '../contacts/index.ts';
import { reportFailure, settleNamed, spokenOfLast } from '../outbox/index.ts';
import { noteArrived, noteBounce, ticketById } from '../tickets/index.ts';

/** One of ours came back, or nothing will arrive any more: marked, and shown on its ticket. */
export async function undelivered(
  act: Act,
  channel: string,
  { report, from }: IncomingMessage,
): Promise<void> {
  if (!report) return;
  const address = report.address ?? from.address;
  if (report.gone) await blockHandle(act, channel, address, report.reason);
  const sent = report.gone
    ? await spokenOfLast(act.tx, channel, address)
    : await reportFailure(act.tx, { channel, ...report });
  if (!sent?.ticketId) return;
  const system = as(act, { kind: 'system', name: 'delivery report' });
  await noteBounce(system, sent.ticketId, address, report.reason, sent.contactId);
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
