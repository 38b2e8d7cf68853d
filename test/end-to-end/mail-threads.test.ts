import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mailOriginal } from '../../src/adapters/mail/index.ts';
import type { Channel } from '../../src/channel.ts';
import { keepOriginal } from '../../src/inbox/index.ts';
import type { Database } from '../../src/persistence/index.ts';
import { deliverAll, doorsOf, takeAll } from '../../src/wiring/index.ts';
import { mail, type SmtpPeer, smtpPeer } from '../adapters/mail/peers.ts';
import { testDatabase } from '../support/database.ts';
import { type TestHouse, testHouse, troubles } from '../support/house.ts';

const CELL = 'helpdesk@example.org';
const FIRM = 'firm@example.com';
const OFFICER = 'officer@example.net';
const PASS = `Authentication-Results: mx.example.org; dmarc=pass header.from=example.net`;

let db: Database;
let house: TestHouse;
let peer: SmtpPeer;
let door: Channel;
let count = 0;

beforeAll(async () => {
  db = await testDatabase();
  peer = await smtpPeer();
  house = await testHouse(db, {
    SMTP_URL: peer.url,
    MAIL_FROM: `GeM Cell <${CELL}>`,
    MAIL_AUTH_SERVER: 'mx.example.org',
    ROLES: 'channels',
  });
  door = (await doorsOf(house)).find(({ name }) => name === 'mail')!;
  await db.query(
    `INSERT INTO handle (id, contact_id, channel, address, verified_at, created_at)
     SELECT gen_random_uuid(), s.contact_id, 'mail', $1, now(), now() + interval '1 year'
     FROM tenure t JOIN staff_member s ON s.code = t.staff_member WHERE t.officer = 'PWD'`,
    [OFFICER],
  );
}, 120_000);
afterAll(async () => {
  await door.stop();
  await house.close();
  await peer.close();
});
beforeEach(() => {
  peer.taken.length = 0;
});

interface Got {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly raw: string;
}

/** A raw mail through inbox, turn and outbox; what went to whom because of it. */
async function comes(from: string, ...lines: string[]): Promise<(to: string) => Got | undefined> {
  const raw = mail(`From: ${from}`, `To: ${CELL}`, `Message-ID: <m${count++}@example.com>`, ...lines);
  // A day lies between two mails: the same words are said in several, as machines do.
  await db.query(`UPDATE outbox SET put_at = put_at - interval '1 day'`);
  await keepOriginal(house.db, await mailOriginal(CELL, raw, raw.length), await house.now());
  const before = peer.taken.length;
  await takeAll(house, new Map([['mail', door]]));
  await deliverAll(house, new Map([['mail', door]]));
  const got = await Promise.all(
    peer.taken.slice(before).map(async (each) => [each.to[0], await read(each.raw)] as const),
  );
  return (to) => got.findLast(([address]) => address === to)?.[1];
}

async function read(raw: string): Promise<Got> {
  const bytes = Buffer.from(raw);
  const header = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ');
  const said = await door.read({ channel: 'mail', account: 'x', externalId: 'x', lane: '', raw: bytes });
  return { id: /^Message-ID: (\S+)/m.exec(header)![1]!, subject: said.subject ?? '', text: said.text, raw };
}

/** An answer as mail programs send it, with what it answers below. */
const answering = ({ id, subject, text }: Got, ...words: string[]): string[] => [
  `Subject: Re: ${Buffer.from(subject).every((byte) => byte < 128) ? subject.replace(/^Re: /, '') : 'x'}`,
  `In-Reply-To: ${id}`,
  `References: ${id}`,
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  ...words,
  '',
  `20 नवंबर 2026 को 11:02 बजे GeM Cell <${CELL}> ने लिखा:`,
  ...text.split('\n').map((line) => `> ${line}`),
];

const MATTER = 'PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026';
const statusOf = async (number: string) =>
  (await db.query<{ status: string }>('SELECT status FROM ticket WHERE number = $1', [number]))[0]!.status;
const numberIn = ({ text }: Got) => /GC-\d{4}-\d{6}-[A-Z]/.exec(text)![0];
const tickets = async () => Number((await db.query<{ n: string }>('SELECT count(*) AS n FROM ticket'))[0]!.n);

