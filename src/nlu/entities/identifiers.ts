import { gstinValid } from '../../lib/checkdigits.ts';
import type { EntityKind } from '../types.ts';
import type { Claims } from './claims.ts';

// Between the parts of a number people write slashes, dashes, dots, spaces or nothing.
const GAP = '[\\s/\\\\.:_-]*';
const NOT_AFTER = '(?<![\\p{L}\\p{M}\\p{N}])';
const NOT_BEFORE = '(?![\\p{L}\\p{M}\\p{N}])';
const compile = (source: string) => new RegExp(NOT_AFTER + source + NOT_BEFORE, 'gu');

const BID_LETTER: Record<string, string> = { b: 'B', बी: 'B', r: 'R', आर: 'R', ra: 'RA', आरए: 'RA' };
const BID_TAIL = `(b|ra|r|बी|आरए|आर)${GAP}(\\d{4,8}|\\d{3,4} \\d{3,4})`;
const BID = compile(`(?:gem|जेम|जैम)${GAP}(20\\d{2})${GAP}${BID_TAIL}`);
const BID_WITHOUT_GEM = compile(`(20\\d{2})[/-](b|ra|r)[/-](\\d{4,8})`);

// 15 digits beginning 511687; seen with spaces or dashes anywhere inside.
const CONTRACT_DIGITS = Array.from('511687', (d) => d).join('[ -]?');
const CONTRACT = compile(`(?:(?:gem ?c|जेमसी|जैमसी)[\\s:/.-]*)?(${CONTRACT_DIGITS}(?:[ -]?\\d){9})`);
const CONTRACT_WRONG = compile(`(?:(?:gem ?c|जेमसी|जैमसी)[\\s:/.-]*(?=\\d{4,20})|(?=511687\\d{6}))(\\d{4,20})`);

const GSTIN = compile('\\d{2}[a-z]{5}\\d{4}[a-z][1-9a-z]z[0-9a-z]');
const GSTIN_SPACED = compile('\\d{2}[ -]?[a-z]{5}[ -]?\\d{4}[ -]?[a-z][ -]?[1-9a-z][ -]?z[ -]?[0-9a-z]');
const UDYAM = compile(`(?:udyam|उद्यम)${GAP}([a-z]{2})${GAP}(\\d{2})${GAP}(\\d{7})`);

/** [kind, pattern]: taken as written, in capitals, without spaces and dashes. */
const PLAIN: readonly (readonly [EntityKind, RegExp])[] = [
  ['cin', compile('[lu]\\d{5}[a-z]{2}\\d{4}[a-z]{3}\\d{6}')],
  // The fourth letter is the kind of holder.
  ['pan', compile('[a-z]{3}[abcfghljpte][a-z][ -]?\\d{4}[ -]?[a-z]')],
  ['uam_old', compile('[a-z]{2}\\d{2}[a-z]\\d{7}')],
  ['ifsc', compile('[a-z]{4}0(?=[a-z0-9]*\\d)[a-z0-9]{6}')],
  ['dpiit', compile('dipp\\d{3,7}')],
  ['seller_id', compile('(?=[a-z0-9]{0,3}[a-z])[a-z0-9]{4}\\d{12}')],
];
const EMAIL = /(?<![a-z0-9._%+-])[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gu;

export function findIdentifiers(claims: Claims): void {
  for (const match of claims.matches(EMAIL)) claims.addMatch(match, { kind: 'email', value: match[0] });
  findBids(claims);
  findContracts(claims);
  for (const pattern of [GSTIN, GSTIN_SPACED]) {
    for (const match of claims.matches(pattern)) {
      const value = bare(match[0]);
      claims.addMatch(match, { kind: 'gstin', value, valid: gstinValid(value) });
    }
  }
  for (const match of claims.matches(UDYAM)) {
    const value = `UDYAM-${match[1]!.toUpperCase()}-${match[2]}-${match[3]}`;
    claims.addMatch(match, { kind: 'udyam', value });
  }
  for (const [kind, pattern] of PLAIN) {
    for (const match of claims.matches(pattern)) claims.addMatch(match, { kind, value: bare(match[0]) });
  }
}

function findBids(claims: Claims): void {
  for (const pattern of [BID, BID_WITHOUT_GEM]) {
    for (const match of claims.matches(pattern)) {
      const letter = BID_LETTER[match[2]!]!;
      const value = `GEM/${match[1]}/${letter}/${match[3]!.replaceAll(' ', '')}`;
      claims.addMatch(match, { kind: letter === 'B' ? 'bid' : 'ra', value });
    }
  }
}

function findContracts(claims: Claims): void {
  for (const match of claims.matches(CONTRACT)) {
    claims.addMatch(match, { kind: 'contract', value: `GEMC-${match[1]!.replace(/\D/g, '')}`, valid: true });
  }
  for (const match of claims.matches(CONTRACT_WRONG)) {
    claims.addMatch(match, { kind: 'contract', value: `GEMC-${match[1]}`, valid: false });
  }
}

function bare(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}
