import { afterEach, describe, expect, it } from 'vitest';
import { createMail, type MailSettings } from '../../../src/adapters/mail/index.ts';
import type { Channel } from '../../../src/channel.ts';
import { type FakeHost, type FakeHostOptions, fakeHost, until } from '../../support/fake-host.ts';
import { type ImapPeer, imapPeer, MAILBOX, mail, type Wire, wireTo } from './peers.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function peer(plugins?: string[]): Promise<ImapPeer> {
  const made = await imapPeer(plugins);
  open.push(() => made.close());
  return made;
}

async function wire(port: number): Promise<Wire> {
  const made = await wireTo(port);
  open.push(() => made.close());
  return made;
}

async function started(
  imapUrl: string,
  settings: Partial<MailSettings> = {},
  options: FakeHostOptions = {},
  prepare?: (host: FakeHost) => void,
) {
  const channel: Channel = createMail({
    imapUrl,
    smtpUrl: 'smtp://127.0.0.1:1',
    from: { name: 'Cell', address: MAILBOX },
    ...settings,
    timings: { pollMs: 50, backoffMs: [10, 50], refusedMs: [10, 50], commandMs: 5_000, ...settings.timings },
  });
  const host = fakeHost(options);
  prepare?.(host);
  open.push(() => channel.stop());
  await channel.start(host);
  return { channel, host };
}

const letter = (id: string, from = 'vendor@example.com', body = 'payment late'): Buffer =>
  mail(`From: ${from}`, `Message-ID: <${id}@example.com>`, 'Subject: x', '', body);

describe('a mail is kept first and put away then', () => {
  it('it lies in the processed folder, read, and nowhere else', async () => {
    const imap = await peer();
    imap.deliver(letter('1', 'Vendor <Vendor@Example.com>'));
    const { host } = await started(imap.url());
    await until(() => imap.lying('Processed').length === 1, 'moved');
    expect(host.kept).toMatchObject([{ channel: 'mail', account: MAILBOX, lane: 'vendor@example.com' }]);
    expect(host.kept[0]!.raw).toEqual(letter('1', 'Vendor <Vendor@Example.com>'));
    expect(imap.lying('INBOX')).toEqual([]);
    expect(imap.server.getMailbox('Processed')!.messages[0]!.flags).toContain('\\Seen');
  });

  it('while the house is away it stays unread in the mailbox, and comes in afterwards', async () => {
    const imap = await peer();
    const { host } = await started(imap.url());
    host.away = new Error('connect ECONNREFUSED');
    imap.deliver(letter('1'));
    imap.deliver(letter('2'));
    await until(() => host.lines.some((line) => /nothing can be kept/.test(line.message)), 'noticed');
    expect(imap.lying('INBOX')).toHaveLength(2);
    expect(imap.server.getMailbox('INBOX')!.messages.flatMap((m) => m.flags)).toEqual([]);
    host.away = undefined;
    await until(() => imap.lying('Processed').length === 2, 'caught up');
    expect(host.kept).toHaveLength(2);
    expect(host.lines.filter((line) => line.level === 'error')).toEqual([]);
  });

  it('one that is refused for what it is goes to the failed folder after three tries, and somebody is told', async () => {
    const imap = await peer();
    imap.deliver(letter('poison', 'bad@example.com'));
    imap.deliver(letter('later', 'bad@example.com'));
    imap.deliver(letter('good'));
    const { host } = await started(imap.url(), {}, {}, (h) => {
      h.failKeep = (original) =>
        original.raw.includes('poison') ? new Error('invalid byte sequence') : undefined;
    });
    await until(
      () => imap.lying('Failed').length === 1 && imap.lying('Processed').length === 2,
      'sorted out',
    );
    expect(host.offered.filter((o) => o.raw.includes('poison'))).toHaveLength(3);
    expect(host.lines.filter((line) => line.level === 'error')).toHaveLength(1);
    expect(host.kept.map((o) => o.lane)).toEqual(['vendor@example.com', 'bad@example.com']);
  });

  it('a database that shuts down is not the fault of the mail', async () => {
    const imap = await peer();
    imap.deliver(letter('1'));
    const { host } = await started(imap.url(), {}, {}, (h) => {
      h.failKeep = (_, attempt) =>
        attempt <= 5 ? Object.assign(new Error('shutting down'), { code: '57P01' }) : undefined;
    });
    await until(() => imap.lying('Processed').length === 1, 'kept at last');
    expect(host.offered.length).toBe(6);
    expect(imap.lying('Failed')).toEqual([]);
  });
});

describe('one mail is one original', () => {
  it('the same mail in two mailboxes, delivered twice, or fetched again after a UIDVALIDITY change', async () => {
    const imap = await peer();
    const { host } = await started(imap.url());
    imap.deliver(Buffer.concat([Buffer.from('Delivered-To: helpdesk@example.org\r\n'), letter('1')]));
    imap.deliver(Buffer.concat([Buffer.from('Delivered-To: alias@example.org\r\n'), letter('1')]));
    await until(() => imap.lying('Processed').length === 2, 'both taken');
    imap.server.getMailbox('INBOX')!.uidvalidity += 1;
    imap.deliver(letter('1'));
    await until(() => imap.lying('Processed').length === 3, 'taken again');
    expect(host.kept).toHaveLength(1);
  });

  it('no Message-ID, or two mails with the same one: another body is another original', async () => {
    const imap = await peer();
    imap.deliver(letter('same', 'a@example.com', 'one'));
    imap.deliver(letter('same', 'a@example.com', 'two'));
    const { host } = await started(imap.url());
    await until(() => imap.lying('Processed').length === 2, 'both taken');
    expect(host.kept).toHaveLength(2);
  });

  it('a mailbox that may not be moved in is not fetched again at each poll', async () => {
    const imap = await peer(['ID', 'IDLE']);
    imap.deliver(letter('1'));
    imap.deliver(letter('2'));
    const { host, channel } = await started(imap.url());
    await until(() => host.facts.size > 0, 'remembered');
    imap.deliver(letter('3'));
    await until(() => host.kept.length === 3, 'the next came in');
    expect(host.offered).toHaveLength(3);
    expect(imap.lying('INBOX')).toHaveLength(3);
    await channel.stop();
    const again = await started(imap.url(), {}, { facts: host.facts });
    imap.deliver(letter('4'));
    await until(() => again.host.kept.length === 1, 'after a restart only the new one');
    expect(again.host.offered).toHaveLength(1);
  });
});

