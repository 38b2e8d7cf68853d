import { Trouble } from '../lib/errors.ts';
import type { Language } from '../lib/language.ts';
import type { Template } from './load.ts';

export type Params = Readonly<Record<string, string | number>>;

export interface Wording {
  /** @throws Trouble 'wording' for an unknown key or a parameter that was not given */
  say(key: string, language: Language, params?: Params): string;
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
  return {
    say: (key, language, params = {}) => fill(key, find(key).text[language], params),
    subject: (key, language, params = {}) => {
      const subject = find(key).subject?.[language];
      return subject === undefined ? undefined : fill(key, subject, params);
    },
    has: (key) => layers.some((layer) => layer.has(key)),
  };
}

function fill(key: string, text: string, params: Params): string {
  return text.trimEnd().replaceAll(/\{([a-z][a-z0-9_.]*)\}/gi, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Trouble('wording', `Template "${key}" was not given {${name}}.`);
    return String(value);
  });
}
