import { beforeAll, describe, expect, it } from 'vitest';
import { nodalOf } from '../../src/directory/index.ts';
import { runDue, workDesk } from '../../src/jobs/index.ts';
import { rows } from '../../src/lib/rows.ts';
import { local } from '../../src/lib/time.ts';
import { deskWorld, OFFICER, PLACE } from '../support/desk-world.ts';
import { SYSTEM } from '../support/small-world.ts';

/** Three weeks of 2026 with Deepawali in them: 8 November is a Sunday, the 9th, the 11th and the 24th are holidays. */
const FROM = '2026-11-02';
const DAYS = 25;
const LOOKS = ['00:31', '07:31', '09:31', '10:31', '13:31', '17:31', '18:31', '19:31', '22:31'];
const OFF = [
  '2026-11-07',
  '2026-11-08',
  '2026-11-09',
  '2026-11-11',
  '2026-11-14',
  '2026-11-15',
  '2026-11-21',
  '2026-11-22',
  '2026-11-24',
];
const IN_CHARGE = 'U0000002';
const NODAL = 'U0000003';

interface Told {
  day: string;
  clock: string;
  to: string;
  text: string;
  card: boolean;
  replaces: boolean;
}
const told: Told[] = [];
let number = '';
let events: { kind: string; day: string }[] = [];

/** Nobody does anything: the ticket warns, goes up to the in-charge and on to the nodal officer, and the desk is looked at all day and night. */
beforeAll(async () => {
  const desk = await deskWorld(`${FROM} 10:00`);
  const { world } = desk;
  number = desk.ticket.number;
  await desk.seatPost(IN_CHARGE, 'INCHARGE');
  await desk.seatPost(NODAL, await desk.bySystem(nodalOf));
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object, line: string) => {
      throw new Error(`${line} ${JSON.stringify(fields)}`);
    },
  };
  const tools = {
    db: world.db,
    log,
    now: async () => world.now,
    act: <T>(_: string, cause: string, work: Parameters<typeof world.act<T>>[1]) =>
      world.act(SYSTEM, work, cause),
    learn: async () => undefined,
  };
  let seen = 0;
  for (let day = 0; day < DAYS; day += 1) {
    const date = local(new Date(`${FROM}T12:00+05:30`))
      .plus({ days: day })
      .toISODate()!;
    for (const clock of LOOKS) {
      if (day === 0 && clock < '10:00') continue;
      desk.clock(`${date} ${clock}`);
      await runDue(tools);
      while (await workDesk(tools, 0)) {
        // until nothing is to be done
      }
      await desk.deliver();
      const put = await rows<{
        id: number;
        address: string;
        body: { text: string; card?: object; replaces?: string };
      }>(
        world.db,
        `SELECT id::int, address, body FROM outbox WHERE channel = 'slack' AND id > $1 ORDER BY id`,
        [seen],
      );
      for (const { id, address, body } of put) {
        seen = id;
        told.push({
          day: date,
          clock,
          to: address,
          text: body.text,
          card: Boolean(body.card),
          replaces: Boolean(body.replaces),
        });
      }
    }
  }
  events = (
    await rows<{ kind: string; at: Date }>(
      world.db,
      'SELECT kind, at FROM ticket_event WHERE ticket_id = $1 ORDER BY seq',
      [desk.ticket.id],
    )
  ).map(({ kind, at }) => ({ kind, day: local(at).toISODate()! }));
}, 240_000);

const called = () => told.filter(({ to, replaces }) => to.startsWith('U') && !replaces);
const briefs = (to: string) =>
  called().filter((each) => each.to === to && each.text.startsWith('आज का कार्य'));
const digests = (to: string) =>
  called().filter((each) => each.to === to && each.text.includes('तक का सप्ताह'));

describe('over Deepawali, Sundays and a holiday in the week', () => {
  it('the ticket was warned of, went up to the in-charge and on to the nodal officer', () => {
    const kinds = events.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'escalated')).toHaveLength(2);
    expect(kinds.indexOf('warned')).toBeGreaterThan(-1);
    expect(kinds.indexOf('warned')).toBeLessThan(kinds.indexOf('escalated'));
    for (const { kind, day } of events)
      if (kind !== 'opened') expect(OFF, `${kind} ${day}`).not.toContain(day);
  });

  it('nobody is called in person on a day off, at night or before the office opens', () => {
    expect(called().length).toBeGreaterThan(10);
    for (const { day, clock, to, text } of called()) {
      expect(OFF, `${to} ${clock} ${text}`).not.toContain(day);
      expect(clock >= '09:30' && clock < '19:00', `${to} ${day} ${clock} ${text}`).toBe(true);
    }
  });

  it('a brief comes once each working morning to whom something lies with, at the opening, and to nobody else', () => {
    for (const to of [OFFICER, IN_CHARGE, NODAL]) {
      const days = briefs(to).map(({ day }) => day);
      expect(new Set(days).size).toBe(days.length);
      for (const { day, clock } of briefs(to)) expect(clock).toBe(day === FROM ? '10:31' : '09:31');
    }
    expect(
      briefs(OFFICER)
        .map(({ day }) => day)
        .slice(0, 5),
    ).toEqual(['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06']);
    const up = events.filter(({ kind }) => kind === 'escalated').map(({ day }) => day);
    expect(briefs(IN_CHARGE)[0]!.day > FROM && briefs(IN_CHARGE)[0]!.day >= up[0]!).toBe(true);
    expect(briefs(NODAL)[0]!.day >= up[1]!).toBe(true);
  });

  it('whoever it goes up to is told below its card, and whoever had it hears that it went', () => {
    for (const to of [IN_CHARGE, NODAL]) {
      const own = called().filter((each) => each.to === to && each.text.includes(number));
      const card = own.findIndex((each) => each.card);
      expect(card, to).toBeGreaterThan(-1);
      expect(
        own.slice(card + 1).some((each) => !each.card),
        to,
      ).toBe(true);
    }
    expect(called().filter(({ to, card }) => to === OFFICER && !card).length).toBeGreaterThan(1);
  });

  it('the digest of a week comes to the in-charge and the nodal officer on its first working morning, after a holiday on Tuesday', () => {
    for (const to of [IN_CHARGE, NODAL]) {
      const days = digests(to).map(({ day }) => day);
      expect(days[0]).toBe('2026-11-10');
      for (const day of days) expect(['2026-11-10', '2026-11-16', '2026-11-23']).toContain(day);
      expect(new Set(days).size).toBe(days.length);
    }
    expect(digests(OFFICER)).toEqual([]);
  });

  it('in the place where many read nothing is said but by the card, which changes in place', () => {
    const there = told.filter(({ to }) => to === PLACE);
    expect(there.every(({ card }) => card)).toBe(true);
    expect(there.filter(({ replaces }) => !replaces)).toHaveLength(1);
  });
});
