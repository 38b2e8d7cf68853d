import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holdAlone } from '../../src/contacts/index.ts';
import { separatePeople } from '../../src/conversation/index.ts';
import { rows } from '../../src/lib/rows.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/fake-host.ts';
import { type TestHouse, testHouse } from '../support/house.ts';
import { type At, doorsOf, wordsOf } from '../support/two-doors.ts';

const MATTER = 'PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026';
let house: TestHouse;
let doors: ReturnType<typeof doorsOf>;
let people = 0;
let chat: At;
let mail: At;

beforeAll(async () => {
  house = await testHouse(await testDatabase());
  doors = doorsOf(house);
  return () => house.close();
});

beforeEach(() => {
  people += 1;
  chat = { channel: 'telegram', address: `90000${people}` };
  mail = { channel: 'mail', address: `person${people}@example.org` };
});

const sql = <T extends object>(text: string, params: unknown[] = []) => rows<T>(house.db, text, params);

async function ticketBy(at: At): Promise<string> {
  await doors.say(at, MATTER);
  const { ticket } = at.channel === 'mail' ? await doors.say(at, MATTER) : await doors.say(at, 'yes');
  return ticket!;
}

const join = async (from: At, to: At) => {
  await doors.say(from, `/join ${to.address}`);
  return doors.say(from, await doors.codeTo(to));
};
const wrong = (code: string) => `${code.slice(0, 6)}${(Number(code[6]) + 1) % 10}`;

describe('a one-time code joins two doors', () => {
  it('handles, tickets and what was said become one person’s, and the history says so', async () => {
    const number = await ticketBy(mail);
    const joined = await join(chat, mail);
    expect(wordsOf(joined)).toContain(number);
    expect(await doors.contactAt(mail)).toBe(await doors.contactAt(chat));
    const id = await doors.contactAt(chat);
    expect(
      await sql('SELECT DISTINCT contact_id AS id FROM transcript WHERE address = $1', [mail.address]),
    ).toEqual([{ id }]);
    expect(await sql('SELECT contact_id AS id FROM ticket WHERE number = $1', [number])).toEqual([{ id }]);
    const [event] = await sql<{ data: { asked: string; proved: string } }>(
      `SELECT data FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id
       WHERE number = $1 AND e.kind = 'contact_joined'`,
      [number],
    );
    expect(event!.data.proved).toBe('mail:p•••@example.org');
  });

  it('a wrong code joins nobody, the fifth ends it, and a right one after that is too late', async () => {
    await ticketBy(mail);
    await doors.say(chat, `/join ${mail.address}`);
    const code = await doors.codeTo(mail);
    for (let tries = 0; tries < 5; tries++)
      expect(wordsOf(await doors.say(chat, wrong(code)))).toContain('not right');
    expect(wordsOf(await doors.say(chat, code))).toContain('no longer valid');
    expect(await doors.contactAt(mail)).not.toBe(await doors.contactAt(chat));
  });

  it('a code works once, and not after ten minutes', async () => {
    await ticketBy(mail);
    await doors.say(chat, `/join ${mail.address}`);
    const code = await doors.codeTo(mail);
    await house.db.query(
      `UPDATE proof SET expires_at = now() - interval '1 day' WHERE purpose = 'join' AND subject = $1`,
      [`mail:${mail.address}`],
    );
    expect(wordsOf(await doors.say(chat, code))).toContain('no longer valid');
    const stored = await sql('SELECT * FROM proof WHERE subject = $1', [`mail:${mail.address}`]);
    expect(JSON.stringify(stored)).not.toContain(code.replace('-', ''));
  });

  it('the name alone, and the From alone, join nobody', async () => {
    const number = await ticketBy({ ...chat });
    const forged: At = { ...mail, verified: false };
    await doors.say(forged, 'hello', {
      from: { address: mail.address, name: 'Vendor, Kanpur', verified: false },
    });
    expect(wordsOf(await doors.say(forged, 'status of my ticket'))).not.toContain(number);
    expect(await doors.contactAt(mail)).not.toBe(await doors.contactAt(chat));
  });
});

