import { afterAll, describe, expect, it } from 'vitest';
import { createMail } from '../../../src/adapters/mail/index.ts';
import type { IncomingMessage } from '../../../src/channel.ts';
import { mail } from './peers.ts';

const channel = createMail({
  smtpUrl: 'smtp://127.0.0.1:1',
  from: { name: 'GeM Cell', address: 'helpdesk@example.org' },
  ownAddresses: ['cell@example.org'],
  authServer: 'mx.example.org',
  timings: { parseMs: 6_000 },
});
afterAll(() => channel.stop());

const read = (...lines: string[]): Promise<IncomingMessage> => readBytes(mail(...lines));
function readBytes(raw: Buffer): Promise<IncomingMessage> {
  return channel.read({
    channel: 'mail',
    account: 'helpdesk@example.org',
    externalId: 'abc123',
    lane: '',
    raw,
  });
}
const FROM = 'From: "A. Vendor" <Vendor@Example.com>';

describe('what a mail says', () => {
  it('who, to whom, what, and what it answers, nearest first', async () => {
    const message = await read(
      FROM,
      'To: helpdesk@example.org, Officer <officer@example.net>',
      'Cc: cell@example.org, chief@example.net, vendor@example.com',
      'Reply-To: office@example.com',
      'Subject: =?utf-8?B?4KSt4KWB4KSX4KSk4KS+4KSo?=',
      'Date: Tue, 5 May 2026 10:00:00 +0530',
      'Message-ID: <3@example.com>',
      'In-Reply-To: <2@example.org>',
      'References: <1@example.org> <2@example.org>',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'भुगतान नहीं मिला',
      '',
      'On 4 May 2026, Cell <helpdesk@example.org> wrote:',
      '> old',
    );
    expect(message).toMatchObject({
      kind: 'text',
      from: { address: 'vendor@example.com', name: 'A. Vendor', verified: false },
      replyTo: undefined,
      manner: 'letter',
      subject: 'भुगतान',
      text: 'भुगतान नहीं मिला',
      references: ['<2@example.org>', '<1@example.org>'],
      ownId: '<3@example.com>',
      copies: ['officer@example.net', 'chief@example.net'],
    });
    expect(message.folded).toContain('> old');
    expect(message.sentAt?.toISOString()).toBe('2026-05-05T04:30:00.000Z');
    expect(message.robot).toBeUndefined();
  });

  it('Reply-To is heeded only under a From that is vouched for: else a forger would get the answer', async () => {
    const letter = [FROM, 'Reply-To: office@example.com', '', 'x'];
    const verdict = 'Authentication-Results: mx.example.org; dmarc=pass header.from=example.com';
    expect((await read(verdict, ...letter)).replyTo).toBe('office@example.com');
    expect((await read(...letter)).replyTo).toBeUndefined();
  });

  it('no Message-ID, or two mails with the same one: without one an id is made of the original', async () => {
    expect((await read(FROM, '', 'x')).ownId).toBe('<abc123@no-message-id.invalid>');
  });

  it('an old thread used for a new matter (same References, new subject): both are told', async () => {
    const message = await read(FROM, 'References: <1@example.org>', 'Subject: New matter', '', 'x');
    expect([message.references, message.subject]).toEqual([['<1@example.org>'], 'New matter']);
  });

  it('a subject "Re:" and nothing else is empty, a subject alone is a message', async () => {
    expect(await read(FROM, 'Subject: Re: ', '', '')).toMatchObject({
      kind: 'unsupported',
      unsupported: 'empty',
    });
    expect(await read(FROM, 'Subject: CRAC not generated', '', '')).toMatchObject({ kind: 'text', text: '' });
  });

  it('two From addresses: the first valid one, and nobody vouches', async () => {
    const { from } = await read('From: "x" <>, "Y" <y@example.com>', 'From: z@example.com', '', 'x');
    expect(from).toMatchObject({ verified: false });
    expect(['y@example.com', 'z@example.com']).toContain(from.address);
  });
});

