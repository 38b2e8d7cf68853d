import type { Act } from '../act.ts';
import type { Intents } from '../faq/index.ts';
import type { Turn } from './turn.ts';
import { tellsBribe } from './words.ts';

/** Where a bribe goes that is named in plain words. */
export const BRIBE_CATEGORY = 'corruption';

/**
 * A matter in whose words a bribe is named is an irregularity file from the first, whatever else it is about: it must
 * never reach the officer or department complained of (duty 12).
 */
export function safeCategory({ act }: Turn, category: string, words: readonly string[]): string {
  if (act.cell.category(category).confidential) return category;
  return words.some(tellsBribe) ? BRIBE_CATEGORY : category;
}

/** The confidential category of words read as this intent; undefined when they are for any officer's eyes. */
export function secretOf({ cell }: Act, intents: Intents, intent: string, text: string): string | undefined {
  const category = intents.get(intent)?.category;
  if (category && cell.category(category).confidential) return category;
  return tellsBribe(text) ? BRIBE_CATEGORY : undefined;
}

export function isSecret(act: Act, intents: Intents, intent: string, text: string): boolean {
  return secretOf(act, intents, intent, text) !== undefined;
}
