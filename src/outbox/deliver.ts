import type { Channel, OutgoingMessage } from '../channel.ts';
import { ChannelError, messageOf } from '../lib/errors.ts';
import { failpoint } from '../lib/failpoint.ts';
import { whileHolding } from '../lib/while-holding.ts';
import { insist } from '../persistence/index.ts';
import { claim, claimOrphan, handOver, letGo, type OutboxRow, prolong } from './claim.ts';
import { markEnded, markLater, markSent, waitAfter } from './mark.ts';
import { earlierOf, filesOf, outgoing } from './outgoing.ts';
import { pauseChannel } from './pause.ts';
import { blockForGood, moveAddress } from './report.ts';
import type { DeliveryTools } from './tools.ts';
import { becomeUncertain, ORPHANED, undeliveredOf } from './uncertain.ts';

export type DeliveryOutcome = 'sent' | 'later' | 'failed' | 'uncertain' | 'nothing';

/** How long a result is kept in hand while the database is away. */
const INSIST_SECONDS = 60;

/**
 * Delivers one message: claim, hand over with no transaction open, mark. Per address only the oldest undelivered
 * one is claimed; one that waits for a retry holds back the later ones. What was handed over by a process that then
 * died is uncertain: shown, and never sent again by itself.
 */
export async function deliverNext(tools: DeliveryTools): Promise<DeliveryOutcome> {
  const { db, holder, channels, holdSeconds } = tools;
  const names = [...channels.keys()];
  const holding = (id: string, work: () => Promise<DeliveryOutcome>): Promise<DeliveryOutcome> =>
    whileHolding(holdSeconds, () => prolong(db, id, holder, holdSeconds), work);
  const row = await claim(db, holder, names, holdSeconds);
  if (!row) {
    // Only what was said to the same address waits for it.
    const orphan = await claimOrphan(db, holder, names, holdSeconds);
    if (!orphan) return 'nothing';
    return holding(orphan.id, () => insist(INSIST_SECONDS, () => becomeUncertain(tools, orphan, ORPHANED)));
  }
  failpoint('claimed');
  return holding(row.id, () => deliver(tools, row, channels.get(row.channel)!));
}

async function deliver(tools: DeliveryTools, row: OutboxRow, channel: Channel): Promise<DeliveryOutcome> {
  const { db } = tools;
  const message = await prepare(tools, row, channel);
  if (!message) return 'later';
  failpoint('handed_over');
  let sent: { externalId?: string };
  try {
    sent = await channel.send(message);
  } catch (error) {
    return insist(INSIST_SECONDS, () => notSent(tools, row, error));
  }
  failpoint('before_marked');
  const wasGivenUp = await insist(INSIST_SECONDS, () => markSent(db, row.id, sent.externalId));
  if (wasGivenUp) await tools.arrived(undeliveredOf(row, '', true), async () => true);
  return 'sent';
}

/** Everything that needs the database before the channel hears a word. Undefined: it is not ours any more. */
async function prepare(
  { db, holder }: DeliveryTools,
  row: OutboxRow,
  channel: Channel,
): Promise<OutgoingMessage | undefined> {
  try {
    const message = outgoing(row, await filesOf(db, row), await earlierOf(db, row));
    if (!channel.readsTranscript && !(await handOver(db, row.id, holder))) return undefined;
    return message;
  } catch (error) {
    await insist(INSIST_SECONDS, () => letGo(db, row.id, holder));
    throw error;
  }
}

async function notSent(tools: DeliveryTools, row: OutboxRow, error: unknown): Promise<DeliveryOutcome> {
  const { db, log } = tools;
  const failure =
    error instanceof ChannelError ? error : new ChannelError('temporary', messageOf(error), { cause: error });
  const where = { outbox: row.id, channel: row.channel, error: failure.message };
  if (failure.details.movedTo) await moveAddress(db, row.channel, row.address, failure.details.movedTo);
  if (failure.kind === 'uncertain') return becomeUncertain(tools, row, failure);
  const wait =
    failure.kind === 'permanent'
      ? undefined
      : waitAfter(failure, row.tries, Date.now() - row.put_at.getTime());
  if (wait !== undefined) {
    if (failure.details.everything === 'refused') {
      await pauseChannel(db, row.channel, wait, failure.message);
      log.error({ ...where, nextTryMs: wait }, 'All that is sent by this channel is refused; it is paused.');
    }
    await markLater(db, row.id, failure.message, wait);
    return 'later';
  }
  await failForGood(tools, row, failure);
  // An address that is gone is the other side's affair; the ticket says so. Anything else somebody should look at.
  if (failure.details.gone) log.warn(where, 'A message can no longer reach its address.');
  else log.error(where, 'A message failed for good; see `gemcell doctor`.');
  return 'failed';
}

function failForGood(tools: DeliveryTools, row: OutboxRow, failure: ChannelError): Promise<void> {
  return tools.failed(undeliveredOf(row, failure.message, false), async (tx) => {
    if (failure.details.gone) await blockForGood(tx, row.channel, row.address, failure.message);
    await markEnded(tx, row.id, 'failed', failure.message);
  });
}
