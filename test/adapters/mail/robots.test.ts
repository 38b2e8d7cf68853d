import { afterAll, describe, expect, it } from 'vitest';
import { createMail } from '../../../src/adapters/mail/index.ts';
import type { IncomingMessage } from '../../../src/channel.ts';
import { mail } from './peers.ts';

const channel = createMail({
  smtpUrl: 'smtp://127.0.0.1:1',
  from: { name: 'Cell', address: 'helpdesk@example.org' },
});
afterAll(() => channel.stop());

function read(...lines: string[]): Promise<IncomingMessage> {
  return channel.read({ channel: 'mail', account: '', externalId: 'x', lane: '', raw: mail(...lines) });
}
const FROM = 'From: vendor@example.com';
const robot = async (...headers: string[]) => (await read(...headers, '', 'hello')).robot;

describe('a person is answered', () => {
  it.each([
    ['`Auto-Submitted: no` (that is a person)', 'Auto-Submitted: no'],
    ["`Precedence: list` from an officer's own list", 'Precedence: list'],
    ["a server's forwarding rule", 'X-Auto-Response-Suppress: All'],
    ['a subject that only speaks of a bounce', 'Subject: Undelivered goods, payment deducted'],
    ['a subject with "delivery"', 'Subject: Delivery problem with contract'],
    ['a subject with "leave" in it', 'Subject: Officer on leave since May'],
    ['"out of office hours"', 'Subject: Out of office hours nobody answers'],
    ['a machine that replies automatically', 'Subject: Automatic reply machine, bid 42'],
    ['an officer who is on leave, told by another', 'Subject: अवकाश पर अधिकारी, भुगतान लम्बित'],
    ['a bounce forwarded by hand', 'Subject: Fwd: Undelivered Mail Returned to Sender'],
    ['a complaint', 'From: staff@example.net\r\nSubject: Complaint about vendor'],
    ['goods sent back', 'Subject: Returned mail from consignee'],
    ['an empty Auto-Submitted', 'Auto-Submitted:'],
    ['a header that says no', 'X-Autoreply: no\r\nX-Loop:'],
    ['who has read the terms', 'Subject: Read: terms of the bid'],
    ['an officer who tells that they are on leave', 'Subject: On leave'],
    [
      'the office of a postmaster',
      'From: Post Master, Head Post Office <hpo@example.com>\r\nSubject: Undelivered articles',
    ],
  ])('%s', async (_, header) => expect(await robot(FROM, header)).toBeUndefined());

  it.each([
    [
      'quotes a bounce',
      'Re: Undelivered Mail Returned to Sender',
      'Why did it come back?\r\n\r\n> This is the mail system at host mx.example.net.\r\n> 550 user unknown',
    ],
    [
      'sends a bounce on in Outlook',
      'FW: Undeliverable: Bid documents',
      'See below.\r\n\r\nFrom: Microsoft Outlook <postmaster@example.net>\r\nSent: 5 May 2026 10:00\r\nTo: A\r\nSubject: x\r\n\r\nDelivery has failed to these recipients or groups:\r\n550 5.1.1',
    ],
    [
      'pastes a bounce',
      'Undelivered mail',
      'Sir,\r\nI get this from the seller:\r\nThis is the mail system at host mx.example.net.\r\nReceived: from a\r\n550 user unknown',
    ],
    [
      'answers an automatic reply',
      'Re: Automatic reply: Ticket',
      'Please look at my matter.\r\n\r\n> I am out of office.',
    ],
  ])('who %s', async (_, subject, text) =>
    expect((await read(FROM, `Subject: ${subject}`, '', text)).robot).toBeUndefined(),
  );

  it.each([
    ['enclosed with the report', 'message/rfc822', '', 'Content-Type: message/delivery-status'],
    [
      'as a file',
      'message/delivery-status',
      'Content-Disposition: attachment; filename=details.txt',
      'Status: 5.1.1',
    ],
  ])('who sends a bounce %s', async (_, type, disposition, line) => {
    const enclosed = [
      'From: MAILER-DAEMON@mx.example.net',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=inner',
      '',
      '--inner',
      line,
      '',
      'Action: failed',
      '--inner--',
    ];
    const message = await read(
      FROM,
      'Subject: My mail comes back',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'What is the right address?',
      '--b',
      `Content-Type: ${type}`,
      ...(disposition ? [disposition] : []),
      '',
      ...enclosed,
      '--b--',
    );
    expect([message.robot, message.text]).toEqual([undefined, 'What is the right address?']);
  });

  it('a colleague writing by hand from our own mailbox', async () => {
    expect(await robot('From: helpdesk@example.org', 'Message-ID: <phone-1@example.org>')).toBeUndefined();
  });
});

