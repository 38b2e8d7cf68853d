import { DateTime } from 'luxon';
import type { Token } from '../fold.ts';
import { DOUBTFUL, FUTURE, MONTH_SIGNS, MONTHS, RELATIVE, SPAN } from './calendar-words.ts';
import type { Claims } from './claims.ts';
import { SMALL } from './number-words.ts';

type Today = () => DateTime;

const ZONE = 'Asia/Kolkata';
const NUMERIC = /(?<![\p{L}\p{N}/.-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\p{L}\p{N}/-])/gu;
const ISO = /(?<![\p{L}\p{N}/.-])(20\d{2})-(\d{1,2})-(\d{1,2})(?![\p{L}\p{N}/-])/gu;

/** Dates as Indians write them, read in the day of `now` at Kolkata; without a year the last such date is meant. */
export function findDates(claims: Claims, tokens: readonly Token[], now: Date): void {
  // Most messages name no day, and a zone costs more than all the rest.
  let known: DateTime | null = null;
  const today: Today = () => {
    known ??= DateTime.fromJSDate(now, { zone: ZONE }).startOf('day');
    return known;
  };
  for (const match of claims.matches(NUMERIC)) {
    const year = Number(match[4]!.length === 2 ? `20${match[4]}` : match[4]);
    claimDay(
      claims,
      match,
      DateTime.fromObject({ year, month: Number(match[3]), day: Number(match[1]) }, { zone: ZONE }),
    );
  }
  for (const match of claims.matches(ISO)) {
    const [year, month, day] = match.slice(1, 4).map(Number);
    claimDay(claims, match, DateTime.fromObject({ year, month, day }, { zone: ZONE }));
  }
  const future = tokens.some((token) => FUTURE.test(token.text));
  for (let i = 0; i < tokens.length; i += 1) {
    if (!claims.free(tokens[i]!.start, tokens[i]!.end)) continue;
    relativeDay(claims, tokens, i, today, future);
    namedMonth(claims, tokens, i, today);
    span(claims, tokens, i);
  }
}

function claimDay(claims: Claims, match: RegExpExecArray, date: DateTime): void {
  if (date.isValid) claims.addMatch(match, { kind: 'date', value: date.toISODate()!, precision: 'day' });
}

function put(claims: Claims, from: Token, to: Token, entity: Parameters<Claims['add']>[2]): void {
  const { original } = claims.folded;
  const place = { text: original.slice(from.start, to.end).trimEnd(), start: from.start, end: to.end };
  if (claims.free(place.start, place.end)) claims.entities.push({ ...entity, ...place });
}

/** "kal" is yesterday, and tomorrow when a verb of the future follows. */
function relativeDay(
  claims: Claims,
  tokens: readonly Token[],
  i: number,
  today: Today,
  future: boolean,
): void {
  const relative = RELATIVE.get(tokens[i]!.key);
  if (!relative) return;
  const days = relative.turns && future ? -relative.days : relative.days;
  const next = relative.turns
    ? {
        next: today()
          .plus({ days: Math.abs(days) })
          .toISODate()!,
      }
    : {};
  put(claims, tokens[i]!, tokens[i]!, {
    kind: 'date',
    value: today().plus({ days }).toISODate()!,
    precision: 'day',
    ...next,
  });
}

function namedMonth(claims: Claims, tokens: readonly Token[], i: number, today: Today): void {
  const token = tokens[i]!;
  const month = MONTHS.get(token.key);
  if (!month) return;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  const year = [after, tokens[i + 2]].map((one) => yearOf(one?.text)).find((one) => one !== null) ?? null;
  const yearToken = yearOf(after?.text) !== null ? after : year ? tokens[i + 2] : undefined;
  const day = dayOf(before?.text);
  const dayAfter = SPAN.has(tokens[i + 2]?.key ?? '') ? null : dayOf(after?.text);
  if (day !== null) claimNamedDay(claims, before!, yearToken ?? token, { day, month, year }, today);
  else if (dayAfter !== null) {
    claimNamedDay(claims, token, yearToken ?? after!, { day: dayAfter, month, year }, today);
  } else if (year || !DOUBTFUL.has(token.key) || monthSigned(before, after)) {
    claimMonth(claims, token, yearToken ?? token, { month, year }, today);
  }
}

function claimMonth(
  claims: Claims,
  from: Token,
  to: Token,
  { month, year }: { month: number; year: number | null },
  today: Today,
): void {
  const thisYear = DateTime.fromObject({ year: year ?? today().year, month, day: 1 }, { zone: ZONE });
  const past = year || thisYear <= today() ? thisYear : thisYear.minus({ years: 1 });
  const next = year ? {} : { next: past.plus({ years: 1 }).toFormat('yyyy-MM') };
  put(claims, from, to, {
    kind: 'date',
    value: past.toFormat('yyyy-MM'),
    precision: 'month',
    ...next,
  });
}

function monthSigned(before: Token | undefined, after: Token | undefined): boolean {
  const latin = after && after.key !== 'i';
  return Boolean(
    (before && /^(?:in|since|from|last|by|till|until)$/.test(before.key)) ||
      (latin && MONTH_SIGNS.has(after.key)),
  );
}

function claimNamedDay(
  claims: Claims,
  from: Token,
  to: Token,
  said: { day: number; month: number; year: number | null },
  today: Today,
): void {
  const at = (year: number) =>
    DateTime.fromObject({ year, month: said.month, day: said.day }, { zone: ZONE });
  const given = at(said.year ?? today().year);
  if (!given.isValid) return;
  const past = said.year || given <= today() ? given : at(today().year - 1);
  const next = said.year
    ? {}
    : { next: (given > today() ? given : at(today().year + 1)).toISODate() ?? undefined };
  put(claims, from, to, {
    kind: 'date',
    value: (past.isValid ? past : given).toISODate()!,
    precision: 'day',
    ...next,
  });
}

function yearOf(text: string | undefined): number | null {
  return text && /^20\d{2}$/.test(text) ? Number(text) : null;
}

function dayOf(text: string | undefined): number | null {
  const match = text && /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(text);
  const day = match ? Number(match[1]) : 0;
  return day >= 1 && day <= 31 ? day : null;
}

/** "3 mahine se", "दो हफ्ते": a length of time. */
function span(claims: Claims, tokens: readonly Token[], i: number): void {
  const unit = SPAN.get(tokens[i + 1]?.key ?? '');
  const count = /^\d{1,3}$/.test(tokens[i]!.text) ? Number(tokens[i]!.text) : SMALL.get(tokens[i]!.key);
  if (unit && count) put(claims, tokens[i]!, tokens[i + 1]!, { kind: 'duration', value: `P${count}${unit}` });
}
