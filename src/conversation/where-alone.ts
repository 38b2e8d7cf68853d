import type { Turn } from './turn.ts';

/** Where the person writes to us with nobody else, told to them among others. */
export function whereAlone({ message, act, language }: Turn): string {
  return message.overheard?.alone ?? act.words.say('private_chat', language);
}
