import type { ChannelHost } from '../../channel.ts';
import { messageOf, Trouble } from '../../lib/errors.ts';
import { connect } from './connect.ts';
import { createMemory } from './memory.ts';
import { readMailbox } from './session.ts';
import { accountOf, type MailServer, type Settings } from './settings.ts';
import { backoff, pause } from './wait.ts';

export interface Reader {
  /** Settles at the first round, or at the first reason why there was none; goes on trying either way. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/** Keeps one reader at the mailbox among all processes: takes the lease, connects, reads, and begins anew after each end. */
export function startReader(server: MailServer, settings: Settings, host: ChannelHost): Reader {
  const account = accountOf(settings);
  const memory = createMemory(host.state, account);
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

  async function once(onRound: () => void): Promise<void> {
    const connection = await connect(server, settings, host.log);
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
      await readMailbox({ connection, settings, host, account, memory, signal: abort.signal, held, onRound });
    } finally {
      clearInterval(renewal);
      abort.signal.removeEventListener('abort', onAbort);
      connection.close();
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!abort.signal.aborted) {
      let wait = timings.leaseMs / 3;
      try {
        if (await hold()) {
          await once(() => {
            failures = 0;
            isReady();
          });
          wait = 0;
        }
      } catch (error) {
        const refused = error instanceof Trouble && error.code === 'mail.sign_in';
        wait = backoff(refused ? timings.refusedMs : timings.backoffMs, failures++);
        const say = refused ? 'error' : 'warn';
        host.log[say](
          { error: messageOf(error), nextTryMs: Math.round(wait) },
          'mail: the mailbox can not be read',
        );
      }
      isReady();
      if (wait > 0) await pause(wait, abort.signal);
    }
  }

  const running = run();
  return {
    ready,
    async stop() {
      abort.abort();
      await running;
      await host.lease.release(lease).catch(() => undefined);
    },
  };
}