describe('a From that nobody vouches for', () => {
  const forger: At = { channel: 'mail', address: 'forger@example.net' };

  it('the code of the other door is not enough: who forges it cannot read the mail of the address', async () => {
    const number = await ticketBy(mail);
    const forged: At = { ...mail, verified: false };
    await doors.say(forged, `/join ${forger.address}`, { replyTo: forger.address });
    const code = await doors.codeTo(forger);
    const answer = await doors.say(forged, code, { replyTo: forger.address });
    expect(wordsOf(answer)).toContain('both codes');
    expect(await doors.contactAt(forger)).toBeUndefined();
    expect((await doors.heard(forger)).join('\n')).not.toContain(number);
    // What would have been enough went to the address itself, and never to the Reply-To.
    const here = await doors.codeTo(mail);
    expect((await doors.heard(forger)).join('\n')).not.toContain(here);
    const owner = await doors.say(forged, `${here}`);
    expect(wordsOf(owner)).toContain('Thank you');
  });

  it('whoever reads both mailboxes writes both codes in one answer, the one of them as a quote', async () => {
    const other: At = { channel: 'mail', address: `other${people}@example.org` };
    await ticketBy(other);
    const own: At = { ...mail, verified: false };
    await doors.say(own, `/join ${other.address}`);
    const quote = `> ${await doors.codeTo(mail)}`;
    const done = await doors.say(own, await doors.codeTo(other), { folded: quote });
    expect(wordsOf(done)).toContain('Thank you');
    expect(await doors.contactAt(own)).toBe(await doors.contactAt(other));
  });
});

describe('what is told to somebody who asks', () => {
  it('is the same for an address that is known, unknown or of the staff', async () => {
    await ticketBy(mail);
    const [staff] = await sql<{ id: string }>('SELECT contact_id AS id FROM staff_member LIMIT 1');
    const office: At = { channel: 'mail', address: `post${people}@example.org` };
    await house.db.query(
      `INSERT INTO handle (id, contact_id, channel, address, created_at)
       VALUES (gen_random_uuid(), $1, 'mail', $2, now())`,
      [staff!.id, office.address],
    );
    const unknown: At = { channel: 'mail', address: `pxxx${people}@example.org` };
    const told = [];
    for (const each of [mail, office, unknown]) {
      const { replies } = await doors.say(
        { ...chat, address: `${chat.address}-${each.address}` },
        `/join ${each.address}`,
      );
      told.push(replies.map(({ text }) => text).join());
    }
    expect(new Set(told).size).toBe(1);
    expect(await doors.heard(office)).toEqual([]);
    expect(await doors.heard(unknown)).toHaveLength(1);
    // Nobody is made known by being named.
    expect(await doors.contactAt(unknown)).toBeUndefined();
  });

  it('is the same for a ticket that is there and one that is not', async () => {
    const number = await ticketBy(mail);
    const absent = number.replace(/\d{6}-[A-Z]$/, '');
    const one = await doors.say(chat, '', { kind: 'choice', choice: `join:${number}` });
    const other = await doors.say({ ...chat, address: `${chat.address}-2` }, '', {
      kind: 'choice',
      choice: `join:${absent}900001`,
    });
    expect(wordsOf(one)).toBe(wordsOf(other));
    expect(await doors.codeTo(mail)).toMatch(/^\d{3}-\d{3}$/);
  });

  it('a stranger’s mailbox gets three codes an hour and six a day, whoever asks', async () => {
    let asked = 0;
    const ask = async () =>
      wordsOf(
        await doors.say({ channel: 'web', address: `visitor-${people}-${asked++}` }, `/join ${mail.address}`),
      );
    for (let each = 0; each < 3; each++) expect(await ask()).toContain('a code is on its way');
    expect(await ask()).toContain('Too many codes');
    const hourAgo = `UPDATE proof SET expires_at = expires_at - interval '2 hours' WHERE purpose = 'join' AND subject = $1`;
    await house.db.query(hourAgo, [`mail:${mail.address}`]);
    for (let each = 0; each < 3; each++) expect(await ask()).toContain('a code is on its way');
    await house.db.query(hourAgo, [`mail:${mail.address}`]);
    expect(await ask()).toContain('try again tomorrow');
    expect(await doors.heard(mail)).toHaveLength(6);
  });

  it('in a group nothing is joined: everybody would see whose tickets are whose', async () => {
    const said = await doors.say(chat, `/join ${mail.address}`, { replyTo: '-1000000001' });
    expect(wordsOf(said)).toContain('to me alone');
    expect(await doors.heard(mail)).toEqual([]);
  });
});

