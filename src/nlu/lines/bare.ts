import { SMALL, UNITS } from '../entities/number-words.ts';
import { keysOf } from '../fold.ts';
import { DEPARTMENT_WORDS, FIRM_WORDS } from '../names/words.ts';

const set = (words: string): ReadonlySet<string> => new Set(keysOf(words));

/** How one addresses and asks. */
const ADDRESS =
  set(`sir sirji sr madam maam mam ji jee please pls plz plzz plss kindly kripya kripaya krpya respected
  dear mahoday mahodaya shriman sriman sahab saheb sahib bhai bhaiya bhaisahab janab
  कृपया कृप्या महोदय महोदया श्रीमान श्रीमन मान्यवर सर जी मैडम साहब साहेब भाई भैया आदरणीय`);
/** How one greets and thanks; where nothing else is said, this is what is said. */
const COURTESY =
  set(`hello hi hii hey namaste namaskar namskar pranam thanks thank thanx thnx dhanyavad dhanyawad
  shukriya regards sorry नमस्ते नमस्कार प्रणाम धन्यवाद शुक्रिया सादर क्षमा`);
const MONEY = set('rs inr rupees rupee rupaye rupye rupay रुपये रुपए रुपया रु');
const MONTHS =
  set(`january february march april june july august september october november december jan feb mar apr
  jun jul aug sep sept oct nov dec जनवरी फरवरी मार्च अप्रैल जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर दिसंबर
  दिसम्बर`);
/** Before the name of a firm: M/s Sharma. */
const MESSRS = set('messrs मेसर्स मैसर्स');
const NAME = '#name';
const NUMBER = '#number';

/** Writes a line without what does not make it another line: names and numbers become signs, politeness goes. */
export class Bare {
  readonly #names = new Set<string>();
  /** How many words the longest name has that begins with this word. */
  readonly #longest = new Map<string, number>();

  /** @param names of departments and districts, in every spelling that is known */
  constructor(names: Iterable<string>) {
    for (const name of names) {
      const words = keysOf(name);
      const first = words[0] ?? '';
      this.#names.add(words.join(' '));
      this.#longest.set(first, Math.max(words.length, this.#longest.get(first) ?? 0));
    }
  }

  /** @param words of the line, folded */
  of(words: readonly string[]): string {
    const signs = withoutRepeats(withoutFirms(this.#signs(words)));
    for (const polite of [(word: string) => ADDRESS.has(word) || COURTESY.has(word), isAddress]) {
      const left = signs.filter((sign) => !polite(sign));
      if (left.length > 0) return withoutRepeats(left).join(' ');
    }
    return signs.join(' ');
  }

  #signs(words: readonly string[]): string[] {
    const signs: string[] = [];
    for (let at = 0; at < words.length; ) {
      const length = this.#nameAt(words, at);
      signs.push(length > 0 ? NAME : signOf(words[at]!));
      at += Math.max(length, 1);
    }
    return signs;
  }

  #nameAt(words: readonly string[], at: number): number {
    const longest = this.#longest.get(words[at]!) ?? 0;
    for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
      if (this.#names.has(words.slice(at, at + length).join(' '))) return length;
    }
    return 0;
  }
}

function isAddress(word: string): boolean {
  return ADDRESS.has(word);
}

/** Numbers in digits and words, dates, and every identifier, since all of them hold digits. */
function signOf(word: string): string {
  if (/\d/.test(word) || SMALL.has(word) || UNITS.has(word) || MONEY.has(word) || MONTHS.has(word))
    return NUMBER;
  return word;
}

/** "m s sharma", "gupta traders", "shri ram steel industries": one name. */
function withoutFirms(signs: readonly string[]): string[] {
  const left: string[] = [];
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at]!;
    const messrs = MESSRS.has(sign) ? 1 : sign === 'm' && signs[at + 1] === 's' ? 2 : 0;
    if (messrs > 0) {
      left.push(NAME);
      at += messrs;
    } else if (FIRM_WORDS.has(sign)) {
      if (left.at(-1) !== NAME) left[Math.max(left.length - 1, 0)] = NAME;
    } else if (DEPARTMENT_WORDS.has(sign) && left.at(-1) === NAME) continue;
    else left.push(sign);
  }
  return left;
}

/** "2 lakh 50 hazar" and "5 cr" are one number each. */
function withoutRepeats(signs: readonly string[]): string[] {
  return signs.filter((sign, at) => !sign.startsWith('#') || sign !== signs[at - 1]);
}
