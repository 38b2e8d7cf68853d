import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/lib/rows.ts';
import { merge } from '../../src/tickets/index.ts';
import { testDatabase } from '../support/database.ts';
import { type TestHouse, testHouse } from '../support/house.ts';
import { type At, doorsOf, wordsOf } from '../support/two-doors.ts';

const MATTER = 'PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026';
const FAULTY = 'Health Agra has not paid 3 lakh for GEMC-511687700000009, CRAC was made on 9 July 2026';
let house: TestHouse;
let doors: ReturnType<typeof doorsOf>;
let people = 0;
let chat: At;
let mail: At;
let web: At;

beforeAll(async () => {
  house = await testHouse(await testDatabase());
  doors = doorsOf(house);
  return () => house.close();
});

beforeEach(() => {
  people += 1;
  chat = { channel: 'telegram', address: `92000${people}` };
  mail = { channel: 'mail', address: `joining${people}@example.org` };
  web = { channel: 'web', address: `visitor-${people}` };
});

const sql = <T extends object>(text: string, params: unknown[] = []) => rows<T>(house.db, text, params);
const join = async (from: At, to: At) => {
  await doors.say(from, `/join ${to.address}`);
  return doors.say(from, await doors.codeTo(to));
};
const stepAt = async ({ channel, address }: At) =>
  (
    await sql<{ step: { form?: { category: string; said: { text: string }[] }; asking?: string } }>(
      'SELECT step FROM conversation WHERE channel = $1 AND address = $2',
      [channel, address],
    )
  )[0]!.step;

describe('a chain of doors', () => {
  it('A to B to C is one person, and what each had is theirs at every door', async () => {
    const { ticket: first } = await doors.say(mail, MATTER);
    await join(chat, mail);
    await join(web, mail);
    const ids = await Promise.all([chat, mail, web].map((at) => doors.contactAt(at)));
    expect(new Set(ids).size).toBe(1);
    for (const at of [chat, web]) expect(wordsOf(await doors.say(at, `status ${first}`))).toContain(first);
  });

  it('joined in a ring at the same moment, nobody waits for ever and all are one', async () => {
    const other: At = { channel: 'mail', address: `ring${people}@example.org` };
    await doors.say(mail, MATTER);
    await doors.say(other, FAULTY);
    await doors.say(chat, `/join ${mail.address}`);
    await doors.say(web, `/join ${mail.address}`);
    await doors.say(mail, `/join ${other.address}`);
    const codes = await doors.heard(mail);
    const [one, two] = codes.flatMap((text) => /\b\d{3}-\d{3}\b/.exec(text)?.[0] ?? []);
    const last = await doors.codeTo(other);
    await Promise.all([doors.say(chat, one!), doors.say(web, two!), doors.say(mail, last)]);
    const ids = await Promise.all([chat, mail, web, other].map((at) => doors.contactAt(at)));
    expect(new Set(ids).size).toBe(1);
  });
});

describe('two contacts with forms in hand', () => {
  it('keep both forms, each at its door, and both become tickets of one person', async () => {
    await doors.say(chat, 'PWD Basti has not paid us');
    await doors.say(web, 'Health Agra rejected our bid GEM/2026/B/1234567');
    await doors.say(web, 'yes');
    await doors.say(web, `/join ${mail.address}`);
    await doors.say(mail, 'GeM training is needed in our office in Gonda');
    await doors.say(web, await doors.codeTo(mail));
    await join(chat, mail);
    expect((await stepAt(chat)).form?.said.map(({ text }) => text).join()).toContain('PWD Basti');
    expect((await stepAt(web)).form?.said.map(({ text }) => text).join()).toContain('1234567');
    expect((await stepAt(chat)).asking).toBeDefined();
    expect((await stepAt(web)).asking).toBeDefined();
  });
});

describe('a joining while a letter is taken in', () => {
  it('loses neither, and the ticket is the joined person’s', async () => {
    await doors.say(mail, 'Namaste');
    await doors.say(chat, `/join ${mail.address}`);
    const code = await doors.codeTo(mail);
    const [joined, ...letters] = await Promise.all([
      doors.say(chat, code),
      doors.say(mail, MATTER),
      doors.say(mail, FAULTY),
    ]);
    expect(wordsOf(joined!)).not.toContain('reference');
    const id = await doors.contactAt(chat);
    expect(await doors.contactAt(mail)).toBe(id);
    for (const { ticket } of letters)
      expect(await sql('SELECT contact_id AS id FROM ticket WHERE number = $1', [ticket])).toEqual([{ id }]);
  });
});

