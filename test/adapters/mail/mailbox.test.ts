import { afterEach, describe, expect, it } from 'vitest';
import { createMail, type MailSettings } from '../../../src/adapters/mail/index.ts';
import type { Channel } from '../../../src/channel.ts';
import { type FakeHost, fakeHost, until } from '../../support/fake-host.ts';
import { imapPeer, MAILBOX, mail, refusingImap, wireTo } from './peers.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

function closing<T extends { close(): Promise<void> }>(made: T): T {
  open.push(() => made.close());
  return made;
}

interface Started {
  readonly channel: Channel;
  readonly host: FakeHost;
}

async function started(
  imapUrl: string,
  settings: Partial<MailSettings> = {},
  facts: FakeHost['facts'] = new Map(),
  prepare?: (host: FakeHost) => void,
): Promise<Started> {
  const channel = createMail({
    imapUrl,
    smtpUrl: 'smtp://127.0.0.1:1',
    from: { name: 'Cell', address: MAILBOX },
    ...settings,
    timings: { pollMs: 50, backoffMs: [10, 50], refusedMs: [10, 50], commandMs: 5_000, ...settings.timings },
  });
  const host = fakeHost({ facts });
  prepare?.(host);
  open.push(() => channel.stop());
  await channel.start(host);
  return { channel, host };
}

const letter = (id: string, body = 'payment late'): Buffer =>
  mail(`From: ${id}@example.com`, `Message-ID: <${id}@example.com>`, 'Subject: x', '', body);
const lanes = (host: FakeHost): string[] => host.kept.map(({ lane }) => lane.split('@')[0]!).sort();
const errors = (host: FakeHost): { message: string; fields: { tries?: number } }[] =>
  host.lines.filter(({ level }) => level === 'error');

describe('several folders', () => {
  it('are read in turn, the first by IDLE, and everything is put away into one', async () => {
    const imap = closing(await imapPeer(undefined, ['Office', 'Junk']));
    const { host } = await started(imap.url(), { folders: ['INBOX', 'Office'] });
    imap.deliver(letter('one'));
    imap.deliver(letter('two'), 'Office');
    imap.deliver(letter('three'), 'Junk');
    await until(() => imap.lying('Processed').length === 2, 'put away');
    expect(lanes(host)).toEqual(['one', 'two']);
    expect([imap.lying('INBOX').length, imap.lying('Office').length, imap.lying('Junk').length]).toEqual([
      0, 0, 1,
    ]);
  });

  it('one that is not there is told once, and the others are read', async () => {
    const imap = closing(await imapPeer());
    const { host } = await started(imap.url(), { folders: ['INBOX', 'Ofice'] });
    imap.deliver(letter('one'));
    imap.deliver(letter('two'));
    await until(() => host.kept.length === 2, 'read');
    expect(errors(host)).toMatchObject([{ fields: { folder: 'Ofice' }, message: /IMAP_FOLDERS/ }]);
  });

  it('one into which mails are put away can not be read', () => {
    expect(() =>
      createMail({
        smtpUrl: 'smtp://127.0.0.1:1',
        from: { name: '', address: MAILBOX },
        folders: ['INBOX', 'Failed'],
      }),
    ).toThrow(/put away into Failed/);
  });
});