describe('a forged From of an officer is not believed', () => {
  const verdict = async (...results: string[]) =>
    (await read(...results.map((r) => `Authentication-Results: ${r}`), FROM, '', 'x')).from.verified;
  it.each([
    [true, 'mx.example.org; dmarc=pass (p=reject) header.from=example.com'],
    [true, 'mx.example.org 1; spf=fail; dkim=pass header.d=example.com header.s=a'],
    [true, 'mx.example.org; dkim=pass header.i=@example.com'],
    [false, 'mx.example.org; dkim=pass header.d=evil.net'],
    [false, 'mx.example.org; dkim=pass header.d=com'],
    [false, 'mx.example.org; dmarc=pass header.from=evil.net'],
    [false, 'mx.example.org; dmarc=fail header.from=example.com (dmarc=pass header.from=example.com)'],
    [false, 'mx.example.org; spf=pass smtp.mailfrom=vendor@example.com'],
    [false, 'mx.evil.net; dmarc=pass header.from=example.com'],
    [false, 'mx.example.org.evil.net; dmarc=pass header.from=example.com'],
    [false, 'mx.example.org; dmarc=pass header.from=sub.example.com'],
    [false, 'mx.example.org; dmarc=fail (policy (none); dmarc=pass header.from=example.com )'],
    [false, 'mx.example.org; spf=pass smtp.mailfrom="x; dmarc=pass header.from=example.com y"@evil.net'],
    [false, 'mx.example.org; dkim=fail reason="bad; dkim=pass header.d=example.com "; dmarc=fail'],
    [false, 'mx.example.org (a (b); dmarc=pass header.from=example.com'],
    [true, 'mx.example.org; dkim=pass (1024-bit key; unprotected) header.d="example.com"; dmarc=none'],
  ])('%s: %s', async (verified, result) => expect(await verdict(result)).toBe(verified));

  it('a verdict below the topmost one came with the mail', async () => {
    expect(
      await verdict('mx.example.org; dmarc=fail', 'mx.example.org; dmarc=pass header.from=example.com'),
    ).toBe(false);
  });

  it('a domain beyond ASCII, which the server writes in another way', async () => {
    const result =
      'Authentication-Results: mx.example.org; dmarc=pass header.from=xn--p1b6ci4b4b3a.xn--h2brj9c';
    const { from } = await read(result, 'From: <ram@xn--p1b6ci4b4b3a.xn--h2brj9c>', '', 'x');
    expect(from.verified).toBe(true);
  });
});

