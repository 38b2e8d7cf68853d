import type { Act } from '../act.ts';
import { oneRow, rows } from '../lib/rows.ts';

/** Answers to one address, whatever the tag in it; beyond them two machines may be talking. A person may be as quick. */
const MOST = { inTenMinutes: 12, inADay: 40 };
/** The same to letters that say the same words over and over, as a machine does under whatever subject. */
const MOST_SAME = { inTenMinutes: 3, inADay: 10 };
/** Letters of a text that are compared; a shorter one ("yes") is a person's answer. */
const LEAST_COMPARED = 12;
/** Why such a row was not sent. */
export const MUTED = 'muted: too many answers to this address';
/** SQL: an address without the tag by which a machine may vary it. */
const bare = (address: string): string => `regexp_replace(lower(${address}), '\\+[^@]*@', '@')`;

/** SQL: the words and numbers: a firm may tell the same of one order after the other. */
const words = (text: string): string => `left(regexp_replace(lower(${text}), '[^[:alnum:]]', '', 'g'), 2000)`;

/**
 * No header tells two helpdesks that answer each other; the count does. What this act means to answer to an address
 * whose own letters had too many answers in ten minutes or in a day is not sent; the row stays, failed, and says why.
 * @param sender whose letter the act answers; `address` where answers to it go; `text` what it says
 * @returns 'first' when it is the first muted in a day: somebody should be told
 */
export async function capAnswers(
  act: Act,
  letter: { channel: string; sender: string; address: string; text: string },
): Promise<'sent' | 'first' | 'muted'> {
  const { channel, address } = letter;
  const { lately, today, latelySame, todaySame, muted } = await count(act, letter);
  const few = lately < MOST.inTenMinutes && today < MOST.inADay;
  if (few && latelySame < MOST_SAME.inTenMinutes && todaySame < MOST_SAME.inADay) return 'sent';
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

interface Counted {
  readonly lately: number;
  readonly today: number;
  readonly latelySame: number;
  readonly todaySame: number;
  readonly muted: number;
}

/** Answers that went out to this sender's letters within a day, and which of these letters said the same as this one. */
async function count(
  act: Act,
  { channel, sender, address, text }: { channel: string; sender: string; address: string; text: string },
): Promise<Counted> {
  const counted = await oneRow<Counted>(
    act.tx,
    `WITH answered AS (
       SELECT o.cause, bool_or(o.error = $5) IS TRUE AS held,
         max(o.put_at) > $3::timestamptz - interval '10 minutes' AS lately,
         bool_or(length(${words('$7')}) >= ${LEAST_COMPARED} AND ${words('t.text')} = ${words('$7')}) AS same
       FROM outbox o JOIN inbox i ON i.id = CASE WHEN o.cause ~ '^inbox:[0-9]+$' THEN substr(o.cause, 7)::bigint END
       LEFT JOIN transcript t ON t.inbox_id = i.id AND t.direction = 'in'
       WHERE o.channel = $1 AND ${bare('o.address')} = ${bare('$2')} AND ${bare('i.lane')} = ${bare('$6')}
         AND o.cause LIKE 'inbox:%' AND o.cause <> $4 AND o.put_at > $3::timestamptz - interval '1 day'
       GROUP BY o.cause)
     SELECT count(*) FILTER (WHERE NOT held AND lately)::int AS lately,
       count(*) FILTER (WHERE NOT held)::int AS today,
       count(*) FILTER (WHERE NOT held AND lately AND same)::int AS "latelySame",
       count(*) FILTER (WHERE NOT held AND same)::int AS "todaySame",
       count(*) FILTER (WHERE held)::int AS muted
     FROM answered`,
    [channel, address, act.now, act.cause, MUTED, sender, text],
  );
  return counted!;
}
