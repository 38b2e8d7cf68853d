import type { Channel } from '../channel.ts';
import { ChannelError, messageOf } from '../lib/errors.ts';
import { type Queries, rows } from '../lib/rows.ts';
import type { OutboxRow } from './claim.ts';
import { markEnded, markSent } from './mark.ts';
import { earlierOf, outgoing } from './outgoing.ts';
import type { DeliveryTools, Undelivered } from './tools.ts';

/** What a message became that was in the hand of a process which died. */
export const ORPHANED = new ChannelError(
  'uncertain',
  'the process ended between handing over and hearing the answer',
);

/** Nobody knows whether it arrived: never sent again by itself. Where the channel can look it up, that is done first. */
export async function becomeUncertain(
  tools: DeliveryTools,
  row: OutboxRow,
  failure: ChannelError,
): Promise<'sent' | 'uncertain'> {
  const { db, log } = tools;
  const where = { outbox: row.id, channel: row.channel, error: failure.message };
  const { sent, externalId } = await traced(tools, row);
  if (sent) {
    await markSent(db, row.id, externalId);
    log.info(where, 'A message whose delivery nobody confirmed was delivered: the channel keeps it as sent.');
    return 'sent';
  }
  await tools.failed(undeliveredOf(row, failure.message, true), (tx) =>
    markEnded(tx, row.id, 'uncertain', failure.message, externalId),
  );
  log.error(where, 'It is not known whether a message was delivered; see `gemcell doctor`.');
  return 'uncertain';
}

/** Copies of what was sent may be late; after this nothing new is to be learned by looking. */
const LOOKED_FOR = '1 day';
/** The latest of a channel: each look is a connection of its own. */
const AT_ONCE = 10;

/** Looks once more for those that are uncertain, and settles what is found. */
export async function lookAgain(tools: DeliveryTools): Promise<void> {
  const { db, channels, log } = tools;
  const able = [...channels].filter(([, channel]) => channel.trace).map(([name]) => name);
  const open = await rows<OutboxRow>(
    db,
    `SELECT id, channel, account, address, contact_id, ticket_id, language, body, tries, put_at FROM outbox
     WHERE state = 'uncertain' AND channel = ANY($1) AND ended_at > clock_timestamp() - interval '${LOOKED_FOR}'
     ORDER BY id DESC LIMIT ${AT_ONCE}`,
    [able],
  );
  for (const row of open) {
    const { sent, externalId } = await traced(tools, row);
    if (!sent) continue;
    await tools.arrived(undeliveredOf(row, '', true), (tx) => settle(tx, row.id, externalId));
    log.info({ outbox: row.id, channel: row.channel }, 'An uncertain message was delivered after all.');
  }
}

/**
 * Somebody names these messages of ours, so they have arrived: what was uncertain of them is so no more.
 * @returns what was settled
 */
export function settleNamed(
  tx: Queries,
  channel: string,
  externalIds: readonly string[],
): Promise<{ id: string; ticketId: string | null; contactId: string | null }[]> {
  return rows(
    tx,
    `UPDATE outbox SET state = 'sent', error = NULL, ended_at = clock_timestamp()
     WHERE channel = $1 AND external_id = ANY($2) AND state = 'uncertain'
     RETURNING id, ticket_id AS "ticketId", contact_id AS "contactId"`,
    [channel, externalIds],
  );
}

/** False when somebody had it sent again, or settled it, meanwhile. */
async function settle(tx: Queries, id: string, externalId: string | undefined): Promise<boolean> {
  const settled = await rows(
    tx,
    `UPDATE outbox SET state = 'sent', error = NULL, ended_at = clock_timestamp(), external_id = coalesce($2, external_id)
     WHERE id = $1 AND state = 'uncertain' RETURNING 1`,
    [id, externalId ?? null],
  );
  return settled.length > 0;
}

/** That it can't be looked up tells nothing of the message. */
async function traced({ db, channels, log }: DeliveryTools, row: OutboxRow): ReturnType<Trace> {
  const channel = channels.get(row.channel);
  if (!channel?.trace) return { sent: false };
  const message = outgoing(row, [], await earlierOf(db, row));
  try {
    return await channel.trace(message);
  } catch (error) {
    log.warn({ outbox: row.id, error: messageOf(error) }, 'It can not be looked up whether it was sent.');
    return { sent: false };
  }
}

type Trace = NonNullable<Channel['trace']>;

export function undeliveredOf(row: OutboxRow, reason: string, uncertain: boolean): Undelivered {
  return {
    id: row.id,
    address: row.address,
    contactId: row.contact_id,
    ticketId: row.ticket_id,
    putAt: row.put_at,
    reason,
    uncertain,
  };
}
