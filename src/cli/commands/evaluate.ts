import type { Command } from 'commander';
import { Trouble } from '../../lib/errors.ts';
import { createUnderstanding } from '../../nlu/index.ts';
import { print, readGiven } from '../with-house.ts';

export function addEvaluate(program: Command): void {
  const nlu = program.command('nlu').description('the engine of understanding by itself');
  nlu
    .command('evaluate')
    .description('train and test the same engine on any data set of text⇥label')
    .requiredOption('--train <tsv>', 'what it learns from')
    .requiredOption('--test <tsv>', 'what it is tested on')
    .option('--oos <tsv>', 'lines that belong to no label')
    .option('--json', 'one JSON document')
    .action((options: { train: string; test: string; oos?: string; json?: boolean }) => {
      const figures = evaluate(options);
      print(options.json, figures, () => [
        JSON.stringify(figures, null, 2),
        'Next: gemcell understand TEXT shows how a single line is read',
      ]);
    });
}

const OUTSIDE = new Set(['NO_NODES_DETECTED', 'oos', 'out_of_scope']);
const ACT = 0.35;

function evaluate({ train, test, oos }: { train: string; test: string; oos?: string }) {
  const byLabel = new Map<string, string[]>();
  for (const [text, label] of pairs(train)) {
    if (!OUTSIDE.has(label)) byLabel.set(label, [...(byLabel.get(label) ?? []), text]);
  }
  const intents = [...byLabel].map(([id, lines]) => ({ id, lines: { en: lines } }));
  const begun = performance.now();
  const engine = createUnderstanding({ intents, departments: [], districts: [], ambiguous: [] });
  const trainingSeconds = (performance.now() - begun) / 1000;
  const all = pairs(test);
  const inScope = all.filter(([, label]) => !OUTSIDE.has(label));
  const outside = [...all.filter(([, label]) => OUTSIDE.has(label)), ...(oos ? pairs(oos) : [])];
  const asked = performance.now();
  const right = inScope.filter(([text, label]) => engine.understand(text).intent.id === label).length;
  const microseconds = ((performance.now() - asked) * 1000) / Math.max(1, inScope.length);
  const refused = outside.filter(([text]) => engine.understand(text).intent.confidence < ACT).length;
  return {
    n: inScope.length,
    accuracy: inScope.length ? right / inScope.length : 0,
    outOfScope: { n: outside.length, recall: outside.length ? refused / outside.length : 0 },
    trainingSeconds,
    microsecondsPerQuery: microseconds,
  };
}

function pairs(file: string): [string, string][] {
  return readGiven(file)
    .toString('utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .map((line, index): [string, string] => {
      const [text, label = ''] = line.split('\t');
      if (!text) throw new Trouble('input', `${file}:${index + 1}: there is no text.`);
      return [text, label];
    });
}
