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
  ])('%s', async (_, header) => expect(await robot(FROM, header)).toBeUndefined());

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
    ['auto_reply', 'Return-Path: <>'],
    ['auto_reply', 'X-Loop: someone@example.net'],
    ['bulk', 'Precedence: bulk'],
    ['bulk', 'Precedence: list\r\nList-Id: <a.example.com>'],
  ] as const)('%s: %s', async (kind, header) => expect(await robot(FROM, header)).toBe(kind));

  it('no-reply addresses', async () => expect(await robot('From: no-reply@example.com')).toBe('bulk'));

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
