import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Labelled, readLabelled } from '../../src/cli/evaluate-labels.ts';

export interface DataSet {
  name: string;
  train: Labelled[];
  test: Labelled[];
}

const INTENTS = fileURLToPath(new URL('../../intents/', import.meta.url));
const list = z.record(z.string(), z.array(z.string()));
const fileSchema = z.object({ lines: list, kept: list });

/** The helpdesk's own lines, tested on those kept aside. */
export function ownLines(): DataSet {
  const train: Labelled[] = [];
  const test: Labelled[] = [];
  for (const file of readdirSync(INTENTS).filter((name) => name.endsWith('.yml'))) {
    const label = file.replace('.yml', '');
    const { lines, kept } = fileSchema.parse(parse(readFileSync(INTENTS + file, 'utf8')));
    for (const text of Object.values(lines).flat()) train.push({ text, label });
    for (const text of Object.values(kept).flat()) test.push({ text, label });
  }
  return { name: 'own', train, test };
}

/** `--set NAME=TRAIN.tsv,TEST.tsv`, as often as wanted; `--json`; without a set, the helpdesk's own lines. */
export function options(): { sets: DataSet[]; json: boolean } {
  const { values } = parseArgs({
    options: {
      set: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  });
  const sets = values.set.map((given) => {
    const [name = '', files = ''] = given.split('=');
    const [train = '', test = ''] = files.split(',');
    return {
      name,
      train: readLabelled(train, readFileSync(train)),
      test: readLabelled(test, readFileSync(test)),
    };
  });
  return { sets: sets.length > 0 ? sets : [ownLines()], json: values.json };
}
