import type { Act } from '../act.ts';
import type { Log } from '../channel.ts';
import type { Knowledge } from '../conversation/index.ts';
import type { Intents } from '../faq/index.ts';
import { type Correction, correct, liveVersion, readModel, withLines } from '../learning/index.ts';
import { messageOf } from '../lib/errors.ts';
import { createUnderstanding, type Engine } from '../nlu/index.ts';
import { type Database, isConnectionError } from '../persistence/index.ts';
import type { Learned } from './learned.ts';

export interface Knowing extends Knowledge {
  /** Kept with each message: the fingerprint of the shipped model, or with a version the one learned from officers. */
  readonly model: string;
  /** Null: the shipped model. */
  readonly version: number | null;
  /** A reading was set right: its line becomes a candidate for learning, in the same act. */
  corrected(act: Act, correction: Correction): Promise<void>;
}

interface KnowledgeTools {
  readonly db: Database;
  readonly log: Log;
  readonly intents: Intents;
  shipped(): Learned;
}

interface Current {
  readonly version: number | undefined;
  readonly engine: Engine;
  readonly model: string;
}

/**
 * What reads messages, asked for before each: one look at an index tells whether another model is live, so that every
 * process takes it up with its next message. A model that cannot be read is told once, and the one before goes on.
 */
export function knowledgeOf({ db, log, intents, shipped }: KnowledgeTools): () => Promise<Knowing> {
  let current: Current | undefined;
  let changing: Promise<Current> | undefined;
  return async () => {
    const version = await liveVersion(db, shipped().codeHash);
    if (!current || current.version !== version) {
      changing ??= takeUp(version).finally(() => {
        changing = undefined;
      });
      current = await changing;
    }
    const { engine, model } = current;
    const corrected = async (act: Act, correction: Correction): Promise<void> => {
      await correct(act, { model, ...correction }, { engine, intents });
    };
    return { engine, model, intents, version: current.version ?? null, corrected };
  };

  async function takeUp(version: number | undefined): Promise<Current> {
    const own: Current = { ...shipped(), version: undefined };
    if (version === undefined) return own;
    try {
      const { model, lines } = await readModel(db, version);
      const engine = createUnderstanding({ ...withLines(shipped().input, lines, intents), model });
      log.info({ version, lines: lines.length }, 'A model learned from officers reads messages now.');
      return { version, engine, model: `${model.fingerprint}/${version}` };
    } catch (error) {
      if (isConnectionError(error)) throw error;
      log.error(
        { version, error: messageOf(error) },
        'The live model cannot be read; the one before goes on.',
      );
      return { ...(current ?? own), version };
    }
  }
}
