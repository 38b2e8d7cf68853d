import type { Intents } from '../faq/index.ts';
import type { Scored, Understanding } from '../nlu/index.ts';
import { ACT } from './understood.ts';
import { asksSomething, commandWord } from './words.ts';

/** A kind of ticket must be at least so likely to be preferred. */
const LIKELY = 0.08;

/**
 * The engine reads sentences one by one; the desk knows more. A word of command means its flow. A message that names
 * a contract or a bid, or a department with a sum, and asks nothing, tells a case and wants no general knowledge.
 */
export function readAsDesk(heard: Understanding, text: string, intents: Intents): Understanding {
  const command = commandWord(text);
  if (command && intents.has(command)) return withIntent(heard, { id: command, confidence: 1 });
  const { intent } = heard;
  const does = intents.get(intent.id)?.does;
  const unsure = does === 'answer' || does === 'refuse' || intent.confidence < ACT;
  if (!unsure || asksSomething(text) || !tellsCase(heard)) return heard;
  const likely = heard.alternatives.find(
    ({ id, confidence }) => intents.get(id)?.does === 'ticket' && confidence >= LIKELY,
  );
  if (likely) return withIntent(heard, { id: likely.id, confidence: Math.max(likely.confidence, ACT) });
  // A contract number alone is of our trade, but says nothing yet: it is asked what about it.
  return does === 'refuse' ? withIntent(heard, { id: intent.id, confidence: 0 }) : heard;
}

function withIntent(heard: Understanding, intent: Scored): Understanding {
  const others = heard.alternatives.filter(({ id }) => id !== intent.id);
  return { ...heard, intent, alternatives: [intent, ...others] };
}

function tellsCase({ entities }: Understanding): boolean {
  const names = (...kinds: string[]) =>
    entities.some((entity) => kinds.includes(entity.kind) && entity.valid !== false);
  const crac = entities.some((entity) => entity.kind === 'crac' && !entity.implicit);
  return names('contract', 'bid', 'ra') || (names('department') && (names('amount') || crac));
}
