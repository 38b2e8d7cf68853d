/**
 * What an officer asks for, in the words officers use and in those the menu teaches (template officer_menu). Order
 * matters: the first that fits wins.
 */
export type OfficerVerb =
  | 'queue'
  | 'absence'
  | 'category'
  | 'show'
  | 'take'
  | 'note'
  | 'ask'
  | 'interim'
  | 'transfer'
  | 'return'
  | 'escalate'
  | 'merge'
  | 'apart'
  | 'separate'
  | 'link'
  | 'gem'
  | 'resume'
  | 'resolve'
  | 'reply';

const EDGE = String.raw`(?<![\p{L}\p{M}])`;
const END = String.raw`(?![\p{L}\p{M}])`;
const pattern = (words: string) => new RegExp(`${EDGE}/?(?:${words})${END}`, 'iu');

const VERBS: readonly [OfficerVerb, RegExp][] = [
  [
    'queue',
    pattern(
      '(?:my|meri|mere|mera|मेरे|मेरी) (?:queue|list|tickets?|pending|prakaran|kaam|cases?|लम्बित|प्रकरण|टिकट|कतार|कार्य)|queue|show escalations|escalations|कतार|लम्बित प्रकरण',
    ),
  ],
  [
    'absence',
    /^\s*\/?(?:i (?:am|will be|shall be) |main |मैं )?(?:on leave|leave (?:from|on)|absent|(?:chh?utti|avkash)(?: par)?|(?:दिनांक )?.{0,30}(?:अवकाश|छुट्टी)(?: पर)?|अनुपस्थित)(?![\p{L}\p{M}])/iu,
  ],
  [
    'category',
    pattern(
      'wrong (?:category|kind)|(?:category|kind) (?:is )?wrong|re-?categori[sz]e|galat (?:category|shreni|prakar)|(?:category|shreni) (?:galat|badl\\p{L}*)|गलत (?:श्रेणी|प्रकार)|श्रेणी (?:गलत|बदल[\\p{L}\\p{M}]*)',
    ),
  ],
  ['note', pattern('note|tippani|tippni|टिप्पणी|नोट')],
  ['ask', pattern('ask|poochh?o|poochh?iye|poochh?en|puchh?o|puchh?iye|पूछें|पूछो|पूछिए|पूछिये|पूछना')],
  ['interim', pattern('interim|antarim|अन्तरिम|अंतरिम')],
  [
    'return',
    pattern(
      'return|wapas (?:karo|bhejo|kijiye|bhejiye)|vapas (?:karo|bhejo|kijiye)|lautao|lauta do|वापस (?:करें|करो|भेजें|भेजो|कीजिए)|लौटाएँ|लौटाएं|लौटाओ|लौटा दें',
    ),
  ],
  [
    'transfer',
    pattern(
      "transfer|antarit|hastantarit|अंतरित|अन्तरित|हस्तांतरित|हस्तान्तरित|ट्रांसफर|does ?n[o']t (?:pertain|concern|belong)|not pertain\\w*|sambandhit nahi|(?:mera|mere vibhag ka|hamara) nahi (?:hai|h)|संबंधित नहीं|सम्बन्धित नहीं|मेरा नहीं है|मेरे विभाग का नहीं",
    ),
  ],
  ['escalate', pattern('escalate|upar bhej\\p{L}*|ऊपर भेज[\\p{L}\\p{M}]*|उच्च स्तर पर भेज[\\p{L}\\p{M}]*|एस्केलेट')],
  ['separate', pattern('separate|un-?merge|alag (?:karo|karen|kar do|kijiye)|अलग (?:करें|करो|कर दें|कीजिए)')],
  [
    'apart',
    pattern('not (?:the )?same(?: as)?|alag (?:mamle|mamla|prakaran)|अलग प्रकरण|एक (?:ही )?प्रकरण नहीं'),
  ],
  ['merge', pattern('merge|milao|mila do|mila dijiye|समाहित|सम्मिलित|मिलाएँ|मिलाएं|मिलाओ|मिला दें')],
  ['link', pattern('link|jodo|jod do|jod dijiye|सम्बद्ध|संबद्ध|जोड़ें|जोड़ो|जोड़ दें')],
  [
    'gem',
    pattern(
      'wait(?:ing)? (?:for )?gem|gem (?:pending|wait)|gem ka intezar|gem ki prateeksha|gem se prat[\\p{L}]*|जेम (?:की |से )?प्रतीक्षा|जेम पर लम्बित',
    ),
  ],
  ['resume', pattern('resume|clock on|ghadi chalu|pun[aā]h aarambh|पुनः आरम्भ|पुनः आरंभ|घड़ी चालू')],
  [
    'resolve',
    pattern(
      'close|resolved?|nipta\\p{L}*|nistarit|nistaran|band (?:karo|kar do|kijiye|karen)|निस्तारित|निस्तारण|निपटा[\\p{L}\\p{M}]*|(?:बन्द|बंद) (?:करें|करो|कीजिए|कर दें)',
    ),
  ],
  ['take', pattern('take(?: up)?|le lo|le liya|lijiye|leta|leti|lein|लें|लीजिए|ले लिया|लिया|लेता|लेती|ग्रहण')],
  ['reply', pattern('reply|answer|jawab|jawaab|uttar|उत्तर|जवाब')],
  [
    'show',
    pattern(
      'show|dikhao|dikhaye|dikhaiye|dikhaen|dikha do|details?|vivran|vivaran|दिखाएँ|दिखाएं|दिखाये|दिखायें|दिखाओ|दिखाइए|विवरण',
    ),
  ],
];

