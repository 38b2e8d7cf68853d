import type { Channel, Choice, OutgoingFile } from '../channel.ts';
import { ChannelError, messageOf } from '../lib/errors.ts';
import { failpoint } from '../lib/failpoint.ts';
import type { Language } from '../lib/language.ts';
import { oneRow, type Queries, rows } from '../lib/rows.ts';
import { blockForGood, moveAddress } from './report.ts';

export type DeliveryOutcome = 'sent' | 'later' | 'failed' | 'uncertain' | 'nothing';

const MINUTE = 60_000;
/** Waits between tries; after the last, five days in all, it has failed for good (Postfix keeps mail as long). */
const WAITS = [1, 2, 5, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE);
const GIVE_UP_MS = 5 * 24 * 60 * MINUTE;

interface OutboxRow {
  id: string;
  channel: string;
  account: string | null;
  address: string;
  language: Language;
  body: {
    name?: string;
    subject?: string;
    text: string;
    choices: Choice[];
    files: { sha256: string; name: string; mediaType: string; size: number }[];
    thread: string[];
    automatic: boolean;
  };
  tries: number;
  put_at: Date;
}

/**
 * Delivers one message: claim, hand over with no transaction open, mark. Per address only the oldest undelivered
 * one is claimed; one that waits for a retry holds back the later ones. What was handed over by a process that then
 * died is uncertain: shown, and never sent again by itself.
 */
export async function deliverNext(
  db: Queries,
  holder: string,
  channels: ReadonlyMap<string, Channel>,
  holdSeconds: number,
): Promise<DeliveryOutcome> {
  await settleOrphans(db);
  const row = await claim(db, holder, [...channels.keys()], holdSeconds);
  if (!row) return 'nothing';
  const channel = channels.get(row.channel)!;
  failpoint('claimed');
  try {
    const files = await filesOf(db, row);
    await handOver(db, row, channel);
    failpoint('handed_over');
    const { externalId } = await channel.send(outgoing(row, files));
    failpoint('before_marked');
    await markSent(db, row, externalId);
    return 'sent';
  } catch (error) {
    return markFailure(db, row, error);
  }
}

async function claim(
  db: Queries,
  holder: string,
  channels: string[],
  holdSeconds: number,
): Promise<OutboxRow | undefined> {
  return oneRow<OutboxRow>(
    db,
    `UPDATE outbox SET holder = $1, held_until = clock_timestamp() + make_interval(secs => $3), tries = tries + 1
     WHERE id = (
       SELECT o.id FROM outbox o
       WHERE o.state = 'waiting' AND o.channel = ANY($2) AND o.ready_at <= clock_timestamp()
         AND (o.held_until IS NULL OR o.held_until < clock_timestamp())
         AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.channel = o.channel AND e.address = o.address
                         AND e.state IN ('waiting', 'handed_over') AND e.id < o.id)
       ORDER BY o.id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, channel, account, address, language, body, tries, put_at`,
    [holder, channels, holdSeconds],
  );
}

/** From here on a crash leaves us not knowing: said in the row before the channel hears a word. */
async function handOver(db: Queries, row: OutboxRow, channel: Channel): Promise<void> {
  if (channel.readsTranscript) return;
  await rows(db, `UPDATE outbox SET state = 'handed_over' WHERE id = $1`, [row.id]);
}

async function settleOrphans(db: Queries): Promise<void> {
  await rows(
    db,
    `UPDATE outbox SET state = 'uncertain', ended_at = clock_timestamp(),
       error = 'the process ended between handing over and hearing the answer'
     WHERE state = 'handed_over' AND held_until < clock_timestamp()`,
  );
}

function outgoing(row: OutboxRow, files: OutgoingFile[]) {
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
    thread: row.body.thread,
    automatic: row.body.automatic,
  };
}

async function filesOf(db: Queries, row: OutboxRow): Promise<OutgoingFile[]> {
  const files: OutgoingFile[] = [];
  for (const file of row.body.files) {
    const found = await oneRow<{ bytes: Buffer }>(db, 'SELECT bytes FROM file WHERE sha256 = $1', [
      file.sha256,
    ]);
    if (found) files.push({ name: file.name, mediaType: file.mediaType, bytes: found.bytes });
  }
  return files;
}

async function markSent(db: Queries, row: OutboxRow, externalId: string | undefined): Promise<void> {
  await rows(
    db,
    `WITH sent AS (
       UPDATE outbox SET state = 'sent', ended_at = clock_timestamp(), external_id = $2, error = NULL,
         holder = NULL, held_until = NULL WHERE id = $1 RETURNING id)
     UPDATE transcript SET external_id = $2 FROM sent WHERE transcript.outbox_id = sent.id AND $2::text IS NOT NULL`,
    [row.id, externalId ?? null],
  );
}

async function markFailure(db: Queries, row: OutboxRow, error: unknown): Promise<DeliveryOutcome> {
  const failure =
    error instanceof ChannelError ? error : new ChannelError('temporary', messageOf(error), { cause: error });
  if (failure.details.movedTo) await moveAddress(db, row.channel, row.address, failure.details.movedTo);
  if (failure.kind === 'uncertain') return end(db, row, 'uncertain', failure.message);
  const tooOld = Date.now() - row.put_at.getTime() > GIVE_UP_MS && row.tries > WAITS.length;
  if (failure.kind === 'permanent' || tooOld) {
    if (failure.details.gone) await blockForGood(db, row.channel, row.address, failure.message);
    return end(db, row, 'failed', failure.message);
  }
  const wait =
    failure.details.retryAfterMs ??
    (failure.details.movedTo ? 0 : WAITS[Math.min(row.tries, WAITS.length) - 1]!);
  await rows(
    db,
    `UPDATE outbox SET state = 'waiting', error = $2, holder = NULL, held_until = NULL,
       ready_at = clock_timestamp() + make_interval(secs => $3) WHERE id = $1`,
    [row.id, failure.message, wait / 1000],
  );
  return 'later';
}

async function end(
  db: Queries,
  row: OutboxRow,
  state: 'failed' | 'uncertain',
  error: string,
): Promise<DeliveryOutcome> {
  await rows(
    db,
    `UPDATE outbox SET state = $2, error = $3, ended_at = clock_timestamp(), holder = NULL, held_until = NULL
     WHERE id = $1`,
    [row.id, state, error],
  );
  return state;
}
