/**
 * What an officer asks for, in the words officers use. Order matters: the first that fits wins. The patterns look for
 * the verb; the number and the text are read apart.
 */
export type OfficerVerb =
  | 'queue'
  | 'absence'
  | 'show'
  | 'take'
  | 'note'
  | 'ask'
  | 'interim'
  | 'transfer'
  | 'return'
  | 'escalate'
  | 'merge'
  | 'link'
  | 'gem'
  | 'resume'
  | 'resolve'
  | 'reply';

const VERB_WORDS: readonly [OfficerVerb, RegExp][] = [
  [
    'queue',
    /(^|\s)\/?(my|meri|mere|mera|मेरे|मेरी)\s+(queue|list|tickets?|pending|prakaran|kaam|लम्बित|प्रकरण|टिकट|कतार)|^\/?queue$|^(कतार|लम्बित प्रकरण)$/iu,
  ],
  ['absence', /(^|\s)(on leave|leave from|absent|chhutti|chutti|avkash|अवकाश|छुट्टी|अनुपस्थित)/iu],
  ['note', /(^|\s)\/?(note|tippani|tippni|टिप्पणी|नोट)(\s|:|$)/iu],
  ['ask', /(^|\s)\/?(ask|poochho|poocho|pucho|puchho|poochhen|poochiye|पूछ\S*)(\s|:|$)/iu],
  ['interim', /(^|\s)\/?(interim|antarim|अन्तरिम|अंतरिम)(\s|:|$)/iu],
  ['return', /(^|\s)\/?(return|wapas karo|vapas karo|lautao|lauta do|वापस कर\S*|लौटा\S*)(\s|:|$)/iu],
  ['transfer', /(^|\s)\/?(transfer|antarit|hastantarit|अंतरित|अन्तरित|हस्तांतरित|हस्तान्तरित|ट्रांसफर)(\s|:|$)/iu],
  ['escalate', /(^|\s)\/?(escalate|upar bhej\S*|ऊपर भेज\S*|एस्केलेट)(\s|:|$)/iu],
  ['merge', /(^|\s)\/?(merge|milao|mila do|समाहित|मिला\S*)(\s|:|$)/iu],
  ['link', /(^|\s)\/?(link|jodo|jod do|जोड़\S*)(\s|:|$)/iu],
  [
    'gem',
    /(^|\s)\/?(wait(ing)? (for )?gem|gem pending|gem ka intezar|gem se pratiksha|जेम (की |से )?प्रतीक्षा)(\s|:|$)/iu,
  ],
  ['resume', /(^|\s)\/?(resume|clock on|ghadi chalu|पुनः आरम्भ|घड़ी चालू)(\s|:|$)/iu],
  [
    'resolve',
    /(^|\s)\/?(close|resolve[d]?|nipta\S*|nistarit|band kar\S*|निस्तारित|निस्तारण|निपटा\S*|बन्द कर\S*|बंद कर\S*)(\s|:|$)/iu,
  ],
  ['take', /(^|\s)\/?(take( up)?|le lo|le liya|leta|leti|lein|लें|लिया|ले लिया|लेता|लेती|ग्रहण)(\s|:|$)/iu],
  ['reply', /(^|\s)\/?(reply|answer|jawab|jawaab|uttar|उत्तर|जवाब)(\s|:|$)/iu],
  [
    'show',
    /(^|\s)\/?(show|dikhao|dikhaye|dikha do|details?|vivran|दिखाएँ|दिखाएं|दिखाओ|दिखाइए|विवरण)(\s|:|$)/iu,
  ],
];

export interface Command {
  readonly verb: OfficerVerb;
  /** The number as written, full or short. */
  readonly number?: string;
  /** Further numbers (the other ticket of a merge). */
  readonly other?: string;
  /** What stands after the colon, or after the number when no colon was written. */
  readonly text: string;
}

const NUMBER = /[A-Z]{2,4}-\d{4}-\d{1,7}(?:-[A-Z])?|(?<![\p{L}\d/.,-])\d{1,6}(?![\d/.-]|\p{L})/giu;

/** The command in a message, or undefined when it is none. Devanagari digits have been made ASCII by the caller. */
export function readCommand(text: string): Command | undefined {
  const found = VERB_WORDS.find(([, pattern]) => pattern.test(beforeColon(text)));
  if (!found) return undefined;
  const numbers = beforeColon(text).match(NUMBER) ?? [];
  return { verb: found[0], number: numbers[0], other: numbers[1], text: wordsOf(text, found[1], numbers[0]) };
}

function beforeColon(text: string): string {
  const colon = text.indexOf(':');
  return colon < 0 ? text : text.slice(0, colon + 1);
}

function wordsOf(text: string, verb: RegExp, number: string | undefined): string {
  const colon = text.indexOf(':');
  if (colon >= 0) return text.slice(colon + 1).trim();
  let rest = text.replace(verb, ' ');
  if (number) rest = rest.replace(number, ' ');
  return rest
    .replaceAll(
      /(^|\s)(ticket|tikat|टिकट|प्रकरण|prakaran|wala|wale|वाला|वाले|ko|को|ka|का|do|दो|karen|करें|kar|कर)(?=\s|$)/giu,
      ' ',
    )
    .replaceAll(/\s+/g, ' ')
    .trim();
}
