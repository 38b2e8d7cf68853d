import type { Command } from 'commander';
import { Trouble } from '../../lib/errors.ts';
import { evaluateLabels, type Labelled, readLabelled } from '../evaluate-labels.ts';
import { print, readGiven } from '../with-house.ts';

interface Options {
  train: string;
  test: string;
  oos?: string;
  json?: boolean;
}

export function addEvaluate(program: Command): void {
  const nlu = program.command('nlu').description('the engine of understanding by itself');
  nlu
    .command('evaluate')
    .description('train and test the same engine on any data set of text⇥label')
    .requiredOption('--train <tsv>', 'what it learns from')
    .requiredOption('--test <tsv>', 'what it is tested on; labels that training never had are out of scope')
    .option('--oos <tsv>', 'more lines that belong to no label')
    .option('--json', 'one JSON document')
    .action((options: Options) => {
      const figures = evaluateLabels(
        trainingLines(options.train),
        readLabelled(options.test, readGiven(options.test)),
        options.oos ? readLabelled(options.oos, readGiven(options.oos), false) : [],
      );
      print(options.json, figures, () => [
        JSON.stringify(figures, null, 2),
        'Next: gemcell understand TEXT shows how a single line is read',
      ]);
    });
}

function trainingLines(file: string): Labelled[] {
  const lines = readLabelled(file, readGiven(file));
  if (new Set(lines.map((line) => line.label)).size < 2) {
    throw new Trouble('input', `${file}: there must be at least two labels to learn.`);
  }
  return lines;
}
