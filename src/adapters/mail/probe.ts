import nodemailer from 'nodemailer';
import { messageOf } from '../../lib/errors.ts';
import { connect } from './connect.ts';
import { transportOptions } from './send.ts';
import type { Settings } from './settings.ts';

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

/** Signs in at both servers and leaves everything as it was. */
export async function probeMail(settings: Settings): Promise<{ ok: boolean; says: string }> {
  const faults: string[] = [];
  if (settings.imapUrl) {
    try {
      const connection = await connect(settings.imapUrl, settings, QUIET);
      try {
        await connection.run('opening', (c) => c.mailboxOpen(settings.folder, { readOnly: true }));
      } finally {
        connection.close();
      }
    } catch (error) {
      faults.push(`${messageOf(error)} Check IMAP_URL, and for Gmail use an app password.`);
    }
  }
  const transport = nodemailer.createTransport(transportOptions(settings));
  try {
    await transport.verify();
  } catch (error) {
    const { host, port } = settings.smtpUrl;
    faults.push(`The SMTP server ${host}:${port} can not be used: ${messageOf(error)}. Check SMTP_URL.`);
  } finally {
    transport.close();
  }
  if (faults.length > 0) return { ok: false, says: faults.join(' ') };
  const intake = settings.imapUrl
    ? `reads ${settings.folder} at ${settings.imapUrl.host} and `
    : 'takes in nothing (no IMAP_URL) and ';
  return { ok: true, says: `Mail ${intake}sends as ${settings.from.address} by ${settings.smtpUrl.host}.` };
}
