import type { Token } from '../fold.ts';
import type { Entity, UnderstandingInput } from '../types.ts';
import { type Found, Gazetteer } from './gazetteer.ts';
import { DEPARTMENT, nameForms } from './variants.ts';
import {
  DEALT_WITH,
  DEPARTMENT_WORDS,
  DETERMINERS,
  DISTRICT_WORDS,
  DOER_SIGNS,
  FIRM_WORDS,
  JOINING_WORDS,
  OFFICE_WORDS,
} from './words.ts';

/** A reading of some tokens; `weight` is what choosing it brings. */
interface Candidate extends Found {
  weight: number;
}

/** Finds departments and districts in a text; longest reading of the whole row wins. */
export class Places {
  readonly #gazetteer: Gazetteer;

  constructor(
    input: Pick<UnderstandingInput, 'departments' | 'ambiguous' | 'districts'>,
    everyday: ReadonlySet<string>,
  ) {
    this.#gazetteer = new Gazetteer(nameForms(input), everyday);
  }

  find(tokens: readonly Token[], original: string): Entity[] {
    const found = this.#gazetteer.find(tokens);
    const shouting = tokens.every((token) => token.upper || !/[a-z]/.test(token.text));
    const candidates = found
      .filter((one) => isMeant(one, tokens, found, shouting))
      .map((one) => weigh(withDepartmentWord(one, tokens), tokens));
    return merge(best(candidates, tokens.length)).map((one) => entity(one, tokens, original));
  }
}

/** Drops what only looks like a name: an everyday word without a sign that the department or district is meant. */
function isMeant(one: Found, tokens: readonly Token[], all: readonly Found[], shouting: boolean): boolean {
  const before = tokens[one.from - 1]?.key ?? '';
  const after = tokens[one.to]?.key ?? '';
  const single = one.form.words.length === 1;
  if (one.form.place === 'district') {
    if (!one.form.ordinary) return true;
    return one.likeness === 1 && (!DETERMINERS.has(before) || DISTRICT_WORDS.has(after));
  }
  const named = DEPARTMENT_WORDS.has(after) || OFFICE_WORDS.has(after) || isDepartmentOf(one, tokens);
  if (single && FIRM_WORDS.has(after)) return false;
  if (!one.form.ordinary) return one.likeness === 1 || !single || one.form.words[0]!.length > 4 || named;
  if (named) return true;
  if (one.likeness < 1) return false;
  const abbreviation = tokens[one.from]!.upper && tokens[one.from]!.text.length <= 4 && !shouting;
  return abbreviation || isDoer(one, tokens, all) || isWholeMessage(one, tokens, all);
}

/** "department of energy", "dept of health". */
function isDepartmentOf(one: Found, tokens: readonly Token[]): boolean {
  const [two, last] = [tokens[one.from - 2]?.key ?? '', tokens[one.from - 1]?.key ?? ''];
  return last === 'of' && (DEPARTMENT_WORDS.has(two) || OFFICE_WORDS.has(two));
}

const LOCATING = new Set(['of', 'in', 'at', 'district']);

const FILLERS = new Set([
  'sir',
  'ji',
  'hai',
  'h',
  'ka',
  'ki',
  'ke',
  'me',
  'mein',
  'जी',
  'है',
  'का',
  'की',
  'के',
  'में',
]);

/** Nothing else is said, save a district and words without weight: an answer to "which department?". */
function isWholeMessage(one: Found, tokens: readonly Token[], all: readonly Found[]): boolean {
  return tokens.every((token, i) => {
    if ((i >= one.from && i < one.to) || FILLERS.has(token.key) || JOINING_WORDS.has(token.key)) return true;
    return all.some((other) => other.form.place === 'district' && i >= other.from && i < other.to);
  });
}

/**
 * "Excise Basti ne …", "Estate Agra has not paid", "from Planning Etah": with its district beside it, it is the one
 * that does, owes or is dealt with.
 */
