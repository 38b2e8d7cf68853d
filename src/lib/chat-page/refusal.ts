import { randomUUID } from 'node:crypto';
import { messageOf, NotAllowed, UserMistake } from '../errors.ts';
import type { Language } from '../language.ts';
import type { Speaker } from './types.ts';

/** Where a page's request ends when it fails: the sentence for the person, and for trouble of ours a log line. */
export function refusal(
  host: Speaker,
  language: Language,
  error: unknown,
): { status: number; sentence: string } {
  if (error instanceof UserMistake) {
    return { status: 400, sentence: host.say(error.key, language, error.params) };
  }
  if (error instanceof NotAllowed) {
    return { status: 403, sentence: host.say(error.key, language, error.params) };
  }
  const reference = randomUUID().slice(0, 8);
  host.log.error({ reference, error: messageOf(error) }, 'a message sent on a page was not kept');
  return { status: 503, sentence: host.say('web_not_kept', language, { reference }) };
}
