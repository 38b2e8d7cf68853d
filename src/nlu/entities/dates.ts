import { DateTime } from 'luxon';
import type { Token } from '../fold.ts';
import { isCalendarWord, MONTH_START } from './calendar-words.ts';
import type { Claims } from './claims.ts';
import { readDayWord } from './day-words.ts';
import { Days } from './days.ts';
import { readMonth } from './months.ts';

// After a digit a stop, dash or slash goes on with another number; after a letter ("dt.15.08.2026") it does not.
const ALONE = '(?<![a-z0-9]|[0-9][/.-]|/)';
const ENDS = '(?![a-z0-9]|[/-]\\d|/)';
const NUMERIC = new RegExp(`${ALONE}(\\d{1,2}) ?([./-]) ?(\\d{1,2}) ?\\2 ?(20\\d{2}|\\d{2})${ENDS}`, 'gu');
const ISO = new RegExp(`${ALONE}(20\\d{2})([-/.])(\\d{1,2})\\2(\\d{1,2})${ENDS}`, 'gu');
const WITHOUT_YEAR = new RegExp(`${ALONE}(\\d{1,2})/(\\d{1,2})${ENDS}(?![.,]\\d)`, 'gu');
const GLUED = new RegExp(
  `${ALONE}(\\d{1,2})(?:st|nd|rd|th)?(${MONTH_START})[a-z]{0,6}(20\\d{2}|\\d{2})?${ENDS}`,
  'gu',
);
const FINANCIAL = new RegExp(`${ALONE}(20\\d{2}) ?[-/] ?(?:20)?(\\d{2})${ENDS}`, 'gu');
const FINANCIAL_SAID =
  /(?<![a-z0-9])(?:f\.? ?y\.?|financial year|वित्तीय वर्ष|vittiya varsh)[\s:.-]*(\d{2}) ?[-/] ?(\d{2})(?![\d/-])/gu;
const QUARTER = /(?<![a-z0-9])q ?([1-4])(?![a-z0-9])/gu;
/** Round the clock, fractions, and what stands after "room no": no days. */
const NO_DAY = /^(?:24\/7|1\/[234]|2\/3|3\/4|50\/50)$/;
const NUMBERED =
  /(?:no|number|num|room|plot|flat|house|makan|gali|ward|clause|rule|para|section|page|size|नंबर|संख्या|कमरा|मकान|भूखंड|वार्ड|धारा|नियम|खंड)[\s.:#-]*$/u;

/** Dates as Indians write them, read in the day of `now` at Kolkata; without a year the last such date is meant. */
export function findDates(claims: Claims, tokens: readonly Token[], now: Date): void {
  const days = new Days(claims, now);
  if (claims.digits > 0) findNumeric(claims, days);
  tokens.forEach((token, i) => {
    if (!isCalendarWord(token.key) || !claims.free(token.start, token.end)) return;
    readDayWord(days, tokens, i);
    readMonth(days, tokens, i);
  });
}

function findNumeric(claims: Claims, days: Days): void {
  if (claims.digits >= 2) findSlashed(claims, days);
  for (const match of claims.matches(QUARTER))
    claims.addMatch(match, { kind: 'period', value: `Q${match[1]}` });
  for (const match of claims.matches(GLUED)) {
    const month = DateTime.fromFormat(match[2]!, 'LLL', { locale: 'en' }).month;
    const year = match[3] ? fullYear(match[3]) : null;
    days.addDay(match, { day: Number(match[1]), month, year });
  }
}

function findSlashed(claims: Claims, days: Days): void {
  for (const match of claims.matches(NUMERIC)) {
    days.addDay(match, { day: Number(match[1]), month: Number(match[3]), year: fullYear(match[4]!) });
  }
  for (const match of claims.matches(ISO)) {
    days.addDay(match, { day: Number(match[4]), month: Number(match[3]), year: Number(match[1]) });
  }
  for (const pattern of [FINANCIAL, FINANCIAL_SAID]) {
    for (const match of claims.matches(pattern)) {
      const [from, to] = [Number(match[1]) % 100, Number(match[2])];
      if (to === (from + 1) % 100)
        claims.addMatch(match, { kind: 'period', value: `20${pad(from)}-${pad(to)}` });
    }
  }
  for (const match of claims.matches(WITHOUT_YEAR)) {
    const before = claims.folded.text.slice(Math.max(0, match.index - 14), match.index);
    if (NO_DAY.test(match[0]) || NUMBERED.test(before)) continue;
    days.addDay(match, { day: Number(match[1]), month: Number(match[2]), year: null });
  }
}

function fullYear(digits: string): number {
  return Number(digits.length === 2 ? `20${digits}` : digits);
}

function pad(year: number): string {
  return String(year).padStart(2, '0');
}
