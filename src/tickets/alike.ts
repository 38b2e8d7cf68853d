import type { Cell } from '../cells/index.ts';
import { dayOf } from '../lib/time.ts';
import { figuresOf, otherFigures, runsOf, sameRuns } from './alike-text.ts';

/** What is known of a matter, for comparing it with another. */
export interface Matter {
  readonly contactId: string;
  /** null: not told yet of what kind it is. */
  readonly duty: number | null;
  readonly department: string | null;
  readonly district: string | null;
  /** Plain rupees. */
  readonly amount: string | null;
  /** Orders, bids, reverse auctions. */
  readonly numbers: readonly string[];
  /** GSTIN, PAN, Udyam; the domain of a firm's or an office's own mail. */
  readonly firms: readonly string[];
  readonly text: string;
}

const SIGNS = ['number', 'copy', 'words', 'person', 'firm', 'place', 'near', 'kind', 'amount'] as const;
const AGAINST = ['duty', 'department', 'district', 'other_amount', 'figures'] as const;
export type Sign = (typeof SIGNS)[number];
type Against = (typeof AGAINST)[number];

/** What each sign counts, from the cell's thresholds: `alike_<sign>`; what speaks against it is subtracted. */
export type Weights = Readonly<Record<Sign | Against, number>>;

export interface Alike {
  /** About 0 to 2; what it is enough for, the cell's thresholds say. */
  readonly score: number;
  /** What speaks for it, in the order of the list. */
  readonly why: Sign[];
}

export function weightsOf(cell: Cell, now: Date): Weights {
  const day = dayOf(now);
  return Object.fromEntries(
    [...SIGNS, ...AGAINST].map((sign) => [sign, cell.thresholdOn(`alike_${sign}`, day).number]),
  ) as Weights;
}

/**
 * How surely two matters are one. Other order numbers make it another matter, whatever else is the same: a firm writes
 * one letter for each of its orders. What is said by two people whom nothing ties (no number, no letter, no firm) is
 * two matters: many wait for the same department.
 * @param likeness of their meaning, 0 to 1 (names and numbers count there as their kind, so they are compared here)
 */
export function compare(one: Matter, other: Matter, likeness: number, weights: Weights): Alike {
  if (differs(one.numbers, other.numbers)) return { score: 0, why: [] };
  const runs = sameRuns(runsOf(one.text), runsOf(other.text));
  const number = shares(one.numbers, other.numbers);
  const person = one.contactId === other.contactId;
  const firm = !person && shares(one.firms, other.firms);
  if (!number && !person && !firm && runs < LEAST_COPY) return { score: 0, why: [] };
  const signs: Record<Sign, number> = {
    number: Number(number),
    copy: runs,
    words: likeness,
    person: Number(person),
    firm: Number(firm),
    place: Number(one.department !== null && one.department === other.department),
    near: Number(one.district !== null && one.district === other.district),
    kind: Number(one.duty !== null && one.duty === other.duty),
    amount: Number(one.amount !== null && one.amount === other.amount),
  };
  const against: Record<Against, boolean> = {
    duty: conflict(one.duty, other.duty),
    department: conflict(one.department, other.department),
    district: conflict(one.district, other.district),
    other_amount: conflict(one.amount, other.amount),
    // One letter with another bill's number in it. The same order tells them to be one, dates or not.
    figures: !number && runs >= LEAST_COPY && otherFigures(figuresOf(one.text), figuresOf(other.text)),
  };
  const score =
    SIGNS.reduce((sum, sign) => sum + weights[sign] * signs[sign], 0) -
    AGAINST.reduce((sum, sign) => sum + weights[sign] * Number(against[sign]), 0);
  return { score: Math.max(0, score), why: SIGNS.filter((sign) => signs[sign] >= WORTH_SAYING) };
}

/** So much must be the same word for word to be of one letter. */
const LEAST_COPY = 0.3;
/** So much of the words must be the same to be named as a reason. */
const WORTH_SAYING = 0.5;

function shares(one: readonly string[], other: readonly string[]): boolean {
  return one.some((each) => other.includes(each));
}

/** Of one kind (order, bid) each names some, and none is the same. */
function differs(one: readonly string[], other: readonly string[]): boolean {
  if (shares(one, other)) return false;
  return one.some((each) => other.some((theirs) => kindOf(each) === kindOf(theirs)));
}

/** GEMC-…, GEM/2026/B/…, GEM/2026/R/… */
function kindOf(number: string): string {
  return number.replaceAll(/\d/g, '');
}

function conflict<T>(one: T | null, other: T | null): boolean {
  return one !== null && other !== null && one !== other;
}
