import { checkCharacter } from '../../lib/checkdigits.ts';
import type { Claims } from './claims.ts';

// GC-2026-000123-C, gc 2026 123, gc2026000123c. A check letter set off by a space must be right to count.
const FULL =
  /(?<![\p{L}\p{N}])(?:gc|जीसी)[\s/#:-]*(20\d{2})[\s/-]*(\d{1,7})(?:[-/]?([a-z])(?![\p{L}\p{N}])| ([a-z])(?![\p{L}\p{N}]))?(?![\p{L}\p{M}\p{N}])/gu;
const NAMED =
  /(?<![\p{L}\p{N}])(?:ticket|tikat|tkt|टिकट|टिकिट|शिकायत|shikayat|complaint|case|prakaran|प्रकरण)(?: (?:number|no|num|sankhya|संख्या|नंबर|नम्बर|id|क्रमांक))?[\s.:#-]*(\d{1,6})(?![\p{L}\p{M}\p{N}/.,-]\d|\d)/gu;
const OWNED =
  /(?<![\p{L}\p{N}./-])(\d{1,6})(?:-?(?: )?(?:wala|wale|wali|vala|vale|vali|वाला|वाले|वाली))(?![\p{L}\p{M}])/gu;
const ALONE = /^[\s#.]*(\d{1,6})[\s.]*$/gu;

/** Our own ticket numbers, in full or as staff say them. A bare number is also left to be an amount or a choice. */
export function findTickets(claims: Claims): void {
  for (const match of claims.matches(FULL)) {
    const [, year, serial, attached, apart] = match;
    const digits = `${year}${serial!.padStart(6, '0')}`;
    const right = checkCharacter(digits);
    const letter = (attached ?? apart)?.toUpperCase();
    const value = `GC-${year}-${serial!.padStart(6, '0')}`;
    if (apart && letter !== right)
      claims.add(match.index, match.index + match[0].length - 2, { kind: 'ticket', value });
    else if (!letter) claims.addMatch(match, { kind: 'ticket', value });
    else claims.addMatch(match, { kind: 'ticket', value: `${value}-${letter}`, valid: letter === right });
  }
}

export function findShortTickets(claims: Claims): void {
  for (const pattern of [NAMED, OWNED]) {
    for (const match of claims.matches(pattern))
      claims.addMatch(match, { kind: 'ticket_short', value: plain(match[1]!) });
  }
}

/** A message that is nothing but a number may be a ticket's. Call last: it takes no place from others. */
export function loneTicket(claims: Claims): void {
  for (const match of claims.folded.text.matchAll(ALONE)) {
    claims.addMatch(match, { kind: 'ticket_short', value: plain(match[1]!) });
  }
}

function plain(digits: string): string {
  return String(Number(digits));
}
