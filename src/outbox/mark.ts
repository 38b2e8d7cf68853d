import type { ChannelError } from '../lib/errors.ts';
import { oneRow, type Queries, rows } from '../lib/rows.ts';
import { MUTED } from './cap.ts';
import { OUTBOX_NUDGE } from './put.ts';

/**
 * Also of one that was given up as uncertain meanwhile: now it is known, and true is returned. One that took the place of an earlier message
 * may have had to be said anew: then that one lies there from now on, for the next change and for what is said below.
 */
export async function markSent(db: Queries, id: string, externalId: string | undefined): Promise<boolean> {
  const before = await oneRow<{ state: string }>(
    db,
    `WITH before AS (SELECT state FROM outbox WHERE id = $1),
     sent AS (
       UPDATE outbox SET state = 'sent', ended_at = clock_timestamp(), external_id = $2, error = NULL,
         holder = NULL, held_until = NULL WHERE id = $1 RETURNING id, (body ->> 'replaces')::bigint AS replaced),
     moved AS (
       UPDATE outbox SET external_id = $2 FROM sent
       WHERE outbox.id = sent.replaced AND outbox.external_id IS DISTINCT FROM $2 AND $2::text IS NOT NULL),
     said AS (
       UPDATE transcript SET external_id = $2 FROM sent
       WHERE transcript.outbox_id IN (sent.id, sent.replaced) AND $2::text IS NOT NULL)
     SELECT state FROM before`,
    [id, externalId ?? null],
  );
  return before?.state === 'uncertain';
}

/** Not delivered, and to be tried again: it holds back the later ones of its address until then. */
export async function markLater(db: Queries, id: string, error: string, waitMs: number): Promise<void> {
  await rows(
    db,
    `UPDATE outbox SET state = 'waiting', error = $2, holder = NULL, held_until = NULL, ended_at = NULL,
       ready_at = clock_timestamp() + make_interval(secs => $3) WHERE id = $1`,
    [id, error, waitMs / 1000],
  );
}

/** @param externalId what an uncertain one would be known by: an answer to it, or its bounce, finds it */
export async function markEnded(
  db: Queries,
  id: string,
  state: 'failed' | 'uncertain',
  error: string,
  externalId?: string,
): Promise<void> {
  await rows(
    db,
    `WITH ended AS (
       UPDATE outbox SET state = $2, error = $3, ended_at = clock_timestamp(), holder = NULL, held_until = NULL,
         external_id = coalesce($4, external_id) WHERE id = $1 RETURNING id)
     UPDATE transcript SET external_id = $4 FROM ended
     WHERE transcript.outbox_id = ended.id AND $4::text IS NOT NULL`,
    [id, state, error, externalId ?? null],
  );
}

/**
 * Somebody decided that one which failed or is uncertain goes out once more: the same row, and so under the same
 * external id.
 * @returns the ticket it belongs to; undefined when it is neither, or was muted: then a machine would answer it
 */
export async function sendAgain(
  db: Queries,
  id: string,
): Promise<{ ticketId: string | null; address: string } | undefined> {
  return oneRow(
    db,
    `WITH again AS (
       UPDATE outbox SET state = 'waiting', tries = 0, error = NULL, ended_at = NULL, put_at = clock_timestamp(),
         ready_at = clock_timestamp(), holder = NULL, held_until = NULL
       WHERE id = $1 AND state IN ('failed', 'uncertain') AND error IS DISTINCT FROM $2
       RETURNING channel, ticket_id, address)
     SELECT ticket_id AS "ticketId", address, pg_notify('${OUTBOX_NUDGE}', channel) FROM again`,
    [id, MUTED],
  );
}

const MINUTE = 60_000;
/** Waits between tries; after the last, five days in all, it has failed for good (Postfix keeps mail as long). */
const WAITS = [1, 2, 5, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE);
const GIVE_UP_MS = 5 * 24 * 60 * MINUTE;
/** Where the far end itself is away, or refuses all: then its return is not slept over. */
const LONGEST_MS = { away: 15 * MINUTE, refused: 60 * MINUTE };

/** Milliseconds until the next try; undefined: tried long enough. @param tries made so far, at least 1 */
export function waitAfter(failure: ChannelError, tries: number, ageMs: number): number | undefined {
  if (ageMs > GIVE_UP_MS && tries > WAITS.length) return undefined;
  if (failure.details.retryAfterMs !== undefined) return failure.details.retryAfterMs;
  if (failure.details.movedTo) return 0;
  const { everything } = failure.details;
  const wait = WAITS[Math.min(tries, WAITS.length) - 1]!;
  return everything ? Math.min(wait, LONGEST_MS[everything]) : wait;
}