describe('a charset that lies, UTF-7, a missing boundary, a NUL byte, winmail.dat, 10 MB on one line, 2,000 parts, 5,000 links, a mail only in HTML, only in an attachment: read or said to be unreadable, and never hang', () => {
  it('a mail only in HTML is read as text', async () => {
    const { text, folded } = await read(
      FROM,
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Payment <b>late</b></p><table><tr><td>Bid</td><td>42</td></tr></table><p>On 5 May 2026, Cell &lt;helpdesk@example.org&gt; wrote:</p><blockquote>old</blockquote>',
    );
    expect(text).toBe('Payment late\n\nBid 42');
    expect(folded).toContain('> old');
  });

  it('a mail only in an attachment is a message with a file', async () => {
    const message = await read(
      FROM,
      'Content-Type: application/pdf; name="bill.pdf"',
      'Content-Disposition: attachment; filename="../bill.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0=',
    );
    expect(message.kind).toBe('text');
    expect(message.files).toEqual([
      { name: 'bill.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-') },
    ]);
  });

  it('the mail of 54 bytes that hangs the parser for ever', async () => {
    const message = await readBytes(Buffer.from('Content-Disposition:inline\nContent-Type:message/rfc822'));
    expect(['unreadable', 'unsupported', 'text']).toContain(message.kind);
    expect((await read(FROM, '', 'the next one')).text).toBe('the next one');
  });

  it('a NUL byte', async () => {
    const message = await read(FROM, 'Subject: a\0b', '', 'he\0llo');
    expect([message.subject, message.text]).toEqual(['ab', 'hello']);
  });

  it('a charset that lies', async () => {
    for (const charset of ['us-ascii', 'iso-8859-1']) {
      const { text } = await read(FROM, `Content-Type: text/plain; charset=${charset}`, '', 'भुगतान नहीं मिला');
      expect(text).toBe('भुगतान नहीं मिला');
    }
  });

  it('UTF-7', async () => {
    expect((await read(FROM, 'Content-Type: text/plain; charset=utf-7', '', 'Hi +AOQ-')).text).toBe('Hi ä');
  });

  it('a missing boundary', async () => {
    const { text } = await read(
      FROM,
      'Content-Type: multipart/mixed',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'hello',
      '--b--',
    );
    expect(text).toBe('hello');
    const never = await read(
      FROM,
      'Content-Type: multipart/mixed; boundary="zzz"',
      '',
      'hello without parts',
    );
    expect(never.text).toBe('hello without parts');
  });

  it('2,000 parts', async () => {
    const parts = Array.from({ length: 2_000 }, (_, i) => [
      '--b',
      `Content-Disposition: attachment; filename=${i}.txt`,
      '',
      `${i}`,
    ]);
    const message = await read(
      FROM,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'see files',
      ...parts.flat(),
      '--b--',
    );
    expect(message.text).toBe('see files');
    expect(message.files).toHaveLength(101);
    expect(message.files.at(-1)).toMatchObject({ name: 'all-attachments.eml' });
  });

  it('10 MB on one line', async () => {
    const message = await read(FROM, '', 'x'.repeat(10_000_000));
    expect(message.text).toHaveLength(100_000);
    expect(message.files).toMatchObject([{ name: 'full-text.txt' }]);
    expect(message.files[0]!.bytes).toHaveLength(10_000_000);
  });

  it('5,000 links', async () => {
    const links = '<a href="http://example.com/x">y</a> '.repeat(5_000);
    const { text } = await read(FROM, 'Content-Type: text/html', '', `<p>Help</p>${links}`);
    expect(text).toMatch(/^Help\n\ny y y/);
  });

  it('HTML nested 10,000 deep', async () => {
    const { kind } = await read(FROM, 'Content-Type: text/html', '', `${'<div>'.repeat(10_000)}hello`);
    expect(['text', 'unreadable']).toContain(kind);
  });

  it('winmail.dat is kept as an attachment', async () => {
    const message = await read(
      FROM,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'see file',
      '--b',
      'Content-Type: application/ms-tnef; name="winmail.dat"',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="winmail.dat"',
      '',
      'eJ8+Ig==',
      '--b--',
    );
    expect(message.files).toMatchObject([{ name: 'winmail.dat', mediaType: 'application/ms-tnef' }]);
  });

  it('attachments keep every byte whatever their encoding', async () => {
    const message = await read(
      FROM,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'see file',
      '--b',
      'Content-Type: text/csv; name=a.csv',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Disposition: attachment',
      '',
      'a=3Db,c',
      'd',
      '--b--',
    );
    expect(message.files[0]!.bytes.toString()).toBe('a=b,c\r\nd');
  });

  it('line ends of an old Mac', async () => {
    const message = await readBytes(Buffer.from(`${FROM}\rSubject: x\r\rhello\r`));
    expect([message.subject, message.text]).toEqual(['x', 'hello']);
  });

  it('line ends converted twice on the way', async () => {
    const message = await readBytes(Buffer.from(`${FROM}\r\r\nSubject: x\r\r\n\r\r\nhello\r\r\n`));
    expect([message.subject, message.text]).toEqual(['x', 'hello']);
  });

  it('words without any header are all body', async () => {
    const { kind, text } = await readBytes(Buffer.from('Hello: I am late\nPlease help\n\nA. Vendor\n'));
    expect([kind, text]).toEqual(['text', 'Hello: I am late\nPlease help\n\nA. Vendor']);
  });

  it.each([
    'From: "x" <>\nReply-To: v@example.com',
    'From:\nReturn-Path: <v@example.com>',
    'Reply-To: v@example.com',
  ])('without a valid From whoever else the header names: %j', async (header) =>
    expect((await read(header, 'Subject: x', '', 'x')).from.address).toBe('v@example.com'),
  );

  it('an encoded word that brings line ends into the subject', async () => {
    const evil = Buffer.from('one\r\nBcc: v@example.net').toString('base64');
    const { subject } = await read(FROM, `Subject: =?utf-8?B?${evil}?=`, '', 'x');
    expect(subject).toBe('one Bcc: v@example.net');
  });

  it('what no parser can read comes whole, with the subject its header gives; a robot is still known for one', async () => {
    const deep = Array.from(
      { length: 1100 },
      (_, n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n`,
    );
    const lines = [
      'Subject: =?utf-8?B?4KSt4KWB4KSX4KSk4KS+4KSo?=',
      'Content-Type: multipart/mixed; boundary=b0',
      '',
      ...deep,
      'x',
    ];
    const message = await read(FROM, ...lines);
    expect(message).toMatchObject({
      kind: 'unreadable',
      manner: 'letter',
      subject: 'भुगतान',
      robot: undefined,
    });
    expect(message.files[0]).toMatchObject({ name: 'original.eml', mediaType: 'message/rfc822' });
    expect(message.files[0]!.bytes).toEqual(mail(FROM, ...lines));
    expect((await read('From: MAILER-DAEMON@example.com', ...lines)).robot).toBe('bounce');
  });

  it('no mail at all: unreadable, with nobody as its sender', async () => {
    const { kind, from } = await readBytes(Buffer.from([1, 2, 3, 255, 254, 0, 80, 81]));
    expect([kind, from.address]).toEqual(['unreadable', 'unknown']);
  });

  it('nothing at all is empty', async () => {
    expect((await readBytes(Buffer.alloc(0))).kind).toBe('unsupported');
  });
});

describe('an answer without a word of its own', () => {
  const quote = [
    'On 4 May 2026, Cell <helpdesk@example.org> wrote:',
    '> Please write "withdraw my complaint" or "yes".',
    '> The bid GEM/2026/B/7654321 is another matter.',
  ];
  it('has said nothing: what is quoted is kept, and is nobody\u2019s words', async () => {
    const message = await read(FROM, 'Subject: Re: x', 'In-Reply-To: <1@example.org>', '', ...quote);
    expect([message.kind, message.unsupported, message.text]).toEqual(['unsupported', 'empty', '']);
    expect(message.folded).toContain('withdraw my complaint');
  });

  it('with a file is that file', async () => {
    const message = await read(
      FROM,
      'Subject: Re: x',
      'In-Reply-To: <1@example.org>',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      ...quote,
      '--b',
      'Content-Type: application/pdf; name=bill.pdf',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0=',
      '--b--',
    );
    expect([message.kind, message.text]).toEqual(['text', '']);
    expect(message.files.map((file) => file.name)).toEqual(['bill.pdf']);
  });

  it('but with thanks alone has said thanks', async () => {
    expect((await read(FROM, 'In-Reply-To: <1@example.org>', '', 'Thanks', '', ...quote)).text).toBe(
      'Thanks',
    );
  });

  it('and what answers nothing, only looks like a quotation, is said', async () => {
    expect((await read(FROM, '', '> my payment is late')).text).toBe('> my payment is late');
  });
});
