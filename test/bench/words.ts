/**
 * How well the words are made plain, told by what the engine makes of them: cross-validation over the training
 * lines of the intents that ship, and over any sets of `text⇥label` given as pairs of train and test files.
 *   npx tsx test/bench/words.ts [--folds 5] [--only 2] [--wild] [--tsv train.tsv test.tsv]… [--tuning file.tsv]
 * --wild also reads each unseen line as people write in haste (seeded slips); --only N stops after N folds.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createUnderstanding, type Engine } from '../../src/nlu/index.ts';
import { places, shippedIntents } from '../nlu/world.ts';
import { generator, wild } from './wild.ts';

interface Line {
  text: string;
  intent: string;
  lang: string;
}

const OUTSIDE = 'out_of_scope';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folds: { type: 'string', default: '5' },
    only: { type: 'string' },
    wild: { type: 'boolean', default: false },
    tsv: { type: 'boolean', default: false },
    tuning: { type: 'string' },
  },
});

/** Right answers of all, by name of the group. */
class Tally {
  readonly #of = new Map<string, [right: number, all: number]>();

  add(group: string, right: boolean): void {
    const [before, all] = this.#of.get(group) ?? [0, 0];
    this.#of.set(group, [before + (right ? 1 : 0), all + 1]);
  }

  toString(): string {
    return [...this.#of]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, [right, all]]) => `${group} ${((100 * right) / all).toFixed(2)}`)
      .join(' · ');
  }
}

function engineOf(lines: readonly Line[], named: boolean): Engine {
  const intents = new Map<string, Record<string, string[]>>();
  for (const { text, intent, lang } of lines) {
    const byLanguage = intents.get(intent) ?? {};
    intents.set(intent, byLanguage);
    byLanguage[lang] = [...(byLanguage[lang] ?? []), text];
  }
  const none = { departments: [], districts: [], ambiguous: [] };
  return createUnderstanding({
    ...(named ? places : none),
    intents: [...intents].map(([id, byLanguage]) => ({ id, lines: byLanguage })),
  });
}

function count(engine: Engine, lines: readonly Line[], tally: Tally, group: string): void {
  for (const { text, intent, lang } of lines) {
    const read = engine.understand(text);
    const right = read.intent.id === intent;
    if (intent === OUTSIDE) tally.add(`${group}outside`, right);
    else {
      tally.add(`${group}all`, right);
      tally.add(`${group}${lang}`, right);
      tally.add(
        `${group}top3`,
        read.alternatives.slice(0, 3).some((one) => one.id === intent),
      );
    }
  }
}

function crossValidate(lines: Line[], folds: number, only: number): void {
  const random = generator(11);
  const fold = lines.map(() => Math.floor(random() * folds));
  const tally = new Tally();
  let micros = 0;
  let asked = 0;
  for (let turn = 0; turn < Math.min(folds, only); turn += 1) {
    const engine = engineOf(
      lines.filter((_, i) => fold[i] !== turn),
      true,
    );
    const unseen = lines.filter((_, i) => fold[i] === turn);
    const began = performance.now();
    count(engine, unseen, tally, '');
    micros += (performance.now() - began) * 1000;
    asked += unseen.length;
    if (values.wild) {
      const slips = generator(23);
      const hasty = unseen.map((line) => ({ ...line, text: wild(line.text, slips) }));
      count(engine, hasty, tally, 'wild ');
    }
  }
  console.log(`intents, unseen: ${tally} · ${(micros / asked).toFixed(0)} µs`);
}

function pairs(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((row) => row.includes('\t'))
    .map((row) => {
      const [text = '', intent = ''] = row.split('\t');
      return { text, intent, lang: 'en' };
    });
}

function compare(train: string, test: string): void {
  const tally = new Tally();
  const known = pairs(train);
  const labels = new Set(known.map((line) => line.intent));
  const began = performance.now();
  const engine = engineOf(known, false);
  const seconds = (performance.now() - began) / 1000;
  const asked = pairs(test).filter((line) => labels.has(line.intent));
  const from = performance.now();
  count(engine, asked, tally, '');
  const micros = ((performance.now() - from) * 1000) / asked.length;
  console.log(`${test}: ${tally} · ${micros.toFixed(0)} µs · trained in ${seconds.toFixed(1)} s`);
}

const lines: Line[] = shippedIntents().flatMap(({ id, lines: byLanguage }) =>
  Object.entries(byLanguage).flatMap(([lang, texts]) => texts.map((text) => ({ text, intent: id, lang }))),
);
if (values.folds !== '0') crossValidate(lines, Number(values.folds), Number(values.only ?? values.folds));
if (values.tsv) {
  for (let i = 0; i + 1 < positionals.length; i += 2) compare(positionals[i]!, positionals[i + 1]!);
}
if (values.tuning) {
  const tally = new Tally();
  const rows = readFileSync(values.tuning, 'utf8').split(/\r?\n/).slice(1).filter(Boolean);
  const asked = rows.map((row) => {
    const [text = '', intent = '', lang = ''] = row.split('\t');
    return { text, intent, lang };
  });
  count(engineOf(lines, true), asked, tally, '');
  console.log(`${values.tuning}: ${tally}`);
}
