import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Doer } from '../../src/act.ts';
import { approve, type Correction, candidates, correct, refuse } from '../../src/learning/index.ts';
import { NotAllowed, UserMistake } from '../../src/lib/errors.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';
import { knowing } from './small-school.ts';

let world: World;
let officer: Doer;

beforeAll(async () => {
  world = await smallWorld();
  const [post] = await world.db.query<{ officer: string }>('SELECT min(officer) AS officer FROM tenure');
  officer = await world.officer(post!.officer);
});
beforeEach(async () => {
  await world.db.query('TRUNCATE candidate_line, candidate_voice');
});

const said = (text: string, more: Partial<Correction> = {}): Correction => ({
  text,
  language: 'hi-Latn',
  read: 'reg_status_check',
  meant: 'pay_pending',
  source: 'person',
  ...more,
});
const say = (doer: Doer, text: string, more?: Partial<Correction>) =>
  world.act(doer, (act) => correct(act, said(text, more), knowing));
const lines = () => candidates(world.db);

/** Somebody whose channel vouches for them, as Telegram does. */
async function vouched(address: string): Promise<Doer> {
  const person = await world.person(address);
  await world.db.query('UPDATE handle SET verified_at = now() WHERE contact_id = $1', [person.contactId]);
  return person;
}

describe('whose word counts', () => {
  it('an officer’s and the command line’s at once', async () => {
    expect(await say(officer, 'paisa atka hua hai', { source: 'officer' })).toMatchObject({
      status: 'taken',
    });
    expect(await say(SYSTEM, 'rakam atki padi hai', { source: 'cli' })).toMatchObject({ status: 'taken' });
    expect((await lines()).map(({ doer, decidedBy }) => [doer, decidedBy])).toEqual([
      [expect.stringMatching(/^staff:/), expect.stringMatching(/^staff:/)],
      ['system:test', 'system:test'],
    ]);
  });

  it('a person’s waits, even when they call themselves an officer', async () => {
    expect(await say(world.buyer, 'paisa atka hua hai')).toMatchObject({ status: 'waiting', reason: null });
    expect(await say(world.buyer, 'rakam atki padi hai', { source: 'officer' })).toMatchObject({
      status: 'waiting',
    });
  });

  it('an officer decides about it, a person may not', async () => {
    const { id } = await say(world.buyer, 'paisa atka hua hai');
    await expect(world.act(world.buyer, (act) => approve(act, id!))).rejects.toThrow(NotAllowed);
    expect(await world.act(officer, (act) => approve(act, id!))).toMatchObject({ status: 'taken' });
    expect(await world.act(officer, (act) => refuse(act, id!, 'says nothing'))).toMatchObject({
      status: 'refused',
      detail: 'says nothing',
    });
    expect(await say(officer, 'paisa atka hua hai', { source: 'officer' })).toMatchObject({
      status: 'refused',
      reason: 'refused',
    });
    await expect(world.act(officer, (act) => approve(act, '999999'))).rejects.toThrow(UserMistake);
  });

  it('two different people whose channels vouch for them agree; one person twice does not, nor web chats', async () => {
    const [first, second] = [await vouched('first'), await vouched('second')];
    await say(first, 'paisa atka hua hai');
    expect(await say(first, 'Paisa atka hua hai!!')).toMatchObject({ status: 'waiting' });
    expect(await say(await world.person('nobody'), 'paisa atka hua hai')).toMatchObject({
      status: 'waiting',
    });
    expect(await say(second, 'paisa atka hua hai sir')).toMatchObject({ status: 'taken' });
    expect(await lines()).toMatchObject([{ decidedBy: 'agreement', voices: 3 }]);
  });

  it('nobody teaches more than five lines a day', async () => {
    const words = ['ek', 'do', 'teen', 'char', 'panch', 'chhah'];
    const told = [];
    for (const word of words) told.push(await say(world.buyer, `${word} mahine se rakam atki`));
    expect(told.map(({ reason }) => reason)).toEqual([null, null, null, null, null, 'too_many']);
    expect(await lines()).toHaveLength(5);
  });
});

