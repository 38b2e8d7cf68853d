import { verhoeffValid } from './checkdigits.ts';
import { asciiDigits } from './digits.ts';

export type SecretKind = 'aadhaar' | 'vid' | 'otp' | 'password' | 'account';

export interface Blanked {
  text: string;
  /** Each kind once, in the order of the list above. */
  found: SecretKind[];
}

const MARK = '████';
const NOT_AFTER = '(?<![\\p{L}\\p{M}\\p{N}/-])';
const NOT_BEFORE = '(?![\\p{L}\\p{M}\\p{N}]|[/-]\\p{N}|[.,]\\d)';
const AADHAAR_WORD = '(?<![\\p{L}\\p{M}])(?:aadhaa?r|adhaa?r|aadha?r|uid(?:ai)?|आधार)';
const TO_NUMBER =
  '(?:\\s*(?:card|कार्ड|number|no|num|nos|नम्बर|नंबर|संख्या|सं|is|hai|h|है|ka|का|code|mera|मेरा)){0,4}[\\s.:=#(-]*';

/** What stands for a secret, in what order it is looked for. Group 1 is what comes before, group 2 the secret. */
interface Finder {
  kind: SecretKind;
  pattern: RegExp;
  /** Of the digits alone (or the word), whether it is one. */
  is: (secret: string, match: RegExpExecArray) => boolean;
}

const compile = (source: string) => new RegExp(source, 'giu');
const digitsOf = (text: string) => text.replace(/\D/g, '');
const isAadhaar = (digits: string) => /^[2-9]\d{11}$/.test(digits) && verhoeffValid(digits);

const FINDERS: readonly Finder[] = [
  {
    // Called Aadhaar: taken whatever its check digit and spacing; a slip of the finger is still most of a secret.
    kind: 'aadhaar',
    pattern: compile(`(${AADHAAR_WORD}${TO_NUMBER})([2-9](?:[ .-]?\\d){11})${NOT_BEFORE}`),
    is: () => true,
  },
  {
    kind: 'vid',
    pattern: compile(`(${NOT_AFTER})(\\d{4}([ -]?)\\d{4}\\3\\d{4}\\3\\d{4})${NOT_BEFORE}`),
    is: (secret, match) => !isNumberOfPayment(match) && !isContract(secret, match),
  },
  {
    kind: 'aadhaar',
    pattern: compile(`(${NOT_AFTER})([2-9]\\d{3}[ -]?\\d{4}[ -]?\\d{4})${NOT_BEFORE}`),
    is: (secret, match) =>
      isAadhaar(digitsOf(secret)) &&
      !isMobile(secret) &&
      !isNumberOfPayment(match) &&
      !isContract(secret, match),
  },
  {
    kind: 'otp',
    pattern: compile(
      `((?<![\\p{L}\\p{M}])(?:otp|o\\.t\\.p\\.?|ओटीपी|ओ\\.?टी\\.?पी\\.?|(?:verification |security |one time |sms |my |the |mera |^)code|सत्यापन कोड|^कोड)(?:\\s*(?:code|कोड|is|hai|h|है|aaya|aya|आया|number|no|नम्बर|नंबर|ye|yeh|यह|mera|मेरा|to|तो)){0,4}[\\s.:=#-]*)(\\d{3} ?\\d{3}|\\d{4,8})${NOT_BEFORE}`,
    ),
    is: () => true,
  },
  {
    kind: 'otp',
    pattern: compile(
      `(${NOT_AFTER})(\\d{4,8})(?=((?:\\s*(?:is|hai|h|है|ye|yeh|my|the|mera|मेरा)){0,2})\\s*(?:otp|ओटीपी)(?![\\p{L}\\p{M}]))`,
    ),
    // Without a joining word only the usual six digits, and not a pincode or a year.
    is: (secret, match) =>
      Boolean(match[3]) || (secret.length === 6 && !/(?:pin|पिन)\D*$/i.test(before(match))),
  },
  {
    // The word after "password is": not a sentence about passwords ("password bhool gaya").
    kind: 'password',
    pattern: compile(
      `((?<![\\p{L}\\p{M}])(?:password|passwd|pasword|pwd|पासवर्ड)\\s*(?:(?:is|hai|h|है)\\s*[:=-]?|[:=])\\s*["'“]?)([^\\s"'”,;।]{3,64})`,
    ),
    is: (secret, match) => looksLikePassword(secret) || isLastWord(secret, match),
  },
  {
    kind: 'password',
    pattern: compile(`((?<![\\p{L}\\p{M}])(?:password|passwd|pasword|पासवर्ड)\\s+["'“]?)([^\\s"'”,;।]{4,64})`),
    is: (secret) => looksLikePassword(secret),
  },
  {
    kind: 'account',
    pattern: compile(
      `((?<![\\p{L}\\p{M}])(?:account|acct|a\\/c|ac|khata|khaata|khate|खाता|खाते|एकाउंट|अकाउंट|एकाउण्ट)(?:\\s*(?:number|no|num|nos|sankhya|नम्बर|नंबर|संख्या|सं|is|hai|h|है|ka|का|mera|मेरा|bank|बैंक)){0,4}[\\s.:=#-]*)(\\d(?:[ -]?\\d){8,17})${NOT_BEFORE}`,
    ),
    is: (secret, match) => !/^511687\d{9}$/.test(digitsOf(secret)) && !isMobileBeside(secret, match),
  },
];

