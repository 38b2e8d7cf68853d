import { fold, tokenise } from '../fold.ts';
import type { Entity } from '../types.ts';
import { Claims } from './claims.ts';
import { findDates } from './dates.ts';

/** The dates alone that a few words name, in Hindi or English, in order of place; no model is needed for them. */
export function datesSaid(text: string, now: Date): Entity[] {
  const folded = fold(text);
  const claims = new Claims(folded);
  findDates(claims, tokenise(folded), now);
  return claims.entities.filter(({ kind }) => kind === 'date').sort((a, b) => a.start - b.start);
}