describe('two at once', () => {
  it('both ends join at the same moment: one person, and both are answered', async () => {
    await ticketBy(mail);
    const number = await ticketBy(chat);
    await doors.say(chat, `/join ${mail.address}`);
    const toMail = await doors.codeTo(mail);
    await doors.say(mail, `/join ${number}`);
    const toChat = await doors.codeTo(chat);
    const [one, other] = await Promise.all([doors.say(chat, toMail), doors.say(mail, toChat)]);
    for (const each of [one!, other!])
      expect(wordsOf(each)).toMatch(/Thank you|known as yours already|no longer valid/);
    expect(await doors.contactAt(mail)).toBe(await doors.contactAt(chat));
    expect(
      await sql(`SELECT 1 FROM joining WHERE asked_address IN ($1, $2)`, [chat.address, mail.address]),
    ).toHaveLength(1);
  });

  it('a ticket opened by the other door meanwhile is the joined person’s', async () => {
    await ticketBy(mail);
    await doors.say(chat, `/join ${mail.address}`);
    const code = await doors.codeTo(mail);
    const letter =
      'Irrigation department Gonda took delivery in August and has not made the CRAC for GEMC-511687700000002.';
    await Promise.all([doors.say(chat, code), doors.say(mail, letter), doors.say(mail, `${letter} Again.`)]);
    const owners = await sql('SELECT DISTINCT contact_id AS id FROM ticket WHERE address = $1', [
      mail.address,
    ]);
    expect(owners).toEqual([{ id: await doors.contactAt(chat) }]);
    const strays = await sql(
      `SELECT 1 FROM ticket_person p JOIN ticket t ON t.id = p.ticket_id
       WHERE t.address = $1 AND p.contact_id <> t.contact_id`,
      [mail.address],
    );
    expect(strays).toEqual([]);
  });

  it('whoever is in copy of a letter while they are joined with another: the joined person is on its ticket', async () => {
    const superior: At = { channel: 'mail', address: `superior${people}@example.org` };
    for (const each of [superior, chat]) await doors.say(each, 'hello');
    const [was, kept] = [await doors.contactAt(superior), await doors.contactAt(chat)];
    let letter: Promise<unknown> | undefined;
    // As a joining does it: the contact held alone, then its doors given away.
    await house.act({ kind: 'system', name: 'test' }, `joining:${people}`, async (act) => {
      await holdAlone(act, [was!, kept!]);
      letter = doors.say(mail, MATTER, { copies: [superior.address] });
      await until(
        async () =>
          (
            await sql(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)
          ).length > 0,
        'the letter waits for the joining',
        30_000,
      );
      await act.tx.query('UPDATE handle SET contact_id = $2 WHERE contact_id = $1', [was, kept]);
    });
    await letter;
    const copies = await sql(
      `SELECT p.contact_id AS id FROM ticket_person p JOIN ticket t ON t.id = p.ticket_id
       WHERE t.address = $1 AND p.role = 'copy'`,
      [mail.address],
    );
    expect(copies).toEqual([{ id: kept }]);
  });
});

