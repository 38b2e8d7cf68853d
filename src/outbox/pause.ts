import { type Queries, rows } from '../lib/rows.ts';

/** Nothing is sent by this channel until then: its far end refuses all of it, and asking on would make it worse. */
export interface Paused {
  readonly channel: string;
  readonly until: Date;
  readonly why: string;
}

const KEY = 'sending_paused';

/** SQL: whether this channel is paused. */
export const isPaused = (channel: string): string =>
  `EXISTS (SELECT 1 FROM channel_state s WHERE s.channel = ${channel} AND s.key = '${KEY}'
     AND (s.value::jsonb ->> 'until')::timestamptz > clock_timestamp())`;

export async function pauseChannel(db: Queries, channel: string, ms: number, why: string): Promise<void> {
  await rows(
    db,
    `INSERT INTO channel_state (channel, key, value) VALUES ($1, '${KEY}', jsonb_build_object(
       'until', clock_timestamp() + make_interval(secs => $2), 'why', $3::text)::text)
     ON CONFLICT (channel, key) DO UPDATE SET value = EXCLUDED.value`,
    [channel, ms / 1000, why],
  );
}

/** A start tries anew: the password may have been set right. */
export async function resumeChannels(db: Queries, channels: readonly string[]): Promise<void> {
  await rows(db, `DELETE FROM channel_state WHERE channel = ANY($1) AND key = '${KEY}'`, [channels]);
}

export function pausedChannels(db: Queries): Promise<Paused[]> {
  return rows<Paused>(
    db,
    `SELECT s.channel, (s.value::jsonb ->> 'until')::timestamptz AS until, s.value::jsonb ->> 'why' AS why
     FROM channel_state s WHERE s.key = '${KEY}' AND ${isPaused('s.channel')} ORDER BY s.channel`,
  );
}
