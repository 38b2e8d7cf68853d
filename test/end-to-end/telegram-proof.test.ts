import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/lib/rows.ts';
import { type Serving, serve } from '../../src/wiring/index.ts';
import { testDatabase } from '../support/database.ts';
import { type TestHouse, testHouse, troubles } from '../support/house.ts';
import { type Phone, phone } from '../support/telegram-phone.ts';
import { startTelegram, type TelegramProxy } from '../support/telegram-proxy.ts';

/** On the demo register: a pending registration, with a mail address and this mobile. */
const GSTIN = '09ZZZFZ0000Z1ZT';
const ON_RECORD = '919000000001';

let telegram: TelegramProxy;
let house: TestHouse;
let serving: Serving;
let firm: Phone;

beforeEach(async () => {
  telegram = await startTelegram();
  house = await testHouse(await testDatabase(), {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ROLES: 'channels,worker',
  });
  serving = await serve(house);
  firm = phone(telegram, 1700000011, 'Demo Traders');
});
afterEach(async () => {
  await serving.stop();
  await telegram.stop();
});

const asksToShare = ({ reply_markup }: { reply_markup?: { keyboard?: object[][] } }) =>
  reply_markup?.keyboard?.flat().some((key) => 'request_contact' in key) ?? false;
const mobiles = () => rows(house.db, 'SELECT mobile FROM proven_mobile');

describe('a mobile proved by sharing the own contact', () => {
  it('opens the registration without a code, and is not asked for again', async () => {
    const asked = await firm.say('my registration status please, GSTIN 09ZZZFZ0000Z1ZT');
    expect(asksToShare(asked)).toBe(true);
    expect(asked.text).not.toContain('Pending');
    const told = await firm.shares(ON_RECORD);
    expect(told.text).toMatch(/Status: Pending/);
    expect(await mobiles()).toEqual([{ mobile: '+919000000001' }]);
    const again = await firm.say('what is my registration status');
    expect(again.text).toMatch(/Status: Pending/);
    expect(asksToShare(again)).toBe(false);
    expect(troubles(house)).toEqual([]);
  });

  it('finds the record by itself where no number was said', async () => {
    expect(asksToShare(await firm.say('/registration'))).toBe(true);
    expect((await firm.shares(`+${ON_RECORD}`)).text).toMatch(/Status: Pending/);
  });

  it('that is not the one on the record does not open it; the code of the mail does', async () => {
    await firm.say(`registration status ${GSTIN}`);
    const told = await firm.shares('919000000077');
    expect(told.text).toMatch(/does not stand on the record/);
    const code = await rows<{ text: string }>(
      house.db,
      `SELECT body ->> 'text' AS text FROM outbox WHERE channel = 'mail' AND address = 'applicant01@example.org'`,
    );
    const said = await firm.say(/\d{3}-\d{3}/.exec(code[0]!.text)![0]);
    expect(said.text).toMatch(/Status: Pending/);
    expect(said.reply_markup).not.toHaveProperty('keyboard');
  });

  it('is offered again, with another code, to whom the code has not come', async () => {
    expect(asksToShare(await firm.say('9000000001'))).toBe(true);
    const again = await firm.say('code ni aaya');
    expect(again.text).toMatch(/a•••@example\.org/);
    expect(asksToShare(again)).toBe(true);
    const codes = await rows(house.db, `SELECT 1 FROM outbox WHERE channel = 'mail'`);
    expect(codes).toHaveLength(2);
    expect((await firm.shares(ON_RECORD)).text).toMatch(/Pending|Lambit/);
  });

  it('whoever writes instead of pressing is rid of the button with the next message', async () => {
    await firm.say('/registration');
    const next = await firm.say('thank you');
    expect(next.reply_markup).toEqual({ remove_keyboard: true });
    expect((await firm.say('thank you')).reply_markup).toBeUndefined();
  });
});

describe('what is no proof', () => {
  it.each([
    ['somebody else’s card', 1700000099, {}],
    ['a card of nobody on Telegram', 0, {}],
    ['the own card, passed on from elsewhere', 1700000011, { forward_origin: { type: 'hidden_user' } }],
  ])('%s is kept as a message and opens nothing', async (_, owner, over) => {
    await firm.say(`registration status ${GSTIN}`);
    const told = await firm.shares(ON_RECORD, owner, over);
    expect(told.text).toMatch(/not the card of your own account/);
    expect(told.text).not.toMatch(/Pending/);
    expect(await mobiles()).toEqual([]);
    const [kept] = await rows<{ text: string }>(
      house.db,
      `SELECT text FROM transcript WHERE direction = 'in' ORDER BY id DESC LIMIT 1`,
    );
    expect(kept!.text).toContain(ON_RECORD);
  });

  it('a number that somebody else proved since joins nobody, and is no longer held by the first', async () => {
    await firm.shares(ON_RECORD);
    const other = phone(telegram, 1700000012, 'Somebody');
    await other.say('hello');
    await other.shares(ON_RECORD);
    const owners = await rows<{ n: number }>(
      house.db,
      `SELECT count(DISTINCT contact_id)::int AS n FROM handle WHERE channel = 'telegram'`,
    );
    expect(owners).toEqual([{ n: 2 }]);
    expect((await firm.say('what is my registration status')).text).not.toMatch(/Status: Pending/);
  });
});

it('a number that another account has proved: joining both is offered, and the code goes to that account', async () => {
  await firm.say('PWD Basti has not paid 2 lakh for contract GEMC-511687700000001, CRAC made on 5 July 2026');
  const number = /GC-\d{4}-\d{6}-[A-Z]/.exec((await firm.say('yes')).text)![0];
  await firm.shares(ON_RECORD);
  const other = phone(telegram, 1700000012, 'Second telephone');
  await other.say('hello');
  const offered = await other.shares(ON_RECORD);
  expect(offered.text).toMatch(/confirmed before from another account/);
  expect(offered.text).not.toContain(number);
  const before = firm.heard().length;
  expect((await other.press(offered, 'Bring them together')).text).toMatch(/on its way to the other account/);
  const { text } = await firm.answerAfter(before, 'the code');
  const joined = await other.say(/\d{3}-\d{3}/.exec(text)![0]);
  expect(joined.text).toContain(number);
  // Shared once more there is nobody to be joined with.
  expect((await other.shares(ON_RECORD)).text).not.toMatch(/another account/);
  expect(troubles(house)).toEqual([]);
});

it('in the middle of a matter the number is noted, and the matter goes on', async () => {
  await firm.say('PWD Basti has not paid for my goods');
  const told = await firm.shares(ON_RECORD);
  expect(told.text).toMatch(/ending in 0001 is confirmed/);
  expect(told.text).toMatch(/contract number/i);
});
