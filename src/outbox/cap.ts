import type { Act } from '../act.ts';
import { oneRow, rows } from '../lib/rows.ts';

/** Answers to one address, whatever the tag in it; beyond them two machines may be talking. */
const IN_TEN_MINUTES = 3;
const IN_A_DAY = 10;
/** Why such a row was not sent. */
const MUTED = 'muted: too many answers to this address';
/** SQL: an address without the tag by which a machine may vary it. */
const bare = (address: string): string => `regexp_replace(lower(${address}), '\\+[^@]*@', '@')`;

/**
 * No header tells two helpdesks that answer each other; the count does. What this act means to answer to an address
 * whose own letters had 3 answers in ten minutes or 10 in a day is not sent; the row stays, failed, and says why.
 * @param sender whose letter the act answers; `address` where answers to it go
 * @returns 'first' when it is the first muted in a day: somebody should be told
 */
export async function capAnswers(
  act: Act,
  { channel, sender, address }: { channel: string; sender: string; address: string },
): Promise<'sent' | 'first' | 'muted'> {
  const counted = await oneRow<{ lately: number; today: number; muted: number }>(
    act.tx,
    `SELECT count(DISTINCT cause) FILTER (WHERE o.error IS DISTINCT FROM $5
              AND put_at > $3::timestamptz - interval '10 minutes')::int AS lately,
       count(DISTINCT cause) FILTER (WHERE o.error IS DISTINCT FROM $5)::int AS today,
       count(*) FILTER (WHERE o.error = $5)::int AS muted
     FROM outbox o
     WHERE o.channel = $1 AND ${bare('o.address')} = ${bare('$2')}
       AND cause LIKE 'inbox:%' AND cause <> $4 AND put_at > $3::timestamptz - interval '1 day'
       AND EXISTS (SELECT 1 FROM inbox i WHERE 'inbox:' || i.id = o.cause AND ${bare('i.lane')} = ${bare('$6')})`,
    [channel, address, act.now, act.cause, MUTED, sender],
  );
  const { lately = 0, today = 0, muted = 0 } = counted ?? {};
  if (lately < IN_TEN_MINUTES && today < IN_A_DAY) return 'sent';
  await rows(
    act.tx,
    `WITH held AS (
       UPDATE outbox SET state = 'failed', error = $4, ended_at = $5
       WHERE cause = $3 AND channel = $1 AND lower(address) = lower($2) AND state = 'waiting' RETURNING id)
     DELETE FROM transcript WHERE outbox_id IN (SELECT id FROM held)`,
    [channel, address, act.cause, MUTED, act.now],
  );
  return muted > 0 ? 'muted' : 'first';
}
