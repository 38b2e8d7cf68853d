import type { Act } from '../act.ts';
import type { Language } from '../lib/language.ts';
import { showDate } from '../lib/time.ts';
import type { SlotValue } from './entity.ts';

/** Values that stand for an answer, not for words of the person's. */
const WORDS: Record<string, string> = { yes: 'yes_word', no: 'no_word', none: 'no_reason_word' };

/** A detail of a ticket as people read it, in the reader's language. */
export function showSlot(act: Act, slot: string, value: SlotValue, language: Language): string {
  if (slot === 'department') return act.cell.department(value.value).name[language];
  if (slot === 'district') return act.cell.district(value.value).name[language];
  if (slot === 'delivered') return dateShown(value.value);
  const word = WORDS[value.value];
  const shown = word ? act.words.say(word, language) : (value.shown ?? value.value);
  return value.date ? `${shown}, ${dateShown(value.date)}` : shown;
}

/** 27.11.2026, or 11.2026 where only the month was said. */
function dateShown(date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? showDate(date) : date.split('-').reverse().join('.');
}
