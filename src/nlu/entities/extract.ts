import { asciiDigits } from '../../lib/digits.ts';
import type { Folded, Token } from '../fold.ts';
import type { Places } from '../names/places.ts';
import type { Answer, Entity } from '../types.ts';
import { findAmounts } from './amounts.ts';
import { Claims } from './claims.ts';
import { findCrac } from './crac.ts';
import { findDates } from './dates.ts';
import { findIdentifiers } from './identifiers.ts';
import { findPhones, findPincodes } from './phones.ts';
import { findShortTickets, findTickets, loneTicket } from './tickets.ts';

export interface Extraction {
  folded: Folded;
  tokens: readonly Token[];
  places: Places;
  answer: Answer;
  now: Date;
}

/** All entities in order of place. Numbers with a shape of their own come before plain numbers. */
export function extractEntities({ folded, tokens, places, answer, now }: Extraction): Entity[] {
  const claims = new Claims(folded);
  if (claims.digits > 0) findTickets(claims);
  findIdentifiers(claims);
  findPhones(claims);
  findDates(claims, tokens, now);
  if (claims.digits > 0) findShortTickets(claims);
  findPincodes(claims);
  findAmounts(claims, tokens);
  const free = tokens.map((token) => claims.free(token.start, token.end, isWeak));
  for (const found of places.find(unclaimed(tokens, free), folded.original)) {
    if (!claims.free(found.start, found.end, isWeak) || !saysMore(found, tokens, claims)) continue;
    claims.giveUp(found, isWeak);
    if (claims.free(found.start, found.end)) claims.entities.push(found);
  }
  if (claims.digits > 0) loneTicket(claims);
  claims.entities.push(...findCrac(tokens, claims.entities, answer, folded.original));
  return claims.entities.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** "112", "kal": a number or a day unless a longer name contains it ("UP 112", "jal kal"). */
function isWeak({ kind, text }: Entity): boolean {
  return kind === 'number' || (kind === 'date' && !/\d/.test(asciiDigits(text)));
}

/** "kal kal" is twice a day and no misspelt name: some of its words must be nobody's. */
function saysMore(found: Entity, tokens: readonly Token[], claims: Claims): boolean {
  return tokens.some(({ start, end }) => start >= found.start && end <= found.end && claims.free(start, end));
}

/** A claimed token stays in the row as a stop, so that no name reaches across it. */
function unclaimed(tokens: readonly Token[], free: readonly boolean[]): Token[] {
  return tokens.map((token, i) =>
    free[i] ? token : { ...token, key: '\u0002', text: '\u0002', upper: false },
  );
}
