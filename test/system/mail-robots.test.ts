import { beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './rig/guarded.ts';
import { CELL, HELPDESK, type MailStage, mailStage } from './rig/mail-stage.ts';

let stage: MailStage;

beforeAll(async () => {
  stage = await mailStage();
  await stage.start();
}, 300_000);

const PROBLEM = 'PWD Basti has not paid our bill of 2 lakh.';
const raw = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));

/** Whatever we sent, or mean to send, to an address. */
async function sentTo(address: string): Promise<number> {
  const [row] = await stage.sql<{ sent: number }>(
    'SELECT count(*)::int AS sent FROM outbox WHERE lower(address) = lower($1)',
    [address],
  );
  return row!.sent;
}

async function keptFrom(address: string): Promise<string[]> {
  const said = await stage.sql<{ text: string }>(
    `SELECT text FROM transcript WHERE address = $1 AND direction = 'in' ORDER BY id`,
    [address],
  );
  return said.map((each) => each.text);
}

describe('no answer to robots, and none of their mail is lost', () => {
  test('an out-of-office answer is kept and not answered', async () => {
    const vendor = await stage.person('Away Vendor');
    await vendor.write({ subject: 'Bill', text: PROBLEM });
    const ack = await vendor.got(1);
    const id = await vendor.answer(ack, 'I am on leave until 30.11.2026.', {
      subject: 'Automatic reply: Re: Bill',
      headers: { 'Auto-Submitted': 'auto-replied' },
    });
    await stage.done(id);
    expect(await sentTo(vendor.address)).toBe(1);
    expect(await stage.ticketsOf(vendor.address)).toHaveLength(1);
    expect(await keptFrom(vendor.address)).toEqual([PROBLEM, 'I am on leave until 30.11.2026.']);
  });

  test('an acknowledgement that comes back is noted on its ticket, and nobody is answered', async () => {
    const gone = 'nobody.there@example.com';
    await stage.servers.post({ from: gone, to: HELPDESK, subject: 'Bill', text: PROBLEM });
    const bounced = await eventually('the bounce is noted', async () => {
      const [ticket] = await stage.ticketsOf(gone);
      return ticket && (await stage.eventsOf(ticket.id)).find((event) => event.kind === 'bounced');
    });
    expect(bounced.text).toMatch(/550|5\.1\.1/);
    expect(await stage.sql('SELECT state FROM outbox WHERE address = $1', [gone])).toEqual([
      { state: 'failed' },
    ]);
    expect(await stage.sql(`SELECT address FROM outbox WHERE address ILIKE '%daemon%'`)).toEqual([]);
    expect(await stage.ticketsOf(gone)).toHaveLength(1);
  });

  test('Precedence: list alone is a person, with the marks of a list it is not answered', async () => {
    const person = await stage.person('List Person');
    await person.write({ subject: 'Bill', text: PROBLEM, headers: { Precedence: 'list' } });
    await person.got(1);
    const list = await stage.person('Newsletter');
    const marks = {
      Precedence: 'list',
      'List-Id': '<news.example.com>',
      'List-Unsubscribe': '<mailto:no@example.com>',
    };
    await stage.done(
      await list.write({ subject: 'Our new prices', text: 'See our new prices.', headers: marks }),
    );
    expect(await sentTo(list.address)).toBe(0);
    expect(await stage.ticketsOf(list.address)).toEqual([]);
    expect(await keptFrom(list.address)).toEqual(['See our new prices.']);
  });

  test('our own mail come back is not even read', async () => {
    const vendor = await stage.person('Looping Vendor');
    await vendor.write({ subject: 'Bill', text: PROBLEM });
    const ack = await vendor.got(1);
    await stage.servers.post({
      envelope: { from: vendor.address, to: HELPDESK },
      raw: `X-Forwarded: yes\r\n${(await vendor.raw())[0]!.replaceAll(/\r?\n/g, '\r\n')}`,
    });
    await stage.done('X-Forwarded: yes');
    expect(await sentTo(HELPDESK)).toBe(0);
    expect(await keptFrom(HELPDESK)).toEqual([]);
    expect(await stage.ticketsOf(HELPDESK)).toEqual([]);
    expect(await sentTo(vendor.address)).toBe(1);
    expect(ack.headers.get('x-loop')).toBe(HELPDESK);
  });
});

