import { describe, expect, it } from 'vitest';
import {
  blankReadable,
  field,
  findParts,
  fingerprint,
  firstAddress,
  isPlainAddress,
  mendBoundary,
  mendCharsets,
  mendLineEnds,
  messageIds,
  safeFileName,
  scanHeaders,
  tidyLine,
} from '../../../src/lib/mail/index.ts';

const mail = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));

describe('the header is scanned without decoding', () => {
  it('unfolds, lowers names, and finds the body at any line end', () => {
    for (const end of ['\r\n', '\n', '\r']) {
      const raw = Buffer.from(['From: A <a@example.org>', 'Subject: one', ' two', '', 'body'].join(end));
      const { fields, bodyAt } = scanHeaders(raw);
      expect(field(fields, 'subject')).toBe('one two');
      expect(raw.toString('utf8', bodyAt)).toBe('body');
    }
  });

  it('takes the address in brackets, not a name that looks like one', () => {
    expect(firstAddress('"boss@example.com" <Vendor@Example.org>')).toBe('vendor@example.org');
    expect(firstAddress('MAILER-DAEMON <>')).toBeUndefined();
    expect(firstAddress('vendor@example.org (A. Vendor)')).toBe('vendor@example.org');
  });

  it('reads ids with and without brackets', () => {
    expect(messageIds('<a@x> (comment) <b@y>')).toEqual(['<a@x>', '<b@y>']);
    expect(messageIds('a@x.org')).toEqual(['<a@x.org>']);
    expect(messageIds('nothing here')).toEqual([]);
  });

  it.each([
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org,b@example.org',
    'a b@example.org',
    '<a@example.org>',
    'a@b@c.org',
    '@x',
    'a@-x.org',
    'a\0@x.org',
  ])('refuses %j as an address', (text) => expect(isPlainAddress(text)).toBe(false));
});

describe('one mail has one fingerprint', () => {
  const base = [
    'From: a@example.org',
    'Message-ID: <1@example.org>',
    'Date: Tue, 5 May 2026 10:00:00 +0530',
    'Subject: x',
    '',
    'body',
  ];
  it('whatever servers wrote on its way and however lines end', () => {
    const again = [
      'Return-Path: <a@example.org>',
      'Delivered-To: other@example.org',
      'Received: by mx; 5 May',
      ...base,
    ];
    expect(fingerprint(mail(...again))).toBe(fingerprint(mail(...base)));
    expect(fingerprint(Buffer.from(base.join('\n')))).toBe(fingerprint(mail(...base, '')));
  });
  it('and another body under the same Message-ID has another', () => {
    expect(fingerprint(mail(...base.slice(0, -1), 'other'))).not.toBe(fingerprint(mail(...base)));
  });
  it('without Message-ID and Date the delivery tells two mails apart', () => {
    const bare = ['From: a@example.org', '', 'ok'];
    expect(fingerprint(mail('Received: one', ...bare))).not.toBe(fingerprint(mail('Received: two', ...bare)));
  });
});