export interface Command {
  readonly verb: OfficerVerb;
  /** The number as written, full or short. */
  readonly number?: string;
  /** The other ticket of a merge or link. */
  readonly other?: string;
  /** What is to be said: after the colon, or after verb and number when no colon was written. */
  readonly text: string;
  /** Where to ("to Public Works", "लोक निर्माण को"): what stands before the colon, or the text itself. */
  readonly before: string;
}

const NUMBER = /[A-Z]{2,4}-\d{4}-\d{1,7}(?:-[A-Z])?|(?<![\p{L}\d/.,-])\d{1,6}(?![\d/.-]|\p{L})/giu;
/** Words that belong to the command, not to what is said. */
const FILLER =
  /^(?:ticket|tikat|टिकट|प्रकरण|prakaran|no\.?|number|wala|wale|wali|vala|वाला|वाले|ko|को|ka|का|ki|की|par|पर|do|दो|dein|दें|karen|करें|karo|करो|kar|कर|kijiye|कीजिए|dijiye|दीजिए|please|kripya|कृपया|it|this|yeh|ye|यह|hai|है)$/iu;

/** The command in a message, or undefined when it is none. Devanagari digits have been made ASCII by the caller. */
export function readCommand(text: string): Command | undefined {
  const head = headOf(text);
  const found = VERBS.find(([, words]) => words.test(head));
  if (!found) return undefined;
  const [number, other] = head.match(NUMBER) ?? [];
  const said = head === text ? afterCommand(text, found[1], number) : text.slice(head.length).trim();
  return { verb: found[0], number, other, text: said, before: head === text ? text : head };
}

/** Nothing but the command: "take 124", "मेरे प्रकरण", "note 124: …". It is one also where words were asked for. */
export function isBare(command: Command, text: string): boolean {
  if (command.verb === 'queue') return true;
  return command.number !== undefined && (command.text === '' || hasColon(text));
}

/** "reply 124: …": what stands before an early colon is the command. */
export function hasColon(text: string): boolean {
  return /^[^:]{1,40}:/.test(text);
}

/** Up to the colon, where one stands early: after it come free words. */
function headOf(text: string): string {
  const colon = text.indexOf(':');
  return colon < 0 ? text : text.slice(0, colon + 1);
}

/** "45 wala nipta do firm ko paisa mil gya" → "firm ko paisa mil gya"; the words of the command go first or last. */
function afterCommand(text: string, verb: RegExp, number: string | undefined): string {
  const match = verb.exec(text);
  const verbAt: [number, number] = match ? [match.index, match.index + match[0].length] : [0, 0];
  const at = number ? text.indexOf(number) : -1;
  const end = Math.max(verbAt[1], at < 0 ? 0 : at + number!.length);
  const start = Math.min(verbAt[0], at < 0 ? verbAt[0] : at);
  const after = withoutFillers(text.slice(end));
  return after || withoutFillers(text.slice(0, start));
}

function withoutFillers(text: string): string {
  const words = text.trim().split(/\s+/).filter(Boolean);
  while (words[0] && (FILLER.test(words[0]) || /^[-–,.;|]+$/.test(words[0]))) words.shift();
  while (words.length > 0 && FILLER.test(words.at(-1)!)) words.pop();
  return words.join(' ').replace(/^[-–,;|]\s*/, '');
}
