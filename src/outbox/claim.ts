import type { Card, Choice } from '../channel.ts';
import type { Language } from '../lib/language.ts';
import { oneRow, type Queries, rows } from '../lib/rows.ts';
import { isPaused } from './pause.ts';

export interface OutboxRow {
  readonly id: string;
  readonly channel: string;
  readonly account: string | null;
  readonly address: string;
  readonly contact_id: string | null;
  readonly ticket_id: string | null;
  readonly language: Language;
  readonly body: {
    readonly name?: string;
    readonly subject?: string;
    readonly text: string;
    readonly choices: Choice[];
    readonly files: { sha256: string; name: string; mediaType: string; size: number }[];
    readonly thread: string[];
    readonly automatic: boolean;
    readonly card?: Card;
    readonly replaces?: string;
    readonly under?: string;
  };
  readonly tries: number;
  readonly put_at: Date;
}

/** The oldest undelivered message of an address whose time has come, held by this process for so long. */
export async function claim(
  db: Queries,
  holder: string,
  channels: readonly string[],
  holdSeconds: number,
): Promise<OutboxRow | undefined> {
  return oneRow<OutboxRow>(
    db,
    `UPDATE outbox SET holder = $1, held_until = clock_timestamp() + make_interval(secs => $3), tries = tries + 1
     WHERE id = (
       SELECT o.id FROM outbox o
       WHERE o.state = 'waiting' AND o.ready_at <= clock_timestamp()
         AND o.channel = ANY(ARRAY(SELECT name FROM unnest($2::text[]) AS name WHERE NOT ${isPaused('name')}))
         AND (o.held_until IS NULL OR o.held_until < clock_timestamp())
         AND o.id = (SELECT min(e.id) FROM outbox e WHERE e.channel = o.channel AND e.address = o.address
                     AND e.state IN ('waiting', 'handed_over'))
       ORDER BY o.id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, channel, account, address, contact_id, ticket_id, language, body, tries, put_at`,
    [holder, channels, holdSeconds],
  );
}

export async function prolong(db: Queries, id: string, holder: string, holdSeconds: number): Promise<void> {
  await rows(
    db,
    `UPDATE outbox SET held_until = clock_timestamp() + make_interval(secs => $3)
     WHERE id = $1 AND holder = $2 AND state IN ('waiting', 'handed_over')`,
    [id, holder, holdSeconds],
  );
}

/**
 * From here on a crash leaves us not knowing: said in the row before the channel hears a word.
 * @returns false when the message is no longer ours (we were too slow): then nothing may be sent
 */
export async function handOver(db: Queries, id: string, holder: string): Promise<boolean> {
  const row = await oneRow(
    db,
    `UPDATE outbox SET state = 'handed_over' WHERE id = $1 AND holder = $2 AND state = 'waiting' RETURNING 1`,
    [id, holder],
  );
  return row !== undefined;
}

/** Nothing was handed over: somebody may try again at once. */
export async function letGo(db: Queries, id: string, holder: string): Promise<void> {
  await rows(
    db,
    `UPDATE outbox SET holder = NULL, held_until = NULL, tries = tries - 1
     WHERE id = $1 AND holder = $2 AND state = 'waiting'`,
    [id, holder],
  );
}

/** So long an orphan is left to the processes that have its channel and can ask there. */
const LEFT_TO_ITS_DOOR = '10 minutes';

/** The oldest that was handed over by a process that then died, held by this one while it looks what became of it. */
export async function claimOrphan(
  db: Queries,
  holder: string,
  channels: readonly string[],
  holdSeconds: number,
): Promise<OutboxRow | undefined> {
  return oneRow<OutboxRow>(
    db,
    `UPDATE outbox SET holder = $1, held_until = clock_timestamp() + make_interval(secs => $3)
     WHERE id = (
       SELECT id FROM outbox WHERE state = 'handed_over'
         AND held_until < clock_timestamp()
           - CASE WHEN channel = ANY($2) THEN interval '0' ELSE interval '${LEFT_TO_ITS_DOOR}' END
       ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, channel, account, address, contact_id, ticket_id, language, body, tries, put_at`,
    [holder, channels, holdSeconds],
  );
}
