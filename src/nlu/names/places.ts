import type { Token } from '../fold.ts';
import { skeleton } from '../phonetic.ts';
import type { Entity, UnderstandingInput } from '../types.ts';
import { type Candidate, choose } from './choose.ts';
import { EVERYDAY } from './everyday.ts';
import { type Found, Gazetteer } from './gazetteer.ts';
import { isMeant } from './meant.ts';
import { DEPARTMENT, nameForms } from './variants.ts';
import { DEPARTMENT_WORDS, TOWN } from './words.ts';

/** A misspelt word for department is no everyday word, however many write it so. */
const DEPARTMENT_SOUNDS = new Set([...DEPARTMENT_WORDS].map(skeleton));

/** Finds departments and districts in a text; the heaviest reading of the whole row wins. */
export class Places {
  readonly #gazetteer: Gazetteer;

  /** @param everyday words people use for other things, beside those known to be near a name (everyday.ts) */
  constructor(
    input: Pick<UnderstandingInput, 'departments' | 'ambiguous' | 'districts'>,
    everyday: ReadonlySet<string>,
  ) {
    const sound = (word: string) => DEPARTMENT_SOUNDS.has(skeleton(word));
    const words = [...everyday].filter((word) => !sound(word));
    this.#gazetteer = new Gazetteer(nameForms(input), new Set([...EVERYDAY, ...words]));
  }

  find(tokens: readonly Token[], original: string): Entity[] {
    const inside = this.#meant(tokens);
    const found = inside.length > 0 ? inside : this.#gazetteer.findWhole(tokens);
    const candidates = found.map((one) => weigh(one, tokens));
    return choose(candidates, tokens.length).map((one) => entity(one, tokens, original));
  }

  #meant(tokens: readonly Token[]): Found[] {
    const found = this.#gazetteer.find(tokens);
    if (found.length === 0) return [];
    const row = {
      tokens,
      found,
      shouting: tokens.every((token) => token.upper || !/[a-z]/.test(token.text)),
      saysDepartment: (token: Token | undefined) => this.#gazetteer.departmentCost(token) !== null,
    };
    const meant = found
      .filter((one) => isMeant(one, row))
      .map((one) => this.#withDepartmentWord(one, tokens));
    return [...meant, ...shortened(meant, tokens)];
  }

  /** The name and the word "department" after it are one piece. */
  #withDepartmentWord(one: Found, tokens: readonly Token[]): Found {
    const cost = one.form.place === 'department' ? this.#gazetteer.departmentCost(tokens[one.to]) : null;
    return cost === null ? one : { ...one, to: one.to + 1, cost: one.cost + cost };
  }
}

/** "kanpur nagar nigam": the district lends its last word to the municipal body and stays the same district. */
function shortened(meant: readonly Found[], tokens: readonly Token[]): Found[] {
  return meant
    .filter((one) => {
      const last = one.to - 1;
      if (one.form.place !== 'district' || one.from === last || !TOWN.has(tokens[last]!.key)) return false;
      return meant.some((other) => other.form.place === 'department' && other.from === last);
    })
    .map((one) => ({ ...one, to: one.to - 1 }));
}

const PIECE = 1.5;

function weigh(one: Found, tokens: readonly Token[]): Candidate {
  let letters = 0;
  for (let i = one.from; i < one.to; i += 1) letters += tokens[i]!.key.length;
  // Each piece costs something, so that one long name beats two short ones that cover the same words; a name given
  // with its word for department beats the same letters patched together.
  const given = one.form.words.at(-1) === DEPARTMENT ? 0.2 : 0;
  const asked = one.form.asked ? 0.1 : 0;
  return { ...one, weight: letters - one.cost - PIECE + given + asked };
}

function entity(one: Candidate, tokens: readonly Token[], original: string): Entity {
  const start = tokens[one.from]!.start;
  const end = tokens[one.to - 1]!.end;
  const place = { text: original.slice(start, end).trimEnd(), start, end };
  const { codes, asked, words } = one.form;
  if (asked || codes.length > 1) {
    const kind = one.form.place === 'department' ? 'department_ambiguous' : 'district_ambiguous';
    const value = words.filter((word) => word !== DEPARTMENT).join(' ');
    return { kind, value, ...place, codes: [...codes] };
  }
  return { kind: one.form.place, value: codes[0]!, ...place };
}
