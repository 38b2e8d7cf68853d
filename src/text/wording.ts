import { Trouble } from '../lib/errors.ts';
import { LANGUAGES, type Language, type Params, type Trilingual } from '../lib/language.ts';
import { PLACEHOLDER, type Template } from './load.ts';

export type { Params };

export interface Wording {
  /** @throws Trouble 'wording' for an unknown key or a parameter that was not given */
  say(key: string, language: Language, params?: Params): string;
  /** The sentence in all three forms: for a reader who is not known yet. */
  each(key: string, params?: Params): Trilingual;
  /** The subject line, or undefined where the template has none. */
  subject(key: string, language: Language, params?: Params): string | undefined;
  has(key: string): boolean;
}

/** A cell's own wording wins over the house's. */
export function createWording(...layers: ReadonlyMap<string, Template>[]): Wording {
  const find = (key: string): Template => {
    for (let layer = layers.length - 1; layer >= 0; layer--) {
      const template = layers[layer]!.get(key);
      if (template) return template;
    }
    throw new Trouble('wording', `There is no template "${key}" in templates/.`);
  };
  const say: Wording['say'] = (key, language, params = {}) =>
    fill(key, find(key).text[language], language, params);
  return {
    say,
    each: (key, params) =>
      Object.fromEntries(LANGUAGES.map((language) => [language, say(key, language, params)])) as Trilingual,
    subject: (key, language, params = {}) => {
      const subject = find(key).subject?.[language];
      return subject === undefined ? undefined : fill(key, subject, language, params);
    },
    has: (key) => layers.some((layer) => layer.has(key)),
  };
}

function fill(key: string, text: string, language: Language, params: Params): string {
  return text.trimEnd().replaceAll(PLACEHOLDER, (_, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined) throw new Trouble('wording', `Template "${key}" was not given {${name}}.`);
    const shown = typeof value === 'object' ? value[language] : String(value);
    return one === undefined ? shown : `${shown} ${Number(value) === 1 ? one : many}`;
  });
}
