import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMail, mailOriginal } from '../../src/adapters/mail/index.ts';
import { bringBack, keepOriginal, listAside } from '../../src/inbox/index.ts';
import { rows } from '../../src/lib/rows.ts';
import { takeAll } from '../../src/wiring/index.ts';
import { testDatabase } from '../support/database.ts';
import { gemcell } from '../support/gemcell.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

let house: TestHouse;
let url: string;
const mail = createMail({
  smtpUrl: 'smtp://127.0.0.1:1',
  from: { name: 'GeM Cell', address: 'helpdesk@example.org' },
});
const channels = new Map([['mail', mail]]);

beforeAll(async () => {
  const database = await testDatabase();
  url = database.url;
  house = await testHouse(database);
});
afterAll(async () => {
  await house.close();
  await mail.stop();
});

async function take(...lines: string[]): Promise<void> {
  const bytes = Buffer.from(lines.join('\r\n'));
  await keepOriginal(
    house.db,
    await mailOriginal('helpdesk@example.org', bytes, bytes.length),
    await house.now(),
  );
  await takeAll(house, channels);
}
const of = (sql: string) => rows<Record<string, unknown>>(house.db, sql);
const WORDS = 'PWD Basti has not paid our bill of 2 lakh.';

it('spam and bulk go aside, seen by staff, and one command brings a person back', async () => {
  await take('From: list@example.com', 'Precedence: bulk', 'Subject: Our letter', '', WORDS);
  await take('From: offers@example.net', 'X-Spam-Flag: YES', 'Subject: Offer', '', 'buy now');
  const aside = await listAside(house.db);
  expect(aside).toMatchObject([
    { why: 'bulk', from: 'offers@example.net', subject: 'Offer' },
    { why: 'bulk', from: 'list@example.com', subject: 'Our letter', text: WORDS },
  ]);
  expect(await of('SELECT 1 FROM outbox')).toEqual([]);
  expect(await of('SELECT 1 FROM ticket')).toEqual([]);

  const id = aside[1]!.id;
  const { code } = await gemcell(['aside', '--back', id, '--json'], { DATABASE_URL: url });
  expect(code).toBe(0);
  await takeAll(house, channels);
  expect(await of('SELECT subject FROM ticket')).toEqual([{ subject: 'Our letter' }]);
  expect(await of(`SELECT address FROM outbox WHERE address = 'list@example.com'`)).toHaveLength(1);
  expect(
    await of(`SELECT 1 FROM transcript WHERE address = 'list@example.com' AND direction = 'in'`),
  ).toHaveLength(1);
  expect(await listAside(house.db)).toHaveLength(1);
  expect(await bringBack(house.db, id, await house.now())).toBe(false);
});

it('a person who writes often, and each time something else, is answered each time; and not without end', async () => {
  const subjects = [
    'payment',
    'login',
    'bid',
    'crac',
    'order',
    'catalogue',
    'brand',
    'refund',
    'portal',
    'caution',
  ];
  const answers = async (): Promise<number> =>
    (await of(`SELECT DISTINCT cause FROM outbox WHERE address = 'person@example.com' AND state = 'waiting'`))
      .length;
  for (const about of subjects)
    await take(
      'From: person@example.com',
      `Subject: About ${about}`,
      '',
      `Please tell me about my ${about} today.`,
    );
  expect(await answers()).toBe(subjects.length);
  for (const about of subjects)
    await take(
      'From: person@example.com',
      `Subject: More ${about}`,
      '',
      `And the ${about} of my colleague, please.`,
    );
  expect(await answers()).toBe(12);
}, 60_000);

it('the same words are answered three times in ten minutes and ten times a day, whatever the tag and the subject', async () => {
  const sent = async (): Promise<number> =>
    (await of(`SELECT 1 FROM outbox WHERE address LIKE 'echo%' AND state = 'waiting'`)).length;
  let written = 0;
  for (let round = 1; round <= 4; round++) {
    for (let n = 0; n < 5; n++)
      await take(`From: echo+${++written}@example.com`, `Subject: Case ${written} received`, '', WORDS);
    expect(await sent()).toBe(Math.min(10, round * 3));
    await house.db.query(`UPDATE outbox SET put_at = put_at - interval '11 minutes'`);
  }
  const muted = await of(`SELECT error FROM outbox WHERE address LIKE 'echo%' AND state = 'failed'`);
  expect(muted).toHaveLength(10);
  expect(muted[0]!.error).toMatch(/muted/);
  expect(await of(`SELECT 1 FROM ticket WHERE address LIKE 'echo%'`)).toHaveLength(written);
  const told = await of(
    `SELECT 1 FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id
     WHERE e.kind = 'answers_muted' AND t.address LIKE 'echo%'`,
  );
  expect(told).toHaveLength(1);
}, 60_000);
