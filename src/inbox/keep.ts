import type { Original } from '../channel.ts';
import { type Queries, rows } from '../lib/rows.ts';

/** NOTIFY channel that tells workers of a new original. */
export const INBOX_NUDGE = 'inbox';

/**
 * Keeps an original once, committed when it resolves. Delivered again it is the same row.
 * @returns true when it was new
 */
export async function keepOriginal(db: Queries, original: Original, now: Date): Promise<boolean> {
  const kept = await rows(
    db,
    `WITH kept AS (
       INSERT INTO inbox (channel, account, external_id, lane, raw, kept_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (channel, account, external_id) DO NOTHING RETURNING id)
     SELECT id, pg_notify('${INBOX_NUDGE}', '') FROM kept`,
    [original.channel, original.account, original.externalId, original.lane, original.raw, now],
  );
  return kept.length > 0;
}
