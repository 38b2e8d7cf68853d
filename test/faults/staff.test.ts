import { beforeEach, describe, expect, it } from 'vitest';
import { announce, endFault, FAULT_KINDS, OWN_WORDS, sayNextWord } from '../../src/faults/index.ts';
import { type DeskWorld, deskWorld, OFFICER } from '../support/desk-world.ts';
import { SYSTEM } from '../support/small-world.ts';

const NIGHT = '2026-11-18 22:00';
const MORNING = '2026-11-19 09:30';
let desk: DeskWorld;
let world: DeskWorld['world'];
let serial: number;

beforeEach(async () => {
  desk = await deskWorld();
  ({ world } = desk);
});

async function tellStaff(): Promise<void> {
  const one = () => world.act(SYSTEM, sayNextWord);
  const some = async () => {
    while (await one()) {
      // until nobody is left
    }
  };
  await Promise.all([some(), some()]);
}

async function announced(kind: string): Promise<void> {
  const doer = await world.officer('INCHARGE');
  ({ serial } = await world.act(doer, (act) => announce(act, { kind })));
  await tellStaff();
}

async function over(): Promise<void> {
  const doer = await world.officer('INCHARGE');
  await world.act(doer, (act) => endFault(act, serial));
  await tellStaff();
}

const said = async () => (await desk.wordsTo(OFFICER)).filter((text) => /बाधा/u.test(text));

describe('an announcement at night', () => {
  it('reaches those in Slack when their office opens, once, by however many processes', async () => {
    desk.clock(NIGHT);
    await announced('otp_delayed');
    expect(await said()).toEqual([]);
    desk.clock(MORNING);
    await tellStaff();
    expect(await said()).toEqual([expect.stringContaining('बाधा 1 घोषित')]);
    await tellStaff();
    expect(await said()).toHaveLength(1);
  });

  it('reaches them at once where the rules call its kind urgent; that it is over can wait', async () => {
    desk.clock(NIGHT);
    await announced('portal_down');
    expect(await said()).toHaveLength(1);
    await over();
    expect(await said()).toHaveLength(1);
    desk.clock(MORNING);
    await tellStaff();
    expect((await said()).at(-1)).toContain('बाधा 1 दूर हो गई');
  });

  it('is not told any more, nor its end, when it was over before they came', async () => {
    desk.clock(NIGHT);
    await announced('otp_delayed');
    await over();
    desk.clock(MORNING);
    await tellStaff();
    expect(await said()).toEqual([]);
  });
});

describe('an announcement', () => {
  it('in office hours reaches everybody who fills a post but whoever made it', async () => {
    await announced('otp_delayed');
    expect(await said()).toHaveLength(1);
    const [row] = await world.db.query<{ self: number; others: number }>(
      `SELECT count(*) FILTER (WHERE contact_id = $1)::int AS self, count(*) FILTER (WHERE contact_id <> $1)::int AS others
       FROM fault_word`,
      [((await world.officer('INCHARGE')) as { contactId: string }).contactId],
    );
    expect(row!.self).toBe(0);
    expect(row!.others).toBeGreaterThan(5);
  });

  it('of each kind that the rules name as urgent can be made', () => {
    const kinds = [...FAULT_KINDS.map(({ code }) => code), OWN_WORDS];
    for (const kind of world.cell.rules.urgent.faults) expect(kinds).toContain(kind);
  });
});
