import { type Queries, rows } from '../lib/rows.ts';
import { MUTED } from './cap.ts';

/** Put off for longer than this is told: limits of the far end may last for hours. */
const TOLD_FROM = '5 minutes';

export interface HeldBack {
  readonly channel: string;
  readonly messages: number;
  readonly addresses: number;
  /** When the last of them is tried next. */
  readonly until: Date;
  readonly why: string | null;
}

/** Messages that a channel's far end has put off, by channel; later ones to the same address wait behind them. */
export function heldBack(db: Queries): Promise<HeldBack[]> {
  return rows<HeldBack>(
    db,
    `WITH off AS (
       SELECT channel, address, ready_at, error FROM outbox
       WHERE state = 'waiting' AND ready_at > clock_timestamp() + interval '${TOLD_FROM}')
     SELECT o.channel, count(*)::int AS messages, count(DISTINCT o.address)::int AS addresses,
       (SELECT max(ready_at) FROM off WHERE channel = o.channel) AS until,
       (SELECT error FROM off WHERE channel = o.channel ORDER BY ready_at DESC LIMIT 1) AS why
     FROM outbox o JOIN (SELECT DISTINCT channel, address FROM off) held USING (channel, address)
     WHERE o.state = 'waiting' GROUP BY o.channel ORDER BY o.channel`,
  );
}

/** The latest that a person should look at; `again`: it may be sent once more. */
export function notDelivered(
  db: Queries,
): Promise<{ id: string; channel: string; state: 'failed' | 'uncertain'; error: string; again: boolean }[]> {
  return rows(
    db,
    `SELECT id, channel, state, error, error IS DISTINCT FROM $1 AS again
     FROM outbox WHERE state IN ('failed', 'uncertain') ORDER BY id DESC LIMIT 20`,
    [MUTED],
  );
}