describe('secrets are blanked where they can be read', () => {
  const blank = (text: string) => ({
    text: text.replaceAll('123456', '████'),
    found: text.includes('123456') ? ['otp'] : [],
  });
  it('in texts, and neither in headers nor in attachments', async () => {
    const raw = mail(
      'Subject: 123456',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      '',
      'my otp is 123456',
      '--b',
      'Content-Type: text/csv',
      'Content-Disposition: attachment; filename=a.csv',
      '',
      '123456',
      '--b--',
    );
    const { raw: kept, found } = await blankReadable(raw, blank);
    expect(found).toEqual(['otp']);
    expect(kept.toString()).toBe(raw.toString().replace('my otp is 123456', 'my otp is ████'));
  });
  it('so that the part decodes again: quoted-printable stays ASCII, a western charset gets letters', async () => {
    const qp = mail(
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'otp 123456 =E0=A4=95',
    );
    expect((await blankReadable(qp, blank)).raw.toString()).toContain(
      'otp =E2=96=88=E2=96=88=E2=96=88=E2=96=88 =E0=A4=95',
    );
    const western = mail('Content-Type: text/plain; charset=iso-8859-1', '', 'otp 123456');
    expect((await blankReadable(western, blank)).raw.toString()).toContain('otp XXXX');
  });
  it('also in a text written as base64, which stays base64 and decodes to the rest of what was said', async () => {
    const encoded = Buffer.from(`${'भुगतान नहीं मिला। '.repeat(10)}otp 123456`).toString('base64');
    const raw = mail(
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      encoded,
      '',
    );
    const { raw: kept, found } = await blankReadable(raw, blank);
    const body = Buffer.from(kept.toString('latin1').split('\r\n\r\n')[1]!, 'base64').toString('utf8');
    expect(found).toEqual(['otp']);
    expect(body).toBe(`${'भुगतान नहीं मिला। '.repeat(10)}otp ████`);
  });
  it('and a mail without secrets keeps its bytes', async () => {
    const raw = Buffer.from([0x46, 0x3a, 0x0a, 0x0a, 0xff, 0xfe, 0x00, 0x0d]);
    expect((await blankReadable(raw, blank)).raw).toBe(raw);
  });
});

describe('what is broken is mended before parsing', () => {
  it('CR alone becomes CRLF', () => {
    expect(mendLineEnds(Buffer.from('A: b\r\rc')).toString()).toBe('A: b\r\n\r\nc');
    expect(mendLineEnds(Buffer.from('A: b\n\nc\rd')).toString()).toBe('A: b\n\nc\r\nd');
  });
  it('a file keeps its own line ends', () => {
    const file = 'Content-Disposition: attachment\n\nc\rd\r\r\n';
    expect(mendLineEnds(Buffer.from(file)).toString()).toBe(file);
  });
  it('a missing boundary is taken from the body', () => {
    const raw = mail('Content-Type: multipart/mixed', 'Subject: x', '', '--abc', '', 'hello', '--abc--');
    expect(findParts(mendBoundary(raw)).length).toBe(2);
  });
  it('a charset that lies is corrected, an honest one is left', () => {
    const hindi = 'भुगतान नहीं मिला';
    const lying = mail('Content-Type: text/plain; charset=iso-8859-1', '', hindi);
    expect(mendCharsets(lying).toString()).toContain('charset="utf-8"');
    const honest = mail('Content-Type: text/plain; charset=utf-8', '', hindi);
    expect(mendCharsets(honest)).toBe(honest);
    const none = Buffer.concat([
      mail('Content-Type: text/plain; charset=utf-8', '', ''),
      Buffer.from([0xe9, 0x20, 0xe8]),
    ]);
    expect(mendCharsets(none).toString('latin1')).toContain('windows-1252');
  });
});

describe('names and lines are made safe', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\bill.pdf', 'bill.pdf'],
    ['php://filter', 'filter'],
    ['a\r\nb\0.pdf', 'a b.pdf'],
    ['evil\u202efdp.exe', 'evilfdp.exe'],
    ['..', 'file'],
    ['', 'file'],
    ['चालान.pdf', 'चालान.pdf'],
  ])('%j becomes %j', (name, safe) => expect(safeFileName(name, 'file')).toBe(safe));

  it('a long name keeps its ending', () => {
    const safe = safeFileName(`${'x'.repeat(1_000_000)}`.slice(0, 500).concat('.pdf'), 'file');
    expect(safe.length).toBe(120);
    expect(safe.endsWith('.pdf')).toBe(true);
  });
  it('a subject is one line', () => expect(tidyLine('one\r\ntwo\0 three')).toBe('one two three'));
});

it('line ends of one kind alone do not make it slow', () => {
  for (const end of ['\r', '\n']) {
    const raw = Buffer.from(`From: a@example.org${end}${end}${`x${end}`.repeat(1_000_000)}`);
    const start = performance.now();
    expect(findParts(raw)).toHaveLength(1);
    // Quadratic it would take minutes.
    expect(performance.now() - start).toBeLessThan(3_000);
  }
});
