import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { Trouble } from '../lib/errors.ts';
import { keysOf } from './fold.ts';
import { consonants } from './phonetic.ts';

const rows = z.record(z.string().min(1), z.string());
const fileSchema = z.strictObject({ sounds: rows, chat: rows });

/** Fewer consonants than these are shared by too many words; Devanagari spells a foreign word by its sound. */
const LEAST_LATIN = 5;
const LEAST_DEVANAGARI = 4;
const CACHE_LIMIT = 20_000;

const forms = new Map<string, string>();
/** Consonants of the words of the trade; null where two words share them. */
const bySound = new Map<string, string | null>();
const cache = new Map<string, string>();
read(fileSchema.parse(parse(readFileSync(new URL('./data/spellings.yml', import.meta.url), 'utf8'))));

/**
 * The spelling that counts for a word, in whatever script it is written: "pymnt", "paymant" and "पेमेंट" are
 * "payment". Others stay as they are.
 * @param key of a token
 */
export function respell(key: string): string {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = forms.get(key) ?? soundsLike(key) ?? key;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, made);
  return made;
}

function soundsLike(key: string): string | null {
  if (key.length < LEAST_DEVANAGARI || /\d/.test(key)) return null;
  const heard = consonants(key);
  const least = /[a-z]/.test(key) ? LEAST_LATIN : LEAST_DEVANAGARI;
  return heard.length < least ? null : (bySound.get(heard) ?? null);
}

function read({ sounds, chat }: z.infer<typeof fileSchema>): void {
  for (const [standard, others] of [...Object.entries(sounds), ...Object.entries(chat)]) {
    for (const form of new Set([standard, ...keysOf(others)])) add(form, standard);
  }
  for (const standard of Object.keys(sounds)) {
    const heard = consonants(standard);
    bySound.set(heard, bySound.has(heard) ? null : standard);
  }
}

function add(form: string, standard: string): void {
  const other = forms.get(form);
  if (other !== undefined && other !== standard) {
    throw new Trouble('nlu.spellings', `data/spellings.yml gives "${form}" to "${other}" and "${standard}".`);
  }
  forms.set(form, standard);
}
