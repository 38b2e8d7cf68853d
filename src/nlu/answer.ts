import { type Folded, keysOf, type Token } from './fold.ts';
import type { Answer } from './types.ts';

const set = (words: string): ReadonlySet<string> => new Set(keysOf(words));
const phrases = (list: string): string[] => list.split('|').map((phrase) => keysOf(phrase).join(' '));

const YES =
  set(`haan han haa ha hn hnji haanji hanji haji ji jee yes yep yeah ya yup y ok okay okey k theek thik thk sahi
  bilkul zaroor jarur correct right confirm confirmed sure true agreed हाँ हां हा हॉ जी हांजी ठीक सही बिल्कुल बिलकुल
  अवश्य जरूर यस ओके स्वीकार`);
const NO = set(
  'nahi nhi nahin nahee nai naa na no nope nah n galat wrong incorrect mat नहीं नही नहि ना न गलत नो मत',
);
const FILLERS = set(
  'ji sir madam sahab saheb mahoday hai h he hain please pls kripya bhai जी सर महोदय है हैं साहब कृपया to तो ye yeh यह',
);
const NOT_KNOWN =
  phrases(`pata nahi|pta nhi|pata nhi|pta nahi|patanahi|nahi pata|nhi pata|nahi pta|nhi pta|nahi malum|nhi malum|nahi maloom|nhi maloom|nahi maloom|maloom nahi|malum nahi|
malum nhi|maloom nhi|yaad nahi|yaad nhi|yad nahi|yad nhi|nahi yaad|dont know|don t know|do not know|not known|dont remember|
don t remember|do not remember|not sure|no idea|idk|cant say|can t say|पता नहीं|पता नही|मालूम नहीं|मालूम नही|याद नहीं|याद नही|
नहीं पता|नहीं मालूम|ज्ञात नहीं|नहीं याद|jankari nahi|jaankari nahi|jankari nhi|जानकारी नहीं|number nahi hai|number nahi|number nhi h|
number nhi|no nahi hai|नंबर नहीं है|नम्बर नहीं है|संख्या नहीं है|not available|uplabdh nahi|उपलब्ध नहीं|dont have|don t have|do not have|not with me`);
const KNOWING = set('pata pta yaad yad malum maloom पता याद मालूम ज्ञात');
const HAVING = set('paas pass पास');
const FORGOTTEN = set('bhul bhool bhula bhoola bhulgaya bhoolgaya भूल भूला forgot forgotten');
/** Words that may stand between it and its "not": "yaad hi nhi", "pass me abhi nhi". */
const BETWEEN = set('hi to toh bhi abhi me mein kuch kuchh hai h में अभी भी तो ही कुछ');
const DENYING = set('nahi nhi nahin nahee nehi nhe ni not नहीं नही नहि');
/** "The bill was not passed" has nothing of a paper that is not at hand. */
const PASSING = set('hua hui ho kiya kari kar kia huye bill हुआ हुई हो किया बिल');
/** Whoever forgot the password asks for something. */
const SIGNING_IN = set('password paswrd paswd otp login पासवर्ड लॉगिन ओटीपी');
const WORDS_THAT_FORGET = 6;
const SKIP =
  phrases(`skip|chhodo|chodo|chhod do|chhodiye|chhod dijiye|chhoden|rehne do|rahne do|aage badho|aage badhe|aage|next|baad me|
baad mein|later|not now|छोड़ें|छोड़ो|छोड़िए|छोड़ दें|छोड़ दीजिए|रहने दें|रहने दो|आगे|आगे बढ़ें|बाद में|स्किप`);
const ORDINALS: readonly ReadonlySet<string>[] = [
  set('pehla pahla pehli pahli pehle pahle पहला पहली पहले first 1st'),
  set('doosra dusra doosri dusri dusre दूसरा दूसरी दूसरे second 2nd'),
  set('teesra tisra teesri tisri तीसरा तीसरी third 3rd'),
  set('chautha choutha chauthi चौथा चौथी fourth 4th'),
  set('panchwa paanchwa panchva पांचवां पांचवा पाँचवाँ fifth 5th'),
  set('chhatha chhathwa chatha छठा छठवां sixth 6th'),
  set('saatwa satwa saatva सातवां सातवा seventh 7th'),
  set('aathwa athwa आठवां आठवा eighth 8th'),
];
// Alone, the bare number words are a choice; inside a sentence "do" is "give".
const COUNTED: readonly ReadonlySet<string>[] = [
  set('ek एक one'),
  set('do दो two'),
  set('teen तीन three'),
  set('char chaar चार four'),
  set('panch paanch पांच पाँच five'),
];
const CHOICE_WORDS = set(
  'wala wali wale vala vali number no option vikalp choice वाला वाली वाले नंबर नम्बर विकल्प',
);
const KIND_NO = phrases('no problem|no issue|no issues|koi baat nahi|koi bat nahi|कोई बात नहीं');
const THUMB_UP = /👍|👌|✅|✔|☑/u;
const THUMB_DOWN = /👎|❌|✖/u;
const MAX_WORDS = 6;

