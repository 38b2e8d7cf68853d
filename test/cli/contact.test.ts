import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { gemcell } from '../support/gemcell.ts';
import { testHouse } from '../support/house.ts';
import { type At, doorsOf } from '../support/two-doors.ts';

const chat: At = { channel: 'telegram', address: '900000001' };
const mail: At = { channel: 'mail', address: 'vendor@example.org' };
let settings: Record<string, string>;
let number: string;

beforeAll(async () => {
  const house = await testHouse(await testDatabase());
  const { say, codeTo } = doorsOf(house);
  const letter = 'PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026';
  number = (await say(mail, letter)).ticket!;
  await say(chat, `/join ${mail.address}`);
  await say(chat, await codeTo(mail));
  settings = { DATABASE_URL: house.config.DATABASE_URL!, DATA_DIR: house.config.DATA_DIR };
  await house.close();
}, 60_000);

it('two doors that are one person are shown, and told apart again where that was wrong', async () => {
  const shown = await gemcell(['contact', 'show', 'Vendor@example.org', '--json'], settings);
  expect(shown.code, shown.err).toBe(0);
  const [person] = JSON.parse(shown.out) as { joinings: { id: string; came: string[] }[] }[];
  expect(person).toMatchObject({
    doors: expect.arrayContaining([chat, mail].map(({ channel, address }) => ({ channel, address }))),
    tickets: [number],
    joinings: [{ came: ['mail:vendor@example.org'] }],
  });

  const id = person!.joinings[0]!.id;
  const done = await gemcell(['contact', 'separate', id, 'two people', '--json'], settings);
  expect([done.code, JSON.parse(done.out)]).toEqual([0, { separated: id }]);
  const after = await gemcell(['contact', 'show', chat.address, '--json'], settings);
  expect(JSON.parse(after.out)).toMatchObject([{ doors: [chat], tickets: [], joinings: [] }]);
  const history = await gemcell(['ticket', 'show', number, '--json'], settings);
  const { events, messages } = JSON.parse(history.out) as {
    events: { kind: string; data: object }[];
    messages: { door: string }[];
  };
  expect(events.map(({ kind }) => kind)).toEqual(['opened', 'contact_joined', 'contact_separated']);
  expect(events[2]!.data).toEqual({ joining: id, why: 'two people' });
  expect(messages.map(({ door }) => door)).toEqual(['mail']);

  const again = await gemcell(['contact', 'separate', id, 'again'], settings);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('There is no joining')]);
}, 60_000);

it('an address that nobody wrote from is told as such', async () => {
  const ran = await gemcell(['contact', 'show', 'nobody@example.org'], settings);
  expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('Nobody has written from')]);
});
