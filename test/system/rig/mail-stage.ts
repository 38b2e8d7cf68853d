import { type ParsedMail, simpleParser } from 'mailparser';
import type { SendMailOptions } from 'nodemailer';
import { atEnd } from '../../support/at-end.ts';
import { eventually } from './guarded.ts';
import { type Helpdesk, helpdesk } from './helpdesk.ts';
import { type MailServers, startMailServers } from './mail-servers.ts';

export const HELPDESK = 'helpdesk@example.org';
/** Another of our addresses, delivered into the same mailbox. */
export const CELL = 'cell@example.org';
/** The receiving server's name in Authentication-Results. */
export const VERDICTS = 'mx.example.org';

export interface TicketRow {
  readonly id: string;
  readonly number: string;
  readonly officer: string;
  readonly category: string;
  readonly department: string | null;
  readonly district: string | null;
  readonly language: string;
  readonly subject: string;
}

export interface MessageRow {
  readonly direction: 'in' | 'out' | 'note';
  readonly text: string;
  readonly folded: string | null;
  readonly files: readonly { name: string; bytes: string }[];
}

export interface MailStage extends Helpdesk {
  readonly servers: MailServers;
  /** A vendor with a mailbox of their own. */
  person(name: string): Promise<Person>;
  /** Resolves when the mail that contains these words has been dealt with, and every mail it caused was sent. */
  done(words: string): Promise<void>;
  ticketsOf(address: string): Promise<TicketRow[]>;
  /** What was said on a ticket, oldest first. */
  messagesOf(ticketId: string): Promise<MessageRow[]>;
  eventsOf(ticketId: string): Promise<{ kind: string; text: string | null }[]>;
}

export interface Person {
  readonly address: string;
  /** Writes to the helpdesk; resolves with the Message-ID. One envelope, one recipient: OpenSMTPD's LMTP stumbles over two. */
  write(mail: SendMailOptions): Promise<string>;
  /** Answers a mail as a mail program does: in its thread, with the old text quoted below. */
  answer(to: ParsedMail, text: string, more?: SendMailOptions): Promise<string>;
  /** The how-manieth mail they got, once it is there. */
  got(count: number): Promise<ParsedMail>;
  raw(): Promise<string[]>;
}

/** Debian's mail servers and a helpdesk that reads and sends by them; all ended when the test file has ended. */
export async function mailStage(
  settings: Record<string, string> | ((servers: MailServers) => Promise<Record<string, string>>) = {},
): Promise<MailStage> {
  const servers = await startMailServers();
  atEnd(() => servers.stop());
  await servers.mailbox(HELPDESK);
  await servers.mailbox(CELL, HELPDESK);
  const house = await helpdesk({
    CELL: 'up',
    DEMO: 'yes',
    IMAP_URL: servers.imapUrl(HELPDESK),
    SMTP_URL: servers.smtpUrl,
    MAIL_FROM: `GeM Cell Uttar Pradesh <${HELPDESK}>`,
    MAIL_OWN_ADDRESSES: CELL,
    MAIL_AUTH_SERVER: VERDICTS,
    MAIL_POLL_SECONDS: '1',
    HOLD_SECONDS: '1',
    ...(typeof settings === 'function' ? await settings(servers) : settings),
  });
  atEnd(() => house.end());
  return {
    ...house,
    servers,
    person: (name) => person(servers, name),
    async done(words) {
      await eventually(`"${words}" is done and what it caused is sent`, async () => {
        const [is] = await house.sql<{ done: boolean }>(
          `SELECT EXISTS (SELECT 1 FROM inbox WHERE position($1::bytea IN raw) > 0 AND state <> 'waiting')
             AND NOT EXISTS (SELECT 1 FROM inbox WHERE state = 'waiting')
             AND NOT EXISTS (SELECT 1 FROM outbox WHERE channel = 'mail' AND state IN ('waiting', 'handed_over')) AS done`,
          [Buffer.from(words)],
        );
        return is?.done;
      });
    },
    ticketsOf: (address) =>
      house.sql<TicketRow>(
        `SELECT id, number, officer, category, department, district, language, subject FROM ticket
         WHERE address = $1 ORDER BY serial`,
        [address],
      ),
    messagesOf: (ticketId) =>
      house.sql<MessageRow>(
        `SELECT m.direction, m.text, m.folded,
           coalesce((SELECT jsonb_agg(jsonb_build_object('name', t.name, 'bytes', encode(f.bytes, 'base64')))
             FROM ticket_file t JOIN file f USING (sha256) WHERE t.message_id = m.id), '[]') AS files
         FROM ticket_message m WHERE m.ticket_id = $1 ORDER BY m.at, m.id`,
        [ticketId],
      ),
    eventsOf: (ticketId) =>
      house.sql<{ kind: string; text: string | null }>(
        `SELECT e.kind, x.text FROM ticket_event e LEFT JOIN ticket_event_text x USING (ticket_id, seq)
         WHERE e.ticket_id = $1 ORDER BY e.seq`,
        [ticketId],
      ),
  };
}

async function person(servers: MailServers, name: string): Promise<Person> {
  const address = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.com`;
  await servers.mailbox(address);
  const write = (mail: SendMailOptions): Promise<string> =>
    servers.post({ from: { name, address }, to: HELPDESK, ...mail });
  return {
    address,
    write,
    answer: (to, text, more = {}) =>
      write({
        subject: `Re: ${to.subject?.replace(/^re:\s*/i, '') ?? ''}`,
        inReplyTo: to.messageId,
        references: [...[to.references ?? []].flat(), to.messageId!],
        text: `${text}\n\nOn Tue, 5 May 2026, GeM Cell <${HELPDESK}> wrote:\n${to.text!.replaceAll(/^/gm, '> ')}`,
        ...more,
      }),
    got: async (count) => {
      const raw = await eventually(
        `${address} has ${count} mails`,
        async () => (await servers.lying(address))[count - 1],
      );
      return simpleParser(raw);
    },
    raw: () => servers.lying(address),
  };
}
