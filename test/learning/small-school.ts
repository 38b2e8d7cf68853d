import type { Knowing, Taught } from '../../src/learning/index.ts';
import { engine, FEW_INTENTS } from '../nlu/small.ts';

const none = { en: [], hi: [], 'hi-Latn': [] };
const CATEGORY: Record<string, string> = { pay_pending: 'payment', corruption: 'corruption' };
const KEPT: Record<string, Taught['kept']> = {
  pay_pending: { ...none, 'hi-Latn': ['rakam do saal se dabi hui hai'] },
};

/** A school of four intents, whose model is learned in milliseconds. */
export const knowing: Knowing = {
  engine,
  intents: new Map<string, Taught>(
    [...FEW_INTENTS, { id: 'corruption', lines: none }].map(({ id, lines }) => [
      id,
      { category: CATEGORY[id] ?? null, lines: { ...none, ...lines }, kept: KEPT[id] ?? none },
    ]),
  ),
};