describe('a joining that was wrong', () => {
  it('is undone: old tickets and those opened since go back by the door they came from', async () => {
    const byMail = await ticketBy(mail);
    const byChat = await ticketBy(chat);
    await join(chat, mail);
    const later = await ticketBy(mail);
    const [joining] = await sql<{ id: string }>('SELECT id FROM joining WHERE proved_address = $1', [
      mail.address,
    ]);
    await house.act({ kind: 'system', name: 'test' }, `separate:${joining!.id}`, (act) =>
      separatePeople(act, joining!.id, 'two people'),
    );
    const ownersOf = async (numbers: string[]) =>
      (
        await sql<{ id: string }>('SELECT DISTINCT contact_id AS id FROM ticket WHERE number = ANY($1)', [
          numbers,
        ])
      ).map(({ id }) => id);
    expect(await ownersOf([byMail, later])).toEqual([await doors.contactAt(mail)]);
    expect(await ownersOf([byChat])).toEqual([await doors.contactAt(chat)]);
    expect(wordsOf(await doors.say(chat, `status of ${byMail}`))).toContain('There is no ticket');
    await expect(
      house.act({ kind: 'system', name: 'test' }, 'separate again', (act) =>
        separatePeople(act, joining!.id, 'again'),
      ),
    ).rejects.toMatchObject({ key: 'joining_unknown' });
    // Neither sees the other's, nor is told what was said there.
    expect(wordsOf(await doors.say(chat, '', { kind: 'choice', choice: `said:${byMail}` }))).toContain(
      'There is no ticket',
    );
    // They may be joined again, rightly this time.
    expect(wordsOf(await join(chat, mail))).toContain('Thank you');
  });
});

it('of several joinings the last is undone first: an earlier one may have brought what it found', async () => {
  await ticketBy(mail);
  const third: At = { channel: 'web', address: `third-${people}` };
  await doors.say(third, 'hello');
  await join(chat, mail);
  await join(third, mail);
  const made = await sql<{ id: string }>('SELECT id FROM joining WHERE proved_address = $1 ORDER BY nth', [
    mail.address,
  ]);
  const separate = (id: string) =>
    house.act({ kind: 'system', name: 'test' }, `separate:${id}:${Math.random()}`, (act) =>
      separatePeople(act, id, 'wrong'),
    );
  await expect(separate(made[0]!.id)).rejects.toMatchObject({
    key: 'joining_not_last',
    params: { id: made[1]!.id },
  });
  await separate(made[1]!.id);
  expect(await doors.contactAt(mail)).toBe(await doors.contactAt(chat));
  await separate(made[0]!.id);
  expect(
    new Set([await doors.contactAt(mail), await doors.contactAt(chat), await doors.contactAt(third)]).size,
  ).toBe(3);
});

it('a number that one of them had proved goes along, and back when they are parted', async () => {
  await ticketBy(mail);
  const mobile = '+919000000001';
  await sql('INSERT INTO proven_mobile (mobile, contact_id, proved_at) VALUES ($1, $2, now())', [
    mobile,
    await doors.contactAt(mail),
  ]);
  const holder = async () =>
    (await sql<{ id: string }>('SELECT contact_id AS id FROM proven_mobile WHERE mobile = $1', [mobile]))[0]!
      .id;
  await join(chat, mail);
  expect(await holder()).toBe(await doors.contactAt(chat));
  const [joining] = await sql<{ id: string }>('SELECT id FROM joining WHERE proved_address = $1', [
    mail.address,
  ]);
  await house.act({ kind: 'system', name: 'test' }, 'part them', (act) =>
    separatePeople(act, joining!.id, 'wrong'),
  );
  expect(await holder()).toBe(await doors.contactAt(mail));
  expect(await holder()).not.toBe(await doors.contactAt(chat));
});

it('every table that names a contact is thought of when two become one', async () => {
  const known = [
    // moved by joinContacts, followPerson, sayingsBelongTo
    'awaiting.contact_id',
    'handle.contact_id',
    'outbox.contact_id',
    'proof.contact_id',
    'proven_mobile.contact_id',
    'ticket.contact_id',
    'ticket_person.contact_id',
    'transcript.contact_id',
    // each turn writes its own conversation's
    'conversation.contact_id',
    // whoever met a fault is known by their door as well
    'fault_link.contact_id',
    // of the staff, who are never joined
    'fault_word.contact_id',
    'held_reply.contact_id',
    'staff_member.contact_id',
    // the record itself
    'joining.joined',
    'joining.kept',
  ].sort();
  const found = await sql<{ name: string }>(
    `SELECT conrelid::regclass || '.' || attname AS name FROM pg_constraint
     JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY(conkey)
     WHERE confrelid = 'contact'::regclass AND contype = 'f' ORDER BY 1`,
  );
  expect(found.map(({ name }) => name).sort()).toEqual(known);
});
