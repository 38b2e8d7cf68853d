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