describe('a mail that makes trouble does not hold up the rest', () => {
  it('how often it was refused outlives the process: the third refusal, in the third life, sets it aside unread', async () => {
    const imap = closing(await imapPeer());
    imap.deliver(letter('poison'));
    imap.deliver(letter('good'));
    const facts: FakeHost['facts'] = new Map();
    const offers: number[] = [];
    for (const _ of [1, 2, 3]) {
      const { host, channel } = await started(
        imap.url(),
        { timings: { backoffMs: [60_000, 60_000] } },
        facts,
        (h) => {
          h.failKeep = ({ lane }) =>
            lane.startsWith('poison') ? new Error('invalid byte sequence') : undefined;
        },
      );
      offers.push(host.offered.filter(({ lane }) => lane.startsWith('poison')).length);
      await channel.stop();
    }
    expect(offers).toEqual([1, 1, 1]);
    expect([imap.lying('Failed').length, imap.lying('Processed').length]).toEqual([1, 1]);
    expect(imap.server.getMailbox('Failed')!.messages[0]!.flags).not.toContain('\\Seen');
  });

  it('one whose fetching always ends the connection comes after the others, is told, and is taken at last', async () => {
    const imap = closing(await imapPeer());
    const cable = closing(await wireTo(imap.port));
    imap.deliver(letter('bad', 'CUT HERE'));
    imap.deliver(letter('first'));
    imap.deliver(letter('second'));
    cable.cutAt('CUT HERE');
    const facts: FakeHost['facts'] = new Map();
    const before = await started(imap.url(cable.port), {}, facts);
    await until(() => before.host.kept.length === 2, 'the others came in');
    await until(() => !before.channel.fares!().ok, 'the health page says so');
    expect(before.channel.fares!().says).toMatch(/mail 1 of INBOX could not be fetched in \d+ tries/);
    expect(errors(before.host)[0]!.message).toMatch(/can not be fetched/);
    await before.channel.stop();

    const after = await started(imap.url(cable.port), {}, facts);
    await until(() => errors(after.host).length > 0, 'tried again');
    expect(errors(after.host)[0]!.fields.tries).toBeGreaterThan(3);
    cable.cutAt(undefined);
    await until(() => after.host.kept.length === 1, 'taken at last');
    await until(() => imap.lying('Processed').length === 3, 'put away');
    await until(() => after.channel.fares!().ok, 'all is well again');
    expect([imap.lying('INBOX').length, imap.lying('Failed').length]).toEqual([0, 0]);
  });

  it('a fetch that stalls is told at once, and goes on with a new connection', async () => {
    const imap = closing(await imapPeer());
    const cable = closing(await wireTo(imap.port));
    imap.deliver(letter('slow', 'STALL HERE'));
    cable.stallAt('STALL HERE');
    const { host } = await started(imap.url(cable.port), {
      timings: { commandMs: 1_000, socketMs: 30_000 },
    });
    await until(() => errors(host).length > 0, 'told');
    expect(errors(host)[0]).toMatchObject({ message: /a fetch stalled/, fields: { uid: 1, tries: 1 } });
    cable.stallAt(undefined);
    await until(() => host.kept.length === 1, 'read on a new connection');
  });
});

it('after a UIDVALIDITY change, mails that could not be moved are looked for again from two days before the last', async () => {
  const imap = closing(await imapPeer(['ID', 'IDLE']));
  const ago = (days: number): Date => new Date(Date.now() - days * 24 * 3_600_000);
  const lay = (id: string, at: Date): unknown =>
    imap.server.appendMessage('INBOX', [], at, letter(id).toString('latin1'));
  lay('old', ago(30));
  lay('recent', ago(1));
  const facts: FakeHost['facts'] = new Map();
  const before = await started(imap.url(), {}, facts);
  await until(() => facts.size > 0, 'remembered');
  await before.channel.stop();
  imap.server.getMailbox('INBOX')!.uidvalidity += 1;
  lay('new', ago(0));
  const after = await started(imap.url(), {}, facts);
  await until(() => after.host.kept.length === 2, 'looked for again');
  expect(lanes(after.host)).toEqual(['new', 'recent']);
});

describe('who is not let in', () => {
  it.each([
    'NO [OVERQUOTA] Account exceeded command or bandwidth limits.',
    'NO [ALERT] Too many simultaneous connections. (Failure)',
    'NO [UNAVAILABLE] Temporary System Error',
    'NO [LIMIT] Rate limit hit',
  ])('%s is no wrong password: told as what it is, and tried more and more seldom', async (words) => {
    const imap = closing(await refusingImap(words));
    const { host, channel } = await started(imap.url, { timings: { refusedMs: [60_000, 3_600_000] } });
    expect(channel.fares!()).toEqual({ ok: false, says: expect.stringMatching(/not in for now.*password/) });
    expect(errors(host)[0]!.fields).toMatchObject({
      nextTryMs: expect.toSatisfy((ms: number) => ms >= 30_000),
    });
    expect(imap.signIns()).toBe(1);
  });

  it('a wrong password is a wrong password', async () => {
    const imap = closing(await refusingImap('NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)'));
    const { channel } = await started(imap.url, { timings: { refusedMs: [60_000, 3_600_000] } });
    expect(channel.fares!().says).toMatch(/refused user helpdesk@example\.org/);
    expect((await channel.probe!()).says).toMatch(/IMAP_URL.*app password/);
  });
});
