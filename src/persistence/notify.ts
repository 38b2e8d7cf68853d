import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Queries } from '../lib/rows.ts';
import type { Database } from './database.ts';
import { troubleOf } from './faults.ts';

export interface Listening {
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
/** A connection can die without a word (a router forgets it): ask now and then. */
const PULSE_MS = 30_000;

/** Sent when the transaction commits, never when it does not. A nudge only: whoever relies on it polls too. */
export async function notify(tx: Queries, channel: string, payload = ''): Promise<void> {
  await tx.query('SELECT pg_notify($1, $2)', [channel, payload]);
}

/**
 * Calls onNotify for each NOTIFY on the channel, over a connection of its own that is made anew when it
 * breaks. What was sent meanwhile is lost, so after each reconnection onNotify is called once with ''.
 * @returns once listening
 */
export async function listen(
  database: Pick<Database, 'url'>,
  channel: string,
  onNotify: (payload: string) => void,
): Promise<Listening> {
  const closing = new AbortController();
  const tell = (payload: string): void => {
    if (!closing.signal.aborted) onNotify(payload);
  };
  const first = await hear(database.url, channel, tell).catch((error: unknown) => {
    throw troubleOf(error, 'that should nudge us');
  });
  const loop = keepHearing(first);

  async function keepHearing(begun: Hearing): Promise<void> {
    let hearing: Hearing | undefined = begun;
    let pause = FIRST_PAUSE_MS;
    while (!closing.signal.aborted) {
      if (hearing) {
        pause = FIRST_PAUSE_MS;
        await hearing.ended(closing.signal);
      }
      if (closing.signal.aborted) return;
      await wait(pause, undefined, { signal: closing.signal }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      // A database that is away is everybody's matter and told elsewhere; here it is only waited for.
      hearing = await hear(database.url, channel, tell).catch(() => undefined);
      if (hearing) tell('');
    }
    await hearing?.ended(closing.signal);
  }

  return {
    async close() {
      closing.abort();
      await loop;
    },
  };
}

interface Hearing {
  /** Resolves when the connection is gone, whether it broke or the signal asked for it. */
  ended(signal: AbortSignal): Promise<void>;
}

async function hear(url: string, channel: string, onNotify: (payload: string) => void): Promise<Hearing> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'gemcell listen',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
  });
  const broken = new Promise<void>((resolve) => {
    client.once('error', () => resolve());
    client.once('end', () => resolve());
  });
  client.on('error', () => undefined);
  client.on('notification', (message) => onNotify(message.payload ?? ''));
  try {
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
  } catch (error) {
    void client.end().catch(() => undefined);
    throw error;
  }
  return { ended: (signal) => end(client, broken, signal) };
}

async function end(client: pg.Client, broken: Promise<void>, signal: AbortSignal): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  let pulse: NodeJS.Timeout | undefined;
  const silent = new Promise<void>((resolve) => {
    pulse = setInterval(() => client.query('SELECT 1').catch(() => resolve()), PULSE_MS);
  });
  await Promise.race([broken, asked, silent]);
  clearInterval(pulse);
  await client.end().catch(() => undefined);
}
