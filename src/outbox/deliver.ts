import type { Channel, Log, OutgoingFile, OutgoingMessage } from '../channel.ts';
import { ChannelError, messageOf } from '../lib/errors.ts';
import { failpoint } from '../lib/failpoint.ts';
import { oneRow, type Queries } from '../lib/rows.ts';
import { whileHolding } from '../lib/while-holding.ts';
import { insist } from '../persistence/index.ts';
import { claim, handOver, letGo, type OutboxRow, prolong, settleOrphans } from './claim.ts';
import { markEnded, markLater, markSent, waitAfter } from './mark.ts';
import { blockForGood, moveAddress } from './report.ts';

export type DeliveryOutcome = 'sent' | 'later' | 'failed' | 'uncertain' | 'nothing';

export interface DeliveryTools {
  readonly db: Queries;
  readonly holder: string;
  /** Only for these is anything claimed. */
  readonly channels: ReadonlyMap<string, Channel>;
  readonly holdSeconds: number;
  readonly log: Log;
  /** One has failed for good: `mark` writes it down, in the transaction in which more may be done about it. */
  failed(undelivered: Undelivered, mark: (tx: Queries) => Promise<void>): Promise<void>;
}

export interface Undelivered {
  readonly id: string;
  readonly address: string;
  readonly contactId: string | null;
  readonly ticketId: string | null;
  readonly reason: string;
}

/** How long a result is kept in hand while the database is away. */
const INSIST_SECONDS = 60;

/**
 * Delivers one message: claim, hand over with no transaction open, mark. Per address only the oldest undelivered
 * one is claimed; one that waits for a retry holds back the later ones. What was handed over by a process that then
 * died is uncertain: shown, and never sent again by itself.
 */
export async function deliverNext(tools: DeliveryTools): Promise<DeliveryOutcome> {
  const { db, holder, channels, holdSeconds, log } = tools;
  for (const orphan of await settleOrphans(db))
    log.error(orphan, 'A message was handed over and never heard of; see `gemcell doctor`.');
  const row = await claim(db, holder, [...channels.keys()], holdSeconds);
  if (!row) return 'nothing';
  failpoint('claimed');
  return whileHolding(
    holdSeconds,
    () => prolong(db, row.id, holder, holdSeconds),
    () => deliver(tools, row, channels.get(row.channel)!),
  );
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
  await insist(INSIST_SECONDS, () => markSent(db, row.id, sent.externalId));
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
  if (failure.kind === 'uncertain') {
    await markEnded(db, row.id, 'uncertain', failure.message);
    log.error(where, 'It is not known whether a message was delivered; see `gemcell doctor`.');
    return 'uncertain';
  }
  const wait =
    failure.kind === 'permanent'
      ? undefined
      : waitAfter(failure, row.tries, Date.now() - row.put_at.getTime());
  if (wait !== undefined) {
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
  const undelivered = {
    id: row.id,
    address: row.address,
    contactId: row.contact_id,
    ticketId: row.ticket_id,
    reason: failure.message,
  };
  return tools.failed(undelivered, async (tx) => {
    if (failure.details.gone) await blockForGood(tx, row.channel, row.address, failure.message);
    await markEnded(tx, row.id, 'failed', failure.message);
  });
}

function outgoing(row: OutboxRow, files: OutgoingFile[], { replaces, under }: Earlier): OutgoingMessage {
  return {
    id: row.id,
    account: row.account ?? undefined,
    to: row.address,
    toName: row.body.name,
    language: row.language,
    subject: row.body.subject,
    text: row.body.text,
    choices: row.body.choices,
    files,
    thread: under ? [under, ...row.body.thread] : row.body.thread,
    automatic: row.body.automatic,
    card: row.body.card,
    replaces,
  };
}

interface Earlier {
  readonly replaces?: string;
  readonly under?: string;
}

/** Where earlier messages lie; the oldest of an address goes first, so they have been there. */
async function earlierOf(db: Queries, { body }: OutboxRow): Promise<Earlier> {
  return { replaces: await placeOf(db, body.replaces), under: await placeOf(db, body.under) };
}

async function placeOf(db: Queries, id: string | undefined): Promise<string | undefined> {
  if (!id) return undefined;
  const row = await oneRow<{ external_id: string | null }>(
    db,
    'SELECT external_id FROM outbox WHERE id = $1',
    [id],
  );
  return row?.external_id ?? undefined;
}

async function filesOf(db: Queries, row: OutboxRow): Promise<OutgoingFile[]> {
  const files: OutgoingFile[] = [];
  for (const file of row.body.files) {
    const found = await oneRow<{ bytes: Buffer }>(
      db,
      'SELECT bytes FROM file WHERE sha256 = $1 AND held IS NULL',
      [file.sha256],
    );
    if (found) files.push({ name: file.name, mediaType: file.mediaType, bytes: found.bytes });
  }
  return files;
}
