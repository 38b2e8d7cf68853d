import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createMail } from '../../../src/adapters/mail/index.ts';
import type { OutgoingMessage } from '../../../src/channel.ts';
import { ChannelError } from '../../../src/lib/errors.ts';
import { type SmtpPeer, smtpPeer, wireTo } from './peers.ts';

const message: OutgoingMessage = {
  id: '0198-abc',
  to: 'vendor@example.com',
  toName: 'A. Vendor',
  language: 'hi',
  subject: 'आपका टिकट GC-2026-000123-C',
  text: 'नमस्ते,\n<b>टिकट</b> खुल गया।',
  choices: [],
  files: [],
  thread: [],
  automatic: false,
};

let peer: SmtpPeer | undefined;
afterEach(async () => {
  await peer?.close();
  peer = undefined;
});

function door(smtpUrl: string, timings = {}) {
  return createMail({ smtpUrl, from: { name: 'GeM Cell', address: 'helpdesk@example.org' }, timings });
}

async function failure(promise: Promise<unknown>): Promise<ChannelError> {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ChannelError);
  return error as ChannelError;
}

describe('a mail of ours', () => {
  it('threads under the last message, bears a stable id, and says both in text and in HTML', async () => {
    peer = await smtpPeer();
    const channel = door(peer.url);
    const thread = ['<first@example.com>', 'sha-of-something', '<last@example.com>'];
    const sent = await channel.send({ ...message, thread });
    expect(sent.externalId).toMatch(/^<out\.0198-abc\.[0-9a-f]{6}-[0-9a-f]{16}@example\.org>$/);
    expect((await channel.send({ ...message, thread })).externalId).toBe(sent.externalId);
    expect((await channel.send({ ...message, text: 'of another database' })).externalId).not.toBe(
      sent.externalId,
    );
    const { from, to, raw } = peer.taken[0]!;
    expect([from, to]).toEqual(['helpdesk@example.org', ['vendor@example.com']]);
    expect(raw).toContain(`Message-ID: ${sent.externalId}`);
    expect(raw).toContain('In-Reply-To: <last@example.com>');
    expect(raw).toMatch(/References: <first@example\.com>\s+<last@example\.com>/);
    expect(raw).not.toMatch(/^Auto-Submitted/m);
    const back = await channel.read({
      channel: 'mail',
      account: '',
      externalId: 'x',
      lane: '',
      raw: Buffer.from(raw),
    });
    expect(back.subject).toBe(message.subject);
    expect(back.text).toBe(message.text);
    await channel.stop();
  });

  it('escapes what would be HTML, and lists choices by number', async () => {
    peer = await smtpPeer();
    const channel = door(peer.url);
    await channel.send({
      ...message,
      language: 'en',
      text: 'a < b & <script>',
      choices: [
        { label: 'Yes', value: 'y' },
        { label: 'No', value: 'n' },
      ],
    });
    const { raw } = peer.taken[0]!;
    expect(raw).toContain('a &lt; b &amp; &lt;script&gt;');
    expect(raw).toContain('1. Yes');
    expect(raw).toContain('2. No');
    expect(raw).toContain('<html lang="en">');
    await channel.stop();
  });

  it('tells robots not to answer when nobody pressed a key for it, and is known when it comes back', async () => {
    peer = await smtpPeer();
    const channel = door(peer.url);
    await channel.send({ ...message, automatic: true });
    const { raw } = peer.taken[0]!;
    expect(raw).toMatch(/^Auto-Submitted: auto-replied\r?$/m);
    expect(raw).toMatch(/^X-Auto-Response-Suppress: All\r?$/m);
    const back = await channel.read({
      channel: 'mail',
      account: '',
      externalId: 'x',
      lane: '',
      raw: Buffer.from(raw),
    });
    expect([back.kind, back.robot]).toEqual(['nothing', 'ourselves']);
    await channel.stop();
  });

  it('carries files under safe names', async () => {
    peer = await smtpPeer();
    const channel = door(peer.url);
    const bytes = Buffer.from([0, 1, 2, 255, 13, 10]);
    await channel.send({
      ...message,
      files: [{ name: '../bill\r\nX: y.pdf', mediaType: 'application/pdf', bytes }],
    });
    const raw = Buffer.from(peer.taken[0]!.raw);
    const back = await channel.read({ channel: 'mail', account: '', externalId: 'x', lane: '', raw });
    expect(back.files.map((f) => [f.name, f.bytes])).toEqual([['bill X_ y.pdf', bytes]]);
    await channel.stop();
  });
});

