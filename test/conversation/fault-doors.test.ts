import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { separatePeople } from '../../src/conversation/index.ts';
import { type Announcement, announce, endFault } from '../../src/faults/index.ts';
import { workFaults } from '../../src/jobs/faults.ts';
import { rows } from '../../src/lib/rows.ts';
import { testDatabase } from '../support/database.ts';
import { type TestHouse, testHouse } from '../support/house.ts';
import { type At, doorsOf, wordsOf } from '../support/two-doors.ts';

let house: TestHouse;
let doors: ReturnType<typeof doorsOf>;
let people = 0;
let acts = 0;
let chat: At;
let mail: At;

beforeAll(async () => {
  house = await testHouse(await testDatabase());
  doors = doorsOf(house);
  return () => house.close();
});

beforeEach(async () => {
  people += 1;
  chat = { channel: 'telegram', address: `91000${people}` };
  mail = { channel: 'mail', address: `met${people}@example.org` };
  for (const { serial } of await open()) await over(serial);
  await askAll();
});

const system = <T>(work: Parameters<typeof house.act<T>>[2]) =>
  house.act({ kind: 'system', name: 'test' }, `fault-doors:${acts++}`, work);
const sql = <T extends object>(text: string, params: unknown[] = []) => rows<T>(house.db, text, params);
const open = () => sql<{ serial: number }>('SELECT serial FROM fault WHERE ended_at IS NULL');
const begin = async (told: Announcement = { kind: 'otp_delayed' }) =>
  (await system((act) => announce(act, told))).serial;
const over = (serial: number) => system((act) => endFault(act, serial));
const askAll = () =>
  workFaults({ act: (name, cause, work) => house.act({ kind: 'system', name }, cause, work) });

const OTP = 'Aadhaar OTP is not coming';
const asked = async (at: At) =>
  (await doors.heard(at)).filter((text) => text.includes('working for you now'));
const join = async (from: At, to: At) => {
  await doors.say(from, `/join ${to.address}`);
  return doors.say(from, await doors.codeTo(to));
};
const tickets = (at: At) =>
  sql<{ number: string; said: string }>(
    `SELECT number, (SELECT string_agg(text, ' | ' ORDER BY id) FROM ticket_message WHERE ticket_id = t.id) AS said
     FROM ticket t JOIN handle h ON h.contact_id = t.contact_id WHERE h.channel = $1 AND h.address = $2
     ORDER BY opened_at`,
    [at.channel, at.address],
  );

describe('a fault in own words', () => {
  it('takes no complaint of a bribe and no wish about a ticket for itself, whatever words they bear', async () => {
    const text = { en: 'Payments are slow.', hi: 'भुगतान धीमे हैं।', 'hi-Latn': 'Bhugtan dheeme hain.' };
    await begin({ kind: 'other', words: ['payment', 'भुगतान'], text });
    const bribe = await doors.say(
      chat,
      'The officer of PWD Basti demands a bribe of 5% to release my payment',
    );
    expect(wordsOf(bribe)).not.toContain('Payments are slow');
    const wish = await doors.say(
      { ...chat, address: `${chat.address}1` },
      'What is the status of my payment ticket?',
    );
    expect(wordsOf(wish)).not.toContain('Payments are slow');
    const told = await doors.say(
      { ...chat, address: `${chat.address}2` },
      'My payment is pending for GEMC-511687700000001',
    );
    expect(wordsOf(told)).toContain('Payments are slow');
    expect(await sql('SELECT 1 FROM fault_link WHERE address LIKE $1', [`${chat.address}%`])).toHaveLength(1);
  });
});

interface Heard {
  readonly said: readonly { text: string }[];
  readonly slots: object;
}

