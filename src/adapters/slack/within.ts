import type { Pulse } from './pulse.ts';

/** Slack wants its answer within 3 seconds; the way there and back takes some of them. */
export const ANSWER_MS = 2_400;

export const TOO_LATE = Symbol('too late');

/** What the work brought, or TOO_LATE; the work goes on, and whoever began it looks after it. */
export async function within<T>(pulse: Pulse, work: Promise<T>): Promise<T | typeof TOO_LATE> {
  const done = new AbortController();
  const late = pulse.sleep(ANSWER_MS, done.signal).then((): typeof TOO_LATE => TOO_LATE);
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}