describe('nobody can write our headers or choose our recipients', () => {
  it.each([
    'x@example.com\r\nBcc: v@example.com',
    'a@example.com>\r\nRCPT TO:<z@example.net',
    'a@example.com, b@example.com',
    'a@example.com\0',
  ])('an address like %j is refused for good and nothing is sent', async (to) => {
    peer = await smtpPeer();
    expect((await failure(door(peer.url).send({ ...message, to }))).kind).toBe('permanent');
    expect(peer.taken).toEqual([]);
  });

  it('line ends in subject, name, thread and id add no header and no recipient', async () => {
    peer = await smtpPeer();
    const evil = 'x\r\nX-Evil: 1\r\nBcc: v@example.net';
    await door(peer.url).send({
      ...message,
      id: evil,
      subject: evil,
      toName: evil,
      thread: [`<a@b>${evil}`, '<ok@example.com>'],
      automatic: true,
    });
    expect(peer.taken[0]!.to).toEqual(['vendor@example.com']);
    expect(peer.taken[0]!.raw.split('\r\n\r\n')[0]).not.toMatch(/^(x-evil|bcc):/im);
  });
});

describe('a delivery that did not succeed says how it ended', () => {
  const refusing = (responseCode: number, text: string) =>
    smtpPeer({
      onRcptTo: (_address, _session, callback) => callback(Object.assign(new Error(text), { responseCode })),
    });

  it.each([
    [550, '5.1.1 no such user', 'permanent', true],
    [550, '5.2.1 mailbox disabled', 'permanent', true],
    [550, '5.7.1 you may not write here', 'permanent', false],
    [450, '4.2.1 try again later', 'temporary', false],
    [550, '5.4.5 daily sending quota exceeded', 'temporary', false],
  ] as const)('%i %s is %s, the address gone: %s', async (code, text, kind, gone) => {
    peer = await refusing(code, text);
    const error = await failure(door(peer.url).send(message));
    expect([error.kind, error.details.gone ?? false]).toEqual([kind, gone]);
  });

  it('a quota says when to come again', async () => {
    peer = await refusing(550, '5.4.5 daily sending quota exceeded');
    expect((await failure(door(peer.url).send(message))).details.retryAfterMs).toBe(86_400_000);
  });

  it('a refusal after DATA is no doubt', async () => {
    peer = await smtpPeer({
      onData(stream, _session, callback) {
        stream.resume();
        stream.on('end', () => callback(Object.assign(new Error('5.7.1 spam'), { responseCode: 554 })));
      },
    });
    expect((await failure(door(peer.url).send(message))).kind).toBe('permanent');
  });

  it('a server that does not listen is temporary', async () => {
    expect((await failure(door('smtp://127.0.0.1:1').send(message))).kind).toBe('temporary');
  });

  it('a greeting that never comes is temporary', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const error = await failure(door(`smtp://127.0.0.1:${port}`, { smtpMs: 100 }).send(message));
    expect(error.kind).toBe('temporary');
    silent.close();
  });

  it('the SMTP server times out after DATA: was it sent? is uncertain', async () => {
    let got = false;
    peer = await smtpPeer({
      onData(stream) {
        stream.resume();
        stream.on('end', () => {
          got = true;
        });
      },
    });
    expect((await failure(door(peer.url, { smtpMs: 300 }).send(message))).kind).toBe('uncertain');
    expect(got).toBe(true);
  });

  it('a connection cut after DATA is uncertain', async () => {
    let cut = (): void => undefined;
    peer = await smtpPeer({
      onData(stream) {
        stream.resume();
        stream.on('end', () => cut());
      },
    });
    const wire = await wireTo(Number(new URL(peer.url).port));
    cut = wire.cut;
    expect((await failure(door(`smtp://127.0.0.1:${wire.port}?tls=off`).send(message))).kind).toBe(
      'uncertain',
    );
    await wire.close();
  });
});

it('settings that are wrong are told all at once', () => {
  expect(() =>
    createMail({ imapUrl: 'http://x', smtpUrl: 'nonsense', from: { name: '', address: 'no address' } }),
  ).toThrow(/imapUrl.*smtpUrl.*from\.address/);
});
