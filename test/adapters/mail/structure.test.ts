import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createMail } from '../../../src/adapters/mail/index.ts';
import { mail } from './peers.ts';

const channel = createMail({
  smtpUrl: 'smtp://127.0.0.1:1',
  from: { name: 'GeM Cell', address: 'helpdesk@example.org' },
});
afterAll(() => channel.stop());

const read = (...lines: string[]) =>
  channel.read({ channel: 'mail', account: '', externalId: 'x', lane: '', raw: mail(...lines) });
const FROM = 'From: V <v@example.com>';

describe('attachments come byte for byte, however the mail is put together', () => {
  it('blanks behind the boundaries', async () => {
    const { text, files } = await read(
      FROM,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b \t',
      '',
      'see file',
      '--b  ',
      'Content-Type: image/png',
      'Content-Disposition: attachment; filename=a.png',
      '',
      'bytes  ',
      '--b--  ',
    );
    expect(text).toBe('see file');
    expect(files.map((file) => [file.name, file.bytes.toString()])).toEqual([['a.png', 'bytes  ']]);
  });

  it('an inner part that was never closed', async () => {
    const { text, files } = await read(
      FROM,
      'Content-Type: multipart/related; boundary=outer',
      '',
      '--outer',
      'Content-Type: multipart/alternative; boundary=inner',
      '',
      '--inner',
      '',
      'words',
      '--inner',
      '',
      '--outer',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      'Content-ID: <1>',
      '',
      'aGVsbG8=',
      '--outer--',
    );
    expect(text).toBe('words');
    expect(files.map((file) => file.bytes.toString())).toEqual(['hello']);
  });

  it('uuencode', async () => {
    const { files } = await read(
      FROM,
      'Content-Type: application/octet-stream; name=a.txt',
      'Content-Disposition: attachment; filename=a.txt',
      'Content-Transfer-Encoding: x-uuencode',
      '',
      'begin 644 a.txt',
      '#0V%T',
      '`',
      'end',
    );
    expect(files.map((file) => [file.name, file.bytes.toString()])).toEqual([['a.txt', 'Cat']]);
  });

  it('a mail enclosed whole keeps the slips that it came with', async () => {
    const enclosed = 'Content-Type: multipart/mixed; boundary=in\r\n\r\n--in  \r\n\r\nx\r\n--in--  ';
    const { files } = await read(
      FROM,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: message/rfc822',
      'Content-Disposition: attachment',
      '',
      enclosed,
      '--b--',
    );
    expect(files[0]!.bytes.toString()).toContain(enclosed);
  });
});

describe('winmail.dat is kept, and what Outlook packed into it comes along', () => {
  const attribute = (id: number, data: Buffer): Buffer => {
    const head = Buffer.alloc(9);
    head.writeUInt8(2, 0);
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(data.length, 5);
    return Buffer.concat([head, data, Buffer.alloc(2)]);
  };
  const long = (name: string): Buffer => {
    const text = Buffer.from(`${name}\0`, 'utf16le');
    const property = Buffer.alloc(12);
    property.writeUInt16LE(0x1f, 0);
    property.writeUInt16LE(0x3707, 2);
    property.writeUInt32LE(1, 4);
    property.writeUInt32LE(text.length, 8);
    return Buffer.concat([Buffer.from([1, 0, 0, 0]), property, text]);
  };
  const packet = Buffer.concat([
    Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
    attribute(0x00069002, Buffer.alloc(14)),
    attribute(0x00018010, Buffer.from('CRACNO~1.PDF\0')),
    attribute(0x0006800f, Buffer.from('%PDF-1')),
    attribute(0x00069005, long('क्रैक note.pdf')),
    attribute(0x00069002, Buffer.alloc(14)),
    attribute(0x00018010, Buffer.from('bill.txt\0')),
    attribute(0x0006800f, Buffer.from('42')),
  ]);
  const files = async (bytes: Buffer) =>
    (
      await read(
        FROM,
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        '',
        'see file',
        '--b',
        'Content-Type: application/ms-tnef; name=winmail.dat',
        'Content-Disposition: attachment; filename=winmail.dat',
        'Content-Transfer-Encoding: base64',
        '',
        bytes.toString('base64'),
        '--b--',
      )
    ).files.map(({ name, mediaType, bytes: content }) => [name, mediaType, content.toString()]);

  it('by their long names, byte for byte', async () => {
    expect((await files(packet)).slice(1)).toEqual([
      ['क्रैक note.pdf', 'application/pdf', '%PDF-1'],
      ['bill.txt', 'text/plain', '42'],
    ]);
  });

  it('cut short, what was whole comes; no packet at all stays as it is', async () => {
    expect((await files(packet.subarray(0, -8))).map(([name]) => name)).toEqual([
      'winmail.dat',
      'क्रैक note.pdf',
    ]);
    expect(await files(Buffer.from('no packet'))).toEqual([
      ['winmail.dat', 'application/ms-tnef', 'no packet'],
    ]);
  });
});

it('a zip that unpacks to 10 GB is kept as it came, never unpacked', async () => {
  const name = Buffer.from('a.bin');
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(1_000, 18);
  head.writeUInt32LE(0xffff_fffe, 22);
  head.writeUInt16LE(name.length, 26);
  const zip = Buffer.concat([head, name, deflateRawSync(Buffer.alloc(50_000_000))]);
  const before = process.memoryUsage().rss;
  const { files } = await read(
    FROM,
    'Content-Type: application/zip; name=a.zip',
    'Content-Disposition: attachment; filename=a.zip',
    'Content-Transfer-Encoding: base64',
    '',
    zip.toString('base64'),
  );
  expect(files).toEqual([{ name: 'a.zip', mediaType: 'application/zip', bytes: zip }]);
  expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000);
});
