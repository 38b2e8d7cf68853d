import type { Log } from '../../channel.ts';
import { messageOf, Trouble } from '../../lib/errors.ts';
import { certificateSays, isAboutCertificate } from './certificate.ts';
import { type Connection, connect } from './connect.ts';
import { createTransport } from './send.ts';
import type { MailServer, Settings } from './settings.ts';
import type { Tokens } from './token.ts';

export const QUIET: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Signs in at both servers and leaves everything as it was. Of each fault: what it is, and how to mend it. */
export async function probeMail(settings: Settings, tokens?: Tokens): Promise<{ ok: boolean; says: string }> {
  const { imapUrl, smtpUrl, folders, from } = settings;
  const faults = [...(imapUrl ? await readingFaults(imapUrl, settings, tokens) : [])];
  faults.push(...(await sendingFaults(settings, tokens)));
  if (faults.length > 0) return { ok: false, says: faults.join(' ') };
  const intake = imapUrl
    ? `reads ${folders.join(', ')} at ${imapUrl.host} and `
    : 'takes in nothing (no IMAP_URL) and ';
  return { ok: true, says: `Mail ${intake}sends as ${from.address} by ${smtpUrl.host}.` };
}

async function readingFaults(server: MailServer, settings: Settings, tokens?: Tokens): Promise<string[]> {
  let connection: Connection;
  try {
    connection = await connect(server, settings, QUIET, tokens);
  } catch (error) {
    return [`${messageOf(error)}${howToSignIn(error, settings)}`];
  }
  try {
    const faults: string[] = [];
    for (const folder of settings.folders) {
      const opened = await isThere(connection, folder);
      if (!opened) faults.push(await lacking(connection, folder));
    }
    const failed = await waitingIn(connection, settings.failedFolder);
    if (failed > 0)
      faults.push(
        `${failed} unread mails lie in the folder ${settings.failedFolder}: read them; what is moved back to ` +
          `${settings.folders[0]} is tried again.`,
      );
    return faults;
  } catch (error) {
    return [messageOf(error)];
  } finally {
    connection.close();
  }
}

function howToSignIn(error: unknown, { oauth }: Settings): string {
  const code = error instanceof Trouble ? error.code : '';
  if (code === 'mail.sign_in')
    return oauth
      ? ' Check that the refresh token was given for this user and for the scope https://mail.google.com/.'
      : ' Check user and password in IMAP_URL (percent-encoded); at Gmail only an app password serves, and IMAP must be on.';
  if (code === 'mail.unreachable')
    return ' Check host, port and imap or imaps in IMAP_URL, and the firewall.';
  return '';
}

async function isThere(connection: Connection, folder: string): Promise<boolean> {
  try {
    await connection.run(`opening ${folder}`, (c) => c.mailboxOpen(folder, { readOnly: true }));
    return true;
  } catch (error) {
    if (error instanceof Error && 'responseStatus' in error) return false;
    throw error;
  }
}

async function lacking(connection: Connection, folder: string): Promise<string> {
  const there = (await connection.run('listing folders', (c) => c.list())).map(({ path }) => path);
  return `There is no folder ${folder} in the mailbox: check IMAP_FOLDERS. There are: ${there.slice(0, 30).join(', ')}.`;
}

/** Unread mails of a folder; none where it was not made yet. */
async function waitingIn(connection: Connection, folder: string): Promise<number> {
  try {
    const status = await connection.run(`looking at ${folder}`, (c) => c.status(folder, { unseen: true }));
    return status ? (status.unseen ?? 0) : 0;
  } catch (error) {
    if (error instanceof Error && 'responseStatus' in error) return 0;
    throw error;
  }
}

async function sendingFaults(settings: Settings, tokens?: Tokens): Promise<string[]> {
  const { host, port } = settings.smtpUrl;
  const transport = createTransport(settings, tokens);
  try {
    await transport.verify();
    return [];
  } catch (error) {
    const refused = error instanceof Error && 'responseCode' in error && error.responseCode === 535;
    if (isAboutCertificate(error)) return [certificateSays(`The SMTP server ${host}:${port}`, error)];
    const mend = refused
      ? 'Check user and password in SMTP_URL (percent-encoded); at Gmail only an app password serves.'
      : 'Check host, port and smtp or smtps in SMTP_URL, and the firewall.';
    const says = messageOf(error);
    return [
      `The SMTP server ${host}:${port} can not be used: ${says}${says.endsWith('.') ? '' : '.'} ${mend}`,
    ];
  } finally {
    transport.close();
  }
}
