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

interface Row {
  number: string;
  category: string;
  department: string | null;
  confidential: boolean;
  officer: string;
  words: string;
}

/** Tickets of one person, oldest first, with every word that was put into them. */
function ticketsOf(address: string): Promise<Row[]> {
  return house.db.query<Row>(
    `SELECT t.number, t.category, t.department, t.confidential, t.officer, t.slots::text || ' ' ||
       coalesce(string_agg(m.text, ' '), '') AS words
     FROM ticket t LEFT JOIN ticket_message m ON m.ticket_id = t.id
     WHERE t.address = $1 GROUP BY t.id ORDER BY t.year, t.serial`,
    [address],
  );
}

const PAYMENT = ['PWD Basti has not paid 2 lakh for GEMC-511687700000001', 'pay_pending'] as const;
const LOGIN = ['our login does not open', 'login_password'] as const;
const PAN = ['PAN verification fails', 'reg_pan_fail'] as const;
const UDYAM = ['Udyam is not linked', 'reg_udyam_link'] as const;
const EMD = ['EMD is not refunded', 'bid_emd_refund'] as const;
const BRIBE = ['the engineer wants a bribe', 'corruption_collusion'] as const;
const THANKS = ['thank you', 'thanks_bye'] as const;

type Part = readonly [string, string];
const all = (...parts: Part[]) => parts.map(([words]) => words).join(' and ');
const say = (who: string, ...parts: Part[]) => turns.say(who, all(...parts), { matters: parts });

describe('several things in one message', () => {
  it('are named, and the second comes up by itself when the first is registered', async () => {
    const begun = await say('a', PAYMENT, LOGIN);
    expect(heardBy(begun)).toMatch(
      /^You wrote of 2 things: Payment pending; .*password.*\. First: Payment pending\./,
    );
    expect(begun.asks).toBe('crac');
    await turns.say('a', 'made on 5 July 2026');
    const registered = await turns.say('a', 'yes');
    expect(heardBy(registered)).toMatch(/Registered: ticket .*You also wrote of: .*password/s);
    const [ticket] = await ticketsOf('a');
    expect(ticket?.words).toContain(PAYMENT[0]);
    expect(ticket?.words).not.toContain(LOGIN[0]);
  });

  it('keep their own words and details, and share the department named once', async () => {
    await say('b', PAYMENT, EMD);
    await turns.say('b', 'made on 5 July 2026');
    const next = await turns.say('b', 'yes');
    expect(next.asks).not.toBe('department');
    expect(heardBy(next)).toContain('You also wrote of: EMD');
    for (let asked = next.asks; asked && asked !== 'confirm'; )
      asked = (await turns.say('b', "I don't know")).asks;
    await turns.say('b', 'yes');
    const [first, second] = await ticketsOf('b');
    expect(first).toMatchObject({ category: 'payment', department: 'PWD' });
    expect(second).toMatchObject({ category: 'emd_refund', department: 'PWD' });
    expect(second?.words).toContain(EMD[0]);
    expect(second?.words).not.toContain('has not paid');
  });

  it('that are two questions are answered in one go, and either can still become a ticket', async () => {
    const answered = await say('c', PAN, UDYAM);
    expect(answered.replies).toHaveLength(1);
    expect(buttonsOf(answered)).toEqual(['solved', 'open_ticket:reg_pan_fail', 'open_ticket:reg_udyam_link']);
    const begun = await turns.say('c', '', { choice: 'open_ticket:reg_udyam_link' });
    expect(heardBy(begun)).not.toContain('PAN verification');
    expect(begun.asks).not.toBeNull();
  });

  it('wait while "solved, or still stuck?" is open, and follow its answer', async () => {
    const answered = await say('d', PAN, PAYMENT);
    expect(buttonsOf(answered)).toEqual(['solved', 'open_ticket']);
    const next = await turns.say('d', '', { choice: 'solved' });
    expect(heardBy(next)).toContain('You also wrote of: Payment pending');
    expect(next.asks).toBe('crac');
  });

  it('are one thing where the other is a greeting or thanks', async () => {
    const answered = await say('e', PAN, THANKS);
    expect(heardBy(answered)).not.toContain('things');
  });

  it('when the first is cancelled, the second is asked about and kept', async () => {
    await say('f', PAYMENT, EMD);
    const asked = await turns.say('f', 'cancel');
    expect(heardBy(asked)).toContain('You also wrote of: EMD');
    expect(buttonsOf(asked)).toEqual(['next:yes', 'next:no']);
    const begun = await turns.say('f', 'yes');
    expect(begun.intent).toBe('bid_emd_refund');
    expect(heardBy(begun)).toContain('Public Works');
  });

  it('are left when the person leaves both', async () => {
    await say('g', PAYMENT, LOGIN);
    await turns.say('g', 'cancel');
    expect(heardBy(await turns.say('g', 'no'))).toContain('password');
    expect(heardBy(await turns.say('g', 'hello'))).not.toContain('You also wrote of');
  });
});

