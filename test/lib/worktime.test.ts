import { describe, expect, it } from 'vitest';
import {
  afterWorking,
  isOpen,
  nextOpening,
  type WorkCalendar,
  workingHours,
} from '../../src/lib/worktime.ts';
import { at, wall } from '../support/wall-clock.ts';

const off = new Map([
  ['2026-11-24', { why: 'holiday' as const }],
  ['2026-11-25', { from: 570, to: 810, why: 'half_day' as const }],
]);

/** Monday to Friday 9:30–18:00, a holiday on the 24th and a half day on the 25th of November 2026. */
const office: WorkCalendar = {
  day: (date, weekday) =>
    off.get(date) ?? (weekday > 5 ? { why: 'weekly_off' } : { from: 570, to: 1080, why: 'working' }),
};

const due = (start: string, hours: number, rests: [string, string][] = []) =>
  wall(
    afterWorking(
      office,
      at(start),
      hours,
      rests.map(([from, to]) => ({ from: at(from), to: at(to), reason: 'requester' })),
    ).at,
  );

describe('working time', () => {
  it('ends within the day when the day is long enough', () => {
    expect(due('2026-11-16 10:00', 3)).toBe('2026-11-16 13:00');
  });

  it('begins at opening when it is asked for before, and the next day when after closing', () => {
    expect(due('2026-11-16 06:00', 1)).toBe('2026-11-16 10:30');
    expect(due('2026-11-16 18:00', 1)).toBe('2026-11-17 10:30');
  });

  it('is used up at closing time, not at the next opening', () => {
    expect(due('2026-11-16 09:30', 8.5)).toBe('2026-11-16 18:00');
  });

  it('leaves out weekly offs and holidays, and counts half of a half day', () => {
    expect(due('2026-11-20 17:00', 2)).toBe('2026-11-23 10:30');
    expect(due('2026-11-23 17:00', 6)).toBe('2026-11-26 10:30');
  });

  it('rests within a day, over closing time and over several days', () => {
    expect(due('2026-11-16 10:00', 3, [['2026-11-16 11:00', '2026-11-16 12:30']])).toBe('2026-11-16 14:30');
    expect(due('2026-11-16 10:00', 3, [['2026-11-16 11:00', '2026-11-18 11:00']])).toBe('2026-11-18 13:00');
    expect(due('2026-11-16 10:00', 3, [['2026-11-16 20:00', '2026-11-17 07:00']])).toBe('2026-11-16 13:00');
  });

  it('tells of each day what counted and what rested, and nothing of the time after the due moment', () => {
    const { lines } = afterWorking(office, at('2026-11-16 16:00'), 4, [
      { from: at('2026-11-16 17:00'), to: at('2026-11-17 10:30'), reason: 'requester' },
      { from: at('2026-11-17 15:00'), to: at('2026-11-17 16:00'), reason: 'gem' },
    ]);
    expect(lines.map(({ date, worked, rested }) => [date, worked, rested])).toEqual([
      ['2026-11-16', 1, { requester: 1 }],
      ['2026-11-17', 3, { requester: 1 }],
    ]);
  });

  it('counts the office hours between two moments', () => {
    expect(workingHours(office, at('2026-11-20 17:00'), at('2026-11-26 10:30'))).toBe(1 + 8.5 + 4 + 1);
    expect(workingHours(office, at('2026-11-21 09:00'), at('2026-11-22 18:00'))).toBe(0);
    expect(workingHours(office, at('2026-11-16 11:00'), at('2026-11-16 10:00'))).toBe(0);
  });

  it('knows whether the office is open, and when it opens next', () => {
    expect(isOpen(office, at('2026-11-16 09:30'))).toBe(true);
    expect(isOpen(office, at('2026-11-16 17:59'))).toBe(true);
    expect(isOpen(office, at('2026-11-16 18:00'))).toBe(false);
    expect(isOpen(office, at('2026-11-25 13:30'))).toBe(false);
    expect(wall(nextOpening(office, at('2026-11-23 18:00')))).toBe('2026-11-25 09:30');
  });

  it('that no calendar can give is told, and does not go on for ever', () => {
    const never: WorkCalendar = { day: () => ({ why: 'closure' }) };
    expect(() => afterWorking(never, at('2026-11-16 10:00'), 1)).toThrow(RangeError);
  });
});
