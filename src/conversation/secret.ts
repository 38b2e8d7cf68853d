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
