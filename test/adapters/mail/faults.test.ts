import { type AddressInfo, createServer, type Socket } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createMail, type MailSettings } from '../../../src/adapters/mail/index.ts';
import type { Channel, OutgoingMessage } from '../../../src/channel.ts';
import { ChannelError } from '../../../src/lib/errors.ts';
import { type FakeHost, fakeHost, until } from '../../support/fake-host.ts';
import { imapPeer, MAILBOX, mail, smtpPeer, wireTo } from './peers.ts';

/** What goes wrong on the way to mail servers, and what whoever runs the helpdesk is told of it. */

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

function closing<T extends { close(): Promise<void> }>(made: T): T {
  open.push(() => made.close());
  return made;
}

const NOWHERE = 'smtp://127.0.0.1:1';
const door = (settings: Partial<MailSettings>): Channel =>
  createMail({
    smtpUrl: NOWHERE,
    from: { name: 'जेम प्रकोष्ठ', address: MAILBOX },
    ...settings,
    timings: { pollMs: 50, backoffMs: [10, 50], refusedMs: [10, 50], commandMs: 5_000, ...settings.timings },
  });

async function started(settings: Partial<MailSettings>): Promise<{ channel: Channel; host: FakeHost }> {
  const channel = door(settings);
  const host = fakeHost();
  open.push(() => channel.stop());
  await channel.start(host);
  return { channel, host };
}

const letter = (id: string): Buffer =>
  mail(`From: ${id}@example.com`, `Message-ID: <${id}@example.com>`, 'Subject: x', '', 'payment late');
const message: OutgoingMessage = {
  id: '1',
  to: 'vendor@example.com',
  language: 'hi',
  subject: 'x',
  text: 'नमस्ते',
  choices: [],
  files: [],
  thread: [],
  automatic: true,
};

async function failure(channel: Channel, over: Partial<OutgoingMessage> = {}): Promise<ChannelError> {
  const error = await channel.send({ ...message, ...over }).then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ChannelError);
  return error as ChannelError;
}

describe('a certificate that can not be believed', () => {
  it('of the mailbox is told as that, with how to mend it, by the health page and the doctor', async () => {
    const server = hoodiecrow({ secureConnection: true, users: { [MAILBOX]: { password: 'pw' } } });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    open.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const { port } = server.server.address() as AddressInfo;
    const imapUrl = `imaps://${encodeURIComponent(MAILBOX)}:pw@127.0.0.1:${port}`;
    const { channel } = await started({ imapUrl });
    expect(channel.fares!()).toEqual({
      ok: false,
      says: expect.stringMatching(/certificate that can not be believed.*NODE_EXTRA_CA_CERTS/),
    });
    expect((await channel.probe!()).says).toMatch(/The mailbox at .*certificate.*NODE_EXTRA_CA_CERTS/);
  });

  it('of the SMTP server is told by the doctor; nothing is handed over to it', async () => {
    const server = new SMTPServer({ secure: true, authOptional: true, logger: false });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const { port } = server.server.address() as AddressInfo;
    const channel = door({ smtpUrl: `smtps://127.0.0.1:${port}` });
    expect((await channel.probe!()).says).toMatch(/The SMTP server .*certificate.*NODE_EXTRA_CA_CERTS/);
    expect((await failure(channel)).kind).toBe('temporary');
  });
});

describe('folders', () => {
  it('the one that is read was renamed: told by its name and the words of the server', async () => {
    const imap = closing(await imapPeer());
    const { channel } = await started({ imapUrl: imap.url(), folders: ['Anfragen'] });
    expect(channel.fares!()).toEqual({
      ok: false,
      says: expect.stringMatching(/folder Anfragen can not be opened.*renamed.*IMAP_FOLDERS/),
    });
  });

  it('a wrong name is told with those that there are', async () => {
    const imap = closing(await imapPeer(undefined, ['Office']));
    const channel = door({ imapUrl: imap.url(), folders: ['INBOX', 'Ofice'] });
    expect((await channel.probe!()).says).toMatch(/no folder Ofice .*There are: INBOX.*Office/);
  });
});