describe('odd mails', () => {
  test('a letter outside of any thread is a matter of its own, though a question of ours is open', async () => {
    const vendor = await stage.person('Patient Vendor');
    await vendor.write({ subject: 'Registration', text: 'What is the status of our GeM registration?' });
    const question = await vendor.got(1);
    await vendor.write({ subject: 'Bill', text: `${PROBLEM} The goods were accepted in June.` });
    const [ticket] = await vendor.got(2).then(() => stage.ticketsOf(vendor.address));
    expect(ticket).toMatchObject({ category: 'payment', department: 'PWD', subject: 'Bill' });
    expect(question.text).toContain('GSTIN');
  });

  test('one that cannot be parsed opens a ticket with the whole mail attached', async () => {
    const vendor = await stage.person('Broken Vendor');
    const parts = Array.from({ length: 1100 }, (_, n) =>
      raw(`--b${n}`, `Content-Type: multipart/mixed; boundary=b${n + 1}`, '', ''),
    );
    const mail = Buffer.concat([
      raw(
        `From: ${vendor.address}`,
        'Subject: =?utf-8?B?4KSt4KWB4KSX4KSk4KS+4KSo?=',
        'Message-ID: <deep@example.com>',
      ),
      raw('', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b0', '', ''),
      ...parts,
      raw(PROBLEM, ''),
    ]);
    await stage.servers.drop(HELPDESK, mail);
    const ack = await vendor.got(1);
    expect([ack.subject, ack.inReplyTo]).toEqual(['Re: भुगतान', '<deep@example.com>']);
    const [ticket] = await stage.ticketsOf(vendor.address);
    expect(ack.text).toContain(ticket!.number);
    const [message] = await stage.messagesOf(ticket!.id);
    expect(message!.files.map((file) => file.name)).toEqual(['original.eml']);
    expect(Buffer.from(message!.files[0]!.bytes, 'base64').toString('latin1')).toBe(mail.toString('latin1'));
  });

  test('without Message-ID it is one ticket, and its answer finds its way', async () => {
    const vendor = await stage.person('Nameless Vendor');
    await stage.servers.drop(HELPDESK, raw(`From: ${vendor.address}`, 'Subject: Bill', '', PROBLEM));
    const ack = await vendor.got(1);
    await vendor.answer(ack, 'The bill is of 1 June.');
    await vendor.got(2);
    const [ticket, ...more] = await stage.ticketsOf(vendor.address);
    expect(more).toEqual([]);
    expect(await stage.messagesOf(ticket!.id)).toHaveLength(2);
  });

  test('two mails under one Message-ID are two, the same mail in two mailboxes is one', async () => {
    const vendor = await stage.person('Doubled Vendor');
    const messageId = '<same@example.com>';
    const date = new Date('2026-05-05T10:00:00Z');
    for (const to of [HELPDESK, CELL]) {
      const envelope = { from: vendor.address, to };
      await vendor.write({ messageId, date, subject: 'Bill', text: PROBLEM, to: [HELPDESK, CELL], envelope });
    }
    await vendor.got(1);
    await vendor.write({
      messageId,
      subject: 'Bid',
      text: 'Forest department Gorakhpur rejected our bid unfairly.',
    });
    await vendor.got(2);
    await eventually('all three copies were put away', async () => {
      const processed = await stage.servers.lying(HELPDESK, 'Processed');
      return processed.filter((mail) => mail.includes(messageId)).length === 3;
    });
    await stage.done(messageId);
    expect(await stage.ticketsOf(vendor.address)).toHaveLength(2);
    expect(await sentTo(vendor.address)).toBe(2);
  });

  test("a stranger who writes with somebody's ticket number gets nothing of it", async () => {
    const vendor = await stage.person('Private Vendor');
    await vendor.write({ subject: 'Bill', text: `${PROBLEM} Contract GEMC-511687799999999.` });
    const ack = await vendor.got(1);
    const [ticket] = await stage.ticketsOf(vendor.address);
    const before = await stage.eventsOf(ticket!.id);
    const stranger = await stage.person('Curious Stranger');
    await stranger.write({
      subject: `Status of ${ticket!.number}`,
      text: `What is the status of ${ticket!.number}?`,
    });
    expect((await stranger.got(1)).text).toContain(`There is no ticket ${ticket!.number} among yours`);
    await stranger.answer(ack, 'Please send me the whole file.');
    await stranger.got(2);
    await stranger.write({ subject: ticket!.number, text: `Please withdraw ticket ${ticket!.number}.` });
    await stranger.got(3);
    for (const count of [1, 2, 3]) {
      const { text } = await stranger.got(count);
      expect(text).not.toMatch(/Public Works|PWD|Basti|GEMC-5116|लोक निर्माण|due|देय/i);
    }
    expect(await stage.eventsOf(ticket!.id)).toEqual(before);
    expect(await stage.messagesOf(ticket!.id)).toHaveLength(1);
  });
});
