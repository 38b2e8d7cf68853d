import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { keysOf } from './fold.ts';
import { skeleton } from './phonetic.ts';
import { respell } from './respell.ts';

const group = z.record(z.string().regex(/^[a-z0-9_]+$/), z.string().min(1));
const fileSchema = z.strictObject({ rules: group, signs: group, things: group });
/** Shorter sounds are shared by too many words. */
const LEAST_SOUND = 4;
const CACHE_LIMIT = 20_000;

/** What a word is about; `department` is spoken of when one is named (its mask stands in the words). */
export type Concept = string;

const byWord = new Map<string, Concept[]>();
const bySound = new Map<string, Concept[]>();
const byPair = new Map<string, Concept[]>();
/** Words that begin a pair: only after these is the next word looked at. */
const firsts = new Set<string>();
const cache = new Map<string, readonly Concept[]>();
const NONE: readonly Concept[] = [];
const DEPARTMENT: readonly Concept[] = ['department'];

const file = fileSchema.parse(parse(readFileSync(new URL('./data/concepts.yml', import.meta.url), 'utf8')));
/** Of the first group, which the field rules speak of. */
export const RULE_CONCEPTS: ReadonlySet<Concept> = new Set([...Object.keys(file.rules), 'department']);
for (const [name, words] of Object.entries(file.rules)) read(name, words);
for (const [name, words] of Object.entries(file.signs)) read(`?${name}`, words);
for (const [name, words] of Object.entries(file.things)) read(`=${name}`, words);

const everyday = z
  .record(z.string(), z.string().min(1))
  .parse(parse(readFileSync(new URL('./data/everyday.yml', import.meta.url), 'utf8')));
for (const [name, words] of Object.entries(everyday)) read(`~${name}`, words);

/** The concepts of one word. @param key as `respell` gives it, or a class sign that begins with "#" */
export function conceptsOf(key: string): readonly Concept[] {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const found = lookUp(key);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, found);
  return found;
}

/** All that a message speaks of, by single words and by two beside each other. */
export function spokenOf(words: readonly string[]): Set<Concept> {
  const spoken = new Set<Concept>();
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    for (const concept of conceptsOf(word)) spoken.add(concept);
    if (i + 1 < words.length && firsts.has(word)) {
      for (const concept of byPair.get(`${word} ${words[i + 1]!}`) ?? NONE) spoken.add(concept);
    }
  }
  return spoken;
}

function lookUp(key: string): readonly Concept[] {
  if (key === '#dept') return DEPARTMENT;
  if (key.startsWith('#')) return NONE;
  return byWord.get(key) ?? bySound.get(skeleton(key)) ?? NONE;
}

function read(concept: Concept, words: string): void {
  for (const written of words.split(/\s+/)) {
    const keys = keysOf(written.replaceAll('_', ' ')).map(respell);
    const key = keys.join(' ');
    if (keys.length > 1) firsts.add(keys[0]!);
    put(keys.length > 1 ? byPair : byWord, key, concept);
    const sound = skeleton(key);
    if (keys.length === 1 && sound.length >= LEAST_SOUND) put(bySound, sound, concept);
  }
}

function put(map: Map<string, Concept[]>, key: string, concept: Concept): void {
  const list = map.get(key);
  if (!list) map.set(key, [concept]);
  else if (!list.includes(concept)) list.push(concept);
}
