import type { Original } from '../channel.ts';
import { oneRow, type Queries, rows } from '../lib/rows.ts';

export interface ClaimedOriginal extends Original {
  readonly id: string;
  readonly keptAt: Date;
  readonly tries: number;
}

export interface Claim {
  readonly channels: readonly string[];
  /** Only this lane (a terminal takes up what its own person said); absent: any. */
  readonly lane?: string;
  readonly holdSeconds: number;
}

/**
 * The oldest waiting original of a lane in which nothing earlier waits, held by this worker for that long.
 * A later letter of the same lane stays where it is until the earlier one is done or poison. The first of a lane is
 * looked up by itself: as an anti-join the planner, where it has no statistics of a sudden crowd, compares each with each.
 */
export async function claimOriginal(
  db: Queries,
  holder: string,
  { channels, lane, holdSeconds }: Claim,
): Promise<ClaimedOriginal | undefined> {
  const row = await oneRow<{
    id: string;
    channel: string;
    account: string;
    external_id: string;
    lane: string;
    raw: Buffer;
    kept_at: Date;
    tries: number;
  }>(
    db,
    `UPDATE inbox SET holder = $1, held_until = clock_timestamp() + make_interval(secs => $3), tries = tries + 1
     WHERE id = (
       SELECT i.id FROM inbox i
       WHERE i.state = 'waiting' AND i.channel = ANY($2) AND ($4::text IS NULL OR i.lane = $4)
         AND i.ready_at <= clock_timestamp()
         AND (i.held_until IS NULL OR i.held_until < clock_timestamp())
         AND i.id = (SELECT min(e.id) FROM inbox e WHERE e.channel = i.channel AND e.lane = i.lane
                     AND e.state = 'waiting')
       ORDER BY i.id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, channel, account, external_id, lane, raw, kept_at, tries`,
    [holder, channels, holdSeconds, lane ?? null],
  );
  if (!row) return undefined;
  return {
    id: row.id,
    channel: row.channel,
    account: row.account,
    externalId: row.external_id,
    lane: row.lane,
    raw: row.raw,
    keptAt: row.kept_at,
    tries: row.tries,
  };
}

/** Whether anything of this lane is still to be done, by whomever. */
export async function waitsIn(db: Queries, channel: string, lane: string): Promise<boolean> {
  const row = await oneRow(
    db,
    `SELECT 1 FROM inbox WHERE channel = $1 AND lane = $2 AND state = 'waiting' LIMIT 1`,
    [channel, lane],
  );
  return row !== undefined;
}

export async function prolongClaim(
  db: Queries,
  id: string,
  holder: string,
  holdSeconds: number,
): Promise<void> {
  await rows(
    db,
    `UPDATE inbox SET held_until = clock_timestamp() + make_interval(secs => $3)
     WHERE id = $1 AND holder = $2 AND state = 'waiting'`,
    [id, holder, holdSeconds],
  );
}

/** Lets an original go again, to be tried after a while (the database was away, the channel did not answer). */
export async function giveBack(
  db: Queries,
  id: string,
  holder: string,
  why: { error: string; waitMs: number; countsAsTry: boolean },
): Promise<void> {
  await rows(
    db,
    `UPDATE inbox SET holder = NULL, held_until = NULL, error = $3,
       ready_at = clock_timestamp() + make_interval(secs => $4), tries = tries - $5
     WHERE id = $1 AND holder = $2 AND state = 'waiting'`,
    [id, holder, why.error, why.waitMs / 1000, why.countsAsTry ? 0 : 1],
  );
}
