import type { DateTime } from 'luxon';
import type { Token } from '../fold.ts';
import { AGO, EVERY, FUTURE, LAST, NEXT, RELATIVE, SPAN, THIS, WEEKDAYS } from './calendar-words.ts';
import type { Days } from './days.ts';
import { SMALL } from './number-words.ts';

/** "kal", "last friday", "pichle mahine", "do hafte pehle", "3 din": at token i. */
export function readDayWord(days: Days, tokens: readonly Token[], i: number): void {
  const { key } = tokens[i]!;
  const relative = RELATIVE.get(key);
  if (relative) return readRelative(days, tokens, i, relative);
  const weekday = WEEKDAYS.get(key);
  if (weekday) return readWeekday(days, tokens, i, weekday);
  const unit = SPAN.get(key);
  if (unit) readSpan(days, tokens, i, unit);
}

/** "kal" is yesterday, and tomorrow when a verb of the future follows. */
function readRelative(
  days: Days,
  tokens: readonly Token[],
  i: number,
  { days: shift, turns }: { days: number; turns: boolean },
): void {
  const future = turns && tokens.some((token) => FUTURE.test(token.text));
  const next = turns ? { next: days.today.plus({ days: Math.abs(shift) }).toISODate()! } : {};
  const value = days.today.plus({ days: future ? -shift : shift }).toISODate()!;
  days.put([tokens[i]!, tokens[i]!], { value, precision: 'day', ...next });
}

/** The last such day before today and the next one after, unless the word before it says which. */
function readWeekday(days: Days, tokens: readonly Token[], i: number, weekday: number): void {
  const before = tokens[i - 1];
  if (before && EVERY.has(before.key)) return;
  const back = ((days.today.weekday - weekday + 6) % 7) + 1;
  const past = days.today.minus({ days: back });
  const coming = past.plus({ days: back === 7 ? 14 : 7 });
  const iso = (day: DateTime) => day.toISODate()!;
  if (before && NEXT.has(before.key))
    days.put([before, tokens[i]!], { value: iso(coming), precision: 'day' });
  else if (before && LAST.has(before.key))
    days.put([before, tokens[i]!], { value: iso(past), precision: 'day' });
  else days.put([tokens[i]!, tokens[i]!], { value: iso(past), precision: 'day', next: iso(coming) });
}

function readSpan(days: Days, tokens: readonly Token[], i: number, unit: string): void {
  const before = tokens[i - 1];
  if (!before) return;
  const count = /^\d{1,3}$/.test(before.text) ? Number(before.text) : SMALL.get(before.key);
  const after = tokens[i + 1];
  if (count && after && AGO.has(after.key) && unit !== 'Y') {
    days.put([before, after], reckoned(days, unit, -count));
  } else if (count) {
    days.addBetween([before, tokens[i]!], { kind: 'duration', value: `P${count}${unit}` });
  } else {
    const turn = NEXT.has(before.key) ? 1 : LAST.has(before.key) ? -1 : THIS.has(before.key) ? 0 : null;
    if (turn === null || unit === 'D') return;
    if (unit === 'Y')
      days.addBetween([before, tokens[i]!], { kind: 'period', value: String(days.today.year + turn) });
    else days.put([before, tokens[i]!], reckoned(days, unit, turn));
  }
}

/** A day for days, the Monday of a week for weeks, a month for months. */
function reckoned(
  days: Days,
  unit: string,
  by: number,
): { value: string; precision: 'day' | 'week' | 'month' } {
  if (unit === 'D') return { value: days.today.plus({ days: by }).toISODate()!, precision: 'day' };
  if (unit === 'M')
    return {
      value: days.today.startOf('month').plus({ months: by }).toFormat('yyyy-MM'),
      precision: 'month',
    };
  return { value: days.today.startOf('week').plus({ weeks: by }).toISODate()!, precision: 'week' };
}
