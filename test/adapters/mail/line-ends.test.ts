import { afterAll, describe, expect, it } from 'vitest';
import { createMail } from '../../../src/adapters/mail/index.ts';
import type { IncomingMessage } from '../../../src/channel.ts';

const channel = createMail({
  smtpUrl: 'smtp://127.0.0.1:1',
  from: { name: 'Cell', address: 'helpdesk@example.org' },
});
afterAll(() => channel.stop());
const read = (raw: Buffer): Promise<IncomingMessage> =>
  channel.read({ channel: 'mail', account: '', externalId: 'x', lane: '', raw });

const BYTES = Buffer.from(Array.from({ length: 768 }, (_, n) => n % 256));
const LINES = [
  'Received: from a by b;',
  ' Tue, 5 May 2026 10:00:00 +0530',
  'From: Ram',
  '\t<ram@example.com>',
  'Subject: =?utf-8?B?4KSt4KWB4KSX4KSk4KS+4KSo?=',
  'Content-Type: multipart/mixed;',
  ' boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Payment=20is',
  'late.',
  '--b',
  'Content-Disposition: attachment; filename=a.pdf',
  'Content-Transfer-Encoding: base64',
  '',
  ...BYTES.toString('base64').match(/.{1,76}/g)!,
  '--b--',
  '',
];
const [CR, LF, CRLF, DOUBLE] = ['\r', '\n', '\r\n', '\r\r\n'] as const;
const HEADER = LINES.indexOf('');
const written = (endOf: (line: number) => string): Buffer =>
  Buffer.from(LINES.map((line, n) => line + endOf(n)).join(''), 'latin1');

describe('line ends of any kind', () => {
  it.each([
    ['CR alone', () => CR],
    ['LF alone', () => LF],
    ['CR LF', () => CRLF],
    ['converted twice', () => DOUBLE],
    ['a server with CR LF above an old Mac', (n: number) => (n < 2 ? CRLF : CR)],
    ['a server with LF above an old Mac', (n: number) => (n < 2 ? LF : CR)],
    ['a server above what was converted twice', (n: number) => (n < 2 ? CRLF : DOUBLE)],
    ['a header with LF, a body with CR', (n: number) => (n <= HEADER ? LF : CR)],
    ['a header with CR, a body with CR LF', (n: number) => (n <= HEADER ? CR : CRLF)],
    ['one after the other', (n: number) => (LINES[n] === '' ? CRLF : ([LF, CRLF, CR][n % 3] as string))],
  ])('%s', async (_, endOf) => {
    const { from, subject, text, files } = await read(written(endOf));
    expect([from.address, subject, text]).toEqual(['ram@example.com', 'भुगतान', 'Payment is\nlate.']);
    expect(files.map(({ name, bytes }) => [name, bytes])).toEqual([['a.pdf', BYTES]]);
  });

  it('a file in its own bytes keeps each, CRs too, in a mail with other line ends', async () => {
    const bytes = Buffer.from('a\rb\r\r\nc\n\r\r\r\nd\r', 'latin1');
    const head = [
      'From: ram@example.com',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'See\rfile',
      '--b',
      'Content-Type: application/octet-stream',
      'Content-Disposition: attachment; filename=a.bin',
      'Content-Transfer-Encoding: binary',
      '',
      '',
    ].join(CRLF);
    const { files, text } = await read(
      Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]),
    );
    expect([text, files[0]?.bytes]).toEqual(['See\nfile', bytes]);
  });
});

describe('what may stand above a header', () => {
  it.each([
    ['a byte order mark', '\ufeff'],
    ['empty lines', '\r\n\r\n'],
  ])('%s', async (_, above) => {
    const { from, subject, text } = await read(
      Buffer.from(`${above}From: ram@example.com\r\nSubject: late\r\n\r\nhello`),
    );
    expect([from.address, subject, text]).toEqual(['ram@example.com', 'late', 'hello']);
  });
});

describe('a sender named in odd ways', () => {
  it.each([
    ['From: John <jdoe@machine(a comment).  example>', 'jdoe@machine.example'],
    ['From: =?utf-8?Q?Ram_<ram=40example.com>?=\r\nReturn-Path: <other@example.net>', 'ram@example.com'],
    ['From: undisclosed:;\r\nReply-To: ram@example.com', 'ram@example.com'],
    ['From: ram@[192.0.2.1]\r\nSender: ram@example.com', 'ram@example.com'],
  ])('%j', async (header, address) =>
    expect((await read(Buffer.from(`${header}\r\n\r\nhello`))).from.address).toBe(address),
  );
});
