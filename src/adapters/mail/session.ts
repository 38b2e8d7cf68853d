import { messageOf, Trouble } from '../../lib/errors.ts';
import type { Connection } from './connect.ts';
import { arrivalOn } from './idle.ts';
import type { Intake } from './keep.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { type Outcome, takeAll } from './round.ts';
import { backoff, pause } from './wait.ts';

export interface Session extends Intake {
  readonly connection: Connection;
}

/** Reads until the connection, the lease or the program ends. Throws what the connection threw. */
export async function readMailbox(session: Session): Promise<void> {
  const { connection, settings, signal } = session;
  const { timings } = settings;
  const takeRound = roundOf(session);
  let failures = 0;
  while (!signal.aborted && session.held()) {
    const arrival = arrivalOn(connection);
    try {
      const outcome = await takeRound();
      session.onProgress();
      failures = outcome === 'done' ? 0 : failures + 1;
      if (outcome !== 'done') await pause(backoff(timings.backoffMs, failures - 1), signal, connection.gone);
      else if (!arrival.came()) await arrival.wait(timings.pollMs, signal);
    } finally {
      arrival.forget();
    }
    if (signal.aborted) return;
    if (!connection.client.usable)
      throw new Trouble('mail.unreachable', 'The connection to the mailbox was lost.');
    // IDLE on a connection that died without a word returns as if all were well.
    await connection.run('a sign of life', (c) => c.noop(), timings.aliveMs);
  }
}

/** Every folder in turn, the first last: there IDLE waits then. */
function roundOf(session: Session): () => Promise<Outcome> {
  const { connection, settings, host } = session;
  const [first, ...others] = settings.folders as [string, ...string[]];
  const missing = new Set<string>();
  let box: Mailbox | undefined;

  async function opened(folder: string): Promise<Mailbox | undefined> {
    if (box?.folder === folder) return box;
    try {
      box = await openMailbox(connection, folder, settings, host.log);
      missing.delete(folder);
      return box;
    } catch (error) {
      const isFolder = error instanceof Trouble && error.code === 'mail.folder';
      if (folder === first || !isFolder) throw error;
      box = undefined;
      if (!missing.has(folder))
        host.log.error({ folder, error: messageOf(error) }, 'mail: a folder of IMAP_FOLDERS can not be read');
      missing.add(folder);
      return undefined;
    }
  }

  return async () => {
    let outcome: Outcome = 'done';
    for (const folder of [...others, first]) {
      const here = await opened(folder);
      if (!here) continue;
      const taken = await takeAll(session, here);
      if (taken === 'away') return taken;
      if (taken === 'again') outcome = taken;
    }
    return outcome;
  };
}
