import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/lib/rows.ts';
import { testDatabase } from '../support/database.ts';
import { type TestHouse, testHouse } from '../support/house.ts';
import { type At, doorsOf, wordsOf } from '../support/two-doors.ts';

let house: TestHouse;
let doors: ReturnType<typeof doorsOf>;
let people = 0;
let order: string;
let matter: string;

beforeAll(async () => {
  house = await testHouse(await testDatabase());
  doors = doorsOf(house);
  return () => house.close();
});

beforeEach(() => {
  people += 1;
  order = `GEMC-5116877000${String(people).padStart(5, '0')}`;
  matter = `PWD Basti has not paid 2 lakh for ${order}, CRAC was made on 5 July 2026`;
});

const sql = <T extends object>(text: string, params: unknown[] = []) => rows<T>(house.db, text, params);
const mail = (name: string): At => ({ channel: 'mail', address: `${name}${people}@example.org` });
const chat = (): At => ({ channel: 'telegram', address: `93000${people}` });
const opened = () =>
  sql<{ number: string }>(
    `SELECT number FROM ticket t JOIN ticket_sign s ON s.ticket_id = t.id WHERE s.kind = 'number' AND s.value = $1`,
    [order],
  );
const offers = () =>
  sql<{ why: string[] }>(
    `SELECT a.why FROM ticket_alike a JOIN ticket_sign s ON s.ticket_id = a.ticket_id
     WHERE s.kind = 'number' AND s.value = $1`,
    [order],
  );

describe('one matter told at the same moment', () => {
  it('by one person at two doors is one ticket', async () => {
    const from = chat();
    await doors.say(from, `/join ${mail('both').address}`);
    await doors.say(from, await doors.codeTo(mail('both')));
    await doors.say(from, matter);
    const told = await Promise.all([doors.say(mail('both'), matter), doors.say(from, 'yes')]);
    expect(await opened()).toHaveLength(1);
    expect(told.map(wordsOf).join()).toContain('registered already');
  });

  it('by three persons is three tickets, and the officer is asked about each but the first', async () => {
    await Promise.all(['a', 'b', 'c'].map((name) => doors.say(mail(name), matter)));
    expect(await opened()).toHaveLength(3);
    expect(await offers()).toHaveLength(2);
  });

  it('of two orders in either sequence by several persons, nobody waits for ever', async () => {
    const second = `Health Agra has not paid 3 lakh for GEMC-5116877001${String(people).padStart(5, '0')}, CRAC of 9 July 2026`;
    const told = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name, nth) =>
        doors.say(
          mail(name),
          (nth % 2 ? [matter, second] : [second, matter])
            .map((each, at) => `${at + 1}. ${each}`)
            .join('\n\n'),
        ),
      ),
    );
    expect(told.every(({ ticket }) => ticket !== null)).toBe(true);
    expect(await opened()).toHaveLength(4);
  });
});

describe('one matter told again', () => {
  it('by another person for another department is not offered, nor told', async () => {
    await doors.say(mail('a'), matter);
    const told = await doors.say(mail('b'), `Health Agra rejected the goods of ${order}, 50 chairs`);
    expect(wordsOf(told)).toContain('Registered');
    expect(await offers()).toEqual([]);
  });

  it('by the vendor in another script is told the number they have', async () => {
    const { ticket } = await doors.say(mail('a'), matter);
    const told = await doors.say(mail('a'), `पीडब्ल्यूडी बस्ती ने आदेश ${order} के 2 लाख का भुगतान अब तक नहीं किया`);
    expect(wordsOf(told)).toContain(ticket);
    expect(await opened()).toHaveLength(1);
  });

  it('with another order of the same vendor is another ticket, and nothing is offered', async () => {
    await doors.say(mail('a'), matter);
    const other = order.replace('GEMC-5116877000', 'GEMC-5116877009');
    expect(wordsOf(await doors.say(mail('a'), matter.replace(order, other)))).toContain('Registered');
    expect(await offers()).toEqual([]);
  });

  it('but said to be of another bill is a ticket of its own, and the officer decides', async () => {
    const pending = 'payment of 1 lakh pending with PWD Basti for cement';
    await doors.say(mail('a'), pending);
    const told = await doors.say(mail('a'), `${pending}, another bill`);
    expect(wordsOf(told)).toContain('Registered');
    const offered = await sql(
      'SELECT 1 FROM ticket_alike a JOIN ticket t ON t.id = a.ticket_id WHERE number = $1',
      [told.ticket],
    );
    expect(offered).toHaveLength(1);
  });

  it('in other words and without a number is shown to the officer, and the person is told of nothing but their ticket', async () => {
    await doors.say(mail('a'), 'Our PAN is not getting verified on GeM, it says name mismatch');
    const told = await doors.say(mail('a'), 'GeM me PAN verify nahi ho raha, name mismatch bata raha hai');
    const offered = await sql(
      'SELECT 1 FROM ticket_alike a JOIN ticket t ON t.id = a.ticket_id WHERE number = $1',
      [told.ticket],
    );
    expect(offered).toHaveLength(1);
    expect(wordsOf(told)).not.toContain('same matter');
  });
});
