import { createHash, createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createMail, type MailSettings } from '../../../src/adapters/mail/index.ts';
import type { IncomingMessage, OutgoingMessage } from '../../../src/channel.ts';
import { findParts, type MailPart } from '../../../src/lib/mail/index.ts';
import { mail, type SmtpPeer, smtpPeer } from './peers.ts';

const KEY = 'a key that all processes share';
const MESSAGE: OutgoingMessage = {
  id: '41',
  to: 'vendor@example.com',
  toName: 'डेमो ट्रेडर्स',
  language: 'hi',
  subject: 'Re: भुगतान लम्बित है',
  text: 'नमस्ते,\n\nटिकट GC-2026-000123-C दर्ज हुआ।',
  choices: [],
  files: [],
  thread: [],
  automatic: true,
};

let peer: SmtpPeer | undefined;
afterEach(async () => {
  await peer?.close();
  peer = undefined;
});

/** As it went over the wire, its header unfolded. */
async function sent(message: OutgoingMessage, settings: Partial<MailSettings> = {}) {
  peer ??= await smtpPeer();
  const channel = door(settings, peer.url);
  const { externalId } = await channel.send(message);
  await channel.stop();
  const { raw } = peer.taken.at(-1)!;
  const header = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ');
  return { raw, header, externalId: externalId! };
}

function door(settings: Partial<MailSettings> = {}, smtpUrl = 'smtp://127.0.0.1:1') {
  const from = { name: 'जेम सेल', address: 'helpdesk@example.org' };
  return createMail({ smtpUrl, from, signingKey: KEY, ...settings });
}

async function readBy(settings: Partial<MailSettings>, ...lines: string[]): Promise<IncomingMessage> {
  const channel = door(settings);
  const raw = mail('From: vendor@example.com', ...lines, '', 'x');
  const message = await channel.read({ channel: 'mail', account: '', externalId: 'x', lane: '', raw });
  await channel.stop();
  return message;
}