describe('mail quoting, and what a mail may do, over the wire', () => {
  test('an answer finds its ticket by our signed Message-ID; what it quotes in Hindi is nobody’s word', async () => {
    const opened = await comes(FIRM, 'Subject: Payment pending', '', MATTER);
    const told = opened(FIRM)!;
    const number = numberIn(told);
    const before = await tickets();
    const added = await comes(FIRM, ...answering(told, 'The invoice is of 3 July 2026.'));
    expect(added(FIRM)!.text).toContain(`Added to ticket ${number}`);
    expect(added(OFFICER)!.text).toContain('The invoice is of 3 July 2026.');
    expect(added(OFFICER)!.text).not.toContain(CELL);
    const [kept] = await db.query<{ text: string; folded: string }>(
      `SELECT text, folded FROM ticket_message WHERE direction = 'in' ORDER BY at DESC, id DESC LIMIT 1`,
    );
    expect(kept!.text).toBe('The invoice is of 3 July 2026.');
    expect(kept!.folded).toContain('ने लिखा:');
    const nothing = await comes(FIRM, ...answering({ ...told, text: 'Please withdraw my complaint. Yes.' }));
    expect(nothing(FIRM)!.text).not.toMatch(/withdraw|Added/);
    expect([await tickets(), await statusOf(number)]).toEqual([before, 'open']);
    expect(troubles(house)).toEqual([]);
  });

  const OWN = 'The money has not come.';
  const QUOTED = [
    'Please withdraw my complaint. Yes. band karo',
    'The bid GEM/2026/B/7654321 of the health department Gonda names one brand, please register it.',
    'NOTE the executive engineer is known to delay',
  ];
  const block = [
    'From: GeM Cell <helpdesk@example.org>',
    'Sent: 20 November 2026 11:02',
    `To: ${FIRM}`,
    'Subject: x',
  ];
  const marked = QUOTED.map((line) => `> ${line}`);
  const html = (body: string) => [
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    body,
  ];
  const plain = (...lines: string[]) => [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...lines,
  ];

  test.each([
    [
      'below, by Gmail in English',
      plain(OWN, '', 'On Fri, 20 Nov 2026 at 11:02, Cell <helpdesk@example.org> wrote:', ...marked),
    ],
    [
      'below, by Gmail in Hindi',
      plain(OWN, '', '20 नव॰ 2026 को 11:02 am बजे को, Cell <helpdesk@example.org> ने लिखा:', ...marked),
    ],
    [
      'below, by Outlook, without a mark',
      plain(OWN, '', '-----Original Message-----', ...block, '', ...QUOTED),
    ],
    [
      'below, by Outlook in HTML',
      html(
        `<p>${OWN}</p><hr><p>${block.map((line) => line.replaceAll('<', '&lt;')).join('<br>')}</p><p>${QUOTED.join('<br>')}</p>`,
      ),
    ],
    [
      'in a blockquote of HTML',
      html(
        `<div>${OWN}</div><div class="gmail_quote">On 20 Nov 2026, Cell &lt;helpdesk@example.org&gt; wrote:<blockquote>${QUOTED.join('<br>')}</blockquote></div>`,
      ),
    ],
    [
      'above what is written',
      plain('On 20 Nov 2026, Cell <helpdesk@example.org> wrote:', ...marked, '', OWN),
    ],
    [
      'around what is written',
      plain('On 20 Nov 2026, Cell <helpdesk@example.org> wrote:', marked[0]!, OWN, ...marked.slice(1)),
    ],
    [
      'within what was quoted',
      plain(
        OWN,
        '',
        'On 20 Nov 2026, Cell <helpdesk@example.org> wrote:',
        ...marked.map((line) => `> ${line}`),
        '> bye',
      ),
    ],
  ])('quoted %s: opens nothing, does nothing, goes to nobody', async (_, lines) => {
    const opened = await comes(
      FIRM,
      `Subject: Quoted ${count}`,
      '',
      MATTER.replace('0001,', `1${String(count).padStart(3, '0')},`),
    );
    const told = opened(FIRM)!;
    const before = await tickets();
    const got = await comes(FIRM, `Subject: ${told.subject}`, `In-Reply-To: ${told.id}`, ...lines);
    expect(got(FIRM)!.text).toContain(`Added to ticket ${numberIn(told)}`);
    expect(got(FIRM)!.text).not.toMatch(/withdraw|known to delay/i);
    expect(got(OFFICER)!.text).toContain(OWN);
    expect(got(OFFICER)!.text).not.toMatch(/known to delay|7654321/);
    const [kept] = await db.query<{ text: string; folded: string }>(
      `SELECT text, folded FROM ticket_message WHERE direction = 'in' ORDER BY at DESC, id DESC LIMIT 1`,
    );
    expect(kept!.text).toBe(OWN);
    expect(kept!.folded).toContain('known to delay');
    expect([await tickets(), await statusOf(numberIn(told))]).toEqual([before, 'open']);
  });

  test('our own words are known for ours without any mark, and an officer\u2019s reply does not carry them on', async () => {
    const opened = await comes(FIRM, `Subject: Unmarked ${count}`, '', MATTER.replace('0001,', '2001,'));
    const number = numberIn(opened(FIRM)!);
    const noted = await comes(
      OFFICER,
      PASS,
      'Subject: x',
      '',
      `note ${number}: The executive engineer is known to delay.`,
    );
    expect(noted(OFFICER)!.text).toContain('only staff');
    const shown = await comes(OFFICER, PASS, 'Subject: x', '', `show ${number}`);
    const lines = shown(OFFICER)!.text.split('\n');
    expect(shown(OFFICER)!.text).toContain('known to delay');
    const answer = [
      'Subject: Re: x',
      `In-Reply-To: ${shown(OFFICER)!.id}`,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      `reply ${number}: We have written to the division.`,
      '',
    ];
    const replied = await comes(OFFICER, PASS, ...answer, ...lines);
    expect(replied(FIRM)!.text).toContain('We have written to the division.');
    expect(replied(FIRM)!.text).not.toMatch(/known to delay|staff/);
    // Few words that are ours too may be the person's own.
    const own = await comes(FIRM, ...answering(opened(FIRM)!, 'Pending payment', 'Amount, CRAC'));
    expect(own(OFFICER)!.text).toContain('Amount, CRAC');
  });

  test('an official act needs an aligned pass of our server and an answer to our mail about that ticket', async () => {
    const opened = await comes(FIRM, 'Subject: Second payment', '', MATTER.replace('0001,', '0002,'));
    const notice = opened(OFFICER)!;
    const number = numberIn(opened(FIRM)!);
    const order = `take ${number}`;
    for (const [lines, says] of [
      [[PASS, 'Subject: x', '', order], 'Nothing has been done yet'],
      [answering(notice, order), 'Nothing has been done.'],
      [
        [PASS.replace('mx.example.org', 'mx.example.com'), ...answering(notice, order)],
        'Nothing has been done.',
      ],
      [
        ['Authentication-Results: mx.example.org; dmarc=fail', PASS, ...answering(notice, order)],
        'Nothing has been done.',
      ],
      [
        [
          PASS,
          ...answering(
            { ...notice, id: notice.id.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@')) },
            order,
          ),
        ],
        'Nothing has been done yet',
      ],
    ] as const) {
      const got = await comes(OFFICER, ...lines);
      expect(got(OFFICER)!.text).toContain(says);
      expect(got(FIRM)).toBeUndefined();
      expect(await statusOf(number)).toBe('open');
    }
    const done = await comes(OFFICER, PASS, ...answering(notice, order));
    expect(done(OFFICER)!.text).toContain('taken up');
    expect(done(FIRM)!.text).toContain(number);
    expect(await statusOf(number)).toBe('in_work');
    const [notes] = await db.query<{ n: string }>(
      `SELECT count(*) AS n FROM ticket_message m JOIN ticket t ON t.id = m.ticket_id
       WHERE t.number = $1 AND m.direction = 'note'`,
      [number],
    );
    expect(Number(notes!.n)).toBe(5);
    expect(troubles(house)).toEqual([]);
  });

  test('addresses of the cell, of its staff and of robots never come in by a line of Cc; a confidential file takes nobody in', async () => {
    const cc = `Cc: ${CELL}, ${OFFICER}, no-reply@example.com, Superior <superior@example.com>`;
    const opened = await comes(FIRM, cc, 'Subject: Third payment', '', MATTER.replace('0001,', '0003,'));
    const onIt = (number: string) =>
      db.query<{ address: string; role: string }>(
        `SELECT h.address, p.role FROM ticket t JOIN ticket_person p ON p.ticket_id = t.id
         JOIN handle h ON h.contact_id = p.contact_id WHERE t.number = $1 ORDER BY h.address`,
        [number],
      );
    expect(await onIt(numberIn(opened(FIRM)!))).toEqual([
      { address: FIRM, role: 'requester' },
      { address: 'superior@example.com', role: 'copy' },
    ]);
    expect(opened('superior@example.com')).toBeUndefined();
    const secret = await comes(
      FIRM,
      cc,
      'Subject: Bribe',
      '',
      'The clerk of PWD Basti demands a bribe of 20000 for the payment',
    );
    expect(await onIt(numberIn(secret(FIRM)!))).toEqual([{ address: FIRM, role: 'requester' }]);
  });
});
