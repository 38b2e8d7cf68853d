import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadCell } from '../../src/cells/index.ts';
import { loadIntents } from '../../src/faq/index.ts';
import { compare, type Matter, weightsOf } from '../../src/tickets/alike.ts';
import { signsOf } from '../../src/tickets/signs.ts';
import { shippedEngine } from '../nlu/world.ts';

const pairSchema = z.strictObject({
  same: z.boolean(),
  who: z.enum(['own', 'other']),
  firm: z.boolean().default(false),
  a: z.string(),
  b: z.string(),
});
const set = z.array(pairSchema);
const fileSchema = z.strictObject({ tune: set, kept: set, later: set, last: set });
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const pairs = fileSchema.parse(parse(readFileSync(path('../fixtures/alike-pairs.yml'), 'utf8')));

const engine = shippedEngine();
const cell = loadCell('up');
const intents = loadIntents(path('../../intents'), cell);
const now = new Date('2026-11-20T06:00:00Z');
const weights = weightsOf(cell, now);
const thresholds = (own: string) => ({
  own: cell.thresholdOn(own, '2026-11-20').number,
  other: cell.thresholdOn('alike_offered', '2026-11-20').number,
});
/** Told to the person, or shown to the officer: theirs alone to read, theirs to decide. */
const TOLD = thresholds('alike_told');
const OFFERED = thresholds('alike_offered_own');

function matterOf(text: string, contactId: string, address: string): Matter {
  const heard = engine.understand(text, { now });
  const named = (kind: string) =>
    heard.entities.find((each) => each.kind === kind && each.valid !== false)?.value ?? null;
  const { category } = intents.get(heard.intent.id) ?? {};
  return {
    contactId,
    duty: category ? cell.category(category).duty : null,
    department: named('department'),
    district: named('district'),
    amount: named('amount'),
    ...signsOf(heard.entities, address),
    text,
  };
}

interface Judged {
  readonly same: boolean;
  readonly found: boolean;
  readonly says: string;
}

function judge(set: readonly z.infer<typeof pairSchema>[], least = TOLD): Judged[] {
  return set.map(({ same, who, firm, a, b }) => {
    const one = matterOf(a, 'one', 'sales@firm.example');
    const address = firm || who === 'own' ? 'sales@firm.example' : 'other@another.example';
    const other = matterOf(b, who === 'own' ? 'one' : 'other', address);
    const { score, why } = compare(one, other, engine.likeness(a, b), weights);
    return { same, found: score >= least[who], says: `${score.toFixed(2)} ${why.join(' ')} | ${a} | ${b}` };
  });
}

/** Shares 0 to 1. */
function figures(judged: readonly Judged[]) {
  const found = judged.filter((each) => each.found);
  const right = found.filter((each) => each.same).length;
  return { precision: right / found.length, recall: right / judged.filter((each) => each.same).length };
}

const wrong = (judged: readonly Judged[]) => judged.filter((each) => each.found !== each.same);

describe('whether two messages are one matter', () => {
  it('is never said of two matters: in the pairs that the thresholds were set by, and in those kept aside', () => {
    for (const set of [pairs.tune, pairs.kept]) {
      const judged = judge(set);
      expect(judged.filter((each) => each.found && !each.same).map((each) => each.says)).toEqual([]);
    }
  });

  it('is seen in most of those that are one, in all three forms of language', () => {
    const [tune, kept] = [judge(pairs.tune), judge(pairs.kept)];
    if (process.env.FIGURES) {
      for (const each of [...wrong(tune), ...wrong(kept)])
        process.stdout.write(`${each.same} ${each.says}\n`);
      process.stdout.write(`${JSON.stringify({ tune: figures(tune), kept: figures(kept) })}\n`);
    }
    expect(figures(tune).recall).toBeGreaterThanOrEqual(0.9);
    expect(figures(kept).recall).toBeGreaterThanOrEqual(0.8);
  });

  it('is shown to the officer where one person tells it in other words, though seldom of two matters', () => {
    for (const name of ['later', 'last'] as const) {
      const judged = judge(pairs[name], OFFERED);
      if (process.env.FIGURES) {
        for (const each of wrong(judged)) process.stdout.write(`${each.same} ${each.says}\n`);
        process.stdout.write(
          `${JSON.stringify({ [name]: figures(judged), before: figures(judge(pairs[name])) })}\n`,
        );
      }
      expect(figures(judged).precision).toBeGreaterThanOrEqual(0.85);
      expect(figures(judged).recall).toBeGreaterThanOrEqual(0.6);
    }
  });
});
