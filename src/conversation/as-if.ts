import type { Entity, Understanding } from '../nlu/index.ts';
import type { Said } from './step.ts';
import type { Turn } from './turn.ts';

/** Something said before, to be dealt with now: its words, when they were said, and what they were found to want. */
export interface Earlier {
  readonly said: Said;
  /** ISO; "yesterday" is the day before this, not before the answer to our question. */
  readonly at: string;
  readonly intent: string;
  /** Named elsewhere in the same message and meant here too: one department for two complaints. */
  readonly entities?: readonly Entity[];
}

/** Does what the earlier words ask for, as if they had just been said and were plain. */
export async function asIf(
  turn: Turn,
  earlier: Earlier,
  go: (then: Turn) => Promise<void> | void,
): Promise<void> {
  const { said } = earlier;
  const then: Turn = {
    ...turn,
    message: { ...turn.message, kind: 'text', choice: undefined, text: said.text },
    text: said.text,
    said,
    files: said.files,
    heard: heardThen(turn, earlier),
  };
  await go(then);
  turn.ticket = then.ticket;
  turn.intent = then.intent;
  turn.language = then.language;
}

function heardThen(turn: Turn, { said, at, intent, entities = [] }: Earlier): Understanding {
  const heard = turn.knowledge.engine.understand(said.text, { now: new Date(at) });
  const meant = { id: intent, confidence: 1 };
  return {
    ...heard,
    language: turn.language,
    intent: meant,
    alternatives: [meant, ...heard.alternatives.filter(({ id }) => id !== intent)],
    band: 'act',
    matters: [],
    entities: [...heard.entities, ...entities],
    answer: {},
  };
}
