import { type ParsedMail, simpleParser } from 'mailparser';
import { beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './rig/guarded.ts';
import { HELPDESK, type MailStage, mailStage, type Person, VERDICTS } from './rig/mail-stage.ts';

let stage: MailStage;
/** Fills the post for Public Works, and writes from a mailbox that the receiving server vouches for. */
let officer: Person;

beforeAll(async () => {
  stage = await mailStage();
  officer = await stage.person('Officer Public Works');
  await stage.load(
    'staff',
    `code,name,officer,from,to,handles\nS90,Demo Staff 90,PWD,2025-04-02,,mail:${officer.address}\n`,
  );
  await stage.start();
}, 300_000);

const verdict = (address: string): string =>
  `${VERDICTS}; dmarc=pass header.from=${address.slice(address.indexOf('@') + 1)}`;

interface Listed {
  number: string;
  duty: number;
  department: { code: string; en: string } | null;
  district: { en: string } | null;
  officer: { code: string; title: string };
}

describe("a vendor's mail becomes a ticket with the right officer, and the acknowledgement threads under it", () => {
  test('in Hindi, as text and HTML, with an attachment', async () => {
    const vendor = await stage.person('Hindi Vendor');
    const text = 'लोक निर्माण विभाग बस्ती ने जून में माल लिया, अभी तक भुगतान नहीं हुआ है। राशि 2 लाख रुपये है।';
    const bill = Buffer.from('%PDF-1.4\r\nbill\r\n\0\xff', 'latin1');
    const id = await vendor.write({
      subject: 'भुगतान नहीं मिला – लोक निर्माण विभाग, बस्ती',
      text,
      html: `<p>${text}</p>`,
      attachments: [{ filename: 'बिल.pdf', content: bill }],
    });
    const ack = await vendor.got(1);
    const [ticket] = await stage.ticketsOf(vendor.address);
    expect(ticket).toMatchObject({ category: 'payment', language: 'hi' });
    const listed = JSON.parse(await stage.gemcell('ticket', 'list', '--json')) as Listed[];
    expect(listed.find((each) => each.number === ticket!.number)).toMatchObject({
      duty: 6,
      department: { code: 'PWD' },
      district: { en: 'Basti' },
      officer: { code: 'PWD' },
    });
    const [message] = await stage.messagesOf(ticket!.id);
    expect(message!.text).toBe(text);
    expect(message!.files).toEqual([{ name: 'बिल.pdf', bytes: bill.toString('base64') }]);

    expect(ack.subject).toBe('Re: भुगतान नहीं मिला – लोक निर्माण विभाग, बस्ती');
    expect([ack.inReplyTo, ack.references]).toEqual([id, id]);
    expect(ack.from!.value).toEqual([{ name: 'GeM Cell Uttar Pradesh', address: HELPDESK }]);
    expect(ack.headers.get('auto-submitted')).toBe('auto-replied');
    expect(ack.text).toContain(ticket!.number);
    expect(ack.text).toContain('जेम सेल अधिकारी, लोक निर्माण');
    expect(ack.text).not.toMatch(/[{}]|undefined|null/);
    expect(ack.html).toContain(ticket!.number);
  });

  test.each([
    [
      'hi-Latn',
      'Forest Vendor',
      'Van vibhag Gorakhpur ne march me maal liya tha, paisa abhi tak nahi mila',
      'ENVFOR',
      'FOREST',
      /Darj hua/,
    ],
    [
      'en',
      'Health Vendor',
      'The Health Department in Kanpur Nagar has not paid our bill of 2 lakh since June.',
      'HEALTH',
      'HEALTH',
      /Registered/,
    ],
  ] as const)('in %s: %s', async (language, name, text, department, officer, words) => {
    const vendor = await stage.person(name);
    const id = await vendor.write({ subject: 'Payment', html: `<div>${text}</div><div>--<br>${name}</div>` });
    const ack = await vendor.got(1);
    const [ticket] = await stage.ticketsOf(vendor.address);
    expect(ticket).toMatchObject({ language, category: 'payment', department, officer });
    expect([ack.inReplyTo, ack.subject]).toEqual([id, 'Re: Payment']);
    expect(ack.text).toMatch(words);
    expect(ack.text).toContain(ticket!.number);
  });

  test('a subject alone says what it is about', async () => {
    const vendor = await stage.person('Short Vendor');
    await vendor.write({ subject: 'PWD Basti has not paid our bill of 2 lakh', text: '' });
    await vendor.got(1);
    const [ticket] = await stage.ticketsOf(vendor.address);
    expect(ticket).toMatchObject({ category: 'payment', department: 'PWD', officer: 'PWD' });
    expect(ticket!.subject).toContain('has not paid');
  });
});

describe('a thread', () => {
  let vendor: Person;
  let ack: ParsedMail;
  let first: string;

  beforeAll(async () => {
    vendor = await stage.person('Threaded Vendor');
    first = await vendor.write({
      subject: 'Bill not paid',
      text: 'PWD Basti has not paid our bill of 2 lakh.',
    });
    ack = await vendor.got(1);
  });

  test("the vendor's answer is added to the ticket, its quotes folded away and kept", async () => {
    await vendor.answer(
      ack,
      'The contract number is GEMC-511687799999999. The goods were accepted on 12.06.2026.',
    );
    const thanks = await vendor.got(2);
    const [ticket, ...more] = await stage.ticketsOf(vendor.address);
    expect(more).toEqual([]);
    const [, answer] = await stage.messagesOf(ticket!.id);
    expect(answer!.text).toBe(
      'The contract number is GEMC-511687799999999. The goods were accepted on 12.06.2026.',
    );
    expect(answer!.folded).toContain(`> Registered: ticket ${ticket!.number}`);
    expect(thanks.text).toContain(ticket!.number);
    expect(thanks.subject).toBe('Re: Bill not paid');
    expect(thanks.references).toEqual(expect.arrayContaining([first, ack.messageId]));
  });

  test('an answer that names nothing but our acknowledgement belongs to its ticket too', async () => {
    await vendor.answer(ack, 'One more thing: the invoice is of 1 June.', { references: [] });
    await vendor.got(3);
    const [ticket, ...more] = await stage.ticketsOf(vendor.address);
    expect(more).toEqual([]);
    expect(await stage.messagesOf(ticket!.id)).toHaveLength(3);
  });

  test('the officer is told by mail, takes it and answers; the answer reaches the vendor in the thread', async () => {
    const [ticket] = await stage.ticketsOf(vendor.address);
    const notice = await eventually('the officer is told', async () => {
      const last = (await officer.raw()).at(-1);
      const mail = last === undefined ? undefined : await simpleParser(last);
      return mail?.text?.includes(ticket!.number) ? mail : undefined;
    });
    await officer.answer(notice, `reply ${ticket!.number}: भुगतान आदेश 20.11.2026 को जारी किया गया है।`, {
      headers: { 'Authentication-Results': verdict(officer.address) },
    });
    const reply = await vendor.got(4);
    expect(reply.text).toContain('भुगतान आदेश 20.11.2026 को जारी किया गया है।');
    expect(reply.subject).toBe('Re: Bill not paid');
    expect(reply.references).toEqual(expect.arrayContaining([first, ack.messageId]));
    expect(reply.references).toContain(reply.inReplyTo);
    expect(reply.headers.has('auto-submitted')).toBe(false);
    const told = (await officer.raw()).length;
    expect((await officer.got(told)).text).toContain(ticket!.number);
  });

  test("a forged From of the officer's cannot act", async () => {
    const [ticket] = await stage.ticketsOf(vendor.address);
    const before = await stage.eventsOf(ticket!.id);
    const forger = await stage.person('Forger');
    for (const headers of [
      {},
      { 'Authentication-Results': `${VERDICTS}; dmarc=fail header.from=example.com` },
    ]) {
      const id = await forger.write({
        from: officer.address,
        replyTo: forger.address,
        subject: 'resolve',
        text: `resolve ${ticket!.number}: done, nothing more will come`,
        headers,
      });
      await stage.done(id);
    }
    const after = await stage.eventsOf(ticket!.id);
    expect(after.slice(0, before.length)).toEqual(before);
    for (const { kind } of after.slice(before.length)) expect(kind).toBe('noted');
    expect(await forger.raw()).toEqual([]);
    expect(await vendor.raw()).toHaveLength(4);
  });

  test('an old thread with a new subject is a new matter', async () => {
    // Some time has passed: who writes a fourth time within ten minutes is not answered.
    await stage.sql(`UPDATE outbox SET put_at = put_at - interval '11 minutes'`);
    await vendor.answer(
      ack,
      'Irrigation department Gorakhpur rejected our bid in the technical evaluation.',
      {
        subject: 'Bid rejected',
      },
    );
    const second = await vendor.got(5);
    const tickets = await stage.ticketsOf(vendor.address);
    expect(tickets).toHaveLength(2);
    expect(tickets[1]).toMatchObject({ department: 'IRRI' });
    expect(second.text).toContain(tickets[1]!.number);
    expect(second.subject).toBe('Re: Bid rejected');
  });
});
