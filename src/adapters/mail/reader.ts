import type { ChannelHost } from '../../channel.ts';
import { messageOf, Trouble } from '../../lib/errors.ts';
import { connect } from './connect.ts';
import { createMemory } from './memory.ts';
import { readMailbox } from './session.ts';
import { accountOf, type MailServer, type Settings } from './settings.ts';
import { createStuck } from './stuck.ts';
import type { Tokens } from './token.ts';
import { backoff, pause } from './wait.ts';

export interface Reader {
  /** Settles at the first round, or at the first reason why there was none; goes on trying either way. */
  readonly ready: Promise<void>;
  /** How the reading fares, in one sentence. */
  fares(): { ok: boolean; says: string };
  stop(): Promise<void>;
}

/** Asking again would not help, and may make it worse. */
const REFUSED = new Set(['mail.sign_in', 'mail.throttled', 'mail.token']);
/** No passing trouble: told at once, and asked again as often as after a lost connection. */
const STANDING = new Set(['mail.certificate', 'mail.folder']);
const FAULT_FROM = 3;

/** Keeps one reader at the mailbox among all processes: takes the lease, connects, reads, and begins anew after each end. */
export function startReader(
  server: MailServer,
  settings: Settings,
  host: ChannelHost,
  tokens?: Tokens,
): Reader {
  const account = accountOf(settings);
  const memory = createMemory(host.state, account, host.log);
  const stuck = createStuck(memory, host.log, settings.timings.refusedMs);
  const abort = new AbortController();
  const { timings } = settings;
  const lease = `mailbox:${account}`;
  let heldUntil = 0;
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });

  /** False when another holds it; what was held stays held to its end when the house is away. */
  async function hold(): Promise<boolean> {
    const asked = performance.now();
    const held = await host.lease.hold(lease, timings.leaseMs);
    heldUntil = held ? asked + timings.leaseMs : 0;
    return held;
  }

  async function once(onProgress: () => void): Promise<void> {
    const connection = await connect(server, settings, host.log, tokens);
    // In hand is at most one mail: where it was not marked yet, it comes again.
    const stop = (): void => connection.close();
    const onAbort = (): void => void setTimeout(stop, timings.stopMs).unref();
    abort.signal.addEventListener('abort', onAbort);
    const renewal = setInterval(() => {
      hold().then(
        (held) => held || stop(),
        () => heldUntil > performance.now() || stop(),
      );
    }, timings.leaseMs / 3);
    const held = (): boolean => heldUntil > performance.now();
    try {
      const { signal } = abort;
      await readMailbox({ connection, settings, host, account, memory, stuck, signal, held, onProgress });
    } finally {
      clearInterval(renewal);
      abort.signal.removeEventListener('abort', onAbort);
      connection.close();
    }
  }

  let failures = 0;
  let fault: { code: string; says: string } | undefined;

  /** Refusals have a slower measure of their own; it begins anew when the reason is another. */
  function waitAfter(error: unknown): number {
    const named = error instanceof Trouble && (REFUSED.has(error.code) || STANDING.has(error.code));
    const code = named ? error.code : 'lost';
    if (fault && fault.code !== code) failures = 0;
    const refused = REFUSED.has(code);
    const wait = backoff(refused ? timings.refusedMs : timings.backoffMs, failures++);
    const says = messageOf(error);
    fault = { code, says };
    host.log[named ? 'error' : 'warn'](
      { error: says, nextTryMs: Math.round(wait) },
      'mail: the mailbox can not be read',
    );
    return wait;
  }

  async function run(): Promise<void> {
    while (!abort.signal.aborted) {
      let wait = timings.leaseMs / 3;
      try {
        if (await hold()) {
          await once(() => {
            failures = 0;
            fault = undefined;
            isReady();
          });
          wait = 0;
        }
      } catch (error) {
        wait = waitAfter(error);
      }
      isReady();
      if (wait > 0) await pause(wait, abort.signal);
    }
  }

  const running = run();
  return {
    ready,
    fares() {
      // A lost connection is no news before it was made anew in vain.
      const faults = [
        ...(fault && (fault.code !== 'lost' || failures >= FAULT_FROM) ? [fault.says] : []),
        ...stuck.says(),
      ];
      return faults.length > 0 ? { ok: false, says: faults.join(' ') } : { ok: true, says: 'open' };
    },
    async stop() {
      abort.abort();
      await running;
      await host.lease.release(lease).catch(() => undefined);
    },
  };
}
