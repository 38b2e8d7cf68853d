import type { IncomingMessage } from '../../src/channel.ts';
import { type Correction, type Knowledge, type TurnResult, takeTurn } from '../../src/conversation/index.ts';
import { keepOriginal } from '../../src/inbox/index.ts';
import { plainOriginal } from '../../src/lib/plain-message.ts';
import type { Band, Matter, Scored, Understanding } from '../../src/nlu/index.ts';
import type { TestHouse } from './house.ts';

/** Sure enough that the desk does not look for another reading; what is done about it the band says. */
const SURE = 0.95;
const NOW = new Date('2026-11-20T05:30:00Z');

/** How a message is read, where the test does not leave it to the engine. */
export interface Read {
  intent?: string;
  band?: Band;
  /** The likeliest after the intent. */
  others?: readonly string[];
  /** The parts of the message and what each is read as, in the order said. */
  matters?: readonly (readonly [words: string, intent: string])[];
  choice?: string;
  manner?: IncomingMessage['manner'];
}

/** Turns of one house, with readings stated by the test: nothing depends on the model that is shipped. */
export function turnsOf(house: TestHouse) {
  const corrections: Correction[] = [];
  let sent = 0;
  const knowledge: Knowledge = {
    ...house.shipped(),
    intents: house.intents,
    corrected: async (_, correction) => void corrections.push(correction),
  };
  const say = async (address: string, text: string, read: Read = {}): Promise<TurnResult> => {
    const once = `turn-${sent++}`;
    const from = { address, language: 'en' as const };
    await keepOriginal(
      house.db,
      plainOriginal(
        { channel: 'web', account: 'web', once },
        { text: text || 'x', from, at: NOW.toISOString() },
      ),
      NOW,
    );
    const [row] = await house.db.query<{ id: string }>('SELECT max(id) AS id FROM inbox');
    const message: IncomingMessage = {
      kind: read.choice === undefined ? 'text' : 'choice',
      from: { address, verified: true, language: 'en' },
      text,
      choice: read.choice,
      manner: read.manner,
      files: [],
      references: [],
    };
    const heard = heardAs(knowledge.engine.understand(text, { now: NOW, lastLanguage: 'en' }), text, read);
    return house.act({ kind: 'system', name: 'web' }, once, (act) =>
      takeTurn(act, knowledge, { channel: 'web', inboxId: row!.id, message, heard }),
    );
  };
  return { say, corrections };
}

function heardAs(heard: Understanding, text: string, { intent, band, others, matters }: Read): Understanding {
  const scored = (id: string, confidence: number): Scored => ({ id, confidence });
  const first = intent ?? matters?.[0]?.[1];
  if (!first) return heard;
  const alternatives = [
    scored(first, SURE),
    ...(others ?? heard.alternatives.map(({ id }) => id))
      .filter((id) => id !== first)
      .map((id) => scored(id, 0.1)),
  ];
  const parts: Matter[] = (matters ?? [[text, first] as const]).map(([words, id]) => {
    const start = text.indexOf(words);
    return {
      text: words,
      start,
      end: start + words.length,
      intent: scored(id, 0.9),
      alternatives: [scored(id, 0.9)],
      band: band ?? 'act',
    };
  });
  return { ...heard, intent: alternatives[0]!, alternatives, band: band ?? 'act', matters: parts };
}

/** What was said to the person in this turn. */
export const heardBy = (result: TurnResult): string => result.replies.map(({ text }) => text).join('\n');

export const buttonsOf = (result: TurnResult): string[] =>
  result.replies.flatMap(({ choices }) => choices.map(({ value }) => value));
