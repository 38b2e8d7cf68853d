import { ImapFlow } from 'imapflow';
import type { Log } from '../../channel.ts';
import { messageOf, Trouble } from '../../lib/errors.ts';
import type { MailServer, Settings } from './settings.ts';
import { within } from './wait.ts';

/** One connection, used once: imapflow's client can not be used again after its end. */
export interface Connection {
  readonly client: ImapFlow;
  /** Runs one command under its own deadline; a stalled server costs the connection. */
  run<T>(what: string, command: (client: ImapFlow) => Promise<T>): Promise<T>;
  /** Settles when the connection is gone, however it went. */
  readonly gone: Promise<void>;
  close(): void;
}

/** Throws Trouble: 'mail.sign_in' (refused) or 'mail.unreachable'. */
export async function connect(server: MailServer, settings: Settings, log: Log): Promise<Connection> {
  const { timings } = settings;
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.tls === 'always',
    ...(server.tls === 'never' ? { doSTARTTLS: false } : {}),
    auth: { user: server.user, pass: server.password },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: timings.maxIdleMs,
    connectionTimeout: timings.commandMs,
    greetingTimeout: timings.commandMs,
    socketTimeout: timings.socketMs,
  });
  // Without a listener an error event ends the process, and it may come before connect() settles.
  client.on('error', (error: unknown) => log.debug({ error: messageOf(error) }, 'mail: connection error'));
  const gone = new Promise<void>((resolve) => client.once('close', resolve));
  const close = (): void => client.close();
  const run: Connection['run'] = (what, command) => within(timings.commandMs, what, command(client), close);
  try {
    await run('connecting', (c) => c.connect());
  } catch (error) {
    close();
    throw explained(error, server);
  }
  return { client, run, gone, close };
}

function explained(error: unknown, server: MailServer): Trouble {
  const refused =
    error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true;
  const place = `${server.host}:${server.port}`;
  return refused
    ? new Trouble('mail.sign_in', `The mailbox at ${place} refused user ${server.user}.`, { cause: error })
    : new Trouble('mail.unreachable', `The mailbox at ${place} does not answer: ${messageOf(error)}.`, {
        cause: error,
      });
}
