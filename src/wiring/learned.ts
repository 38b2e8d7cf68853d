import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell } from '../cells/index.ts';
import type { Intents } from '../faq/index.ts';
import { createUnderstanding, type Engine, type SavedModel, type UnderstandingInput } from '../nlu/index.ts';

export interface Learned {
  readonly engine: Engine;
  /** Fingerprint of what it was trained from; kept with each message it read. */
  readonly model: string;
}

/** The engine, from the saved model where it fits today's intents and names, else trained now and saved. */
export function learn(
  intents: Intents,
  cell: Cell,
  dataDir: string,
  progress: (line: string) => void,
): Learned {
  const input = inputOf(intents, cell);
  const file = join(dataDir, `model-${cell.code}.json`);
  const saved = readSaved(file);
  if (saved) {
    try {
      return { engine: createUnderstanding({ ...input, model: saved }), model: saved.fingerprint };
    } catch {
      progress('The intents have changed: learning them anew …');
    }
  } else {
    progress('Learning the intents for the first time …');
  }
  const engine = createUnderstanding(input);
  const model = engine.save();
  mkdirSync(dataDir, { recursive: true });
  // Written aside and renamed: a process killed half-way leaves no torn model behind.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(model));
  renameSync(`${file}.${process.pid}`, file);
  progress(`Learned ${intents.size} intents in ${engine.trainingSeconds.toFixed(1)} s.`);
  return { engine, model: model.fingerprint };
}

function readSaved(file: string): SavedModel | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SavedModel;
  } catch {
    return undefined;
  }
}

function inputOf(intents: Intents, cell: Cell): UnderstandingInput {
  const named = ({
    code,
    name,
    aliases,
  }: {
    code: string;
    name: Record<string, string>;
    aliases: string[];
  }) => ({
    code,
    names: [...Object.values(name), ...aliases],
  });
  return {
    intents: [...intents.values()].map(({ id, lines }) => ({ id, lines })),
    departments: [...cell.departments.values()].map(named),
    districts: [...cell.districts.values()].map(named),
    ambiguous: cell.ambiguous.map(({ alias, candidates }) => ({ word: alias, codes: candidates })),
  };
}
