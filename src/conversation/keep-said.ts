import { wordsOf } from './legacy.ts';
import { writeDown } from './store.ts';
import type { Turn } from './turn.ts';

/** The nearest; a thread of years is no better known by its beginning. */
const REFERENCES_KEPT = 20;

/** What was said goes into the transcript: of a button its label. */
export function keepSaid(turn: Turn, inboxId: string): Promise<void> {
  return writeDown(turn.act, {
    channel: turn.channel,
    address: turn.address,
    contactId: turn.contact.id,
    ...(turn.message.kind === 'choice' ? { text: labelOf(turn) } : wordsOf(turn)),
    folded: turn.said.folded,
    files: turn.files,
    inboxId,
    externalId: turn.message.ownId,
    answers: turn.message.manner === 'letter' ? turn.message.references.slice(0, REFERENCES_KEPT) : undefined,
  });
}

function labelOf({ step, message }: Turn): string {
  return step.menu?.find((choice) => choice.value === message.choice)?.label ?? message.choice ?? '';
}
