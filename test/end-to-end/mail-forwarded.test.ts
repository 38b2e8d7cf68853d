import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailOriginal } from '../../src/adapters/mail/index.ts';
import type { Channel } from '../../src/channel.ts';
import { keepOriginal } from '../../src/inbox/index.ts';
import type { Database } from '../../src/persistence/index.ts';
import { doorsOf, takeAll } from '../../src/wiring/index.ts';
import { mail } from '../adapters/mail/peers.ts';
import { testDatabase } from '../support/database.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

const CELL = 'helpdesk@example.org';
const OFFICER = 'officer@example.net';
const VOUCHED = 'Authentication-Results: mx.example.org; dmarc=pass header.from=example.net';
const MATTER = 'PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026';

let db: Database;
let house: TestHouse;
let door: Channel;
let count = 0;

beforeAll(async () => {
  db = await testDatabase();
  house = await testHouse(db, {
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: `GeM Cell <${CELL}>`,
    MAIL_AUTH_SERVER: 'mx.example.org',
    ROLES: 'channels',
  });
  door = (await doorsOf(house)).find(({ name }) => name === 'mail')!;
  await db.query(
    `INSERT INTO handle (id, contact_id, channel, address, verified_at, created_at)
     SELECT gen_random_uuid(), s.contact_id, 'mail', $1, now(), now()
     FROM tenure t JOIN staff_member s ON s.code = t.staff_member WHERE t.officer = 'PWD'`,
    [OFFICER],
  );
}, 120_000);
afterAll(async () => {
  await door.stop();
  await house.close();
});

/** What was put for whom because of this mail. */
async function comes(...lines: string[]): Promise<{ address: string; text: string }[]> {
  const raw = mail(`Message-ID: <f${count++}@example.net>`, `To: ${CELL}`, ...lines);
  const [before] = await db.query<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM outbox');
  await keepOriginal(house.db, await mailOriginal(CELL, raw, raw.length), await house.now());
  await takeAll(house, new Map([['mail', door]]));
  return db.query(`SELECT address, body ->> 'text' AS text FROM outbox WHERE id > $1 ORDER BY id`, [
    before!.id,
  ]);
}

const tickets = () =>
  db.query<{ number: string; address: string; subject: string; department: string }>(
    'SELECT number, address, subject, department FROM ticket ORDER BY year, serial',
  );

test('"fwd" by an officer opens a ticket for the original sender, and both are told', async () => {
  const told = await comes(
    VOUCHED,
    `From: ${OFFICER}`,
    'Subject: Fwd: Payment pending',
    '',
    'Please register.',
    '',
    '---------- Forwarded message ---------',
    'From: Ram Traders <ram@example.com>',
    'Date: Tue, 5 May 2026 at 10:00',
    'Subject: Payment pending',
    `To: <${OFFICER}>`,
    '',
    MATTER,
  );
  const [ticket] = await tickets();
  expect(ticket).toMatchObject({ address: 'ram@example.com', subject: 'Payment pending', department: 'PWD' });
  const [message] = await db.query<{ text: string; folded: string }>(
    'SELECT text, folded FROM ticket_message',
  );
  expect(message).toEqual({ text: MATTER, folded: 'Please register.' });
  expect(told.find(({ address }) => address === 'ram@example.com')?.text).toContain(ticket!.number);
  const officer = told.findLast(({ address }) => address === OFFICER);
  expect(officer?.text).toContain(ticket!.number);
  expect(officer?.text).toContain('Ram Traders');
});

test('a mail enclosed whole is one too', async () => {
  await comes(
    VOUCHED,
    `From: ${OFFICER}`,
    'Subject: Fwd: Bid',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'see enclosed',
    '--b',
    'Content-Type: message/rfc822',
    'Content-Disposition: attachment; filename=bid.eml',
    '',
    'From: "Shyam Works" <shyam@example.com>',
    'Subject: Bid rejected',
    '',
    'Our bid GEM/2026/B/7654321 of PWD Basti was rejected in the technical evaluation.',
    '--b--',
  );
  expect((await tickets()).at(-1)).toMatchObject({ address: 'shyam@example.com', subject: 'Bid rejected' });
});

test('without the proof of who sent it on, it is a letter of whoever sent it', async () => {
  const before = (await tickets()).length;
  await comes(
    `From: ${OFFICER}`,
    'Subject: Fwd: Payment pending',
    '',
    '---------- Forwarded message ---------',
    'From: Victim <victim@example.com>',
    'Date: Tue, 5 May 2026 at 10:00',
    'Subject: x',
    '',
    MATTER,
  );
  const more = (await tickets()).slice(before);
  expect(more.map(({ address }) => address)).not.toContain('victim@example.com');
  expect(await db.query(`SELECT 1 FROM outbox WHERE address = 'victim@example.com'`)).toEqual([]);
});
