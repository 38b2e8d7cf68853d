/** The three forms our people write and read: English, Hindi in Devanagari, Hindi in Latin letters. */
export const LANGUAGES = ['en', 'hi', 'hi-Latn'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (LANGUAGES as readonly string[]).includes(value);
}

/** The same sentence in all three forms. */
export type Trilingual = Record<Language, string>;

/** What fills a sentence; a value that reads differently in each form is given in all of them. */
export type Params = Readonly<Record<string, string | number | Trilingual>>;