describe('what a server may lack', () => {
  it('IDLE: then mail is found by looking', async () => {
    const imap = closing(await imapPeer(['MOVE', 'UIDPLUS']));
    const { host } = await started({ imapUrl: imap.url() });
    imap.deliver(letter('one'));
    await until(() => host.kept.length === 1, 'found');
    await until(() => imap.lying('Processed').length === 1, 'put away');
  });

  it('SPECIAL-USE: the Sent folder is known by its usual name', async () => {
    const imap = closing(await imapPeer(['IDLE'], ['Sent Items']));
    const channel = door({ imapUrl: imap.url() });
    const { externalId } = await channel.trace!(message);
    expect((await channel.trace!(message)).sent).toBe(false);
    imap.deliver(mail(`Message-ID: ${externalId}`, 'Subject: x', '', 'x'), 'Sent Items');
    expect(await channel.trace!(message)).toEqual({ sent: true, externalId });
    expect(imap.server.getMailbox('Sent Items')!.messages[0]!.flags).not.toContain('\\Seen');
  });

  it('a Sent folder: nothing is known', async () => {
    const imap = closing(await imapPeer());
    expect((await door({ imapUrl: imap.url() }).trace!(message)).sent).toBe(false);
  });
});

it('mails that somebody deletes between the listing and the fetching are passed over, and hold up nobody', async () => {
  const imap = closing(await imapPeer());
  for (let n = 0; n < 30; n++) imap.deliver(letter(`n${n}`));
  const box = imap.server.getMailbox('INBOX')!;
  const channel = door({ imapUrl: imap.url() });
  const host = fakeHost();
  // While the first is being kept, two of the same group and two of the next go away.
  host.failKeep = () => {
    for (const gone of ['n5', 'n9', 'n25', 'n29'])
      box.messages = box.messages.filter(({ raw }) => !raw.includes(`<${gone}@`));
    return undefined;
  };
  open.push(() => channel.stop());
  await channel.start(host);
  await until(() => imap.lying('INBOX').length === 0, 'all taken');
  expect(host.kept.length).toBeGreaterThanOrEqual(26);
  expect(host.kept.map(({ lane }) => lane)).toContain('n28@example.com');
  expect(host.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

it('a hundred small mails are fetched and moved by a few commands, a large one by itself', async () => {
  const imap = closing(await imapPeer());
  for (let n = 0; n < 100; n++) imap.deliver(letter(`n${n}`));
  imap.deliver(mail('From: big@example.com', 'Subject: big', '', 'x'.repeat(3000)));
  const said: string[] = [];
  const cable = closing(await wireTo(imap.port, (line) => said.push(line)));
  const { host } = await started({ imapUrl: imap.url(cable.port), maxBytes: 2000, cutBytes: 500 });
  await until(() => imap.lying('Processed').length === 101, 'all put away');
  expect(host.kept.map(({ lane }) => lane.split('@')[0])).toEqual([
    ...Array.from({ length: 100 }, (_, n) => `n${n}`),
    'big',
  ]);
  expect(host.kept.map(({ raw }) => raw.includes('x-helpdesk-cut'))).toEqual([
    ...Array(100).fill(false),
    true,
  ]);
  expect(said.filter((line) => /UID (FETCH|MOVE|STORE)/.test(line)).length).toBeLessThan(60);
});

describe('an SMTP server', () => {
  /** Speaks by the plan: to the verb the answer, or the end of the line. */
  async function speaking(plan: Record<string, string | undefined>): Promise<string> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      const say = (verb: string, usual: string): void => {
        const words = verb in plan ? plan[verb] : usual;
        if (words === undefined) socket.destroy();
        else socket.write(`${words}\r\n`);
      };
      let data = false;
      say('GREETING', '220 mx.example.org');
      socket.on('data', (chunk) => {
        const text = String(chunk);
        if (data) {
          if (!text.endsWith('\r\n.\r\n')) return;
          data = false;
          return say('DOT', '250 taken');
        }
        const verb = text.slice(0, 4).toUpperCase();
        data = verb === 'DATA' && !('DATA' in plan);
        say(verb, verb === 'EHLO' ? '250-mx.example.org\r\n250 AUTH PLAIN' : data ? '354 go' : '250 fine');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return `smtp://user:pw@127.0.0.1:${(server.address() as AddressInfo).port}?tls=off`;
  }

  it.each([
    ['greylists', { RCPT: '450 4.7.1 Greylisted, come again' }, 'temporary', undefined],
    ['hangs up after MAIL FROM', { MAIL: undefined }, 'temporary', 'away'],
    ['closes with 421 in the middle', { RCPT: '421 4.3.2 Shutting down' }, 'temporary', undefined],
    ['says 421 after the mail', { DOT: '421 4.3.0 Try later' }, 'temporary', undefined],
    ['serves nobody for now', { GREETING: '554 no service' }, 'temporary', 'away'],
    ['refuses the password', { AUTH: '535 5.7.8 not accepted' }, 'temporary', 'refused'],
    ['has us sign in too often', { AUTH: '454 4.7.0 Too many login attempts' }, 'temporary', 'refused'],
    ['has had enough for today', { DATA: '550 5.4.5 Daily quota exceeded' }, 'temporary', 'refused'],
    ['refuses the recipient', { RCPT: '550 5.1.1 No such user' }, 'permanent', undefined],
    ['knows no other letters', { RCPT: '553 5.6.7 Non-ASCII address' }, 'permanent', undefined],
    ['refuses what it says', { DOT: '554 5.6.0 Not wanted' }, 'permanent', undefined],
  ] as const)('that %s', async (_, plan, kind, everything) => {
    const error = await failure(door({ smtpUrl: await speaking({ AUTH: '235 welcome', ...plan }) }));
    expect([error.kind, error.details.everything]).toEqual([kind, everything]);
  });

  it('is told an address in other letters as it may stand on the wire', async () => {
    const peer = closing(await smtpPeer());
    const said: string[] = [];
    const cable = closing(await wireTo(Number(new URL(peer.url).port), (line) => said.push(line)));
    const smtpUrl = `smtp://127.0.0.1:${cable.port}?tls=off`;
    await door({ smtpUrl }).send({ ...message, to: 'ram@उदाहरण.भारत' });
    expect(said).toContain('RCPT TO:<ram@xn--p1b6ci4b4b3a.xn--h2brj9c>');
    expect(said).toContain('To: ram@xn--p1b6ci4b4b3a.xn--h2brj9c');
  });

  it.each(['vendor', 'vendor@', '@example.com', 'vendor@.com', ''])('is not bothered with %j', async (to) => {
    const peer = closing(await smtpPeer());
    expect((await failure(door({ smtpUrl: peer.url }), { to })).kind).toBe('permanent');
    expect(peer.taken).toEqual([]);
  });
});

it('a very long subject in Hindi is folded where letters end, and reads the same at the other end', async () => {
  const peer = closing(await smtpPeer());
  const channel = door({ smtpUrl: peer.url });
  const subject = 'लोक निर्माण विभाग बस्ती द्वारा देयक का भुगतान न किए जाने के संबंध में अनुस्मारक '
    .repeat(3)
    .slice(0, 240)
    .trim();
  await channel.send({ ...message, subject });
  const { raw } = peer.taken[0]!;
  const head = raw.split('\r\n\r\n')[0]!;
  expect(head.split('\r\n').filter((line) => line.length > 78)).toEqual([]);
  // RFC 2047, 5: each word is whole letters by itself.
  for (const [, encoding, text] of head.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)) {
    const bytes =
      encoding!.toUpperCase() === 'B'
        ? Buffer.from(text!, 'base64')
        : Buffer.from(
            text!
              .replace(/_/g, ' ')
              .replace(/=([0-9A-F]{2})/g, (_, x) => String.fromCharCode(Number.parseInt(x, 16))),
            'latin1',
          );
    expect(bytes.toString('utf8')).not.toContain('\uFFFD');
  }
  const back = await channel.read({
    channel: 'mail',
    account: '',
    externalId: 'x',
    lane: '',
    raw: Buffer.from(raw),
  });
  expect(back.subject).toBe(subject);
  await channel.stop();
});

it('an SMTP server that can not be used at all is told by the health page until it takes a mail again', async () => {
  const peer = await smtpPeer();
  const { port } = new URL(peer.url);
  const channel = door({ smtpUrl: peer.url });
  await peer.close();
  for (const _ of [1, 2, 3]) await failure(channel);
  expect(channel.fares!()).toEqual({
    ok: false,
    says: expect.stringMatching(new RegExp(`can not be handed to 127\\.0\\.0\\.1:${port}: .*ECONNREFUSED`)),
  });
  closing(await smtpPeer({}, Number(port)));
  await channel.send(message);
  expect(channel.fares!()).toEqual({ ok: true, says: 'open' });
});