describe('a confidential matter told with another', () => {
  /** "I do not know" to every question, "yes" to every summary, as long as something is asked. */
  const toTheEnd = async (who: string, { asks }: { asks: string | null }) => {
    for (let asked = asks; asked; )
      asked = (await turns.say(who, asked === 'confirm' ? 'yes' : "I don't know")).asks;
  };

  it('comes first and apart, and the officer of the other reads nothing of it', async () => {
    const begun = await say('h', PAYMENT, BRIBE);
    expect(heardBy(begun)).toContain('First: Bribe');
    await toTheEnd('h', begun);
    const [bribe, payment] = await ticketsOf('h');
    expect(bribe).toMatchObject({
      category: 'corruption',
      department: 'PWD',
      confidential: true,
      officer: 'NODAL',
    });
    expect(payment).toMatchObject({ category: 'payment', department: 'PWD', confidential: false });
    expect(payment?.words).not.toContain('bribe');
  });

  it('goes apart also where it is spoken of twice, between other words', async () => {
    const again = ['bribe money must reach him by Friday', 'corruption_collusion'] as const;
    await say('h2', BRIBE, PAYMENT, again);
    await toTheEnd('h2', await turns.say('h2', "I don't know"));
    const tickets = await ticketsOf('h2');
    expect(tickets.map(({ category }) => category)).toEqual(['corruption', 'payment']);
    expect(tickets[0]?.words).toContain('by Friday');
    expect(tickets[1]?.words).not.toMatch(/bribe|Friday/);
  });

  it('is kept when the other is cancelled', async () => {
    await turns.say('i', PAYMENT[0], { intent: 'pay_pending' });
    await turns.say('i', BRIBE[0]);
    const asked = await turns.say('i', 'cancel');
    expect(buttonsOf(asked)).toEqual(['next:yes', 'next:no']);
    await toTheEnd('i', await turns.say('i', 'yes'));
    expect(await ticketsOf('i')).toMatchObject([
      { category: 'corruption', department: 'PWD', confidential: true },
    ]);
  });

  it('is kept when a new matter takes the place of the other, and all that is said of it goes with it', async () => {
    await turns.say('j', 'PWD Basti has not paid 2 lakh', { intent: 'pay_pending' });
    await turns.say('j', 'the engineer asks for a bribe');
    await turns.say('j', 'he wants a commission of ten percent, a bribe');
    const begun = await turns.say('j', 'Irrigation in Gonda did not refund the EMD of our last bid', {
      intent: 'bid_emd_refund',
    });
    await toTheEnd('j', begun);
    const [emd, bribe] = await ticketsOf('j');
    expect(emd).toMatchObject({ category: 'emd_refund', department: 'IRRI' });
    expect(emd?.words).not.toMatch(/bribe|commission/);
    expect(bribe).toMatchObject({ category: 'corruption', department: 'PWD', confidential: true });
    expect(bribe?.words).toContain('commission of ten percent');
  });

  it('told to an open ticket later never reaches its officer', async () => {
    await turns.say('k', PAYMENT[0], { intent: 'pay_pending' });
    await turns.say('k', 'made on 5 July 2026');
    const { ticket } = await turns.say('k', 'yes');
    const told = await turns.say('k', `add this to my ticket ${ticket}: the engineer asks for a bribe`);
    expect(heardBy(told)).toContain(`This was not added to ${ticket}`);
    await toTheEnd('k', told);
    const [payment, bribe] = await ticketsOf('k');
    expect(payment?.words).not.toContain('bribe');
    expect(bribe).toMatchObject({ category: 'corruption', department: 'PWD', confidential: true });
  });
});

it('a conversation of before, whose step knows nothing of all this, goes on', async () => {
  await turns.say('old', PAYMENT[0], { intent: 'pay_pending' });
  await house.db.query(
    `UPDATE conversation SET step = jsonb_build_object('form', (step->'form') ||
       '{"also":{"category":"corruption","said":{"text":"he wants a bribe","files":[]}}}'::jsonb,
       'asking', 'crac', 'failures', 0) WHERE address = 'old'`,
  );
  await turns.say('old', 'made on 5 July 2026');
  await turns.say('old', 'yes');
  expect((await ticketsOf('old')).map(({ category }) => category)).toEqual(['payment', 'corruption']);
});