describe('one person at two doors', () => {
  it('is asked once when the fault is over, by the door last used, and answers by either', async () => {
    const serial = await begin();
    await doors.say(mail, OTP);
    await doors.say(chat, OTP);
    await join(chat, mail);
    await doors.say(mail, 'still the aadhaar OTP is not coming');
    await over(serial);
    await askAll();
    expect([await asked(chat), await asked(mail)].map(({ length }) => length)).toEqual([0, 1]);
    const answer = await doors.say(chat, 'no, still not working');
    expect(wordsOf(answer)).toContain('All that you have written goes into a ticket');
    const [ticket, ...more] = await tickets(chat);
    expect(more).toEqual([]);
    expect(ticket!.said).toContain('still the aadhaar OTP');
    expect(ticket!.said.match(/Aadhaar OTP is not coming/g)).toHaveLength(2);
    const again = await doors.say(mail, 'no, still not working');
    expect(wordsOf(again)).not.toContain('All that you have written');
  });

  it('told at one door hears the short word at the other, once both are joined', async () => {
    await begin();
    await doors.say(mail, OTP);
    await join(chat, mail);
    expect(wordsOf(await doors.say(chat, OTP))).toContain('still known');
  });

  it('asked at both before they were joined answers once', async () => {
    const serial = await begin();
    await doors.say(mail, OTP);
    await doors.say(chat, OTP);
    await over(serial);
    await askAll();
    expect([await asked(chat), await asked(mail)].map(({ length }) => length)).toEqual([1, 1]);
    await join(chat, mail);
    expect(wordsOf(await doors.say(chat, 'no, still not working'))).toContain('goes into a ticket');
    const later = await doors.say(mail, '', { kind: 'choice', choice: `over:stuck:${serial}` });
    expect(wordsOf(later)).not.toContain('goes into a ticket');
    expect(await tickets(chat)).toHaveLength(1);
    const states = await sql<{ state: string }>(
      'SELECT l.state FROM fault_link l JOIN fault f ON f.id = l.fault_id WHERE serial = $1 ORDER BY state',
      [serial],
    );
    expect(states.map(({ state }) => state)).toEqual(['elsewhere', 'stuck']);
  });
});

it('two who were joined wrongly and are parted again share no words, and each is asked for themselves', async () => {
  const serial = await begin();
  await doors.say(chat, 'hello');
  await join(chat, mail);
  await doors.say(mail, 'Aadhaar OTP is not coming to OURSECRET firm');
  const [{ id } = { id: '' }] = await sql<{ id: string }>('SELECT id FROM joining ORDER BY nth DESC LIMIT 1');
  await system((act) => separatePeople(act, id, 'not one person'));
  expect(wordsOf(await doors.say(chat, OTP))).toContain('we will ask you');
  await over(serial);
  await askAll();
  expect([await asked(chat), await asked(mail)].map(({ length }) => length)).toEqual([1, 1]);
  await doors.say(chat, 'no, still not working');
  const [ticket, ...more] = await tickets(chat);
  expect(more).toEqual([]);
  expect(ticket!.said).not.toContain('OURSECRET');
});

describe('whose matter is another', () => {
  it('after telling it twice goes on with all they said, and is not told of the fault by their other door', async () => {
    await begin();
    await doors.say(mail, OTP);
    await join(chat, mail);
    await doors.say(chat, 'OTP nahi aa raha, GSTIN 09AAACH7409R1ZZ');
    await doors.say(chat, 'Aadhaar OTP since Monday');
    const [{ serial } = { serial: 0 }] = await open();
    const gone = await doors.say(chat, '', { kind: 'choice', choice: `unlike:${serial}` });
    expect(wordsOf(gone)).toContain('Noted');
    await doors.say(chat, '', { kind: 'choice', choice: 'open_ticket' });
    const [{ step } = { step: { form: { said: [], slots: {} } } }] = await sql<{ step: { form: Heard } }>(
      'SELECT step FROM conversation WHERE address = $1',
      [chat.address],
    );
    const said = step.form.said.map(({ text }) => text).join('\n');
    for (const words of [OTP, '09AAACH7409R1ZZ', 'since Monday']) expect(said).toContain(words);
    expect(step.form.slots).toMatchObject({ identifier: { value: '09AAACH7409R1ZZ' } });
    await over(serial);
    await askAll();
    expect([await asked(chat), await asked(mail)].map(({ length }) => length)).toEqual([0, 0]);
  });

  it('is not told of a second fault of like words instead', async () => {
    await begin({ kind: 'login_down' });
    const serial = await begin({ kind: 'portal_down' });
    await doors.say(chat, 'I cannot log in to GeM, password not accepted');
    const gone = await doors.say(chat, '', { kind: 'choice', choice: `unlike:${serial}` });
    expect(wordsOf(gone)).not.toContain('we will ask you');
    const faults = await sql<{ kind: string; state: string }>(
      'SELECT kind, state FROM fault_link l JOIN fault f ON f.id = l.fault_id WHERE address = $1',
      [chat.address],
    );
    expect(faults).toEqual([{ kind: 'portal_down', state: 'other' }]);
  });
});

describe('many at the same time', () => {
  it('while it is announced and over within a minute, whoever was told is asked once and nobody else', async () => {
    const writers = Array.from({ length: 12 }, (_, nth) => ({ ...chat, address: `${chat.address}-${nth}` }));
    const serial = await begin();
    const told = await Promise.all([
      ...writers.map((at) => doors.say(at, OTP)),
      over(serial).then(() => undefined),
      askAll().then(() => undefined),
      askAll().then(() => undefined),
    ]);
    await askAll();
    for (const [nth, at] of writers.entries()) {
      const linked = wordsOf(told[nth]!).includes('we will ask you');
      expect(await asked(at)).toHaveLength(linked ? 1 : 0);
    }
  });
});
