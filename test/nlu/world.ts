import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadCell } from '../../src/cells/index.ts';
import { loadIntents } from '../../src/faq/index.ts';
import type { Engine, UnderstandingInput } from '../../src/nlu/index.ts';
import { learn } from '../../src/wiring/learned.ts';

const cell = loadCell('up');

/** Departments and districts of the shipped cell, as the wiring gives them. */
export const places: Pick<UnderstandingInput, 'departments' | 'districts' | 'ambiguous'> = {
  departments: [...cell.departments.values()].map(named),
  districts: [...cell.districts.values()].map(named),
  ambiguous: cell.ambiguous.map(({ alias, candidates }) => ({ word: alias, codes: candidates })),
};

export const { departments, districts } = cell;

function named({ code, name, aliases }: { code: string; name: Record<string, string>; aliases: string[] }) {
  return { code, names: [...Object.values(name), ...aliases] };
}

const fileSchema = z.object({
  lines: z.object({ en: z.array(z.string()), hi: z.array(z.string()), 'hi-Latn': z.array(z.string()) }),
});

/** The shipped intents' training lines. */
export function shippedIntents(): UnderstandingInput['intents'] {
  const folder = fileURLToPath(new URL('../../intents/', import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => ({
      id: name.replace(/\.yml$/, ''),
      lines: fileSchema.parse(parse(readFileSync(folder + name, 'utf8'))).lines,
    }));
}

/** The engine as every command has it: learned once for this data and code, then read. */
export function shippedEngine(): Engine {
  return learn(
    loadIntents(fileURLToPath(new URL('../../intents/', import.meta.url)), cell),
    cell,
    tmpdir(),
    () => undefined,
  ).engine;
}
