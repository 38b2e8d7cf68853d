import { Trouble } from '../../lib/errors.ts';
import type { Connection } from './connect.ts';
import { arrivalOn } from './idle.ts';
import { openMailbox } from './mailbox.ts';
import { type Intake, takeAll } from './round.ts';
import { backoff, pause } from './wait.ts';

export interface Session extends Intake {
  readonly connection: Connection;
  /** Called after each round in which the mailbox answered. */
  onRound(): void;
}

/** Reads until the connection, the lease or the program ends. Throws what the connection threw. */
export async function readMailbox(session: Session): Promise<void> {
  const { connection, settings, signal } = session;
  const { timings } = settings;
  const box = await openMailbox(connection, settings, session.host.log);
  let failures = 0;
  while (!signal.aborted && session.held()) {
    const arrival = arrivalOn(connection);
    try {
      const outcome = await takeAll(session, box);
      session.onRound();
      failures = outcome === 'done' ? 0 : failures + 1;
      if (outcome !== 'done') await pause(backoff(timings.backoffMs, failures - 1), signal, connection.gone);
      else if (!arrival.came()) await arrival.wait(timings.pollMs, signal);
    } finally {
      arrival.forget();
    }
    if (!connection.client.usable && !signal.aborted) {
      throw new Trouble('mail.unreachable', 'The connection to the mailbox was lost.');
    }
  }
}
