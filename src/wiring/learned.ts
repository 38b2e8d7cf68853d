import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cell } from '../cells/index.ts';
import type { Intents } from '../faq/index.ts';
import { createUnderstanding, type Engine, type SavedModel, type UnderstandingInput } from '../nlu/index.ts';

export interface Learned {
  readonly engine: Engine;
  /** Fingerprint of what it was trained from; kept with each message it read. */
  readonly model: string;
  readonly input: UnderstandingInput;
  /** Changes with the data that ship and with the code that learns from them. */
  readonly codeHash: string;
}

const ROOT = new URL('../../', import.meta.url);
const SHIPPED = fileURLToPath(new URL('.model/', ROOT));
/** Read once in a process, however many houses it opens. */
const read = new Map<string, Learned>();

/**
 * The engine, from the model saved for exactly these intents, names and this code, else trained now and saved: beside
 * the sources (made at install, shared by all), and under dataDir where that folder may not be written.
 * @param mayKeep false: nothing is written under dataDir
 */
export function learn(
  intents: Intents,
  cell: Cell,
  dataDir: string,
  progress: (line: string) => void,
  mayKeep = true,
): Learned {
  const input = inputOf(intents, cell);
  const codeHash = keyOf(input);
  const name = `${cell.code}-${codeHash}.json`;
  const known = read.get(name);
  if (known) return known;
  const saved = readSaved(join(SHIPPED, name)) ?? readSaved(join(dataDir, name));
  if (!saved) progress('Learning what people write (some seconds, once) …');
  const engine = createUnderstanding(saved ? { ...input, model: saved } : input);
  const model = saved ?? engine.save();
  if (!saved) {
    if (!write(SHIPPED, name, model) && mayKeep) write(dataDir, name, model);
    progress(`Learned ${intents.size} intents in ${engine.trainingSeconds.toFixed(1)} s.`);
  }
  const learned = { engine, model: model.fingerprint, input, codeHash };
  read.set(name, learned);
  return learned;
}

/** Changes with the data and with the code that learns from them. */
function keyOf(input: UnderstandingInput): string {
  const digest = createHash('sha256').update(JSON.stringify(input));
  const code = fileURLToPath(new URL('src/nlu/', ROOT));
  for (const file of readdirSync(code, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(?:ts|yml)$/.test(file)) digest.update(file).update(readFileSync(join(code, file)));
  }
  return digest.digest('hex').slice(0, 16);
}

/** Written aside and renamed: a process killed half-way leaves no torn model behind. Older models are cleared away. */
function write(folder: string, name: string, model: SavedModel): boolean {
  const aside = join(folder, `${name}.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(aside, JSON.stringify(model));
    renameSync(aside, join(folder, name));
  } catch {
    return false;
  }
  const cell = name.slice(0, name.indexOf('-') + 1);
  const old = readdirSync(folder).filter(
    (file) => file.startsWith(cell) && /-[0-9a-f]{16}\.json$/.test(file) && file !== name,
  );
  for (const file of old) rmSync(join(folder, file), { force: true });
  return true;
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
