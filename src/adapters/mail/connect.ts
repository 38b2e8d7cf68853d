import { ImapFlow } from 'imapflow';
import { z } from 'zod';
import type { Log } from '../../channel.ts';
import { messageOf, Trouble } from '../../lib/errors.ts';
import { certificateSays, isAboutCertificate } from './certificate.ts';
import type { MailServer, Settings } from './settings.ts';
import type { Tokens } from './token.ts';
import { within } from './wait.ts';

/** One connection, used once: imapflow's client can not be used again after its end. */
export interface Connection {
  readonly client: ImapFlow;
  /** Runs one command under its own deadline (default: commandMs); a stalled server costs the connection. */
  run<T>(what: string, command: (client: ImapFlow) => Promise<T>, ms?: number): Promise<T>;
  /** Settles when the connection is gone, however it went. */
  readonly gone: Promise<void>;
  close(): void;
}

/** Throws Trouble: see explained(), and Tokens. A token that is refused is asked for anew once. */
export async function connect(
  server: MailServer,
  settings: Settings,
  log: Log,
  tokens?: Tokens,
): Promise<Connection> {
  if (!tokens) return connectWith(server, settings, log, { pass: server.password });
  try {
    return await connectWith(server, settings, log, { accessToken: await tokens.current() });
  } catch (error) {
    if (!(error instanceof Trouble && error.code === 'mail.sign_in')) throw error;
    return connectWith(server, settings, log, { accessToken: await tokens.current(true) });
  }
}

async function connectWith(
  server: MailServer,
  settings: Settings,
  log: Log,
  secret: { pass: string } | { accessToken: string },
): Promise<Connection> {
  const { timings } = settings;
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.tls === 'always',
    ...(server.tls === 'never' ? { doSTARTTLS: false } : {}),
    auth: { user: server.user, ...secret },
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
  const run: Connection['run'] = (what, command, ms = timings.commandMs) =>
    within(ms, what, command(client), close);
  try {
    await run('connecting', (c) => c.connect());
  } catch (error) {
    close();
    throw explained(error, server);
  }
  return { client, run, gone, close };
}

/** RFC 5530, and what Gmail and Microsoft say: the password may be right, and asking again only makes it worse. */
const THROTTLED_CODE = /^(OVERQUOTA|UNAVAILABLE|LIMIT|INUSE|THROTTLED|SERVERBUG|CONTACTADMIN)$/;
const THROTTLED_WORDS =
  /bandwidth limit|too many (simultaneous )?(connections|log[io]ns?|attempts|requests)|throttl|rate.?limit|temporar|try again later|quota|over.?limit/i;

const refusal = z.object({
  authenticationFailed: z.boolean().optional().catch(undefined),
  serverResponseCode: z.string().optional().catch(undefined),
  responseText: z.string().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  throttleReset: z.number().optional().catch(undefined),
});

/** 'mail.sign_in': refused · 'mail.throttled': too much of us for now · 'mail.certificate': not believed · 'mail.unreachable': anything else. */
function explained(error: unknown, server: MailServer): Trouble {
  const place = `${server.host}:${server.port}`;
  const said = refusal.safeParse(error).data ?? {};
  const code = said.serverResponseCode ?? '';
  const words = [code, said.responseText ?? said.response].filter(Boolean).join(' ');
  if (said.throttleReset !== undefined || THROTTLED_CODE.test(code) || THROTTLED_WORDS.test(words))
    return new Trouble(
      'mail.throttled',
      `The mailbox at ${place} lets ${server.user} not in for now: ${words || messageOf(error)}. It is tried again by ` +
        'itself, more and more seldom; nothing is wrong with the password. Is another program reading this mailbox?',
      { cause: error },
    );
  if (said.authenticationFailed)
    return new Trouble(
      'mail.sign_in',
      `The mailbox at ${place} refused user ${server.user}${words && `: ${words}`}.`,
      { cause: error },
    );
  if (isAboutCertificate(error))
    return new Trouble('mail.certificate', certificateSays(`The mailbox at ${place}`, error), {
      cause: error,
    });
  return new Trouble('mail.unreachable', `The mailbox at ${place} does not answer: ${messageOf(error)}.`, {
    cause: error,
  });
}
