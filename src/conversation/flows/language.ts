import { chooseLanguage } from '../../contacts/index.ts';
import { isLanguage, type Language } from '../../lib/language.ts';
import { say, type Turn } from '../turn.ts';

const NAMED: readonly [RegExp, Language][] = [
  [/english|angrezi|angreji|अंग्रेज़?ी|इंग्लिश/iu, 'en'],
  [/hinglish|roman|हिंग्लिश|रोमन/iu, 'hi-Latn'],
  [/hindi|हिन्दी|हिंदी|devanagari|देवनागरी/iu, 'hi'],
];

export function namedLanguage(text: string): Language | undefined {
  return NAMED.find(([pattern]) => pattern.test(text))?.[1];
}

/** The person names a language, or is asked; the choice is remembered for every door. */
export function askLanguage(turn: Turn): Promise<void> | void {
  const named = namedLanguage(turn.text);
  if (named) return setLanguage(turn, named);
  turn.step.flow = { name: 'language' };
  turn.step.asking = 'language';
  say(
    turn,
    'language_ask',
    {},
    {
      buttons: [
        ['language_hi', 'lang:hi'],
        ['language_en', 'lang:en'],
        ['language_hl', 'lang:hi-Latn'],
      ],
    },
  );
}

/** The value of a button comes over the wire: one that names no language of ours is asked about again. */
export async function languagePicked(turn: Turn, value: string): Promise<void> {
  if (isLanguage(value)) await setLanguage(turn, value);
  else await askLanguage(turn);
}

async function setLanguage(turn: Turn, language: Language): Promise<void> {
  await chooseLanguage(turn.act, turn.contact, language);
  turn.language = language;
  turn.step.flow = undefined;
  turn.step.asking = undefined;
  say(turn, 'language_set');
}
