import { asciiDigits } from './digits.ts';

/** 90000 00001 → ••••••0001: personal data is masked outside the ticket. */
export function maskMobile(mobile: string): string {
  return `••••••${mobile.slice(-4)}`;
}

/** ramesh@example.org → r•••@example.org; a chat's number keeps its last three digits. */
export function maskAddress(address: string): string {
  const at = address.indexOf('@');
  if (at > 0) return `${address[0]}•••${address.slice(at)}`;
  return address.length > 4 ? `•••${address.slice(-3)}` : '•••';
}

type Mask = (found: string) => string;
const lastFour: Mask = (found) => maskMobile(found.replaceAll(/[^\p{L}\p{N}]/gu, ''));

/** A bare contract number begins so; it names a purchase and no person. */
const CONTRACT = /^511687/;
const NOT_IN_NUMBER = String.raw`(?<![\p{L}\p{N}/-])`;

/** What tells a person, wherever it stands; numbers of the trade (tickets, bids, contracts, sums, dates) stay. */
const MASKS: readonly (readonly [RegExp, Mask])[] = [
  [/[\p{L}\d._%+-]{1,64}@[\p{L}\d.-]{1,255}\.\p{L}{2,}/gu, maskAddress],
  // PAN, also within a GSTIN: the fourth letter names the kind of person.
  [
    /(?<![\p{L}\p{N}])(?:\d{2}[ -]?)?[A-Z]{3}[ABCFGHJLPT][A-Z][ -]?\d{4}[ -]?[A-Z](?:\dZ[A-Z\d])?(?![\p{L}\p{N}])/gu,
    lastFour,
  ],
  [
    /(?<![\p{L}\p{N}])(?:\d{2})?[a-z]{3}[abcfghjlpt][a-z]\d{4}[a-z](?:\dz[a-z\d])?(?![\p{L}\p{N}])/gu,
    lastFour,
  ],
  // Aadhaar and its virtual ID, right or mistyped, as it stands on the card.
  [new RegExp(String.raw`${NOT_IN_NUMBER}\d{4}([ .-])\d{4}\1\d{4}(?:\1\d{4})?(?!\d)`, 'gu'), lastFour],
  // A mobile, however it is parted.
  [/(?<!\d)(?:\+?91[ -]?|0)?[6-9](?:[ -]?\d){9}(?!\d)/gu, lastFour],
  // A bank account, with spaces in it or none.
  [
    new RegExp(String.raw`${NOT_IN_NUMBER}\d{9,18}(?!\d|[.,]\d)`, 'gu'),
    (found) => (CONTRACT.test(found) ? found : lastFour(found)),
  ],
];

/** What a person wrote, with the addresses and numbers that tell who they are masked. Digits of any script. */
export function maskWords(text: string): string {
  return MASKS.reduce((masked, [pattern, mask]) => replaceIn(masked, pattern, mask), text);
}

/** Looked for in ASCII digits, which stand where the others stood. */
function replaceIn(text: string, pattern: RegExp, mask: Mask): string {
  let out = '';
  let from = 0;
  for (const match of asciiDigits(text).matchAll(pattern)) {
    const end = match.index + match[0].length;
    out += text.slice(from, match.index) + mask(text.slice(match.index, end));
    from = end;
  }
  return out + text.slice(from);
}
