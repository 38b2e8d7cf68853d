import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/lib/language.ts';
import { add, ask, declare, explainDue, resume, type Ticket, waitForGem } from '../../src/tickets/index.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';
import { at } from '../support/wall-clock.ts';

let world: World;

beforeAll(async () => {
  world = await smallWorld();
});

const explained = (ticket: Ticket, language: Language) =>
  world.act(SYSTEM, async (act) => explainDue(act, await world.read(ticket), language));

/** Hours said to be counted, in hundredths, so that nothing is lost in adding. */
const counted = (lines: string[], pattern: RegExp): number =>
  lines.reduce((sum, line) => sum + Math.round(Number(pattern.exec(line)?.[1] ?? 0) * 100), 0) / 100;

describe('the explanation of a due time', () => {
  it('adds up to the service hours, in English and in Hindi, however odd the minutes', async () => {
    const officer = await world.officer('PWD');
    await world.act(SYSTEM, (act) =>
      declare(
        act,
        {
          date: '2026-11-20',
          kind: 'half_day',
          name: { en: 'Election', hi: 'निर्वाचन', 'hi-Latn': 'Chunav' },
        },
        'GAD',
      ),
    );
    world.now = new Date(at('2026-11-16 10:07').getTime() + 13_337);
    const ticket = await world.open();
    world.now = new Date(at('2026-11-17 11:21').getTime() + 7_777);
    await world.act(officer, (act) => ask(act, ticket.id, 'Which contract?'));
    world.now = new Date(at('2026-11-18 15:43').getTime() + 41_234);
    await world.act(world.buyer, (act) => add(act, ticket.id, { direction: 'in', text: '511687' }));
    await world.act(officer, (act) => waitForGem(act, ticket.id, 'CRM 9'));
    world.now = at('2026-11-19 09:49');
    await world.act(officer, (act) => resume(act, ticket.id));
    const english = await explained(ticket, 'en');
    const hindi = await explained(ticket, 'hi');
    expect(counted(english, /: (?:half day, )?([\d.]+) hours counted/)).toBe(42.5);
    expect(counted(hindi, /: (?:आधा कार्य दिवस, )?([\d.]+) घंटे गिने गए/)).toBe(42.5);
    expect(english).toHaveLength(hindi.length);
    expect(english[0]).toBe(
      'The clock began on 16.11.2026, 10:07. Time allowed: 42.5 working hours (5 working days).',
    );
    expect(english).toContain(
      '17.11.2026: the clock rested 6.65 hours while an answer of the requester was awaited.',
    );
    expect(english).toContain('19.11.2026: the clock rested 0.32 hours while the matter lay with GeM.');
    expect(hindi).toContain('20.11.2026: आधा कार्य दिवस, 4 घंटे गिने गए।');
    expect(english).toContain('21.11.2026: weekly off, not counted.');
    expect(hindi).toContain('24.11.2026: गुरु नानक जयंती, नहीं गिना गया।');
    expect(english.at(-1)).toMatch(/^So it is due on 2[67]\.11\.2026, \d\d:\d\d\.$/);
  });

  it('says that the time still moves while the clock rests', async () => {
    world.now = at('2026-11-30 10:00');
    const ticket = await world.open();
    await world.act(await world.officer('PWD'), (act) => ask(act, ticket.id, 'Which contract?'));
    world.now = at('2026-12-01 10:00');
    const lines = await explained(ticket, 'en');
    expect(lines.at(-2)).toBe('The clock rests at present; the due time moves on until it goes on.');
    expect(lines.at(-1)).toBe('So it is due on 08.12.2026, 10:00.');
    expect((await explained(ticket, 'hi')).at(-2)).toMatch(/समय-गणना अभी रुकी हुई है/);
  });
});
