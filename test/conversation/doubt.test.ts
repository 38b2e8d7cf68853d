import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { type TestHouse, testHouse } from '../support/house.ts';
import { buttonsOf, heardBy, turnsOf } from '../support/turns.ts';

let house: TestHouse;
let turns: ReturnType<typeof turnsOf>;

beforeAll(async () => {
  house = await testHouse(await testDatabase());
  turns = turnsOf(house);
});
afterAll(() => house.close());

const LIKELY = { intent: 'pay_pending', band: 'confirm', others: ['pay_bounced', 'pay_deduction'] } as const;
const MATTER = 'PWD Basti did not pay 2 lakh for GEMC-511687700000001';

describe('a reading that is likely but not sure', () => {
  it('is asked about before a matter is opened, and on Yes nothing is asked again', async () => {
    const asked = await turns.say('a', MATTER, LIKELY);
    expect(heardBy(asked)).toContain('Do you mean: Payment pending?');
    expect(buttonsOf(asked)).toEqual(['doubt:yes', 'doubt:no']);
    const begun = await turns.say('a', 'yes');
    expect(heardBy(begun)).toContain('Public Works');
    expect(begun.asks).toBe('crac');
  });

  it('brings the next three on No, and the one picked is dealt with and learnt', async () => {
    await turns.say('b', MATTER, LIKELY);
    const next = await turns.say('b', '', { choice: 'doubt:no' });
    expect(buttonsOf(next)).toHaveLength(4);
    expect(buttonsOf(next)).not.toContain('intent:pay_pending');
    const begun = await turns.say('b', '', { choice: 'intent:pay_bounced' });
    expect(heardBy(begun)).toContain('Public Works');
    expect(turns.corrections).toContainEqual(
      expect.objectContaining({ text: MATTER, read: 'pay_pending', meant: 'pay_bounced', source: 'menu' }),
    );
  });

  it('is not asked about twice: said again, it is taken up with both sayings', async () => {
    await turns.say('c', MATTER, LIKELY);
    const begun = await turns.say('c', 'the department has not paid us', LIKELY);
    expect(begun.asks).toBe('crac');
    expect(heardBy(begun)).toContain('2,00,000');
  });

  it('is answered at once where an answer harms nobody, with other readings under it', async () => {
    const read = {
      intent: 'pay_timeline',
      band: 'confirm',
      others: ['pay_pending', 'pay_interest'],
    } as const;
    const answered = await turns.say('d', 'in how many days after CRAC', read);
    expect(heardBy(answered)).toContain('If you meant something else');
    expect(buttonsOf(answered)).toEqual(['intent:pay_pending', 'intent:pay_interest', 'other']);
    const begun = await turns.say('d', '', { choice: 'intent:pay_pending' });
    expect(begun.intent).toBe('pay_pending');
  });

  it('is a confidential matter at once where a bribe is named', async () => {
    const begun = await turns.say('e', 'the engineer asks for a bribe', {
      intent: 'corruption_collusion',
      band: 'confirm',
    });
    expect(heardBy(begun)).not.toContain('Do you mean');
    expect(begun.intent).toBe('corruption_collusion');
  });

  it('makes way for another matter that is plain, and the first words stay with it', async () => {
    await turns.say('f', MATTER, LIKELY);
    const begun = await turns.say('f', 'EMD was not refunded', { intent: 'bid_emd_refund' });
    expect(begun.intent).toBe('bid_emd_refund');
  });
});

describe('a reading that is doubtful', () => {
  it('is offered with the next likeliest, and a pick goes on with the words that were said', async () => {
    const offered = await turns.say('g', MATTER, { ...LIKELY, band: 'offer' });
    expect(buttonsOf(offered)).toEqual([
      'intent:pay_pending',
      'intent:pay_bounced',
      'intent:pay_deduction',
      'other',
    ]);
    expect((await turns.say('g', '1')).asks).toBe('crac');
  });

  it('brings a person in the end', async () => {
    const unread = { intent: 'pay_pending', band: 'ask' } as const;
    expect(heardBy(await turns.say('h', 'xx yy', unread))).toContain('in other words');
    expect(buttonsOf(await turns.say('h', 'yy zz', unread))).toContain('intent:pay_pending');
    expect(buttonsOf(await turns.say('h', 'zz xx', unread))).toEqual(['person', 'other']);
  });
});

describe('"that is not what I meant"', () => {
  it('brings the next readings of the same words, and they are learnt as what is picked', async () => {
    await turns.say('i', 'EMD has not come back', { intent: 'bid_emd_refund' });
    const offered = await turns.say('i', 'no, that is not what I meant');
    expect(heardBy(offered)).toContain('we read it wrongly');
    const picked = buttonsOf(offered)[0]!.slice('intent:'.length);
    expect(picked).not.toBe('bid_emd_refund');
    await turns.say('i', '1');
    expect(turns.corrections.at(-1)).toMatchObject({ read: 'bid_emd_refund', meant: picked, source: 'menu' });
  });

  it.each([
    ['j', 'you misunderstood, the payment is pending for goods already delivered'],
    ['k', 'galat samjhe, maal de diya par department ne payment nahi kiya'],
    ['l', 'मेरा मतलब था कि माल देने के बाद विभाग ने भुगतान नहीं किया'],
  ])('with what was meant is taken up at once, and learnt (%s)', async (who, words) => {
    await turns.say(who, 'PWD Basti GEMC-511687700000001', { intent: 'bid_emd_refund' });
    const begun = await turns.say(who, words);
    expect(begun.intent).toBe('pay_pending');
    expect(turns.corrections.at(-1)).toMatchObject({
      text: 'PWD Basti GEMC-511687700000001',
      read: 'bid_emd_refund',
      meant: 'pay_pending',
      source: 'person',
    });
    expect(begun.asks).not.toBe('department');
  });

  it('is not read into a complaint that something does not work', async () => {
    await turns.say('m', 'login', { intent: 'login_password' });
    await turns.say('m', 'ye nahi ho raha hai', { intent: 'login_password' });
    expect(turns.corrections.filter(({ read }) => read === 'login_password')).toEqual([]);
  });

  it('never hands on confidential words', async () => {
    const before = turns.corrections.length;
    await turns.say('n', 'the engineer wants a bribe', { intent: 'pay_pending', band: 'offer' });
    await turns.say('n', '', { choice: 'intent:pay_deduction' });
    expect(turns.corrections).toHaveLength(before);
  });
});
