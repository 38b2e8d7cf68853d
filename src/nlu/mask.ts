import type { Token } from './fold.ts';
import { respell } from './respell.ts';
import type { Entity, EntityKind } from './types.ts';

/** A word for the model: its key, or a class sign (begins with "#") in place of an entity. */
export type Word = string;

// Classes of entities that lose their words, so that no name pulls an intent. The rest keep their words.
const MASKS: Partial<Record<EntityKind, string>> = {
  department: '#dept',
  department_ambiguous: '#dept',
  district: '#dist',
  district_ambiguous: '#dist',
  bid: '#bid',
  ra: '#bid',
  contract: '#contract',
  gstin: '#gstin',
  pan: '#pan',
  udyam: '#udyam',
  uam_old: '#udyam',
  seller_id: '#seller',
  ifsc: '#ifsc',
  email: '#email',
  mobile: '#mobile',
  pincode: '#pin',
  amount: '#amount',
  date: '#date',
  ticket: '#ticket',
  number: '#num',
  percent: '#percent',
};

/** The words of a text with entities replaced by their class. */
export function maskedWords(tokens: readonly Token[], entities: readonly Entity[]): Word[] {
  const words: Word[] = [];
  let until = -1;
  for (const token of tokens) {
    if (token.start < until) continue;
    const entity = entities.find(
      (one) => MASKS[one.kind] && token.start >= one.start && token.start < one.end,
    );
    if (entity) {
      words.push(MASKS[entity.kind]!);
      until = entity.end;
    } else words.push(/^\d+$/.test(token.key) ? '#num' : respell(token.key));
  }
  return words;
}