const ORDER: readonly SecretKind[] = ['aadhaar', 'vid', 'otp', 'password', 'account'];

/**
 * Takes out what we must never store: Aadhaar (Verhoeff-valid, or called so), its virtual ID, one-time codes,
 * passwords, and bank account numbers (their last four digits stay, to recognise them). Numbers of the trade (bids,
 * contracts, GSTIN, tickets), mobiles and sums are left alone. Call it before anything is kept or logged.
 */
export function blankSecrets(text: string): Blanked {
  // Devanagari digits become ASCII one for one, so places found in `plain` hold in `text`.
  let kept = text;
  const found = new Set<SecretKind>();
  for (const finder of FINDERS) {
    const plain = asciiDigits(kept);
    let out = '';
    let from = 0;
    for (const match of plain.matchAll(finder.pattern)) {
      const secret = match[2]!;
      if (secret.includes('█') || !finder.is(secret, match)) continue;
      const at = match.index + match[1]!.length;
      out += kept.slice(from, at) + markFor(finder.kind, secret);
      from = at + secret.length;
      found.add(finder.kind);
    }
    kept = out + kept.slice(from);
  }
  return { text: kept, found: ORDER.filter((kind) => found.has(kind)) };
}

function markFor(kind: SecretKind, secret: string): string {
  return kind === 'account' ? `${MARK}${digitsOf(secret).slice(-4)}` : MARK;
}

/** "91 9000000001" and "919000000001" are mobiles; grouped in fours it is not how a mobile is written. */
function isMobile(secret: string): boolean {
  return /^91[ -]?[6-9]\d{9}$/.test(secret);
}

function before(match: RegExpExecArray): string {
  return match.input.slice(Math.max(0, match.index - 24), match.index + match[1]!.length);
}

/** A bank's reference (UTR, RRN, transaction) has twelve or sixteen digits too and tells nothing by itself. */
function isNumberOfPayment(match: RegExpExecArray): boolean {
  return /(?:(?:utr|rrn|txn|transaction|neft|rtgs|यूटीआर|crm|ref)[\s\p{L}.:#-]*|\+)$/iu.test(before(match));
}

/** Contract numbers begin 511687 and go on after the twelfth digit, or follow their prefix. */
function isContract(secret: string, match: RegExpExecArray): boolean {
  if (!digitsOf(secret).startsWith('511687')) return false;
  const after = match.input.slice(match.index + match[0].length);
  return (
    /^[ -]?\d/.test(after) ||
    /(?:gemc|जेमसी|contract|अनुबंध)[\s.:#-]*$/iu.test(before(match)) ||
    secret.length > 14
  );
}

/** "account 9000000001" may be a mobile beside the word; called "account number" it is what it is called. */
function isMobileBeside(secret: string, match: RegExpExecArray): boolean {
  return /^[6-9]\d{9}$/.test(digitsOf(secret)) && !/(?:number|no|num|sankhya|नम्बर|नंबर|संख्या)/i.test(match[1]!);
}

const PLAIN_WORDS = new Set(
  `wrong not incorrect galat nahi nhi locked expired bhool reset kya what invalid गलत नहीं भूल क्या lock bhul correct
   sahi same still required needed necessary mandatory kaise कैसे forgotten lost missing old new secret weak`.split(
    /\s+/,
  ),
);

/** "password is ramram": told. "password is wrong", "PWD hai basti ka": nothing secret. */
function isLastWord(secret: string, match: RegExpExecArray): boolean {
  const last = /^["'”.!?\s]*$/.test(match.input.slice(match.index + match[0].length));
  const word = secret.replace(/[.!?]+$/, '').toLowerCase();
  return last && !/^pwd/i.test(match[1]!) && !PLAIN_WORDS.has(word);
}

/** Without "is": only what nobody takes for a word, with a digit or a sign inside. */
function looksLikePassword(word: string): boolean {
  return (
    /[\p{L}]/u.test(word) &&
    /[\d@#$%^&*!_]/.test(word.slice(0, -1)) &&
    !/^[^\s@]+@[^\s@]+\.[a-z]+$/i.test(word)
  );
}