describe('a mail in Hindi', () => {
  it('says the same in text and in HTML, in UTF-8, named as Hindi, in a font that has its letters', async () => {
    const { raw, header } = await sent(MESSAGE);
    expect(header).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(header).toMatch(/^Content-Language: hi\r?$/m);
    expect(header).toMatch(/^[ -~\r\n]*$/);
    const parts = findParts(Buffer.from(raw)).slice(1);
    expect(parts.map((part) => part.type)).toEqual(['text/plain', 'text/html']);
    const [text, html] = parts.map((part) => decoded(raw, part)) as [string, string];
    expect(text).toContain(MESSAGE.text);
    expect(html).toContain('<html lang="hi"><head><meta charset="utf-8">');
    expect(html).toMatch(/font-family: 'Noto Sans Devanagari'[^"]*Mangal/);
    expect(html).toContain('टिकट GC-2026-000123-C दर्ज हुआ।');
    expect(parts.map((part) => part.charset?.toLowerCase())).toEqual(['utf-8', 'utf-8']);
  });

  it('is read back by the same words', async () => {
    const { raw } = await sent({ ...MESSAGE, automatic: false });
    const channel = door({ from: { name: 'x', address: 'other@example.net' } });
    const back = await channel.read({
      channel: 'mail',
      account: '',
      externalId: 'x',
      lane: '',
      raw: Buffer.from(raw),
    });
    await channel.stop();
    expect([back.subject, back.text]).toEqual([MESSAGE.subject, MESSAGE.text]);
  });
});

describe('a mail that nobody pressed a key for', () => {
  it('says so to robots, in a thread too', async () => {
    const { header } = await sent({ ...MESSAGE, thread: ['<1@example.com>', '<2@example.com>'] });
    expect(header).toMatch(/^Auto-Submitted: auto-replied$/m);
    expect(header).toMatch(/^X-Auto-Response-Suppress: All$/m);
    expect(header).toMatch(/^In-Reply-To: <2@example\.com>$/m);
    expect(header).toMatch(/^References: <1@example\.com> <2@example\.com>$/m);
  });
});

describe('our Message-ID', () => {
  it('is one for one outbound row, in every process, and bears our signature', async () => {
    const first = await sent(MESSAGE);
    const again = await sent(MESSAGE);
    expect(again.externalId).toBe(first.externalId);
    // On one line: folded, some servers lose it.
    expect(first.raw).toContain(`\r\nMessage-ID: ${first.externalId}\r\n`);
    expect((await sent({ ...MESSAGE, id: '42' })).externalId).not.toBe(first.externalId);
    expect((await sent({ ...MESSAGE, to: 'other@example.com' })).externalId).not.toBe(first.externalId);
  });

  it('is known again in what answers it, far down in References too', async () => {
    const { externalId } = await sent(MESSAGE);
    const direct = await readBy({}, `In-Reply-To: ${externalId}`);
    expect(direct.tokens).toEqual([externalId]);
    const far = await readBy({}, 'In-Reply-To: <b@example.com>', `References: ${externalId} <b@example.com>`);
    expect([far.tokens, far.references]).toEqual([[externalId], ['<b@example.com>', externalId]]);
  });

  it.each([
    [
      'one digit of it changed',
      (id: string) => id.replace(/[0-9a-f]@/, (last) => (last === '0@' ? '1@' : '0@')),
    ],
    ['another message named', (id: string) => id.replace('<out.41.', '<out.42.')],
    ['the signature left out', (id: string) => id.replace(/-[0-9a-f]{16}@/, '@')],
    ['made with another key', (id: string) => id, { signingKey: 'a key that somebody else has' }],
  ] as const)('is no token with %s', async (_, change, settings: Partial<MailSettings> = {}) => {
    const { externalId } = await sent(MESSAGE);
    const message = await readBy(settings, `In-Reply-To: ${change(externalId)}`);
    expect(message.tokens).toEqual([]);
    expect(message.references).toHaveLength(1);
  });
});

describe('DKIM by setting', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const dkim = { domain: 'example.org', selector: 'gemcell', privateKey: pem };

  it('signs what is sent, so that the public key of the domain proves it', async () => {
    const { raw } = await sent(MESSAGE, { dkim });
    expect(raw).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed; d=example\.org;/);
    expect(isSigned(raw, publicKey.export({ type: 'spki', format: 'pem' }) as string)).toBe(true);
    expect(
      isSigned(raw.replace('To:', 'To: x'), publicKey.export({ type: 'spki', format: 'pem' }) as string),
    ).toBe(false);
    const named = /\bh=([^;]+);/
      .exec(raw.replaceAll(/\r\n[ \t]+/g, ''))![1]!
      .toLowerCase()
      .split(':');
    for (const field of ['from', 'to', 'subject', 'message-id', 'auto-submitted'])
      expect(named).toContain(field);
  });

  it('is not there without the setting, and a key that is none is told', async () => {
    expect((await sent(MESSAGE)).raw).not.toMatch(/^DKIM-Signature/m);
    expect(() => door({ dkim: { ...dkim, privateKey: 'nonsense' } })).toThrow(/dkim\.privateKey/);
  });
});

function decoded(raw: string, { bodyAt, end, encoding }: MailPart): string {
  const body = Buffer.from(raw).subarray(bodyAt, end).toString('latin1');
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  const plain = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const bytes = Buffer.from(encoding === 'quoted-printable' ? plain : body, 'latin1');
  return bytes.toString('utf8').replaceAll('\r\n', '\n');
}

/** RFC 6376, relaxed/relaxed, as a receiving server reckons it. */
function isSigned(raw: string, publicKeyPem: string): boolean {
  const end = raw.indexOf('\r\n\r\n');
  const fields = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => field.startsWith('DKIM-Signature:'))!;
  const tag = (name: string) =>
    new RegExp(`[:;\\s]${name}=([^;]*)`).exec(signature)![1]!.replaceAll(/\s+/g, '');
  const body = raw
    .slice(end + 4)
    .replaceAll(/[ \t]+(?=\r\n)/g, '')
    .replaceAll(/[ \t]+/g, ' ')
    .replace(/(\r\n)*$/, '\r\n');
  if (createHash('sha256').update(body).digest('base64') !== tag('bh')) return false;
  const relaxed = (field: string) => {
    const [name = '', ...value] = field.split(':');
    return `${name.trim().toLowerCase()}:${value.join(':').replaceAll(/\s+/g, ' ').trim()}`;
  };
  const signed = tag('h')
    .split(':')
    .flatMap((name) => fields.find((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? [])
    .map((field) => `${relaxed(field)}\r\n`);
  const own = relaxed(signature.replace(/([;\s]b=)[^;]*$/, '$1'));
  return createVerify('sha256')
    .update(signed.join('') + own)
    .verify(createPublicKey(publicKeyPem), tag('b'), 'base64');
}
