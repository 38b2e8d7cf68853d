import type { Token } from '../fold.ts';
import { DOUBTFUL, END, LAST, MONTH_SIGNS, MONTHS, NEXT, OF, SPAN } from './calendar-words.ts';
import type { Days } from './days.ts';
import { SMALL, UNITS } from './number-words.ts';

/** "1 October", "october 1, 2026", "15-Aug-26", "june me", "march end": at token i. */
export function readMonth(days: Days, tokens: readonly Token[], i: number): void {
  const token = tokens[i]!;
  const month = MONTHS.get(token.key);
  if (!month) return;
  const before = tokens[i - 1]?.key === 'of' ? tokens[i - 2] : tokens[i - 1];
  const after = tokens[i + 1];
  const said = yearAfter(tokens, i + 1);
  const end = endAfter(tokens, i);
  const day = dayOf(before, token.key);
  const dayAfter =
    SPAN.has(tokens[i + 2]?.key ?? '') || UNITS.has(tokens[i + 2]?.key ?? '')
      ? null
      : dayOf(after, token.key);
  if (day !== null) {
    const { year, at } = said ?? shortYearAfter(days, tokens, i + 1) ?? { year: null, at: i };
    days.addDay([before!, tokens[at]!], { day, month, year });
  } else if (end) {
    const last = new Date(Date.UTC(said?.year ?? days.today.year, month, 0)).getUTCDate();
    days.addDay([end.from, tokens[Math.max(end.at, said?.at ?? 0)]!], {
      day: last,
      month,
      year: said?.year ?? null,
    });
  } else if (dayAfter !== null) {
    const year = yearAfter(tokens, i + 2);
    days.addDay([token, tokens[year?.at ?? i + 1]!], { day: dayAfter, month, year: year?.year ?? null });
  } else if (said || !DOUBTFUL.has(token.key) || isSigned(tokens[i - 1], after)) {
    days.addMonth([token, tokens[said?.at ?? i]!], month, said?.year ?? null);
  }
}

function isSigned(before: Token | undefined, after: Token | undefined): boolean {
  const led =
    before &&
    (/^(?:in|since|from|by|till|until)$/.test(before.key) || LAST.has(before.key) || NEXT.has(before.key));
  return Boolean(led || (after && after.key !== 'i' && MONTH_SIGNS.has(after.key)));
}

function yearAfter(tokens: readonly Token[], at: number): { year: number; at: number } | null {
  const text = tokens[at]?.text ?? '';
  return /^20\d{2}$/.test(text) ? { year: Number(text), at } : null;
}

/** "15 aug 26": the last word of the message, or joined by a dash, slash or apostrophe. */
function shortYearAfter(
  days: Days,
  tokens: readonly Token[],
  at: number,
): { year: number; at: number } | null {
  const token = tokens[at];
  if (!token || !/^[2-4]\d$/.test(token.text)) return null;
  const joined =
    /^[-/'’.]$/.test(days.between(tokens[at - 1]!, token)) && !UNITS.has(tokens[at + 1]?.key ?? '');
  const last = at === tokens.length - 1;
  return joined || last ? { year: 2000 + Number(token.text), at } : null;
}

/** "march end", "march ke end", "end of march". */
function endAfter(tokens: readonly Token[], i: number): { from: Token; at: number } | null {
  const [one, two] = [tokens[i + 1]?.key ?? '', tokens[i + 2]?.key ?? ''];
  if (END.has(one)) return { from: tokens[i]!, at: i + 1 };
  if (OF.has(one) && END.has(two)) return { from: tokens[i]!, at: i + 2 };
  const led = tokens[i - 1]?.key === 'of' && END.has(tokens[i - 2]?.key ?? '');
  return led ? { from: tokens[i - 2]!, at: i } : null;
}

/** "15", "15th", and in words where the month is no other word ("do june", but "ek mai" may be anything). */
function dayOf(token: Token | undefined, month: string): number | null {
  const match = token && /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token.text);
  const said = match ? Number(match[1]) : DOUBTFUL.has(month) || !token ? 0 : (SMALL.get(token.key) ?? 0);
  return said >= 1 && said <= 31 ? said : null;
}
