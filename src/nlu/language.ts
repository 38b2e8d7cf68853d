import type { Language } from '../lib/language.ts';
import { countScripts } from '../lib/script.ts';
import { keysOf } from './fold.ts';
import type { Word } from './mask.ts';

const set = (words: string): ReadonlySet<string> => new Set(keysOf(words));

/** Small words of Hindi in Latin letters that English does not have. */
const HINDI =
  set(`hai hain h hoon hu ho tha thi the ka ki ke ko se me mein par pe ne nahi nhi nahin nai haan han ha ji jee kya
  kyun kyu kab kb kahan kaha kaise kese kaun kon kitna kitne kitni mera meri mere hamara hamari hamare hum main aap apna apni
  aur bhi hi to toh tak wala wale wali liya diya diye gaya gayi gye ho hua hui hue kar karo kare karna karen karke raha rahe rahi
  rha rhe rhi chahiye chaiye mila mile milta aaya aya bana banaya banwana batao bataiye bataye bata do de dijiye kijiye kripya
  paisa paise bhugtan maal saman vibhag shikayat abhi baad pehle pata yaad kuch koi sab bahut ek phir fir lekin magar agar ya
  iska uska iski uski yeh ye woh wo is us unka unki namaste dhanyavad dhanyawad shukriya theek thik sahi galat mat bina liye
  sakte sakta sakti hota hoti hote jata jati jaye raha kal aaj parso mahine mahina din saal hafte rupye rupaye lakh k bhai
  sahab saheb jankari darj band kholo bhejo dekho suno nipta`);
/** Small words of English that Hindi in Latin letters does not use. */
const ENGLISH =
  set(`the is are was were am be been has have had do does did not no and or but if of in on at from with by an
  this that these those my our your their his her its it i we you they he she what where when who why how which can could will
  would shall should may must please get got any after before since for there here yet still also than then about into under
  our us them need want received want tell know give made taken took paid cannot without`);
// In both, or names of things that people of all languages write in English.
const SHARED = set('to me the do is us are he she');

export interface Told {
  language: Language;
  sure: boolean;
}

/**
 * The language form of a message. Script decides for Devanagari; small words and endings for Latin letters. Technical
 * English words, names and identifiers count for nothing, so that one of them does not turn the language.
 */
export function tellLanguage(original: string, words: readonly Word[], last: Language | undefined): Told {
  const scripts = countScripts(withoutIdentifiers(original));
  const letters = scripts.devanagari + scripts.latin;
  if (scripts.devanagari > 0 && scripts.devanagari >= letters * 0.3) return { language: 'hi', sure: true };
  const plain = words.filter((word) => !word.startsWith('#') && /[a-z]/.test(word));
  let hindi = 0;
  let english = 0;
  for (const word of plain) {
    const weight = SHARED.has(word) ? 0.4 : 1;
    if (HINDI.has(word)) hindi += weight;
    else if (looksHindi(word)) hindi += 0.5;
    if (ENGLISH.has(word)) english += weight;
  }
  return decide(hindi, english, plain.length, last, scripts.devanagari > 0);
}

function decide(
  hindi: number,
  english: number,
  length: number,
  last: Language | undefined,
  mixed: boolean,
): Told {
  if (hindi > english) {
    const single = length <= 1;
    // One Hindi word: turns Devanagari to Latin script (that is how they write now), not English to Hindi.
    if (single && last === 'en') return { language: 'en', sure: false };
    return { language: 'hi-Latn', sure: !single || hindi >= 1 };
  }
  if (english > hindi) {
    const sentence = length >= 4 || (length === 3 && english >= 1);
    if (!sentence && last) return { language: last, sure: false };
    return { language: 'en', sure: sentence };
  }
  if (hindi > 0) return { language: last ?? 'hi-Latn', sure: false };
  if (last) return length >= 4 && !mixed ? { language: 'en', sure: false } : { language: last, sure: false };
  return { language: mixed ? 'hi' : 'en', sure: false };
}

/** Endings and letter runs that Hindi in Latin letters has and English rarely has. */
function looksHindi(word: string): boolean {
  return (
    word.length > 3 &&
    /(?:aa|[kgcjtdpb]h[aiueo]|iya|iye|enge|ega|egi|unga|wana|karan|kar|nahi|[aeiou]yi|vaai|waai)/.test(
      word,
    ) &&
    !/(?:tion|ment|ing|ed|tho|the|cha[nr]|phon|graph|tha[nt])/.test(word)
  );
}

function withoutIdentifiers(text: string): string {
  return text.replace(/\S*\d\S*|\S+@\S+/g, ' ');
}