describe('a mail is never waited for in vain', () => {
  it('IDLE brings it at once', async () => {
    const imap = await peer();
    const { host } = await started(imap.url(), { timings: { pollMs: 60_000 } });
    imap.deliver(letter('1'));
    await until(() => host.kept.length === 1, 'pushed', 5_000);
  });

  it('polling brings it where there is no IDLE', async () => {
    const imap = await peer(['MOVE', 'UIDPLUS']);
    const { host } = await started(imap.url());
    imap.deliver(letter('1'));
    await until(() => host.kept.length === 1, 'polled', 5_000);
  });

  it('a connection that is cut is made anew', async () => {
    const imap = await peer();
    const cable = await wire(imap.port);
    const { host } = await started(imap.url(cable.port));
    cable.cut();
    imap.deliver(letter('1'));
    await until(() => host.kept.length === 1, 'read on a new connection');
    expect(cable.connections()).toBeGreaterThan(1);
  });

  it('a connection that died without a word is noticed and replaced', async () => {
    const imap = await peer();
    const cable = await wire(imap.port);
    const { host } = await started(imap.url(cable.port), { timings: { aliveMs: 1_500, socketMs: 10_000 } });
    cable.freeze();
    imap.deliver(letter('1'));
    await until(() => host.lines.some((line) => /can not be read/.test(line.message)), 'noticed');
    cable.thaw();
    await until(() => host.kept.length === 1, 'read on a new connection');
  });

  it('a server that is not there yet does not hold up the start', async () => {
    const { host } = await started('imap://user:pw@127.0.0.1:1');
    expect(host.lines.some((line) => line.level === 'warn' && /can not be read/.test(line.message))).toBe(
      true,
    );
  });

  it('a refused sign-in is told as an error, and not tried in a hurry', async () => {
    const imap = await peer();
    const { host } = await started(`imap://nobody:wrong@127.0.0.1:${imap.port}?tls=off`, {
      timings: { refusedMs: [60_000, 3_600_000] },
    });
    const line = host.lines.find(({ level }) => level === 'error');
    expect(line!.fields).toMatchObject({ error: expect.stringContaining('refused user nobody') });
    expect((line!.fields as { nextTryMs: number }).nextTryMs).toBeGreaterThanOrEqual(30_000);
  });
});

it('of two processes one reads; the other takes over when it stops', async () => {
  const imap = await peer();
  const leases: FakeHost['leases'] = new Map();
  const first = await started(imap.url(), { timings: { leaseMs: 3_000 } }, { name: 'first', leases });
  const second = await started(imap.url(), { timings: { leaseMs: 3_000 } }, { name: 'second', leases });
  imap.deliver(letter('1'));
  await until(() => first.host.kept.length === 1, 'the first reads');
  await first.channel.stop();
  imap.deliver(letter('2'));
  await until(() => second.host.kept.length === 1, 'the second takes over');
  expect(second.host.offered).toHaveLength(1);
});

it('a mail that is too large is kept in its first part and says so', async () => {
  const imap = await peer();
  const big = mail(
    'From: vendor@example.com',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'see the scan',
    '--b',
    'Content-Type: application/pdf; name=scan.pdf',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename=scan.pdf',
    '',
    'JVBERi0x'.repeat(20_000),
    '--b--',
  );
  imap.deliver(big);
  const { host, channel } = await started(imap.url(), { maxBytes: 100_000, cutBytes: 10_000 });
  await until(() => host.kept.length === 1, 'kept');
  expect(host.kept[0]!.raw.length).toBeLessThan(11_000);
  const message = await channel.read(host.kept[0]!);
  expect(message.text).toBe('see the scan');
  expect(message.files).toEqual([
    { name: 'scan.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(0), refused: 'too_large' },
  ]);
});

it('a one-time code is blanked before anything is kept', async () => {
  const imap = await peer();
  imap.deliver(letter('1', 'vendor@example.com', 'my OTP is 482913, please help'));
  const { host, channel } = await started(imap.url());
  await until(() => host.kept.length === 1, 'kept');
  expect(host.kept[0]!.raw.toString()).not.toContain('482913');
  expect((await channel.read(host.kept[0]!)).text).toMatch(/^my OTP is ████, please help$/);
});

it('probe says in a sentence what is wrong and what is well', async () => {
  const imap = await peer();
  const channel = createMail({
    imapUrl: imap.url(),
    smtpUrl: 'smtp://127.0.0.1:1',
    from: { name: '', address: MAILBOX },
  });
  const { ok, says } = await channel.probe!();
  expect(ok).toBe(false);
  expect(says).toMatch(/SMTP server 127\.0\.0\.1:1 .* SMTP_URL/);
  expect(says).not.toMatch(/IMAP_URL/);
});