/** What a message answers, if it is an answer: yes, no, "I do not know", skip, or a line of a menu. */
export function readAnswer(folded: Folded, tokens: readonly Token[]): Answer {
  const words = tokens.map((token) => token.key);
  const said = ` ${words.join(' ')} `;
  const choice = choiceOf(folded, words);
  if (choice !== null) return { choice };
  if (words.length > MAX_WORDS + 3) return {};
  if (isNotKnown(words, said)) return { dontKnow: true };
  if (KIND_NO.some((phrase) => said.includes(` ${phrase} `))) return {};
  if (SKIP.some((phrase) => said.trim() === phrase)) return { skip: true };
  return yesOrNo(folded, words);
}

function isNotKnown(words: readonly string[], said: string): boolean {
  if (NOT_KNOWN.some((phrase) => said.includes(` ${phrase} `)) || isDenied(words, KNOWING)) return true;
  if (isDenied(words, HAVING) && !words.some((word) => PASSING.has(word))) return true;
  const forgot = words.length <= WORDS_THAT_FORGET && words.some((word) => FORGOTTEN.has(word));
  return forgot && !words.some((word) => SIGNING_IN.has(word));
}

function isDenied(words: readonly string[], what: ReadonlySet<string>): boolean {
  return words.some((word, at) => {
    if (!what.has(word)) return false;
    if (DENYING.has(words[at - 1] ?? '')) return true;
    let next = at + 1;
    while (BETWEEN.has(words[next] ?? '')) next += 1;
    return DENYING.has(words[next] ?? '');
  });
}

function yesOrNo(folded: Folded, words: readonly string[]): Answer {
  const short = words.length <= MAX_WORDS;
  if (words.length <= 2 && THUMB_UP.test(folded.original)) return { yes: true };
  if (words.length <= 2 && THUMB_DOWN.test(folded.original)) return { no: true };
  const first = words[0];
  if (!first || !short) return {};
  const telling = words.filter((word) => !FILLERS.has(word));
  // "ji nahi", "nahi ji": no. "nahi, sahi hai" stays no by its first word; "sahi nahi hai" is no.
  const lead = telling[0] ?? first;
  if (NO.has(lead)) return { no: true };
  if (!YES.has(lead)) return {};
  const denied =
    /^(?:theek|thik|sahi|correct|right|ठीक|सही)$/.test(lead) && telling.slice(1).some((word) => NO.has(word));
  return denied ? { no: true } : { yes: true };
}

/** 1 to 99, only when the whole message is that choice: "10", "१.", "(2)", "option 3", "pehla wala", "1️⃣". */
function choiceOf(folded: Folded, words: readonly string[]): number | null {
  if (/\d[.,/-]\d/.test(folded.text)) return null;
  const telling =
    words.length > 1 ? words.filter((word) => !CHOICE_WORDS.has(word) && !FILLERS.has(word)) : words;
  const [only, ...more] = telling;
  if (!only || more.length > 0) return null;
  if (/^\d{1,2}$/.test(only)) return Number(only) || null;
  const lists = words.length === 1 || telling.length < words.length ? [ORDINALS, COUNTED] : [ORDINALS];
  for (const list of lists) {
    const place = list.findIndex((forms) => forms.has(only));
    if (place >= 0) return place + 1;
  }
  return null;
}
