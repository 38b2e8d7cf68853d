import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Engine } from '../../src/nlu/index.ts';

const FOLDER = fileURLToPath(new URL('../../intents/', import.meta.url));
export const RECORD = fileURLToPath(new URL('./kept.json', import.meta.url));
const OUTSIDE = 'out_of_scope';

const share = z.number().min(0).max(1);
const figures = z.strictObject({
  /** After the threshold: a line turned away is wrong. */
  accuracy: z.record(z.string(), share),
  outOfScope: z.strictObject({ recall: share, falseRejects: share }),
});
export type Figures = z.infer<typeof figures>;

export interface KeptLine {
  intent: string;
  language: string;
  text: string;
}

const fileSchema = z.object({ kept: z.record(z.string(), z.array(z.string())) });

/** Lines written without sight of the training lines, which no model ever learns from. */
export function keptLines(): KeptLine[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yml'))
    .flatMap((file) => {
      const { kept } = fileSchema.parse(parse(readFileSync(FOLDER + file, 'utf8')));
      const intent = file.replace('.yml', '');
      return Object.entries(kept).flatMap(([language, lines]) =>
        lines.map((text) => ({ intent, language, text })),
      );
    });
}

export function measureKept(engine: Engine): Figures {
  const read = keptLines().map((line) => {
    const { intent, band } = engine.understand(line.text);
    const taken = intent.id !== OUTSIDE && (band === 'act' || band === 'confirm');
    return { ...line, taken, right: taken && intent.id === line.intent };
  });
  const inside = read.filter((line) => line.intent !== OUTSIDE);
  const outside = read.filter((line) => line.intent === OUTSIDE);
  const accuracy: Record<string, number> = {};
  for (const language of [...new Set(inside.map((line) => line.language))].sort()) {
    accuracy[language] = part(
      inside.filter((line) => line.language === language),
      (line) => line.right,
    );
  }
  const [recall, falseRejects] = [part(outside, (line) => !line.taken), part(inside, (line) => !line.taken)];
  return { accuracy, outOfScope: { recall, falseRejects } };
}

export function recorded(): Figures {
  return figures.parse(JSON.parse(readFileSync(RECORD, 'utf8')));
}

function part<T>(all: readonly T[], is: (one: T) => boolean): number {
  return Math.round((all.filter(is).length / Math.max(1, all.length)) * 10_000) / 10_000;
}
