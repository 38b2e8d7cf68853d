import { type Act, as } from '../act.ts';
import type { IncomingMessage } from '../channel.ts';
import { reportFailure } from '../outbox/index.ts';
import { noteBounce } from '../tickets/index.ts';

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
