import { asciiDigits } from '../lib/digits.ts';
import { blankSecrets } from '../lib/secrets.ts';
import { storable } from '../lib/storable.ts';
import { type Entity, type EntityKind, keysOf } from '../nlu/index.ts';

/** What stands for a number that leads to a person or a firm: of the same kind, so that the line teaches the same. */
const STAND_INS: Partial<Record<EntityKind, string>> = {
  mobile: '9000000000',
  email: 'name@example.org',
  pan: 'AAAAA0000A',
  gstin: '09AAAAA0000A1Z5',
  udyam: 'UDYAM-UP-00-0000000',
  uam_old: 'UP00A0000000',
  seller_id: 'AAAA000000000000',
  ifsc: 'AAAA0000000',
  cin: 'U00000UP2000PTC000000',
  dpiit: 'DIPP00000',
  bid: 'GEM/2026/B/1000000',
  ra: 'GEM/2026/R/1000000',
  contract: 'GEMC-511687700000000',
  ticket: 'GC-2026-000001',
};
const EMAIL = /[^\s@<>]+@[^\s@<>]+/gu;
/** Whatever else is as long as a phone or an account number, as people group its digits. */
const LONG_NUMBER = /\d(?:[ -]?\d){6,}/gu;
/** Words that make no other line. */
const POLITE = new Set(
  keysOf(`sir madam please plz pls kindly kripya krpya ji jee namaste namaskar pranam hello dear mahoday mahodaya
    respected सर मैडम कृपया जी नमस्ते नमस्कार प्रणाम महोदय महोदया श्रीमान`),
);

/** The line as it may be kept: one line, secrets blanked, numbers that lead to a person replaced by stand-ins. */
export function withoutPersonalData(text: string, read: (text: string) => readonly Entity[]): string {
  const plain = blankSecrets(storable(text)).text.replace(/\s+/gu, ' ').trim();
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of [...read(plain)].sort((a, b) => a.start - b.start)) {
    const standIn = STAND_INS[kind];
    if (standIn === undefined || start < from) continue;
    masked += withoutNumbers(plain.slice(from, start)) + standIn;
    from = end;
  }
  return masked + withoutNumbers(plain.slice(from));
}

/** What no entity was recognised in may still hold an address or a number that is nobody's business. */
function withoutNumbers(text: string): string {
  return asciiDigits(text.replace(EMAIL, STAND_INS.email!)).replace(LONG_NUMBER, '1000000');
}

/** How lines are told apart: what differs only in numbers, addresses or politeness is the same line. */
export function foldedLine(text: string): string {
  const keys = keysOf(text.replaceAll(EMAIL, ' 0 '))
    .map((key) => (/\d/.test(key) ? '#' : key))
    .filter((key) => !POLITE.has(key));
  return keys.filter((key, at) => key !== '#' || keys[at - 1] !== '#').join(' ');
}
