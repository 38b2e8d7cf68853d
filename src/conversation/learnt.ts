import { isSecret } from './secret.ts';
import type { Said } from './step.ts';
import type { Correction, Turn } from './turn.ts';

/** A reading was set right: handed to whoever learns from it. Confidential words are lessons for nobody. */
export async function learnt(
  { act, knowledge, language }: Turn,
  { text, inboxId }: Pick<Said, 'text' | 'inboxId'>,
  correction: Pick<Correction, 'read' | 'meant' | 'source'> & Partial<Pick<Correction, 'language'>>,
): Promise<void> {
  if (!text.trim() || isSecret(act, knowledge.intents, correction.meant, text)) return;
  await knowledge.corrected?.(act, {
    language,
    ...correction,
    text: text.trim(),
    messageId: inboxId ?? null,
    model: knowledge.model ?? null,
  });
}
