import { messageOf } from '../../lib/errors.ts';
import { failpoint } from '../../lib/failpoint.ts';
import { whileLeased } from '../../lib/while-leased.ts';
import { ApiFailure } from './failure.ts';
import { type Delivery, takeIn } from './intake.ts';
import { type Link, type LinkSettings, openLink } from './link.ts';
import type { Desk } from './tell.ts';

export interface SocketSettings extends LinkSettings {
  /** How long nothing may come by a socket before it is opened anew; default 10 minutes. */
  readonly silenceMs?: number;
}

/** Slack brings each event by one of them; while one is renewed the other stands. Ten are the most Slack allows. */
const SOCKETS = 2;
const OTHERS_MS = 5_000;
const FIRST_WAIT_MS = 500;
const MOST_WAIT_MS = 60_000;
const SILENCE_MS = 10 * 60_000;
const ALARM_MS = 5 * 60_000;
/** Closed again so soon (too many sockets, a link that is turned off), it is not opened anew at once. */
const SHORT_MS = 10_000;
const LEASE = 'socket';

/** How the sockets stand all together. */
export interface Standing {
  up: number;
  downSince: number;
  alarmed: boolean;
}

/** Listens by sockets while this process is the one that does. Ends by the signal alone. */
export async function listenBySocket(
  desk: Desk,
  settings: SocketSettings,
  standing: Standing,
  stop: AbortSignal,
): Promise<void> {
  const { host, pulse } = desk;
  while (!stop.aborted) {
    try {
      const ours = await whileLeased(host.lease, LEASE, stop, async (signal) => {
        Object.assign(standing, { up: 0, downSince: pulse.now(), alarmed: false });
        const slots = Array.from({ length: SOCKETS }, (_, n) =>
          keepOpen(desk, settings, standing, n, signal),
        );
        await Promise.all(slots);
      });
      if (!ours) await pulse.sleep(OTHERS_MS, stop);
    } catch (error) {
      host.log.warn(
        { error: messageOf(error) },
        'it is not known who listens to Slack while our own store is away',
      );
      await pulse.sleep(OTHERS_MS, stop);
    }
  }
  await host.lease.release(LEASE).catch((error: unknown) => {
    host.log.warn({ error: messageOf(error) }, 'the right to listen to Slack could not be given back');
  });
}

/** One place for a socket: opened again whenever it closes or falls silent. */
async function keepOpen(
  desk: Desk,
  settings: SocketSettings,
  standing: Standing,
  slot: number,
  stop: AbortSignal,
): Promise<void> {
  const { pulse, host } = desk;
  // Not both at once, that they may not grow old together.
  let failures = 0;
  await pulse.sleep(slot * FIRST_WAIT_MS, stop);
  while (!stop.aborted) {
    try {
      const link = await openLink(settings, pulse, (delivery, ack) => take(desk, delivery, ack));
      const openedAt = pulse.now();
      standing.up += 1;
      standing.alarmed = false;
      const why = await untilOver(desk, link, (settings.silenceMs ?? SILENCE_MS) * (1 + slot / 2), stop);
      standing.up -= 1;
      if (standing.up === 0) standing.downSince = pulse.now();
      host.log.debug({ slot, why }, 'a socket to Slack is over');
      await link.close();
      if (pulse.now() - openedAt >= SHORT_MS) failures = 0;
      else {
        await pulse.sleep(waitAfter(failures), stop);
        failures += 1;
      }
    } catch (error) {
      if (stop.aborted) break;
      await pulse.sleep(afterFailure(desk, error, standing, failures), stop);
      failures += 1;
    }
  }
}

/** Slack says `disconnect` before it closes a socket; a socket may also die without a word. */
async function untilOver({ pulse }: Desk, link: Link, silenceMs: number, stop: AbortSignal): Promise<string> {
  const over = new AbortController();
  const ends = AbortSignal.any([stop, over.signal]);
  const silent = async (): Promise<string> => {
    for (let left = silenceMs; left > 0 && !ends.aborted; left = link.heardAt() + silenceMs - pulse.now()) {
      await pulse.sleep(left, ends);
    }
    return stop.aborted ? 'stopped' : 'silent';
  };
  try {
    return await Promise.race([link.closed.then(() => 'closed'), silent()]);
  } finally {
    over.abort();
  }
}

function waitAfter(failures: number): number {
  return Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10)) * (0.75 + Math.random() / 2);
}

/** Milliseconds until the next try; somebody is called when it takes long or can't mend itself. */
function afterFailure({ host, pulse }: Desk, error: unknown, standing: Standing, failures: number): number {
  const wait = waitAfter(failures);
  const fields = { error: messageOf(error) };
  const refused = error instanceof ApiFailure && error.kind === 'refused';
  const long = standing.up === 0 && pulse.now() - standing.downSince > ALARM_MS;
  if ((refused || long) && !standing.alarmed) {
    standing.alarmed = true;
    host.log.error(fields, 'Nothing comes in from Slack; `gemcell doctor` tells how to mend it.');
  } else if (failures === 0)
    host.log.info(fields, 'a socket to Slack could not be opened; it is tried until it is');
  if (refused) return MOST_WAIT_MS;
  return error instanceof ApiFailure ? Math.max(wait, error.retryAfterMs ?? 0) : wait;
}

/** Kept first, then acknowledged. An acknowledgement that finds the socket closed does no harm: it comes again. */
async function take(desk: Desk, delivery: Delivery, ack: (answer?: object) => Promise<void>): Promise<void> {
  try {
    const answer = await takeIn(desk, delivery);
    failpoint('stored');
    await ack(answer);
    failpoint('acknowledged');
  } catch (error) {
    const fields = { kind: delivery.kind, error: messageOf(error) };
    desk.host.log.warn(fields, 'what Slack brought was not acknowledged; it comes again and is kept once');
  }
}