describe('what is no line to learn from is refused with a reason and not kept', () => {
  it.each([
    ['', 'too_short'],
    ['...', 'too_short'],
    ['mila', 'too_short'],
    ['pata nahi', 'an_answer'],
    ['rakam atki '.repeat(40), 'too_long'],
    ['x '.repeat(50_000), 'too_long'],
    ['Sir, rishwat chahiye babu!', 'kept'],
    ['PWD Basti ka babu rishwat chahiye', 'kept'],
    ['Payment nahi aaya, kripya', 'known'],
  ])('%s', async (text, reason) => {
    expect(await say(world.buyer, text)).toMatchObject({ status: 'refused', reason, id: null });
    expect(await lines()).toEqual([]);
  });

  it('not even from an officer, where it would give the test away', async () => {
    const told = await say(officer, 'rishwat chahiye babu', { source: 'officer' });
    expect(told).toMatchObject({ status: 'refused', reason: 'kept' });
  });

  it('a confidential matter stays with those who may read it', async () => {
    expect(await say(world.buyer, 'babu rishwat maang raha', { meant: 'corruption' })).toMatchObject({
      reason: 'confidential',
    });
  });

  it('an intent that is none is named with the nearest', async () => {
    const wrong = say(SYSTEM, 'paisa atka hua hai', { meant: 'payment_pending' });
    await expect(wrong).rejects.toMatchObject({
      key: 'unknown_intent',
      params: { near: expect.stringContaining('pay_pending') },
    });
  });
});

describe('a line that is learned as something else', () => {
  it('is shown for decision, whoever says so; who decides has the last word', async () => {
    const told = await say(officer, 'firm register hui ki nahi bataiye', { source: 'officer' });
    expect(told).toMatchObject({ status: 'waiting', reason: 'contradicts', detail: 'reg_status_check' });
    expect(await world.act(officer, (act) => approve(act, told.id!))).toMatchObject({ status: 'taken' });
  });

  it('is learned in one meaning: the other gives way', async () => {
    const first = await say(SYSTEM, 'paisa atka hua hai', { source: 'cli' });
    const second = await say(SYSTEM, 'paisa atka hua hai', { source: 'cli', meant: 'reg_status_check' });
    expect(second).toMatchObject({ status: 'waiting', reason: 'contradicts', detail: 'pay_pending' });
    await world.act(officer, (act) => approve(act, second.id!));
    const [one, two] = await lines();
    expect(one).toMatchObject({ id: first.id, status: 'refused', reason: 'spoken_for' });
    expect(two).toMatchObject({ id: second.id, status: 'taken' });
  });
});

describe('what is kept of a line', () => {
  it.each([
    ['mera mobile 9876543210 par OTP nahi aata', '9876543210'],
    ['mera PAN ABCPE1234F galat dikha raha', 'ABCPE1234F'],
    ['aadhaar 2345 6789 0124 se login nahi ho raha', '2345 6789 0124'],
    ['khata number 30111222333 me rakam nahi', '30111222333'],
    ['write to ramesh.kumar@firm.example about my money', 'ramesh.kumar'],
    ['मोबाइल ९८७६५४३२१० पर संदेश नहीं आता', '९८७६५४३२१०'],
    ['bid GEM/2026/B/7654321 ka paisa atka', '7654321'],
    ['our number is 0522 2237 881 call us', '2237'],
  ])('tells nothing about who wrote it: %s', async (text, secret) => {
    await say(SYSTEM, text, { source: 'cli' });
    const [line] = await lines();
    expect(line!.text).not.toContain(secret);
    expect(line!.folded).not.toContain(secret);
  });

  it('the number of a kind stays a number of that kind, and other numbers make no other line', async () => {
    await say(SYSTEM, 'bid GEM/2026/B/7654321 ka paisa atka', { source: 'cli' });
    await say(SYSTEM, 'Bid GEM/2025/B/1112223 ka paisa atka.', { source: 'cli' });
    const [line, ...more] = await lines();
    expect(more).toEqual([]);
    const [bid] = knowing.engine.understand(line!.text).entities;
    expect(bid).toMatchObject({ kind: 'bid' });
  });
});