describe('a code', () => {
  it('used a second time, by the same or by another, joins nobody', async () => {
    await join(chat, mail);
    const code = await doors.codeTo(mail);
    await doors.say(web, `/join ${mail.address}x`);
    await doors.say(web, code);
    await doors.say(chat, code);
    expect(await doors.contactAt(web)).not.toBe(await doors.contactAt(mail));
  });

  it('tried at the same moment by twenty messages is tried five times', async () => {
    await doors.say(chat, `/join ${mail.address}`);
    await Promise.all(Array.from({ length: 20 }, (_, nth) => doors.say(chat, `${100 + nth}-${200 + nth}`)));
    const [proof] = await sql<{ used: boolean; tries: number }>(
      'SELECT used_at IS NOT NULL AS used, tries FROM proof WHERE subject = $1',
      [`mail:${mail.address}`],
    );
    expect(proof!.used).toBe(false);
    await doors.say(chat, await doors.codeTo(mail));
    expect(await doors.contactAt(mail)).not.toBe(await doors.contactAt(chat));
  });

  it('for one’s own address is not sent', async () => {
    await doors.say(mail, `/join ${mail.address}`);
    expect((await doors.heard(mail)).join()).not.toMatch(/\b\d{3}-\d{3}\b/);
  });

  it('for the same address written in capitals is for that address', async () => {
    await doors.say(mail, 'Namaste');
    await doors.say(chat, `/join ${mail.address.toUpperCase()}`);
    await doors.say(chat, await doors.codeTo(mail));
    expect(await doors.contactAt(mail)).toBe(await doors.contactAt(chat));
  });
});

describe('tickets of two persons that an officer merges', () => {
  const merged = async () => {
    const one = (await doors.say(mail, MATTER)).ticket!;
    const other: At = { channel: 'mail', address: `other${people}@example.org` };
    const two = (await doors.say(other, MATTER)).ticket!;
    const ids = await sql<{ id: string; number: string }>(
      'SELECT id, number FROM ticket WHERE number IN ($1, $2)',
      [one, two],
    );
    const id = (number: string) => ids.find((each) => each.number === number)!.id;
    const [staff] = await sql<{ staff: string; contactId: string; officer: string }>(
      `SELECT s.code AS staff, s.contact_id AS "contactId", t.officer FROM ticket t
       JOIN tenure n ON n.officer = t.officer AND n.to_date IS NULL JOIN staff_member s ON s.code = n.staff_member
       WHERE t.id = $1`,
      [id(two)],
    );
    await house.act(
      {
        kind: 'staff',
        staff: staff!.staff,
        contactId: staff!.contactId,
        officers: [{ code: staff!.officer, role: 'officer', acting: false }],
        door: 'web',
      },
      `merge:${two}`,
      (act) => merge(act, id(two), id(one)),
    );
    return { one, two, other };
  };

  it('the person whose number ends hears at once where it goes on and that they stay informed, and nothing of the other', async () => {
    const { one, two, other } = await merged();
    const told = (await doors.heard(other)).at(-1)!;
    expect(told).toContain(two);
    expect(told).toContain(one);
    expect(told).toContain('outcome');
    expect((await doors.heard(mail)).join('\n')).not.toContain(two);
  });

  it('neither reads the other’s words, name, address or details', async () => {
    const { one, two, other } = await merged();
    await doors.say(mail, `About ${one}: my private telephone is 9000000017, Shri Example`);
    await doors.say(other, `Regarding ${two}: our private note SECRETNOTE`);
    for (const [at, words] of [
      [other, [mail.address, '9000000017', 'Shri Example']],
      [mail, [other.address, 'SECRETNOTE']],
    ] as const) {
      for (const text of [
        `status ${one}`,
        `status ${two}`,
        `what was said in ${one}`,
        'my tickets',
        `why ${one}`,
      ])
        await doors.say(at, text);
      await doors.say(at, '', { kind: 'choice', choice: `said:${one}` });
      await doors.say(at, '', { kind: 'choice', choice: `show:${one}` });
      const heard = (await doors.heard(at)).join('\n');
      for (const word of words) expect(heard).not.toContain(word);
    }
  });

  it('the requester of the one that remains is offered no words said elsewhere, for they said none', async () => {
    const { one, two, other } = await merged();
    await doors.say(other, `Regarding ${two}: our private note SECRETNOTE`);
    const status = await doors.say(mail, `status ${one}`);
    const values = status.replies.flatMap(({ choices }) => choices.map(({ value }) => value));
    expect(values).not.toContain(`said:${one}`);
  });

  it('a code asked for by the number that they share does not bother the other person', async () => {
    const { one, other } = await merged();
    const before = (await doors.heard(mail)).length;
    await doors.say(other, `/join ${one}`);
    expect(await doors.heard(mail)).toHaveLength(before);
  });
});
