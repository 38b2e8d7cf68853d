import { afterAll, describe, expect, it } from 'vitest';
import { createMail } from '../../../src/adapters/mail/index.ts';

const channel = createMail({
  smtpUrl: 'smtp://127.0.0.1:1',
  from: { name: 'GeM Cell', address: 'helpdesk@example.org' },
});
afterAll(() => channel.stop());

async function read(...pieces: (string | Buffer)[]) {
  const raw = Buffer.concat([...pieces, '\r\n\r\nhello'].map((piece) => Buffer.from(piece)));
  const { from, subject } = await channel.read({
    channel: 'mail',
    account: '',
    externalId: 'x',
    lane: '',
    raw,
  });
  return { address: from.address, name: from.name, subject };
}

const FROM = 'From: V <v@example.com>\r\n';
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
/** 中文邮件 */
const GB2312 = latin1('\xd6\xd0\xce\xc4\xd3\xca\xbc\xfe');

describe('a subject is read whatever its bytes', () => {
  const hindi = Buffer.from('भुगतान लम्बित');
  const word = (bytes: Buffer): string => `=?utf-8?B?${bytes.toString('base64')}?=`;

  it.each<[string, string, (string | Buffer)[]]>([
    [
      'an encoded word broken in the middle of a character',
      'भुगतान लम्बित',
      [word(hindi.subarray(0, 10)), '\r\n ', word(hindi.subarray(10))],
    ],
    ['bytes that no encoding names, in UTF-8', 'भुगतान लम्बित', [hindi]],
    ['bytes that no encoding names, in GB 2312', 'Re: 中文邮件', ['Re: ', GB2312]],
    ['bytes that no encoding names, western', 'café', [latin1('caf\xe9')]],
    [
      'bytes that no encoding names beside an encoded word',
      'café भुगतान लम्बित',
      [latin1('caf\xe9 '), word(hindi)],
    ],
    ['bytes beyond ASCII inside an encoded word', 'Frösche', [latin1('=?iso-8859-1?Q?Fr\xf6sche?=')]],
    ['characters lost on the way', 'phone\ufffd', ['phone\ufffd']],
    ['blanks in an encoded word', 'a भ b', ['=?utf-8?Q?a =E0=A4=AD b?=']],
    ['UTF-7', 'Hi ä', ['=?utf-7?Q?Hi_+AOQ-?=']],
    ['a folded line', 'one two three', ['one\r\n two\r\n\tthree']],
  ])('%s', async (_, subject, bytes) =>
    expect((await read(FROM, 'Subject: ', ...bytes)).subject).toBe(subject),
  );

  it('in the charset of its text, where that is told', async () => {
    const koi8 = latin1('\xf0\xd2\xc9\xd7\xc5\xd4');
    const type = '\r\nContent-Type: text/plain; charset=koi8-r';
    expect((await read(FROM, 'Subject: ', koi8, type)).subject).toBe('Привет');
  });

  it('of two the first stands', async () => {
    expect((await read(FROM, 'Subject: one\r\nSubject: two')).subject).toBe('one');
  });
});

describe('a sender is found whatever the header', () => {
  it.each<[string, { address: string; name?: string }, (string | Buffer)[]]>([
    ['two From: the first', { address: 'a@example.com' }, ['From: a@example.com\r\nFrom: b@example.com']],
    ['two From: the first valid', { address: 'b@example.com' }, ['From: "x" <>\r\nFrom: b@example.com']],
    [
      'comments within the address',
      { address: 'pete@example.com' },
      ['From: Pete <pete(his account)@example.com(his host)>'],
    ],
    ['no bracket at all', { address: 'a@example.com', name: 'A B' }, ['From: A B a@example.com']],
    [
      'a name in GB 2312',
      { address: 'a@example.com', name: '中文邮件' },
      ['From: "', GB2312, '" <a@example.com>'],
    ],
    ['an address beyond ASCII', { address: 'jdöe@mächine.example' }, ['From: jdöe <jdöe@mächine.example>']],
  ])('%s', async (_, from, header) => expect(await read(...header)).toMatchObject(from));
});