describe('a robot is never answered', () => {
  it.each([
    ['auto_reply', 'Auto-Submitted: auto-replied'],
    ['auto_reply', 'Auto-Submitted: auto-generated; owner-email="x@example.com"'],
    ['auto_reply', 'X-Autoreply: yes'],
    ['auto_reply', 'Precedence: auto_reply'],
    ['auto_reply', 'Subject: Automatic reply: Ticket GC-2026-000123-C'],
    ['auto_reply', 'Subject: स्वचालित उत्तर: टिकट'],
    ['auto_reply', 'Subject: स्वतः उत्तर: टिकट'],
    ['auto_reply', 'Subject: कार्यालय से बाहर'],
    ['auto_reply', 'Subject: OOO: Ticket'],
    ['auto_reply', 'Subject: Re: Ticket (Auto Reply)'],
    ['auto_reply', 'Subject: Réponse automatique : Ticket'],
    ['auto_reply', 'Subject: I am on leave\r\nIn-Reply-To: <out.1@example.org>'],
    ['auto_reply', 'X-Vacation: yes'],
    ['auto_reply', 'X-Autogenerated: Reply'],
    ['auto_reply', 'X-FC-MachineGenerated: true'],
    ['auto_reply', 'Return-Path: <>\r\nIn-Reply-To: <out.1@example.org>'],
    ['auto_reply', 'Subject: Re: Automatic reply: Ticket'],
    ['auto_reply', 'Subject: On leave\r\nIn-Reply-To: <out.1@example.org>'],
    ['bulk', 'Return-Path: <>'],
    ['bulk', 'X-Loop: someone@example.net'],
    ['bulk', 'Precedence: bulk'],
    ['bulk', 'Precedence: list\r\nList-Id: <a.example.com>'],
  ] as const)('%s: %s', async (kind, header) => expect(await robot(FROM, header)).toBe(kind));

  it.each(['no-reply', 'auto-reply', 'postmaster'])('who is not to be answered: %s', async (name) =>
    expect(await robot(`From: ${name}@example.com`)).toBe('bulk'),
  );

  it('a mail from ourselves', async () => {
    const message = await read('From: helpdesk@example.org', 'Message-ID: <out.1@example.org>', '', 'x');
    expect([message.kind, message.robot]).toEqual(['nothing', 'ourselves']);
  });

  it('two robots answering each other: our mark came back under another name', async () => {
    expect(await robot(FROM, 'X-Loop: helpdesk@example.org')).toBe('ourselves');
  });
});

describe('a bounce is a report about the mail of ours that came back', () => {
  it('by RFC 3464', async () => {
    const message = await read(
      'Return-Path: <>',
      'From: Mail Delivery System <MAILER-DAEMON@mx.example.net>',
      'Subject: Undelivered Mail Returned to Sender',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      '',
      'I could not deliver your message.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.net',
      '',
      'Final-Recipient: rfc822; vendor@example.com',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such',
      ' user here',
      '--b',
      'Content-Type: message/rfc822',
      '',
      'Message-ID: <out.7@example.org>',
      'Subject: your ticket',
      '',
      'x',
      '--b--',
    );
    expect(message.kind).toBe('delivery_report');
    expect(message.report).toEqual({
      externalId: '<out.7@example.org>',
      address: 'vendor@example.com',
      reason: 'smtp; 550 5.1.1 no such user here',
    });
  });

  it.each([
    [
      'Exchange Online',
      'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.com>',
      'Undeliverable: Ticket',
      'Delivery has failed to these recipients or groups:',
    ],
    [
      'Exchange 2003',
      'System Administrator <admin@example.com>',
      'Undeliverable: Ticket',
      'Your message did not reach some or all of the intended recipients.',
    ],
    [
      'Domino',
      'Mail Router <mailadmin@example.com>',
      'DELIVERY FAILURE: User not listed',
      'Your message was not delivered to: a@example.com',
    ],
    [
      'a server that speaks as the recipient',
      'a@example.com',
      'Undeliverable: Ticket',
      'This is the mail system at host mx.example.com.',
    ],
    [
      'Barracuda',
      'postmaster@example.com',
      '**Message you sent blocked by our bulk email filter**',
      '554 rejected',
    ],
    ['a delay', 'postmaster@example.com', 'Delivery delayed: Ticket', 'Message not yet been delivered.'],
    ['Hindi', 'postmaster@example.com', 'संदेश वितरण विफल', '550 5.1.1'],
    ['SES', 'no-reply@sns.example.com', 'Notice', '{"notificationType":"Bounce"}'],
  ])('the words of many servers: %s', async (_, from, subject, text) =>
    expect((await read(`From: ${from}`, `Subject: ${subject}`, '', text)).robot).toBe('bounce'),
  );

  it('a bounce with no machine-readable part', async () => {
    const message = await read(
      'From: postmaster@example.net',
      'Subject: Returned mail: user unknown',
      '',
      'Your message to <vendor@example.com> could not be delivered:',
      '550 5.1.1 user unknown',
      '',
      '--- original ---',
      'Message-ID: <out.8@example.org>',
    );
    expect([message.kind, message.robot]).toEqual(['delivery_report', 'bounce']);
    expect(message.report).toEqual({
      externalId: '<out.8@example.org>',
      address: 'vendor@example.com',
      reason: '550 5.1.1 user unknown',
    });
  });

  it('mailer-daemon answers our acknowledgement without any address', async () => {
    const message = await read('From: MAILER-DAEMON <>', 'Subject: failed', '', 'host not found');
    expect([message.kind, message.robot]).toEqual(['delivery_report', 'bounce']);
  });

  it('a delay is no failure', async () => {
    const message = await read(
      'From: MAILER-DAEMON@mx.example.net',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Final-Recipient: rfc822; vendor@example.com',
      'Action: delayed',
      '--b--',
    );
    expect([message.kind, message.robot]).toEqual(['nothing', 'bounce']);
  });
});
