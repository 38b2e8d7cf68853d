import { keyOf, keysOf, type Token } from '../fold.ts';
import type { Claims } from './claims.ts';
import { FRACTIONS, GLUED_UNITS, SHIFTS, SMALL, UNITS } from './number-words.ts';

interface Piece {
  kind: 'number' | 'small' | 'fraction' | 'shift' | 'unit' | 'money' | 'percent';
  value: number;
  from: number;
  to: number;
  /** Written with digits. */
  digits: boolean;
}

const MONEY =
  /^(?:rokam|रकम|amount|amt|rashi|dhanrashi|राशि|धनराशि|rs|rupees?|rupay|rupaye?|rupay[ae]|rupiya|rupaya|rupya|inr|₹|रु|रू|रुपये|रुपए|रुपया|रूपये|रुपयों)$/;
const PERCENT: ReadonlySet<string> = new Set([
  '%',
  ...keysOf('percent pratishat prtishat प्रतिशत फीसदी fisdi feesdi'),
]);
const PIECE = /\d+(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|[\p{L}\p{M}]+|[₹%]/gu;

/** "1,60,000": nothing else is written so. */
const LAKHS = /^\d{1,2},\d{2},\d{3}(?:\.\d{1,2})?$/;
const MONEY_GLUED = /(?:^|[^a-z])(?:rs|inr|रु|रू|रुपये|rupees?)$/u;

/** Amounts in rupees, percentages, and bare numbers: "2 lac", "₹48,000/-", "dhai lakh", "एक लाख बीस हजार". */
export function findAmounts(claims: Claims, tokens: readonly Token[]): void {
  if (claims.digits === 0 && !tokens.some((token) => COUNTED.has(token.key))) return;
  const pieces = [...claims.matches(PIECE)].map((match) => pieceOf(match, claims));
  for (let i = 0; i < pieces.length; ) {
    const read = readNumber(pieces, i, claims.folded.text);
    i = read ? claimNumber(claims, pieces, i, read) : i + 1;
  }
}

const WORDS: readonly (readonly [Piece['kind'], ReadonlyMap<string, number>])[] = [
  ['unit', UNITS],
  ['shift', SHIFTS],
  ['fraction', FRACTIONS],
  ['small', SMALL],
];
/** Without a digit and without one of these there is no amount. */
const COUNTED: ReadonlySet<string> = new Set([...UNITS.keys(), ...SHIFTS.keys(), ...PERCENT]);

function pieceOf(match: RegExpExecArray, claims: Claims): Piece | null {
  const { text, original, at } = claims.folded;
  const word = keyOf(match[0]);
  const place = { from: match.index, to: match.index + match[0].length, digits: /^\d/.test(word) };
  if (place.digits) {
    // Inside a longer sign such as "l1" or "gem-2" it is no number of its own.
    const glued = /[\p{L}\p{M}]/u.test(text.charAt(place.from - 1));
    if (glued && !MONEY_GLUED.test(text.slice(Math.max(0, place.from - 8), place.from))) return null;
    return { kind: 'number', value: Number(word.replaceAll(',', '')), ...place };
  }
  if (MONEY.test(word)) return { kind: 'money', value: 0, ...place };
  if (PERCENT.has(word)) return { kind: 'percent', value: 0, ...place };
  for (const [kind, table] of WORDS) {
    const value = table.get(word);
    if (value === undefined) continue;
    const small = word === 'l' && original.charAt(at[place.from]!) === 'l';
    if (GLUED_UNITS.has(word) && (small || !/\d/.test(text.charAt(place.from - 1)))) return null;
    return { kind, value, ...place };
  }
  return null;
}

interface Read {
  value: number;
  next: number;
  unit: boolean;
}

/** A number from piece i on, with all its units: 1 lakh 20 hazar. */
function readNumber(pieces: readonly (Piece | null)[], i: number, text: string): Read | null {
  let total = 0;
  let last = Number.POSITIVE_INFINITY;
  let next = i;
  let unit = false;
  for (;;) {
    const part = readPart(pieces, next, text);
    if (!part || part.scale >= last || (next > i && !part.unit)) break;
    total += part.value * part.scale;
    last = part.scale;
    next = part.next;
    unit = true;
    if (!part.unit) return { value: total, next, unit: false };
  }
  return next > i ? { value: round(total), next, unit } : null;
}

function readPart(pieces: readonly (Piece | null)[], i: number, text: string) {
  const first = pieces[i];
  if (!first || (i > 0 && gapTooWide(pieces[i - 1], first, text))) return null;
  const second = pieces[i + 1];
  let value: number;
  let next = i + 1;
  const shifted = second && (second.kind === 'small' || second.kind === 'number');
  if (first.kind === 'shift' && shifted) {
    value = second.value + first.value;
    next = i + 2;
  } else if (isCompound(first, second, pieces[i + 2])) {
    value = first.value + second!.value;
    next = i + 2;
  } else if (first.kind === 'number' || first.kind === 'small' || first.kind === 'fraction')
    value = first.value;
  else if (first.kind === 'shift') value = 1 + first.value;
  else if (first.kind === 'unit' && first.value >= 1000) {
    return first.to - first.from > 1 && isWholeUnit(pieces, i)
      ? { value: 1, scale: first.value, next, unit: true }
      : null;
  } else return null;
  let scale = 1;
  let unit = false;
  while (pieces[next]?.kind === 'unit' && !gapTooWide(pieces[next - 1], pieces[next]!, text)) {
    scale *= pieces[next]!.value;
    next += 1;
    unit = true;
  }
  // A number word alone ("do", "ek") is a word, not a number.
  const counted = first.kind === 'number' || pieces[next]?.kind === 'percent';
  if (!unit && !counted && !(first.kind === 'shift' && shifted)) return null;
  return { value, scale, next, unit };
}

/** "twenty five thousand". */
function isCompound(tens: Piece, ones: Piece | null | undefined, unit: Piece | null | undefined): boolean {
  if (tens.kind !== 'small' || tens.value < 20 || tens.value % 10 > 0) return false;
  return ones?.kind === 'small' && ones.value < 10 && (unit?.kind === 'unit' || unit?.kind === 'percent');
}

/** "lakh rupaye" is one lakh; "lakh" alone is only a word. */
function isWholeUnit(pieces: readonly (Piece | null)[], i: number): boolean {
  return pieces[i + 1]?.kind === 'money';
}

/** Anything but a space, dash or dot between two pieces parts them. */
function gapTooWide(a: Piece | null | undefined, b: Piece, text: string): boolean {
  return !a || !/^[\s.-]*$/.test(text.slice(a.to, b.from)) ? a !== undefined && a !== null : false;
}

/** Decides what the number is by the signs beside it, claims it, and gives the next piece to read. */
function claimNumber(claims: Claims, pieces: readonly (Piece | null)[], i: number, read: Read): number {
  const { text } = claims.folded;
  const after = pieces[read.next];
  const before = pieces[i - 1];
  const start = pieces[i]!.from;
  const end = pieces[read.next - 1]!.to;
  const value = String(round(read.value));
  if (after?.kind === 'percent') {
    claims.add(start, after.to, { kind: 'percent', value });
    return read.next + 1;
  }
  const moneyAfter = after?.kind === 'money' && /^\s*$/.test(text.slice(end, after.from));
  const moneyBefore = before?.kind === 'money' && /^[\s.:=-]*$/.test(text.slice(before.to, start));
  const slash = /^\s*\/[-=]/.exec(text.slice(end));
  if (read.unit || moneyAfter || moneyBefore || slash || LAKHS.test(text.slice(start, end))) {
    const to = moneyAfter ? after.to : slash ? end + slash[0].length : end;
    claims.add(moneyBefore ? before.from : start, to, { kind: 'amount', value });
    return moneyAfter ? read.next + 1 : read.next;
  }
  claims.add(start, end, { kind: 'number', value });
  return read.next;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