function isDoer(one: Found, tokens: readonly Token[], all: readonly Found[]): boolean {
  return all.some((other) => {
    if (other.form.place !== 'district' || !follows(other, one, tokens)) return false;
    const next = tokens[other.to];
    const before = tokens[one.from - 1];
    return (
      (next !== undefined && DOER_SIGNS.has(next.key)) || (before !== undefined && DEALT_WITH.has(before.key))
    );
  });
}

/** The district stands right after the name, or after "of", "in". */
function follows(district: Found, name: Found, tokens: readonly Token[]): boolean {
  if (district.from === name.to) return true;
  return district.from === name.to + 1 && LOCATING.has(tokens[name.to]!.key);
}

/** The name and the word "department" after it are one piece. */
function withDepartmentWord(one: Found, tokens: readonly Token[]): Found {
  const next = tokens[one.to];
  const extend = one.form.place === 'department' && next && DEPARTMENT_WORDS.has(next.key);
  return extend ? { ...one, to: one.to + 1 } : one;
}

function weigh(one: Found, tokens: readonly Token[]): Candidate {
  let letters = 0;
  for (let i = one.from; i < one.to; i += 1) letters += tokens[i]!.key.length;
  // Each piece costs a little, so that one long name beats two short ones that cover the same words; a name given
  // with its word for department beats the same letters patched together.
  const given = one.form.words.at(-1) === DEPARTMENT ? 0.2 : 0;
  const asked = one.form.asked ? 0.1 : 0;
  return { ...one, weight: letters * one.likeness - 0.5 + given + asked };
}

/** The readings that do not overlap and together weigh most. All that tie for the same place stay. */
function best(candidates: readonly Candidate[], length: number): Candidate[] {
  const total = new Float64Array(length + 1);
  const choice: (Candidate | null)[] = Array.from({ length: length + 1 }, () => null);
  for (let to = 1; to <= length; to += 1) {
    total[to] = total[to - 1]!;
    for (const one of candidates) {
      if (one.to !== to || total[one.from]! + one.weight <= total[to]! + 1e-9) continue;
      total[to] = total[one.from]! + one.weight;
      choice[to] = one;
    }
  }
  const chosen: Candidate[] = [];
  for (let to = length; to > 0; ) {
    const one = choice[to];
    if (!one) {
      to -= 1;
      continue;
    }
    chosen.unshift(...candidates.filter((other) => ties(one, other)));
    to = one.from;
  }
  return chosen;
}

function ties(a: Candidate, b: Candidate): boolean {
  return a.from === b.from && a.to === b.to && a.form.place === b.form.place && b.weight > a.weight - 1e-9;
}

/** Equal readings of one place become one that fits all their codes. */
function merge(chosen: readonly Candidate[]): Candidate[] {
  const merged: Candidate[] = [];
  for (const one of chosen) {
    const last = merged.at(-1);
    if (!last || last.from !== one.from) merged.push(one);
    else {
      const codes = [...new Set([...last.form.codes, ...one.form.codes])];
      merged[merged.length - 1] = {
        ...last,
        form: { ...last.form, codes, asked: last.form.asked || one.form.asked },
      };
    }
  }
  return merged;
}

function entity(one: Candidate, tokens: readonly Token[], original: string): Entity {
  const start = tokens[one.from]!.start;
  const end = tokens[one.to - 1]!.end;
  const place = { text: original.slice(start, end).trimEnd(), start, end };
  const { codes, asked, words } = one.form;
  if (asked || codes.length > 1) {
    const kind = one.form.place === 'department' ? 'department_ambiguous' : 'district_ambiguous';
    return {
      kind,
      value: words.filter((word) => word !== DEPARTMENT).join(' '),
      ...place,
      codes: [...codes],
    };
  }
  return { kind: one.form.place, value: codes[0]!, ...place };
}
