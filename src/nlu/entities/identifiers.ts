import { gstinValid } from '../../lib/checkdigits.ts';
import type { EntityKind } from '../types.ts';
import type { Claims } from './claims.ts';
import { asDigits, BETWEEN, DIGIT, found, NOT_AFTER, NOT_BEFORE, type Shape, shape } from './shapes.ts';

// Between the parts of a number people write slashes, dashes, dots, spaces or nothing.
const GAP = '[\\s/\\\\.:_|,#-]*';
const compile = (source: string) => new RegExp(NOT_AFTER + source + NOT_BEFORE, 'gu');

const BID_LETTER: Record<string, string> = { b: 'B', बी: 'B', r: 'R', आर: 'R', ra: 'RA', आरए: 'RA' };
const YEAR = `(2[0o]${DIGIT}{2})`;
// Three or four digits, a space or a line's end, and the rest; or any digits, a dash at a line's end, and the rest.
const SPLIT = `${DIGIT}{3,4}(?: |\\s*\\n\\s*)${DIGIT}{3,4}(?![./,]?\\d)|${DIGIT}{1,6}-\\s*\\n\\s*${DIGIT}{1,6}`;
const BID_TAIL = `(b|ra|r|बी|आरए|आर)${GAP}(${SPLIT}|${DIGIT}{4,8})`;
const CALLED = `(?:${GAP}(?:bid|ra|no|number|num|id|संख्या|नंबर|नं|बिड))*`;
const BID = compile(`(?:gem|जेम|जैम)${CALLED}${GAP}${YEAR}${GAP}${BID_TAIL}`);
const BID_WITHOUT_GEM = compile(`${YEAR}\\s?[/\\\\-]\\s?(b|ra|r)\\s?[/\\\\-]\\s?(${DIGIT}{4,8})`);

// 15 digits beginning 511687; seen with spaces or dashes anywhere inside.
const ONE = '[1il]';
const CONTRACT_DIGITS = ['5', ONE, ONE, '6', '8', '7', ...Array.from({ length: 9 }, () => DIGIT)].join(
  BETWEEN,
);
const GEMC = '(?:gem ?c|जेमसी|जैमसी)[\\s:/\\\\._#-]*';
const CONTRACT = compile(`(?:${GEMC})?(${CONTRACT_DIGITS})`);
const CONTRACT_WRONG = compile(`(?:${GEMC}(?=\\d{4,20})|(?=511687\\d{6}))(\\d{4,20})`);

const STATES =
  'an|ap|ar|as|br|ch|cg|dn|dd|dl|ga|gj|hr|hp|jk|jh|kr|ka|kl|la|ld|mp|mh|mn|ml|mz|nl|od|or|pb|py|rj|sk|tn|ts|tg|tr|up|uk|ua|wb';
const SERIAL = `(${DIGIT}{7}|${DIGIT}{3,4}\\s${DIGIT}{3,4})`;
const UDYAM = compile(`(?:udyam|udhyam|उद्यम)${GAP}([a-z]{2})${GAP}(${DIGIT}{2})${GAP}${SERIAL}`);
const UDYAM_WITHOUT_NAME = compile(`(${STATES})\\s?[-/.]\\s?(${DIGIT}{2})\\s?[-/.]\\s?(${DIGIT}{7})`);

const GSTIN: Shape = shape('##AAAAA####AXZ*');
const GSTIN_CUE = /gst|जीएसटी/;
/** [kind, shape, words that tell it]: taken as written, in capitals, without spaces and dashes. */
const PLAIN: readonly (readonly [EntityKind, Shape, RegExp])[] = [
  ['cin', shape('C#####AA####AAA######'), /cin|सीआईएन/],
  ['pan', shape('AAAHA####A'), /pan|पैन/],
  ['uam_old', shape('AA##A#######'), /uam|udyog|aadhaar|उद्योग|यूएएम/],
  ['ifsc', shape('AAAA0######'), /ifs|आईएफएस/],
  ['ifsc', shape('AAAA0******', '(?=[a-z0-9]*\\d)'), /ifs|आईएफएस/],
  ['seller_id', shape('****############', '(?=[a-z0-9]{0,3}[a-z])'), /seller|vendor|विक्रेता/],
];
const DPIIT = compile(`dipp${GAP}(${DIGIT}{3,7})`);
const EMAIL = /(?<![a-z0-9._%+-])[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gu;

export function findIdentifiers(claims: Claims): void {
  if (claims.folded.text.includes('@')) {
    for (const match of claims.matches(EMAIL)) claims.addMatch(match, { kind: 'email', value: match[0] });
  }
  if (claims.digits < LEAST_DIGITS) return;
  findBids(claims);
  findContracts(claims);
  for (const { match, value } of found(claims, GSTIN, GSTIN_CUE)) {
    claims.addMatch(match, { kind: 'gstin', value, valid: gstinValid(value) });
  }
  for (const pattern of [UDYAM, UDYAM_WITHOUT_NAME]) {
    for (const match of claims.matches(pattern)) {
      const value = `UDYAM-${match[1]!.toUpperCase()}-${asDigits(match[2]!)}-${digitsOf(match[3]!)}`;
      claims.addMatch(match, { kind: 'udyam', value });
    }
  }
  for (const [kind, form, cue] of PLAIN) {
    for (const { match, value } of found(claims, form, cue)) claims.addMatch(match, { kind, value });
  }
  for (const match of claims.matches(DPIIT)) {
    claims.addMatch(match, { kind: 'dpiit', value: `DIPP${digitsOf(match[1]!)}` });
  }
}

/** No number of the portal is told by fewer. */
const LEAST_DIGITS = 2;

function findBids(claims: Claims): void {
  for (const pattern of [BID, BID_WITHOUT_GEM]) {
    for (const match of claims.matches(pattern)) {
      const letter = BID_LETTER[match[2]!]!;
      const value = `GEM/${asDigits(match[1]!)}/${letter}/${digitsOf(match[3]!)}`;
      claims.addMatch(match, { kind: letter === 'B' ? 'bid' : 'ra', value });
    }
  }
}

function findContracts(claims: Claims): void {
  for (const match of claims.matches(CONTRACT)) {
    claims.addMatch(match, { kind: 'contract', value: `GEMC-${digitsOf(match[1]!)}`, valid: true });
  }
  for (const match of claims.matches(CONTRACT_WRONG)) {
    claims.addMatch(match, { kind: 'contract', value: `GEMC-${match[1]}`, valid: false });
  }
}

function digitsOf(text: string): string {
  return asDigits(text).replace(/\D/g, '');
}
